// Which rules have a required word or sign in a part of a line: newsclean/rules/keyword_index.py.
#pragma once
#include <bitset>
#include <deque>
#include <map>
#include <unordered_map>
#include <vector>

#include "folding.hpp"
#include "records.hpp"
#include "shapes.hpp"

namespace kernel {

using Numbers = std::vector<Py_ssize_t>;

inline Numbers numbers_of(PyObject* iterable) {
    Numbers out;
    const Ref list(PySequence_List(iterable));
    const Items items(list.get());
    for (Py_ssize_t at = 0; at < items.size(); ++at) out.push_back(to_index(items[at]));
    return out;
}

template <typename Found>
void each_item(PyObject* dict, Found&& found) {
    PyObject *key, *value;
    Py_ssize_t position = 0;
    if (!PyDict_Check(dict)) throw std::invalid_argument("a dict is needed");
    while (PyDict_Next(dict, &position, &key, &value)) found(key, value);
}

// A letter to the pattern [^\W\d_].
inline bool is_letter(Py_UCS4 c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c);
}

// letter_words(text): runs of letters, with an apostrophe between two of them: newsclean/text/language/letter_words.py.
inline PyObject* letter_words(const Args& args) {
    const Text text = args.text(0);
    Ref words(PyList_New(0));
    text.with_points([&](const auto* points, Py_ssize_t size) {
        for (Py_ssize_t at = 0; at < size;) {
            const Py_ssize_t start = at;
            while (at < size && is_letter(points[at])) ++at;
            if (at > start && at + 1 < size && points[at] == '\'' && is_letter(points[at + 1]))
                for (++at; at < size && is_letter(points[at]);) ++at;
            if (at > start) append(words, text.slice(start, at));
            at += at == start;
        }
    });
    return words.release();
}

// A set of characters that is asked about each character of a text.
class Characters {
   public:
    void add(char32_t c) { c < 0x10000 ? known_.set(c) : known_.set(0xffff); }  // one bit for all beyond: they are rare
    bool may_hold(char32_t c) const { return known_[c < 0x10000 ? c : 0xffff]; }

   private:
    std::bitset<0x10000> known_;
};

// Of the first letters and the length of a word: nearly all words of a text have none of the rules' words.
inline char32_t mark_of(PointsView word) {
    if (word.empty()) return 0;
    const char32_t second = word.size() > 1 ? word[1] : U'\0', last = word.back();
    return (word[0] * 31 + second * 1031 + last * 8209 + static_cast<char32_t>(word.size()) * 257) & 0xffff;
}

class KeywordIndex {
   public:
    // (words, signs, parts, whole): the tables of the index in Python.
    explicit KeywordIndex(PyObject* tables) {
        const Items given(tables);
        each_item(given[0], [&](PyObject* word, PyObject* rules) { add_word(points_of(word), numbers_of(rules)); });
        each_item(given[1], [&](PyObject* sign, PyObject* rules) {
            const Points points = points_of(sign);
            if (points.size() != 1) return;
            signs_[points[0]] = numbers_of(rules);
            sign_set_.add(points[0]);
        });
        each_item(given[2], [&](PyObject* part, PyObject* rules) {
            Points points = points_of(part);
            if (points.empty()) return;
            part_starts_.add(points[0]);
            const char32_t first = points[0];
            parts_[first].emplace_back(std::move(points), numbers_of(rules));
        });
        whole_ = is_true(given[3]);
    }

    KeywordIndex(const KeywordIndex&) = delete;  // the keys of words_ look into stored_
    KeywordIndex& operator=(const KeywordIndex&) = delete;

