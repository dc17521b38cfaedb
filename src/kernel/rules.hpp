// Which rules to try on which line of a document: the loop of newsclean/rules/ruleset.py.
#pragma once
#include <algorithm>

#include "keywords.hpp"

namespace kernel {

constexpr Py_ssize_t SHORT_LINE = 100, LINE_MAX_LENGTH = 240, HEAD_SEEN = 40, TAIL_SEEN = 60;

class RuleFinder {
   public:
    // RuleFinder(short, (head, tail) of medium lines, of long ones, sizes, outer): tables, and (min, max) of each rule.
    explicit RuleFinder(const Items& given)
        : whole_(given[0]), outer_(points_of(given[4])) {
        for (const Py_ssize_t at : {1, 2}) {
            const Items pair(given[at]);
            ends_.emplace_back(pair[0]);
            ends_.emplace_back(pair[1]);
        }
        const Items sizes(given[3]);
        for (Py_ssize_t at = 0; at < sizes.size(); ++at) {
            const Items size(sizes[at]);
            sizes_.emplace_back(to_index(size[0]), to_index(size[1]));
        }
    }

    // find(lines, known, memo, phrases, memo_max) -> (hits, new): the hits that are known of each line, and
    // (at, rule of the phrase, numbers of the rules to try) for each of the others that has any.
    PyObject* find(const Args& args) {
        const Items lines(args[0]);
        PyObject *known = args[1], *memo = args[2], *phrases = args[3];
        const Py_ssize_t most = to_index(args[4]);
        const Ref nothing(PyTuple_New(0));
        Ref hits(PyList_New(0)), fresh(PyList_New(0));
        for (Py_ssize_t at = 0; at < lines.size(); ++at) {
            const Text line(lines[at]);
            const bool is_short = line.size() <= SHORT_LINE;
            PyObject* before = is_short ? get(memo, line.object()) : get(known, line.object());
            if (before == nullptr && is_short)
                before = look_up(line, at, phrases, memo, most, fresh, nothing.get());
            else if (before == nullptr)
                look_at_ends(line, at, fresh);
            append(hits, Ref::borrowed(before != nullptr ? before : nothing.get()));
        }
        return PyTuple_Pack(2, hits.get(), fresh.get());
    }

    // candidates(line): the rules whose words stand in a line, whatever its size.
    PyObject* candidates(const Args& args) {
        const Text line = args.text(0);
        Numbers found;
        Points folded;
        if (line.size() <= SHORT_LINE) {
            fold_case(line, 0, line.size(), folded);
            whole_.candidates(line, 0, line.size(), folded, found);
        } else {
            by_ends(line, found);
        }
        return fitting(found, line.size()).release();
    }

   private:
    static PyObject* get(PyObject* mapping, PyObject* key) {
        if (!PyDict_Check(mapping) || PyDict_GET_SIZE(mapping) == 0) return nullptr;  // an empty one needs no hash
        PyObject* found = PyDict_GetItemWithError(mapping, key);
        if (found == nullptr && PyErr_Occurred()) throw PythonError();
        return found;
    }

    PyObject* look_up(const Text& line, Py_ssize_t at, PyObject* phrases, PyObject* memo, Py_ssize_t most,
                      const Ref& fresh, PyObject* nothing) {
        Points folded;
        Numbers found;
        fold_case(line, 0, line.size(), folded);
        const Points phrase = phrase_of(folded, outer_);
        const Ref key(PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, phrase.data(),
                                                static_cast<Py_ssize_t>(phrase.size())));
        PyObject* rule = get(phrases, key.get());
        whole_.candidates(line, 0, line.size(), folded, found);
        Ref numbers = fitting(found, line.size());
        if (rule != nullptr || PyList_GET_SIZE(numbers.get()) > 0) {
            report(at, rule != nullptr ? rule : Py_None, numbers, fresh);
            return nullptr;
        }
        if (PyDict_GET_SIZE(memo) >= most) PyDict_Clear(memo);
        must(PyDict_SetItem(memo, line.object(), nothing));
        return nullptr;
    }

    void look_at_ends(const Text& line, Py_ssize_t at, const Ref& fresh) {
        Numbers found;
        by_ends(line, found);
        if (found.empty()) return;
        const Ref numbers = fitting(found, line.size());
        if (PyList_GET_SIZE(numbers.get()) > 0) report(at, Py_None, numbers, fresh);
    }

    void by_ends(const Text& line, Numbers& found) {
        Points folded;
        const size_t first = line.size() <= LINE_MAX_LENGTH ? 0 : 2;
        fold_case(line, 0, HEAD_SEEN, folded);
        ends_.at(first).candidates(line, 0, HEAD_SEEN, folded, found);
        fold_case(line, line.size() - TAIL_SEEN, line.size(), folded);
        ends_.at(first + 1).candidates(line, line.size() - TAIL_SEEN, line.size(), folded, found);
    }

    static void report(Py_ssize_t at, PyObject* rule, const Ref& numbers, const Ref& fresh) {
        const Ref place(PyLong_FromSsize_t(at));
        append(fresh, Ref(PyTuple_Pack(3, place.get(), rule, numbers.get())));
    }

    // In order, each once, those whose bounds the line's length fits.
    Ref fitting(Numbers& found, Py_ssize_t length) {
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        Ref out(PyList_New(0));
        for (const Py_ssize_t number : found) {
            const auto& size = sizes_.at(static_cast<size_t>(number));
            if (size.first <= length && length <= size.second) append(out, Ref(PyLong_FromSsize_t(number)));
        }
        return out;
    }

    KeywordIndex whole_;
    std::deque<KeywordIndex> ends_;  // head and tail of medium lines, head and tail of long ones
    std::vector<std::pair<Py_ssize_t, Py_ssize_t>> sizes_;
    Points outer_;
};

inline PyObject* find_rules(RuleFinder& finder, const Args& args) { return finder.find(args); }
inline PyObject* rule_candidates(RuleFinder& finder, const Args& args) { return finder.candidates(args); }

}  // namespace kernel
