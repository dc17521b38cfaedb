// May two lines be versions of one headline? The cheap questions of newsclean/text/headline_match.py.
#pragma once
#include <algorithm>
#include <vector>

#include "folding.hpp"

namespace kernel {

inline PointsView stripped(PointsView text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// A title in the form in which others are compared with it.
class Title {
   public:
    explicit Title(const Text& text) : length_(text.size()) {
        fold_case(text, 0, text.size(), folded_);
        folded_view_ = stripped(folded_);
        each_split(folded_view_, [this](PointsView word) { words_.push_back(word); });
        std::sort(words_.begin(), words_.end());
        words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
        seen_.resize(words_.size());
    }
    Title(const Title&) = delete;  // its views look into folded_
    Title& operator=(const Title&) = delete;

    bool may_repeat(const Text& line) {
        const Py_ssize_t few = std::min(length_, line.size()), many = std::max(length_, line.size());
        if (many > few + 60 || (few < 8 && many != few)) return false;
        fold_case(line, 0, line.size(), other_);
        const PointsView other = stripped(other_), title = folded_view_;
        if (title == other) return true;
        if (few < 8) return false;
        if (static_cast<double>(many) <= 1.3 * static_cast<double>(few) && shares_words(other)) return true;
        return title.size() <= other.size() ? other.find(title) != PointsView::npos
                                            : title.find(other) != PointsView::npos;
    }

   private:
    template <typename Found>
    static void each_split(PointsView text, Found&& found) {
        for (size_t at = 0; at < text.size();) {
            while (at < text.size() && is_space(text[at])) ++at;
            const size_t start = at;
            while (at < text.size() && !is_space(text[at])) ++at;
            if (at > start) found(text.substr(start, at - start));
        }
    }

    // Does another line have half of the words? Then rapidfuzz decides.
    bool shares_words(PointsView other) {
        if (folded_view_.find(U' ') == PointsView::npos) return true;
        std::fill(seen_.begin(), seen_.end(), false);
        size_t shared = 0;
        each_split(other, [&](PointsView word) {
            const auto found = std::lower_bound(words_.begin(), words_.end(), word);
            if (found == words_.end() || *found != word) return;
            const auto at = static_cast<size_t>(found - words_.begin());
            shared += !seen_[at];
            seen_[at] = true;
        });
        return 2 * shared >= words_.size();
    }

    Points folded_, other_;
    PointsView folded_view_;
    std::vector<PointsView> words_;  // each once, in order
    std::vector<bool> seen_;
    Py_ssize_t length_;
};

// may_be_same_title(a, b): False is a proof that they are not.
inline PyObject* may_be_same_title(const Args& args) {
    return boolean(Title(args.text(0)).may_repeat(args.text(1)));
}

// possible_repeats(title, lines, numbers): the numbers of the lines that may repeat the title.
inline PyObject* possible_repeats(const Args& args) {
    Title title(args.text(0));
    const Items lines(args[1]), numbers(args[2]);
    Ref found(PyList_New(0));
    for (Py_ssize_t at = 0; at < numbers.size(); ++at)
        if (title.may_repeat(Text(lines[to_index(numbers[at])])))
            append(found, Ref::borrowed(numbers[at]));
    return found.release();
}

}  // namespace kernel
