// The features of possible headlines, weighted: `describe` of newsclean/line_model/headline_line.py.
#pragma once
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "folding.hpp"
#include "keywords.hpp"

namespace kernel {

using Words = std::vector<size_t>;  // hashes of words

inline size_t hash_of(PointsView word) { return std::hash<PointsView>()(word); }

constexpr Py_UCS4 IDEOGRAPHIC = 0x3000;
constexpr Py_ssize_t OPENING = 40, RUN = 30;  // paragraphs of the body whose words are read; lines below a headline

// text.lower()
inline Points lowered(const Text& text) {
    Points out(static_cast<size_t>(text.size()), U'\0');
    const bool plain = text.with_points([&](const auto* points, Py_ssize_t size) {
        bool all = true;
        for (Py_ssize_t at = 0; at < size; ++at) {
            all = all && (points[at] <= 0xff || folds_plainly(points[at]));
            out[static_cast<size_t>(at)] = folded_plainly(points[at]);
        }
        return all;
    });
    if (plain) return out;
    const Ref lower(PyObject_CallMethod(text.object(), "lower", nullptr));
    return points_of(lower.get());
}

// Calls `found(word)` for each lower-cased word, or pair of characters in scripts without spaces.
template <typename Found>
void each_word(const Text& text, Found&& found) {
    if (text.size() == 0) return;
    if (text[0] > IDEOGRAPHIC || text.last() > IDEOGRAPHIC) {
        Points whole;
        append_points(whole, text);
        for (size_t at = 0; at + 1 < whole.size(); ++at) found(PointsView(whole).substr(at, 2));
        return;
    }
    const Points lower = lowered(text);
    const PointsView all(lower);
    for (size_t at = 0; at < all.size();) {
        while (at < all.size() && is_space(all[at])) ++at;
        size_t start = at;
        while (at < all.size() && !is_space(all[at])) ++at;
        size_t end = at;
        const char32_t* signs = U".,:;!?\"'“”‘’«»()|-–—";
        while (start < end && is_one_of(all[start], signs)) ++start;
        while (end > start && is_one_of(all[end - 1], signs)) --end;
        if (start < end) found(all.substr(start, end - start));
    }
}

inline bool has_part(const Text& line, PointsView part) {
    return line.with_points([&](const auto* points, Py_ssize_t size) {
        return std::search(points, points + size, part.begin(), part.end()) != points + size;
    });
}

// What is known of the page: each argument of `headline_points` by its name.
struct HeadlinePage {
    Items lines, scores, marked;
    Numbers places, body, sums, below;
    std::vector<Words> words;  // of the first paragraphs, sorted
    std::unordered_set<size_t> whole, slug;
    Numbers rivals{0}, marks{0};  // how many stand before each line
    Ref counts{PyDict_New()};

    explicit HeadlinePage(const Args& args)
        : lines(args[0]), scores(args[1]), marked(args[2]), places(numbers_of(args[3])), body(numbers_of(args[4])),
          sums(numbers_of(args[5])), below(numbers_of(args[6])) {
        for (size_t at = 0; at < body.size() && at < static_cast<size_t>(OPENING); ++at) {
            Words found;
            each_word(Text(lines[body[at]]), [&](PointsView word) { found.push_back(hash_of(word)); });
            std::sort(found.begin(), found.end());
            whole.insert(found.begin(), found.end());
            words.push_back(std::move(found));
        }
        const Ref list(PySequence_List(args[7]));
        const Items pieces(list.get());
        for (Py_ssize_t at = 0; at < pieces.size(); ++at) slug.insert(hash_of(points_of(pieces[at])));
        for (Py_ssize_t at = 0; at < lines.size(); ++at) {
            const Py_ssize_t size = Text(lines[at]).size();
            const bool mark = is_true(marked[at]);
            rivals.push_back(rivals.back() + (20 <= size && size <= 120 && !mark));
            marks.push_back(marks.back() + mark);
            PyObject* before = item_or_null(counts.get(), lines[at]);
            must(PyDict_SetItem(counts.get(), lines[at], before == nullptr ? Py_False : Py_True));
        }
    }

    bool is_repeated(PyObject* line) const { return item_or_null(counts.get(), line) == Py_True; }

    bool stands_below(size_t word, size_t rank) const {
        for (size_t at = rank; at < words.size() && at < rank + 2; ++at)
            if (std::binary_search(words[at].begin(), words[at].end(), word)) return true;
        return false;
    }
};

class HeadlineRow {
   public:
    HeadlineRow(const HeadlinePage& page, Py_ssize_t line) : page_(page), line_(line) {
        rank_ = static_cast<size_t>(page.below.at(static_cast<size_t>(line)));
        shape(Text(page.lines[line]));
        place();
        around();
        values_.push_back(values_[0] * std::log1p(static_cast<double>(page.body.at(rank_) - line)));
    }

