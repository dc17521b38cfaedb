// Which rules have a required word or sign in a part of a line: newsclean/rules/keyword_index.py.
#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
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

// A set of hashes that is asked before a table is: two bits of each in one word, so small that it stays at hand while the
// table does not. It says that it holds one in fifty or less of what it does not hold.
class Hint {
   public:
    void add(uint64_t hash) { words_[hash >> 52] |= bits(hash); }
    bool may_hold(uint64_t hash) const { return (words_[hash >> 52] & bits(hash)) == bits(hash); }

   private:
    static uint64_t bits(uint64_t hash) { return uint64_t{1} << (hash >> 46 & 63) | uint64_t{1} << (hash >> 40 & 63); }
    std::array<uint64_t, 1 << 12> words_{};
};

constexpr uint64_t SPREAD = 0x9e3779b97f4a7c15;  // 2^64 by the golden ratio: a product's upper bits depend on all below

// Of four letters and the length of a word.
inline uint64_t hint_of(PointsView word) {
    uint64_t hash = word.size();
    if (word.empty()) return hash;
    for (const size_t at : {size_t{0}, size_t{word.size() > 1}, word.size() / 2, word.size() - 1})
        hash = (hash ^ word[at]) * SPREAD;
    return hash;
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
        for (const auto& [sign, rules] : signs_)
            for (const auto& [other, others] : signs_)
                if (sign < 128 && other < 128 && rules == others) alike_[sign].set(other);
        each_item(given[2], [&](PyObject* part, PyObject* rules) {
            Points points = points_of(part);
            if (points.empty()) return;
            const char32_t first = points[0];
            (has_wide(points) ? wide_parts_ : parts_).add(first, {std::move(points), numbers_of(rules)});
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
            std::bitset<128> seen;  // with the digits of a line, which all have the same rules
            for (Py_ssize_t at = start; at < end; ++at) {
                const char32_t c = points[at];
                if (!sign_set_.may_hold(c) || (c < 128 && seen[c])) continue;
                if (c < 128) seen |= alike_[c];
                add(signs_, c, out);
            }
        });
        parts_.search(folded, out);
        if (has_wide(folded)) wide_parts_.search(folded, out);
    }

   private:
    // Literals that may stand anywhere in a line, by their first characters.
    class Parts {
       public:
        void add(char32_t first, std::pair<Points, Numbers> part) {
            starts_.add(first);
            parts_[first].push_back(std::move(part));
        }
        void search(PointsView folded, Numbers& out) const {
            for (size_t at = 0; at < folded.size(); ++at) {
                if (!starts_.may_hold(folded[at])) continue;
                const auto begins = parts_.find(folded[at]);
                if (begins == parts_.end()) continue;
                for (const auto& [part, rules] : begins->second)
                    if (folded.substr(at, part.size()) == part) out.insert(out.end(), rules.begin(), rules.end());
            }
        }

       private:
        Characters starts_;
        std::unordered_map<char32_t, std::vector<std::pair<Points, Numbers>>> parts_;
    };

    static bool has_wide(PointsView points) {
        char32_t highest = 0;
        for (const char32_t c : points) highest = std::max(highest, c);  // of many characters at once
        return highest > SPACELESS;
    }

    void add_word(Points word, Numbers rules) {
        longest_ = std::max(longest_, word.size());
        word_set_.add(hint_of(word));
        stored_.push_back(std::move(word));
        words_[PointsView(stored_.back())] = std::move(rules);
    }

    static void add(const std::unordered_map<char32_t, Numbers>& table, char32_t key, Numbers& out) {
        const auto found = table.find(key);
        if (found != table.end()) out.insert(out.end(), found->second.begin(), found->second.end());
    }

    void look_up(PointsView word, Numbers& out) const {
        if (word.empty() || word.size() > longest_ || !word_set_.may_hold(hint_of(word))) return;
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

    static bool is_joiner(char32_t c) { return c == U'\'' || c == U'’' || c == U'-'; }

    std::deque<Points> stored_;
    std::unordered_map<PointsView, Numbers> words_;
    std::unordered_map<char32_t, Numbers> signs_;
    std::array<std::bitset<128>, 128> alike_;  // of each sign of ASCII those that have the same rules
    Parts parts_, wide_parts_;                 // the second have a character that only wide lines have
    Characters sign_set_;
    Hint word_set_;
    size_t longest_ = 0;
    bool whole_ = true;
};

}  // namespace kernel
