// White space inside lines that is to be one plain space: `_gaps` of newsclean/clean/repair/characters.py.
#pragma once
#include "lines.hpp"
#include "settling.hpp"

namespace kernel {

inline bool is_exotic(Py_UCS4 c) {
    if (c < 0xa0) return c == '\t';
    return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000;
}

inline bool is_gap(Py_UCS4 c) { return c == ' ' || is_exotic(c); }

inline bool is_wide(Py_UCS4 c) {
    return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff00 && c <= 0xffef) || (c >= 0x20000 && c <= 0x3ffff);
}

// Calls `found(start, end)` for each run of spaces, of two or more or of one that is not plain, after a character.
template <typename Found>
void each_gap(const Text& text, Found&& found) {
    text.with_points([&](const auto* points, Py_ssize_t size) {
        for (Py_ssize_t at = 1; at < size; ++at) {
            if (!is_gap(points[at]) || is_space(points[at - 1])) continue;
            const Py_ssize_t start = at;
            while (at + 1 < size && is_gap(points[at + 1])) ++at;
            if (at + 1 < size && !is_space(points[at + 1]) && (at > start || points[start] != ' ')) found(start, at + 1);
        }
    });
}

// has_gap(text): is there a run of two spaces, or a space that is not plain?
inline PyObject* has_gap(const Args& args) {
    return boolean(args.text(0).with_points([](const auto* points, Py_ssize_t size) {
        for (Py_ssize_t at = 0; at < size; ++at) {
            const Py_UCS4 c = points[at];
            if (c == ' ' ? at + 1 < size && points[at + 1] == ' ' : is_exotic(c)) return true;
        }
        return false;
    }));
}

// gap_edits(text, Edit): the edits that make each such run one plain space.
inline PyObject* gap_edits(const Args& args) {
    const Text text = args.text(0);
    const TupleMaker edit(args[1], EDIT_FIELDS);
    const Name space("whitespace"), exotic("space/exotic"), run("space/run");
    const Ref plain(PyUnicode_FromString(" ")), certain(PyFloat_FromDouble(1.0));
    Ref edits(PyList_New(0));
    each_gap(text, [&](Py_ssize_t start, Py_ssize_t end) {
        bool odd = false, ideographic = false;
        for (Py_ssize_t at = start; at < end; ++at) {
            odd = odd || is_exotic(text[at]);
            ideographic = ideographic || text[at] == 0x3000;
        }
        if (ideographic && (is_wide(text[start - 1]) || is_wide(text[end]))) return;
        const Ref first(PyLong_FromSsize_t(start)), last(PyLong_FromSsize_t(end));
        append(edits, edit.make({first.get(), last.get(), plain.get(), space.get(), (odd ? exotic : run).get(),
                                 certain.get()}));
    });
    return edits.release();
}

}  // namespace kernel