    double weighted(const std::vector<double>& weights) const {
        if (weights.size() != values_.size()) throw std::invalid_argument("another number of weights");
        double sum = 0;
        for (size_t at = 0; at < values_.size(); ++at) sum += values_[at] * weights[at];
        return sum;
    }

   private:
    // Shares of the line's longer words that occur elsewhere, its length, and its signs.
    void shape(const Text& line) {
        double shared[3] = {0, 0, 0}, count = 0;
        each_word(line, [&](PointsView word) {
            const bool wide = word[0] > IDEOGRAPHIC || (word[0] == IDEOGRAPHIC && word.size() > 1);
            if (word.size() <= 3 && !wide) return;
            ++count;
            const size_t hash = hash_of(word);
            shared[0] += page_.stands_below(hash, rank_);
            shared[1] += page_.whole.count(hash) > 0;
            shared[2] += page_.slug.count(hash) > 0;
        });
        for (double& share : shared) values_.push_back(share /= std::max(count, 3.0));
        values_.push_back(shared[0] == 0 && shared[1] == 0);
        const double size = static_cast<double>(line.size());
        const bool wide = line[0] > IDEOGRAPHIC || line.last() > IDEOGRAPHIC;
        const double length = std::log(size * (wide ? 2.2 : 1.0) / 60);
        values_.push_back(std::max(length, 0.0));
        values_.push_back(std::max(-length, 0.0));
        values_.push_back(is_one_of(line.last(), U".。:："));
        values_.push_back(page_.is_repeated(line.object()));
        values_.push_back(std::max(-8.0, std::min(to_double(page_.scores[line_]), 8.0)) / 4);
        values_.push_back(has_part(line, U"|") || has_part(line, U" » ") || has_part(line, U" > ") ||
                          has_part(line, U" :: "));
        signs(line, size);
    }

    void signs(const Text& line, double size) {
        double digits = 0, capitals = 0, spaces = 0;
        bool inside = false;
        for (Py_ssize_t at = 0; at < line.size(); ++at) {
            const Py_UCS4 c = line[at];
            digits += Py_UNICODE_ISDIGIT(c) != 0;
            spaces += c == ' ';
            if (!inside && !is_space(c)) capitals += Py_UNICODE_ISUPPER(c) != 0;
            inside = !is_space(c);
        }
        values_.push_back(digits / size);
        values_.push_back(capitals / (spaces + 1));
    }

    void place() {
        const Numbers& body = page_.body;
        const Py_ssize_t start = body.at(rank_);
        const auto last = std::lower_bound(body.begin() + static_cast<std::ptrdiff_t>(rank_), body.end(), start + RUN);
        const double total = static_cast<double>(page_.sums.back()), before = static_cast<double>(page_.sums.at(rank_));
        const double soon = static_cast<double>(page_.sums.at(static_cast<size_t>(last - body.begin())));
        values_.push_back(std::log1p(static_cast<double>(start - line_)));
        values_.push_back(start == line_);
        values_.push_back(start - line_ <= 5);
        values_.push_back(before / total);
        values_.push_back((soon - before) / total);
    }

    void around() {
        const Py_ssize_t i = line_, last = page_.lines.size();
        const Py_ssize_t at = page_.body.at(rank_) > i ? page_.body.at(rank_) : i + 1;
        const auto between = [](const Numbers& sums, Py_ssize_t from, Py_ssize_t to) {
            return static_cast<double>(sums.at(static_cast<size_t>(to)) - sums.at(static_cast<size_t>(from)));
        };
        values_.push_back(std::log1p(between(page_.rivals, std::max<Py_ssize_t>(0, i - 10), i)));
        values_.push_back(std::log1p(between(page_.rivals, i + 1, at)));
        values_.push_back(std::log1p(between(page_.marks, i + 1, at)));
        values_.push_back(between(page_.marks, i + 1, std::min(i + 4, last)) / 3);
        values_.push_back(between(page_.marks, std::max<Py_ssize_t>(0, i - 3), i) / 3);
    }

    const HeadlinePage& page_;
    Py_ssize_t line_;
    size_t rank_;
    std::vector<double> values_;
};

// headline_points(lines, scores, marked, places, body, sums, below, slug, weights): how much each place looks like it.
inline PyObject* headline_points(const Args& args) {
    const HeadlinePage page(args);
    std::vector<double> weights;
    const Items given(args[8]);
    for (Py_ssize_t at = 0; at < given.size(); ++at) weights.push_back(to_double(given[at]));
    Ref points(PyList_New(0));
    for (const Py_ssize_t line : page.places)
        append(points, Ref(PyFloat_FromDouble(HeadlineRow(page, line).weighted(weights))));
    return points.release();
}

}  // namespace kernel
