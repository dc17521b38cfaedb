// The shape of a line: newsclean/text/line_shape.py, whose constants and order of questions these are.
#pragma once
#include "lines.hpp"

namespace kernel {

constexpr Py_UCS4 SPACELESS = 0x2e7f;
constexpr Py_ssize_t PARAGRAPH_SPACES = 9, PARAGRAPH_SEEN = 120, PARAGRAPH_CHARS = 25;

inline bool is_one_of(Py_UCS4 c, const char32_t* members) {
    for (; *members; ++members)
        if (c == *members) return true;
    return false;
}

inline bool is_terminal(Py_UCS4 c) { return is_one_of(c, U".!?…。！？؟।:;"); }
inline bool is_closer(Py_UCS4 c) { return is_one_of(c, U"\"'”’»“‘)]」』】）*"); }
inline bool is_bullet_sign(Py_UCS4 c) { return is_one_of(c, U"•·‣▪◦●○■□–—-*»›>✓✔➤►▶"); }

inline bool is_cjk(Py_UCS4 c) {
    if (c < 0x3040) return false;
    return c <= 0x30ff || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff);
}

inline Py_ssize_t count_cjk(const Text& line) {
    return line.with_points([](const auto* points, Py_ssize_t size) {
        Py_ssize_t count = 0;
        for (Py_ssize_t at = 0; at < size; ++at) count += is_cjk(points[at]);
        return count;
    });
}

inline Py_ssize_t count_spaces(const Text& line, Py_ssize_t limit) {
    return line.with_points([limit](const auto* points, Py_ssize_t size) {
        Py_ssize_t count = 0;
        for (Py_ssize_t at = 0; at < size && at < limit; ++at) count += points[at] == ' ';
        return count;
    });
}

inline bool sentence(const Text& line) {
    if (line.size() == 0) return false;
    if (is_terminal(line.last())) return true;
    Py_ssize_t end = line.size();
    while (end > 0 && is_closer(line[end - 1])) --end;
    return end < line.size() && end > 0 && (is_terminal(line[end - 1]) || line[end - 1] == ',');
}

inline Py_ssize_t words_in(const Text& line) {
    if (line.size() == 0) return 0;
    const Py_ssize_t words = count_spaces(line, line.size()) + 1;
    const bool sparse = words * 12 < line.size() && !line.ascii();
    if (!sparse && line[0] <= SPACELESS && line.last() <= SPACELESS) return words;
    const Py_ssize_t wide = count_cjk(line) / 2;
    return words > wide ? words : wide;
}

inline bool paragraph(const Text& line) {
    if (!sentence(line)) return false;
    return count_spaces(line, line.size()) >= PARAGRAPH_SPACES || (!line.ascii() && count_cjk(line) >= PARAGRAPH_CHARS);
}

// The length of a bullet or list number with the white space after it; 0 if the line has none.
inline Py_ssize_t bullet_length(const Text& line) {
    Py_ssize_t at = 0;
    if (line.size() < 2) return 0;
    if (is_bullet_sign(line[0])) {
        at = 1;
    } else {
        while (at < 2 && at < line.size() && Py_UNICODE_ISDECIMAL(line[at])) ++at;
        if (at == 0 || at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
        ++at;
    }
    const Py_ssize_t sign = at;
    while (at < line.size() && is_space(line[at])) ++at;
    return at > sign ? at : 0;
}

constexpr Py_UCS4 UNCASED = 0x590, CASED_AGAIN = 0x10A0;  // from Hebrew to Burmese no script has capitals

inline bool headline(const Text& line) {
    const Py_ssize_t size = line.size();
    if (size == 0) return false;
    const Py_UCS4 first = line[0];
    if (!(12 <= size && size <= 220) && !(first > SPACELESS && 6 <= size && size <= 60)) return false;
    const Py_ssize_t words = words_in(line);
    if (words < 3 || words > 32 || bullet_length(line) || is_one_of(line.last(), U".:;,…。")) return false;
    const bool uncased = UNCASED <= first && first < CASED_AGAIN;
    return Py_UNICODE_ISUPPER(first) || Py_UNICODE_ISDIGIT(first) || is_one_of(first, U"‘“\"'«„[$€£¿¡") ||
           first > SPACELESS || uncased;
}

inline PyObject* is_sentence(const Args& args) { return boolean(sentence(args.text(0))); }
inline PyObject* is_paragraph(const Args& args) { return boolean(paragraph(args.text(0))); }
inline PyObject* is_bullet(const Args& args) { return boolean(bullet_length(args.text(0)) > 0); }
inline PyObject* is_headline(const Args& args) { return boolean(headline(args.text(0))); }
inline PyObject* word_count(const Args& args) { return PyLong_FromSsize_t(words_in(args.text(0))); }

// paragraphs(lines, numbers): the numbers of those lines that are paragraphs.
inline PyObject* paragraphs(const Args& args) {
    const Items lines(args[0]), numbers(args[1]);
    Ref found(PyList_New(0));
    for (Py_ssize_t at = 0; at < numbers.size(); ++at) {
        const Text line(lines[to_index(numbers[at])]);
        const bool quick = line.size() > 0 && is_terminal(line.last()) &&
                           count_spaces(line, PARAGRAPH_SEEN) >= PARAGRAPH_SPACES;
        if (quick || paragraph(line)) append(found, Ref::borrowed(numbers[at]));
    }
    return found.release();
}

}  // namespace kernel
