// The features of possible headlines, weighted: `describe` of newsclean/line_model/headline_line.py.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "folding.hpp"
#include "keywords.hpp"

namespace kernel {

inline size_t hash_of(PointsView word) { return std::hash<PointsView>()(word); }

// A set of hashes; none is taken out again.
class Hashes {
   public:
    void add(size_t hash) {
        if (2 * (count_ + 1) > slots_.size()) grow();
        size_t& slot = slots_[place(hash)];
        count_ += slot == 0;
        slot = hash | 1;
    }
    bool has(size_t hash) const { return !slots_.empty() && slots_[place(hash)] != 0; }

   private:
    size_t place(size_t hash) const {
        hash |= 1;  // 0 is an empty slot
        size_t at = (hash >> 7) & (slots_.size() - 1);
        while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        std::vector<size_t> old(std::max<size_t>(64, 2 * slots_.size()));
        old.swap(slots_);
        for (const size_t hash : old)
            if (hash != 0) slots_[place(hash)] = hash;
    }

    std::vector<size_t> slots_;
    size_t count_ = 0;
};

constexpr Py_UCS4 IDEOGRAPHIC = 0x3000;
constexpr Py_ssize_t OPENING = 40, RUN = 30;  // paragraphs of the body whose words are read; lines below a headline
constexpr Py_ssize_t ABOVE = 40, SHORTEST = 8, LONGEST = 250, PARAGRAPH = 100;  // as in the module of Python
constexpr double BANNERS = 0.4;

// text.lower()
inline void lower(const Text& text, Points& out) {
    out.resize(static_cast<size_t>(text.size()));
    const bool plain = text.with_points([&](const auto* points, Py_ssize_t size) {
        bool all = true;
        for (Py_ssize_t at = 0; at < size; ++at) {
            all = all && (points[at] <= 0xff || folds_plainly(points[at]));
            out[static_cast<size_t>(at)] = folded_plainly(points[at]);
        }
        return all;
    });
    if (plain) return;
    const Ref made(PyObject_CallMethod(text.object(), "lower", nullptr));
    out = points_of(made.get());
}

// Calls `found(word)` for each lower-cased word, or pair of characters in scripts without spaces.
template <typename Found>
void each_word(const Text& text, Points& buffer, Found&& found) {
    if (text.size() == 0) return;
    if (text[0] > IDEOGRAPHIC || text.last() > IDEOGRAPHIC) {
        buffer.clear();
        append_points(buffer, text);
        for (size_t at = 0; at + 1 < buffer.size(); ++at) found(PointsView(buffer).substr(at, 2));
        return;
    }
    lower(text, buffer);
    const PointsView all(buffer);
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

// What is known of the page: its body, and its lines that may be the headline.
struct HeadlinePage {
    Items lines, scores, marked;
    Numbers body, sums{0}, below;  // the places of the body's paragraphs, the characters before each, as `body_of` has them
    Numbers places;
    std::vector<Hashes> words;  // of the first paragraphs
    Hashes whole, slug;
    Numbers rivals{0}, marks{0};  // how many stand before each line
    Ref counts{PyDict_New()};

    explicit HeadlinePage(const Args& args) : lines(args[0]), scores(args[1]), marked(args[2]) {
        std::vector<Py_ssize_t> sizes;
        for (Py_ssize_t at = 0; at < lines.size(); ++at) {
            const Text line(lines[at]);
            sizes.push_back(line.size());
            const bool wide = line.size() >= PARAGRAPH / 2 && line[0] > SPACELESS;
            below.push_back(static_cast<Py_ssize_t>(body.size()));
            if (to_double(scores[at]) > 0 && (line.size() >= PARAGRAPH || wide)) {
                body.push_back(at);
                sums.push_back(sums.back() + line.size());
            }
            const bool mark = is_true(marked[at]);
            rivals.push_back(rivals.back() + (20 <= line.size() && line.size() <= 120 && !mark));
            marks.push_back(marks.back() + mark);
        }
        if (body.empty()) return;
        for (Py_ssize_t at = 0; at <= body.back(); ++at) {
            const auto rank = static_cast<size_t>(below.at(static_cast<size_t>(at)));
            const Py_ssize_t size = sizes.at(static_cast<size_t>(at));
            const bool fits = (SHORTEST <= size && size <= LONGEST) || (size > 4 && Text(lines[at])[0] >= IDEOGRAPHIC);
            if (!fits || rank >= body.size() || body[rank] - at > ABOVE) continue;
            if (static_cast<double>(sums.at(rank)) > BANNERS * static_cast<double>(sums.back())) break;
            if (body[rank] != at || 2 * size <= 3 * PARAGRAPH)
                if (!is_true(marked[at])) places.push_back(at);
        }
        if (!places.empty()) read_words(args[3]);
    }

    void read_words(PyObject* address) {
        Points buffer;
        for (size_t at = 0; at < body.size() && at < static_cast<size_t>(OPENING); ++at) {
            words.emplace_back();
            each_word(Text(lines[body[at]]), buffer, [&](PointsView word) {
                words.back().add(hash_of(word));
                whole.add(hash_of(word));
            });
        }
        const Ref list(PySequence_List(address));
        const Items pieces(list.get());
        for (Py_ssize_t at = 0; at < pieces.size(); ++at) slug.add(hash_of(points_of(pieces[at])));
        for (Py_ssize_t at = 0; at < lines.size(); ++at) {
            PyObject* before = item_or_null(counts.get(), lines[at]);
            must(PyDict_SetItem(counts.get(), lines[at], before == nullptr ? Py_False : Py_True));
        }
    }

    bool is_repeated(PyObject* line) const { return item_or_null(counts.get(), line) == Py_True; }

    bool stands_below(size_t word, size_t rank) const {
        for (size_t at = rank; at < words.size() && at < rank + 2; ++at)
            if (words[at].has(word)) return true;
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
        Points buffer;
        each_word(line, buffer, [&](PointsView word) {
            const bool wide = word[0] > IDEOGRAPHIC || (word[0] == IDEOGRAPHIC && word.size() > 1);
            if (word.size() <= 3 && !wide) return;
            ++count;
            const size_t hash = hash_of(word);
            shared[0] += page_.stands_below(hash, rank_);
            shared[1] += page_.whole.has(hash);
            shared[2] += page_.slug.has(hash);
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

// headline_points(lines, scores, marked, slug, weights): the lines that may be the headline, how much each looks like it,
// and the first line of the body; None if there is no such line.
inline PyObject* headline_points(const Args& args) {
    const HeadlinePage page(args);
    std::vector<double> weights;
    const Items given(args[4]);
    for (Py_ssize_t at = 0; at < given.size(); ++at) weights.push_back(to_double(given[at]));
    if (page.places.empty()) return Py_NewRef(Py_None);
    Ref places(PyList_New(0)), points(PyList_New(0)), first(PyLong_FromSsize_t(page.body.front()));
    for (const Py_ssize_t line : page.places) {
        append(places, Ref(PyLong_FromSsize_t(line)));
        append(points, Ref(PyFloat_FromDouble(HeadlineRow(page, line).weighted(weights))));
    }
    return PyTuple_Pack(3, places.get(), points.get(), first.get());
}

}  // namespace kernel