    // Adds the rules that have a word or sign in text[start:end], of which `folded` is the folded form.
    void candidates(const Text& text, Py_ssize_t start, Py_ssize_t end, const Points& folded, Numbers& out) const {
        whole_ ? by_whole_words(folded, out) : by_split_words(folded, out);
        if (start < 0 || end > text.size()) throw std::out_of_range("offset outside of a text");
        text.with_points([&](const auto* points, Py_ssize_t) {
            std::bitset<128> seen;  // the digits of a line have the same rules
            for (Py_ssize_t at = start; at < end; ++at) {
                const char32_t c = points[at];
                if (!sign_set_.may_hold(c) || (c < 128 && seen[c])) continue;
                if (c < 128) seen.set(c);
                add(signs_, c, out);
            }
        });
        if (!parts_.empty()) by_parts(folded, out);
    }

   private:
    using Part = std::pair<Points, Numbers>;

    void add_word(Points word, Numbers rules) {
        longest_ = std::max(longest_, word.size());
        word_set_.add(mark_of(word));
        stored_.push_back(std::move(word));
        words_[PointsView(stored_.back())] = std::move(rules);
    }

    static void add(const std::unordered_map<char32_t, Numbers>& table, char32_t key, Numbers& out) {
        const auto found = table.find(key);
        if (found != table.end()) out.insert(out.end(), found->second.begin(), found->second.end());
    }

    void look_up(PointsView word, Numbers& out) const {
        if (word.empty() || word.size() > longest_ || !word_set_.may_hold(mark_of(word))) return;
        const auto found = words_.find(word);
        if (found != words_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
    }

    // Letters, and single hyphens or apostrophes between them.
    void by_whole_words(PointsView folded, Numbers& out) const {
        size_t at = 0;
        while (at < folded.size()) {
            if (!is_letter(folded[at])) {
                ++at;
                continue;
            }
            const size_t start = at;
            while (at < folded.size() &&
                   (is_letter(folded[at]) || (is_joiner(folded[at]) && at + 1 < folded.size() && is_letter(folded[at + 1]))))
                ++at;
            look_up(folded.substr(start, at - start), out);
        }
    }

    void by_split_words(PointsView folded, Numbers& out) const {
        size_t at = 0;
        while (at < folded.size()) {
            while (at < folded.size() && is_space(folded[at])) ++at;
            const size_t start = at;
            while (at < folded.size() && !is_space(folded[at])) ++at;
            if (at > start) forms(folded.substr(start, at - start), out);
        }
    }

    // A word between spaces, and what is left of it without the usual signs before or after it.
    void forms(PointsView word, Numbers& out) const {
        look_up(word, out);
        const bool opens = word[0] == U'(' || word[0] == U'[';
        if (!opens && !is_one_of(word.back(), U".,:;)/|")) return;
        endings(word, out);
        if (opens) {
            look_up(word.substr(1), out);
            endings(word.substr(1), out);
        }
    }

    void endings(PointsView word, Numbers& out) const {
        if (word.empty()) return;
        if (is_one_of(word.back(), U".,:;)/|")) look_up(word.substr(0, word.size() - 1), out);
        if (word.size() > 1 && word.substr(word.size() - 2) == U").") look_up(word.substr(0, word.size() - 2), out);
    }

    void by_parts(PointsView folded, Numbers& out) const {
        for (size_t at = 0; at < folded.size(); ++at) {
            if (!part_starts_.may_hold(folded[at])) continue;
            const auto begins = parts_.find(folded[at]);
            if (begins == parts_.end()) continue;
            for (const Part& part : begins->second)
                if (folded.substr(at, part.first.size()) == part.first)
                    out.insert(out.end(), part.second.begin(), part.second.end());
        }
    }

    static bool is_joiner(char32_t c) { return c == U'\'' || c == U'’' || c == U'-'; }

    std::deque<Points> stored_;
    std::unordered_map<PointsView, Numbers> words_;
    std::unordered_map<char32_t, Numbers> signs_;
    std::unordered_map<char32_t, std::vector<Part>> parts_;
    Characters sign_set_, part_starts_, word_set_;
    size_t longest_ = 0;
    bool whole_ = true;
};

}  // namespace kernel
