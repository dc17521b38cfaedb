// The edits of each block, settled, and the ledger's entries: newsclean/clean/round.py and newsclean/core/render.py.
#pragma once
#include "records.hpp"

namespace kernel {

// Fields of Edit and of Label, in their order.
enum EditField { START, STOP_AT, TEXT, KIND, RULE, SCORE, EDIT_FIELDS };
enum LabelField { BLOCK, LABEL_KIND, LABEL_RULE, LABEL_SCORE };
constexpr Py_ssize_t ENTRY_FIELDS = 7;

struct HitNames {
    Name rule{"rule"}, start{"start"}, end{"end"}, whole{"whole"}, kind{"kind"}, id{"id"}, weak{"weak"};
};

// block_edits(hits, labels, texts, Edit): the edits of each block that has any, line rules first.
inline PyObject* block_edits(const Args& args) {
    const Items hits(args[0]), labels(args[1]), texts(args[2]);
    const TupleMaker edit(args[3], EDIT_FIELDS);
    const HitNames names;
    const Ref none(PyUnicode_New(0, 0)), zero(PyLong_FromLong(0)), certain(PyFloat_FromDouble(1.0));
    Ref found(PyDict_New());
    for (Py_ssize_t block = 0; block < hits.size(); ++block) {
        const Items of(hits[block]);
        Ref edits(PyList_New(0));
        for (Py_ssize_t at = 0; at < of.size(); ++at) {
            const Ref rule = names.rule.of(of[at]);
            if (is_true(names.weak.of(rule.get()).get())) continue;
            const Ref start = names.start.of(of[at]), end = names.end.of(of[at]);
            const Ref kind = names.kind.of(rule.get()), id = names.id.of(rule.get());
            append(edits, edit.make({start.get(), end.get(), none.get(), kind.get(), id.get(), certain.get()}));
        }
        if (PyList_GET_SIZE(edits.get()) == 0) continue;
        const Ref key(PyLong_FromSsize_t(block));
        must(PyDict_SetItem(found.get(), key.get(), edits.get()));
    }
    for (Py_ssize_t at = 0; at < labels.size(); ++at) {
        PyObject* label = labels[at];
        const Ref length(PyLong_FromSsize_t(Text(texts[to_index(field(label, BLOCK))]).size()));
        PyObject* edits = item_or_null(found.get(), field(label, BLOCK));
        Ref fresh;
        if (edits == nullptr) {
            fresh = Ref(PyList_New(0));
            must(PyDict_SetItem(found.get(), field(label, BLOCK), fresh.get()));
            edits = fresh.get();
        }
        const Ref made = edit.make({zero.get(), length.get(), none.get(), field(label, LABEL_KIND),
                                    field(label, LABEL_RULE), field(label, LABEL_SCORE)});
        must(PyList_Append(edits, made.get()));
    }
    return found.release();
}

// Is `a` chosen before `b`? Both remove the same text: by certainty, the rank of the kind, the rule's name.
inline bool goes_first(PyObject* a, PyObject* b, PyObject* ranks) {
    const double mine = to_double(field(a, SCORE)), other = to_double(field(b, SCORE));
    if (mine != other) return mine > other;
    PyObject *rank_a = item_or_null(ranks, field(a, KIND)), *rank_b = item_or_null(ranks, field(b, KIND));
    if (rank_a == nullptr || rank_b == nullptr) throw std::invalid_argument("a kind without a rank");
    if (to_index(rank_a) != to_index(rank_b)) return to_index(rank_a) < to_index(rank_b);
    const int order = PyUnicode_Compare(field(a, RULE), field(b, RULE));
    if (order == -1 && PyErr_Occurred()) throw PythonError();
    return order < 0;
}

// The best edit, if each removes the whole block; null if one does not.
inline PyObject* best_of_whole(const Items& edits, Py_ssize_t length, PyObject* removals, PyObject* ranks) {
    PyObject* best = nullptr;
    for (Py_ssize_t at = 0; at < edits.size(); ++at) {
        PyObject* edit = edits[at];
        const int removes = PySet_Contains(removals, field(edit, KIND));
        must(removes);
        if (!removes || to_index(field(edit, START)) != 0 || to_index(field(edit, STOP_AT)) != length ||
            Text(field(edit, TEXT)).size() != 0)
            return nullptr;
        if (best == nullptr || goes_first(edit, best, ranks)) best = edit;
    }
    return best;
}

// settle_blocks(edits by block, texts, removals, ranks, settle): what is left of them without overlaps.
inline PyObject* settle_blocks(const Args& args) {
    const Items texts(args[1]);
    PyObject *removals = args[2], *ranks = args[3], *settle = args[4];
    const Ref pairs(PyMapping_Items(args[0]));  // a copy, as `settle` is Python
    const Items rows(pairs.get());
    Ref settled(PyDict_New());
    for (Py_ssize_t at = 0; at < rows.size(); ++at) {
        PyObject *block = field(rows[at], 0), *edits = field(rows[at], 1);
        const Items of(edits);
        if (of.size() == 1) {
            must(PyDict_SetItem(settled.get(), block, edits));
            continue;
        }
        PyObject* text = texts[to_index(block)];
        PyObject* best = best_of_whole(of, Text(text).size(), removals, ranks);
        Ref chosen(best != nullptr ? PyList_New(0) : PyObject_CallFunctionObjArgs(settle, edits, text, nullptr));
        if (best != nullptr) must(PyList_Append(chosen.get(), best));
        must(PyDict_SetItem(settled.get(), block, chosen.get()));
    }
    return settled.release();
}

class EntryWriter {
   public:
    EntryWriter(const Text& text, PyObject* type) : text_(text), entry_(type, ENTRY_FIELDS) {}

