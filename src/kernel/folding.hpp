// Case folding, as `str.casefold` does it; letters that are rare in news are left to Python.
#pragma once
#include <string>
#include <string_view>

#include "lines.hpp"

namespace kernel {

using Points = std::u32string;
using PointsView = std::u32string_view;

// Is this a character of Latin-1, or a sign, kana or ideograph that folds to itself?
inline bool folds_plainly(Py_UCS4 c) {
    return c < 0xb5 || (c > 0xb5 && c < 0xdf) || (c > 0xdf && c <= 0xff) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x3001 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff);
}

inline bool folds_plainly(Py_UCS2 c) { return folds_plainly(Py_UCS4{c}); }
inline bool folds_plainly(Py_UCS1 c) { return (c != 0xb5) & (c != 0xdf); }

// Without branches, so that the compiler takes many characters at once.
inline Py_UCS4 folded_plainly(Py_UCS4 c) {
    return c + 32 * ((c - 'A' < 26U) | ((c - 0xc0 < 31U) & (c != 0xd7)));
}

inline void append_points(Points& out, const Text& text) {
    text.with_points([&](const auto* points, Py_ssize_t size) { out.append(points, points + size); });
}

// text[start:end].casefold()
inline void fold_case(const Text& text, Py_ssize_t start, Py_ssize_t end, Points& out) {
    if (start < 0 || end > text.size() || start > end) throw std::out_of_range("offset outside of a text");
    out.resize(static_cast<size_t>(end - start));
    const bool plain = text.with_points([&](const auto* points, Py_ssize_t) {
        bool all = true;
        for (Py_ssize_t at = start; at < end; ++at) {
            all &= folds_plainly(points[at]);
            out[static_cast<size_t>(at - start)] = folded_plainly(points[at]);
        }
        return all;
    });
    if (plain) return;
    out.clear();
    const Ref part = text.slice(start, end);
    const Ref folded(PyObject_CallMethod(part.get(), "casefold", nullptr));
    append_points(out, Text(folded.get()));
}

inline Points points_of(PyObject* text) {
    Points out;
    append_points(out, Text(text));
    return out;
}

// casefold(text): for the tests.
inline PyObject* casefold(const Args& args) {
    const Text text = args.text(0);
    Points out;
    fold_case(text, 0, text.size(), out);
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, out.data(), static_cast<Py_ssize_t>(out.size()));
}

// " ".join(folded.split()).strip(outer): the form in which phrases are compared.
inline PointsView phrase_of(const Points& folded, const Points& outer, Points& out) {
    out.clear();
    bool gap = false;
    for (const char32_t c : folded) {
        if (is_space(c)) {
            gap = !out.empty();
            continue;
        }
        if (gap) out.push_back(U' ');
        gap = false;
        out.push_back(c);
    }
    const size_t first = out.find_first_not_of(outer);
    if (first == Points::npos) return PointsView();
    return PointsView(out).substr(first, out.find_last_not_of(outer) - first + 1);
}

}  // namespace kernel
