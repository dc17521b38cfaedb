// The lines of a text, as `str.splitlines` and `str.strip` give them.
#pragma once
#include "python.hpp"

namespace kernel {

inline bool ends_line(Py_UCS4 c) {
    if (c > 0x1e && c < 0x85) return false;  // nearly all characters
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

inline bool is_space(Py_UCS4 c) {
    if (c > 0x20 && c < 0x85) return false;
    return Py_UNICODE_ISSPACE(c);
}

struct Line {
    Py_ssize_t start;  // of what is left when white space is stripped
    Py_ssize_t end;
};

// Calls `found(line, number)` for each line that is not blank.
template <typename Found>
void each_line(const Text& text, Found&& found) {
    text.with_points([&](const auto* points, Py_ssize_t size) {
        Py_ssize_t at = 0, number = 0;
        while (at < size) {
            Py_ssize_t start = at;
            while (at < size && !ends_line(points[at])) ++at;
            Py_ssize_t end = at;
            while (start < end && is_space(points[start])) ++start;
            while (end > start && is_space(points[end - 1])) --end;
            if (start < end) found(Line{start, end}, number);
            if (at + 1 < size && points[at] == '\r' && points[at + 1] == '\n') ++at;
            ++at;
            ++number;
        }
    });
}

// split_lines(text): the lines that are not blank, stripped.
inline PyObject* split_lines(const Args& args) {
    const Text text = args.text(0);
    Ref lines(PyList_New(0));
    each_line(text, [&](Line line, Py_ssize_t) { append(lines, text.slice(line.start, line.end)); });
    return lines.release();
}

// line_spans(text): where each of them starts, where it ends, and its number among all lines.
inline PyObject* line_spans(const Args& args) {
    const Text text = args.text(0);
    Ref starts(PyList_New(0)), ends(PyList_New(0)), numbers(PyList_New(0));
    each_line(text, [&](Line line, Py_ssize_t number) {
        append(starts, Ref(PyLong_FromSsize_t(line.start)));
        append(ends, Ref(PyLong_FromSsize_t(line.end)));
        append(numbers, Ref(PyLong_FromSsize_t(number)));
    });
    return PyTuple_Pack(3, starts.get(), ends.get(), numbers.get());
}

}  // namespace kernel
