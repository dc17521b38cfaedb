// May two lines be versions of one headline? The cheap questions of newsclean/text/headline_match.py.
#pragma once
#include "folding.hpp"

namespace kernel {

inline PointsView stripped(PointsView text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// `title` is folded and stripped, and had `length` characters before.
inline bool may_repeat(PointsView title, Py_ssize_t length, const Text& line, Points& buffer) {
    const Py_ssize_t few = std::min(length, line.size()), many = std::max(length, line.size());
    if (many > few + 60 || (few < 8 && many != few)) return false;
    fold_case(line, 0, line.size(), buffer);
    const PointsView other = stripped(buffer);
    if (title == other) return true;
    if (few < 8) return false;
    if (static_cast<double>(many) <= 1.3 * static_cast<double>(few)) return true;  // rapidfuzz decides
    return title.size() <= other.size() ? other.find(title) != PointsView::npos : title.find(other) != PointsView::npos;
}

// may_be_same_title(a, b): False is a proof that they are not.
inline PyObject* may_be_same_title(const Args& args) {
    const Text a = args.text(0), b = args.text(1);
    Points folded, buffer;
    fold_case(a, 0, a.size(), folded);
    return boolean(may_repeat(stripped(folded), a.size(), b, buffer));
}

// possible_repeats(title, lines, numbers): the numbers of the lines that may repeat the title.
inline PyObject* possible_repeats(const Args& args) {
    const Text title = args.text(0);
    const Items lines(args[1]), numbers(args[2]);
    Points folded, buffer;
    fold_case(title, 0, title.size(), folded);
    const PointsView wanted = stripped(folded);
    Ref found(PyList_New(0));
    for (Py_ssize_t at = 0; at < numbers.size(); ++at)
        if (may_repeat(wanted, title.size(), Text(lines[to_index(numbers[at])]), buffer))
            append(found, Ref::borrowed(numbers[at]));
    return found.release();
}

}  // namespace kernel
