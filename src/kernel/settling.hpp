// From line rules and labels to the blocks that stay and the ledger's entries: newsclean/clean/round.py and
// newsclean/core/render.py.
#pragma once
#include <vector>

#include "lines.hpp"
#include "records.hpp"

namespace kernel {

// Fields of Edit and of Label, in their order.
enum EditField { START, STOP_AT, TEXT, KIND, RULE, SCORE, EDIT_FIELDS };
enum LabelField { BLOCK, LABEL_KIND, LABEL_RULE, LABEL_SCORE };
constexpr Py_ssize_t ENTRY_FIELDS = 7;

struct HitNames {
    Name rule{"rule"}, start{"start"}, end{"end"}, whole{"whole"}, kind{"kind"}, id{"id"}, weak{"weak"};
    bool is_weak(PyObject* hit) const { return is_true(weak.of(rule.of(hit).get()).get()); }
};

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
inline PyObject* best_of_whole(const Items& edits, Py_ssize_t length, PyObject* ranks) {
    PyObject* best = nullptr;
    for (Py_ssize_t at = 0; at < edits.size(); ++at) {
        PyObject* edit = edits[at];
        if (to_index(field(edit, START)) != 0 || to_index(field(edit, STOP_AT)) != length) return nullptr;
        if (best == nullptr || goes_first(edit, best, ranks)) best = edit;
    }
    return best;
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
        if (start < end) removal(block + start, block + end, field(edit, KIND), field(edit, RULE), field(edit, SCORE));
    }