    // The white space between two blocks became a blank line, or nothing.
    void gap(Py_ssize_t start, Py_ssize_t end, bool blank_line) {
        write(start, end, space_.get(), rule_.get(), blank_line ? blank_.get() : none_.get(), certain_.get());
    }

    void removal(PyObject* edit, Py_ssize_t block) {
        const Py_ssize_t start = to_index(field(edit, START)), end = to_index(field(edit, STOP_AT));
        if (start < end)
            write(block + start, block + end, field(edit, KIND), field(edit, RULE), none_.get(), field(edit, SCORE));
    }

    PyObject* release() { return entries_.release(); }

   private:
    void write(Py_ssize_t start, Py_ssize_t end, PyObject* kind, PyObject* rule, PyObject* fresh, PyObject* score) {
        const Ref first(PyLong_FromSsize_t(start)), last(PyLong_FromSsize_t(end)), old = text_.slice(start, end);
        append(entries_, entry_.make({first.get(), last.get(), kind, rule, old.get(), fresh, score}));
    }

    const Text& text_;
    TupleMaker entry_;
    Ref entries_{PyList_New(0)}, none_{PyUnicode_New(0, 0)}, blank_{PyUnicode_FromString("\n\n")};
    Ref space_{PyUnicode_InternFromString("whitespace")}, rule_{PyUnicode_InternFromString("space/gap")};
    Ref certain_{PyFloat_FromDouble(1.0)};
};

// removal_entries(text, starts, ends, settled, kept, Entry): the entries of removals and of the gaps, in order.
inline PyObject* removal_entries(const Args& args) {
    const Text text = args.text(0);
    const Items starts(args[1]), ends(args[2]);
    PyObject *settled = args[3], *kept = args[4];
    EntryWriter out(text, args[5]);
    Py_ssize_t last = -1, end = 0;
    for (Py_ssize_t block = starts.size() - 1; block >= 0 && last < 0; --block) {
        const Ref number(PyLong_FromSsize_t(block));
        const int stays = PySet_Contains(kept, number.get());
        must(stays);
        if (stays) last = block;
    }
    bool carried = true;
    for (Py_ssize_t block = 0; block < starts.size(); ++block) {
        const Ref number(PyLong_FromSsize_t(block));
        const Py_ssize_t start = to_index(starts[block]), stop = to_index(ends[block]);
        const int stays = PySet_Contains(kept, number.get());
        must(stays);
        const bool blank = start - end == 2 && text[end] == '\n' && text[end + 1] == '\n';
        const bool wanted = !carried && (stays || blank);
        carried = carried || blank;
        if (wanted ? !blank : end < start) out.gap(end, start, wanted);
        if (PyObject* edits = item_or_null(settled, number.get())) {
            const Items of(edits);
            for (Py_ssize_t at = 0; at < of.size(); ++at) out.removal(of[at], start);
        }
        if (stays) carried = block == last;
        end = stop;
    }
    if (end < text.size()) out.gap(end, text.size(), false);
    return out.release();
}

// kept_blocks(texts, hits, labels, cut): (block, what is left of it) for each block of which anything is left.
inline PyObject* kept_blocks(const Args& args) {
    const Items texts(args[0]), hits(args[1]), labels(args[2]);
    PyObject* cut = args[3];
    const Ref labelled(PySet_New(nullptr));
    for (Py_ssize_t at = 0; at < labels.size(); ++at) must(PySet_Add(labelled.get(), field(labels[at], BLOCK)));
    Ref kept(PyList_New(0));
    for (Py_ssize_t block = 0; block < texts.size(); ++block) {
        const Ref number(PyLong_FromSsize_t(block));
        const int gone = PySet_Contains(labelled.get(), number.get());
        must(gone);
        if (gone) continue;
        const Items of(hits[block]);
        Ref left = of.size() == 0 ? Ref::borrowed(texts[block])
                                  : Ref(PyObject_CallFunctionObjArgs(cut, texts[block], hits[block], nullptr));
        if (Text(left.get()).size() > 0) append(kept, Ref(PyTuple_Pack(2, number.get(), left.get())));
    }
    return kept.release();
}

}  // namespace kernel
