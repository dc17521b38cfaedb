// Edits without overlaps, the entries of a ledger, and the rows that notes write: newsclean/core/edits.py and others.
#pragma once
#include "settling.hpp"

namespace kernel {

struct Span {
    Py_ssize_t start, end;
    bool empty() const { return start == end; }
};

inline Span span_of(PyObject* edit) { return {to_index(field(edit, START)), to_index(field(edit, STOP_AT))}; }

inline bool collide(Span a, Span b) {
    const bool inside = a.start < b.end && b.start < a.end;
    return inside || ((a.empty() || b.empty()) && a.start == b.start && a.end == b.end);
}

// Is source[start:end] this text?
inline bool holds(const Text& source, Span span, const Text& text) {
    if (text.size() != span.end - span.start) return false;
    for (Py_ssize_t at = 0; at < text.size(); ++at)
        if (source[span.start + at] != text[at]) return false;
    return true;
}

// settle_apart(edits, source, kinds): those that change anything, in order; None if two collide or one is wrong.
inline PyObject* settle_apart(const Args& args) {
    const Items edits(args[0]);
    const Text source = args.text(1);
    Ref wanted(PyList_New(0));
    for (Py_ssize_t at = 0; at < edits.size(); ++at) {
        PyObject* edit = edits[at];
        const Span span = span_of(edit);
        const Text text(field(edit, TEXT));
        if (span.empty() && text.size() == 0) continue;
        const int known = PySet_Contains(args[2], field(edit, KIND));
        must(known);
        if (!known || span.start < 0 || span.start > span.end || span.end > source.size()) return Py_NewRef(Py_None);
        if (!holds(source, span, text)) append(wanted, Ref::borrowed(edit));
    }
    must(PyList_Sort(wanted.get()));
    const Items sorted(wanted.get());
    for (Py_ssize_t at = 1; at < sorted.size(); ++at)
        if (collide(span_of(sorted[at - 1]), span_of(sorted[at]))) return Py_NewRef(Py_None);
    return wanted.release();
}

// edit_entries(edits, source, Entry): the entries of settled edits, with the text that each replaces.
inline PyObject* edit_entries(const Args& args) {
    const Items edits(args[0]);
    const Text source = args.text(1);
    const TupleMaker entry(args[2], ENTRY_FIELDS);
    Ref made(PyList_New(0));
    for (Py_ssize_t at = 0; at < edits.size(); ++at) {
        PyObject* edit = edits[at];
        const Span span = span_of(edit);
        const Ref old = source.slice(span.start, span.end);
        append(made, entry.make({field(edit, START), field(edit, STOP_AT), field(edit, KIND), field(edit, RULE),
                                 old.get(), field(edit, TEXT), field(edit, SCORE)}));
    }
    return made.release();
}

// entry_rows(entries, removals, quiet): the rows of removals, and those of rewrites by other rules than `quiet`.
inline PyObject* entry_rows(const Args& args) {
    const Items entries(args[0]);
    const Name names[] = {Name("start"), Name("end"), Name("kind"), Name("rule"), Name("text")};
    const Name fresh("new");
    Ref removed(PyList_New(0)), rewritten(PyList_New(0));
    for (Py_ssize_t at = 0; at < entries.size(); ++at) {
        PyObject* entry = entries[at];
        const int removes = PySet_Contains(args[1], field(entry, 2));
        must(removes);
        if (!removes) {
            const int quiet = PyObject_RichCompareBool(field(entry, 3), args[2], Py_EQ);
            must(quiet);
            if (quiet) continue;
        }
        Ref row(PyDict_New());
        for (Py_ssize_t column = 0; column < 5; ++column)
            must(PyDict_SetItem(row.get(), names[column].get(), field(entry, column)));
        if (!removes) must(PyDict_SetItem(row.get(), fresh.get(), field(entry, 5)));
        append(removes ? removed : rewritten, std::move(row));
    }
    return PyTuple_Pack(2, removed.get(), rewritten.get());
}

}  // namespace kernel