    void removal(Py_ssize_t start, Py_ssize_t end, PyObject* kind, PyObject* rule, PyObject* score) {
        write(start, end, kind, rule, none_.get(), score);
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

// The reasons to remove a block: hits of line rules that are not weak, then labels.
class Reasons {
   public:
    Reasons(PyObject* hits, PyObject* labels, PyObject* edit)
        : hits_(hits), labels_(labels), edit_(edit, EDIT_FIELDS), first_(static_cast<size_t>(hits_.size()), -1),
          next_(static_cast<size_t>(labels_.size()), -1) {
        for (Py_ssize_t at = labels_.size() - 1; at >= 0; --at) {
            Py_ssize_t& first = first_.at(static_cast<size_t>(to_index(field(labels_[at], BLOCK))));
            next_.at(static_cast<size_t>(at)) = first;
            first = at;
        }
    }

    Py_ssize_t size() const { return hits_.size(); }

    // The label of a block that has no other reason; null if it has none, or others.
    PyObject* only_label(Py_ssize_t block) const {
        const Py_ssize_t at = first_.at(static_cast<size_t>(block));
        if (at < 0 || next_.at(static_cast<size_t>(at)) >= 0 || Items(hits_[block]).size() > 0) return nullptr;
        return labels_[at];
    }

    bool has_any(Py_ssize_t block) const {
        return first_.at(static_cast<size_t>(block)) >= 0 || Items(hits_[block]).size() > 0;
    }

    // The edits of a block of some length, their offsets counted from its start.
    Ref edits(Py_ssize_t block, Py_ssize_t length) const {
        Ref found(PyList_New(0));
        const Items of(hits_[block]);
        for (Py_ssize_t at = 0; at < of.size(); ++at) {
            if (names_.is_weak(of[at])) continue;
            const Ref rule = names_.rule.of(of[at]), start = names_.start.of(of[at]), end = names_.end.of(of[at]);
            const Ref kind = names_.kind.of(rule.get()), id = names_.id.of(rule.get());
            append(found, edit_.make({start.get(), end.get(), none_.get(), kind.get(), id.get(), certain_.get()}));
        }
        const Ref size(PyLong_FromSsize_t(length));
        for (Py_ssize_t at = first_.at(static_cast<size_t>(block)); at >= 0; at = next_.at(static_cast<size_t>(at))) {
            PyObject* label = labels_[at];
            append(found, edit_.make({zero_.get(), size.get(), none_.get(), field(label, LABEL_KIND),
                                      field(label, LABEL_RULE), field(label, LABEL_SCORE)}));
        }
        return found;
    }

   private:
    Items hits_, labels_;
    TupleMaker edit_;
    std::vector<Py_ssize_t> first_, next_;  // the first label of each block, and for each label the next of its block
    HitNames names_;
    Ref none_{PyUnicode_New(0, 0)}, zero_{PyLong_FromLong(0)}, certain_{PyFloat_FromDouble(1.0)};
};

// round_entries(text, hits, labels, kept, Edit, Entry, ranks, settle): the entries of removals and of the gaps, in
// order; `kept` are (block, what is left of it), `settle` is asked where the edits of a block may collide.
inline PyObject* round_entries(const Args& args) {
    const Text text = args.text(0);
    const Reasons reasons(args[1], args[2], args[4]);
    const Items kept(args[3]);
    PyObject *ranks = args[6], *settle = args[7];
    EntryWriter out(text, args[5]);
    std::vector<bool> stays(static_cast<size_t>(reasons.size()));
    Py_ssize_t last = -1, block = 0, end = 0;
    for (Py_ssize_t at = 0; at < kept.size(); ++at) {
        const Py_ssize_t number = to_index(field(kept[at], 0));
        stays.at(static_cast<size_t>(number)) = true;
        last = std::max(last, number);
    }
    bool carried = true;  // no blank line is wanted before the next remaining block, or it is there
    each_line(text, [&](Line line, Py_ssize_t) {
        const bool stay = stays.at(static_cast<size_t>(block));
        const bool blank = line.start - end == 2 && text[end] == '\n' && text[end + 1] == '\n';
        const bool wanted = !carried && (stay || blank);
        carried = carried || blank;
        if (wanted ? !blank : end < line.start) out.gap(end, line.start, wanted);
        if (PyObject* label = reasons.only_label(block)) {
            out.removal(line.start, line.end, field(label, LABEL_KIND), field(label, LABEL_RULE),
                        field(label, LABEL_SCORE));
        } else if (reasons.has_any(block)) {
            const Py_ssize_t length = line.end - line.start;
            Ref edits = reasons.edits(block, length);
            const Items of(edits.get());
            PyObject* best = best_of_whole(of, length, ranks);
            if (best == nullptr && of.size() > 1) {
                const Ref whole = text.slice(line.start, line.end);
                edits = Ref(PyObject_CallFunctionObjArgs(settle, edits.get(), whole.get(), nullptr));
            }
            const Items settled(edits.get());
            for (Py_ssize_t at = 0; best == nullptr && at < settled.size(); ++at)
                out.removal(settled[at], line.start);
            if (best != nullptr) out.removal(best, line.start);
        }
        if (stay) carried = block == last;
        end = line.end;
        ++block;
    });
    if (end < text.size()) out.gap(end, text.size(), false);
    return out.release();
}

// kept_blocks(texts, hits, labels, cut): (block, what is left of it) for each block of which anything is left.
inline PyObject* kept_blocks(const Args& args) {
    const Items texts(args[0]), hits(args[1]), labels(args[2]);
    PyObject* cut = args[3];
    const HitNames names;
    std::vector<bool> labelled(static_cast<size_t>(texts.size()));
    for (Py_ssize_t at = 0; at < labels.size(); ++at)
        labelled.at(static_cast<size_t>(to_index(field(labels[at], BLOCK)))) = true;
    Ref kept(PyList_New(0));
    for (Py_ssize_t block = 0; block < texts.size(); ++block) {
        if (labelled.at(static_cast<size_t>(block))) continue;
        const Items of(hits[block]);
        const auto whole = [&](PyObject* hit) { return !names.is_weak(hit) && is_true(names.whole.of(hit).get()); };
        if (of.size() > 0 && whole(of[0])) continue;
        Ref left = of.size() == 0 ? Ref::borrowed(texts[block])
                                  : Ref(PyObject_CallFunctionObjArgs(cut, texts[block], hits[block], nullptr));
        const Ref number(PyLong_FromSsize_t(block));
        if (Text(left.get()).size() > 0) append(kept, Ref(PyTuple_Pack(2, number.get(), left.get())));
    }
    return kept.release();
}

}  // namespace kernel
