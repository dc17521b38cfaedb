// Which rules to try on which line of a document: the loop of newsclean/rules/ruleset.py.
#pragma once
#include <algorithm>
#include <unordered_set>

#include "requirements.hpp"

namespace kernel {

constexpr Py_ssize_t SHORT_LINE = 100, LINE_MAX_LENGTH = 240, HEAD_SEEN = 40, TAIL_SEEN = 60;

class RuleFinder {
   public:
    // RuleFinder(short, (head, tail) of medium lines, of long ones, bounds, outer, phrases, requirements): tables, and
    // (min, max, first, last) of each rule: the length of a line, and the characters at its ends.
    explicit RuleFinder(const Items& given)
        : whole_(given[0]), outer_(points_of(given[4])), requirements_(Items(given[6])) {
        for (const Py_ssize_t at : {1, 2}) {
            const Items pair(given[at]);
            ends_.emplace_back(pair[0]);
            ends_.emplace_back(pair[1]);
        }
        const Items rows(given[3]);
        for (Py_ssize_t at = 0; at < rows.size(); ++at) {
            const Items row(rows[at]);
            bounds_.push_back({to_index(row[0]), to_index(row[1]), edges_of(row[2]), edges_of(row[3])});
        }
        each_item(given[5], [&](PyObject* phrase, PyObject*) {
            stored_.push_back(points_of(phrase));
            phrases_.insert(PointsView(stored_.back()));
            phrase_set_.add(hint_of(stored_.back()));
        });
    }
    RuleFinder(const RuleFinder&) = delete;  // phrases_ looks into stored_
    RuleFinder& operator=(const RuleFinder&) = delete;

    // find(lines, known, memo, phrases, memo_max) -> (hits, new): the hits that are known of each line, and
    // (at, rule of the phrase, numbers of the rules to try) for each of the others that has any.
    PyObject* find(const Args& args) {
        const Items lines(args[0]);
        PyObject *known = args[1], *memo = args[2], *phrases = args[3];
        const Py_ssize_t most = to_index(args[4]);
        const Ref nothing(PyTuple_New(0));
        Ref hits(PyList_New(0)), fresh(PyList_New(0));
        Scratch scratch;
        for (Py_ssize_t at = 0; at < lines.size(); ++at) {
            const Text line(lines[at]);
            const bool is_short = line.size() <= SHORT_LINE;
            PyObject* before = is_short ? get(memo, line.object()) : get(known, line.object());
            if (before == nullptr && is_short)
                before = look_up(line, at, {phrases, memo, nothing.get(), most}, scratch, fresh);
            else if (before == nullptr)
                look_at_ends(line, at, scratch, fresh);
            append(hits, Ref::borrowed(before != nullptr ? before : nothing.get()));
        }
        return PyTuple_Pack(2, hits.get(), fresh.get());
    }

    // candidates(line): the rules whose words stand in a line, whatever its size.
    PyObject* candidates(const Args& args) {
        const Text line = args.text(0);
        Scratch scratch;
        if (line.size() <= SHORT_LINE) {
            fold_case(line, 0, line.size(), scratch.folded);
            whole_.candidates(line, 0, line.size(), scratch.folded, scratch.found);
        } else {
            by_ends(line, scratch);
        }
        fit(scratch, line);
        return list_of(scratch.found).release();
    }

   private:
    static PyObject* get(PyObject* mapping, PyObject* key) {
        if (!PyDict_Check(mapping) || PyDict_GET_SIZE(mapping) == 0) return nullptr;  // an empty one needs no hash
        PyObject* found = PyDict_GetItemWithError(mapping, key);
        if (found == nullptr && PyErr_Occurred()) throw PythonError();
        return found;
    }

    // Vectors that one call uses for all lines.
    struct Scratch {
        Points folded, phrase;
        Numbers found;
        Requirements::Seen seen;
    };
    struct Cache {
        PyObject *phrases, *memo, *nothing;
        Py_ssize_t most;
    };

    PyObject* look_up(const Text& line, Py_ssize_t at, const Cache& cache, Scratch& scratch, const Ref& fresh) {
        fold_case(line, 0, line.size(), scratch.folded);
        scratch.found.clear();
        whole_.candidates(line, 0, line.size(), scratch.folded, scratch.found);
        fit(scratch, line);
        PyObject* rule = rule_of_phrase(phrase_of(scratch.folded, outer_, scratch.phrase), cache.phrases);
        if (rule != nullptr || !scratch.found.empty()) {
            report(at, rule != nullptr ? rule : Py_None, scratch.found, fresh);
            return nullptr;
        }
        if (PyDict_GET_SIZE(cache.memo) >= cache.most) PyDict_Clear(cache.memo);
        must(PyDict_SetItem(cache.memo, line.object(), cache.nothing));
        return nullptr;
    }

    PyObject* rule_of_phrase(PointsView phrase, PyObject* phrases) const {
        if (!phrase_set_.may_hold(hint_of(phrase)) || phrases_.find(phrase) == phrases_.end()) return nullptr;
        const auto size = static_cast<Py_ssize_t>(phrase.size());
        const Ref key(PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, phrase.data(), size));
        return get(phrases, key.get());
    }

    void look_at_ends(const Text& line, Py_ssize_t at, Scratch& scratch, const Ref& fresh) const {
        scratch.found.clear();
        by_ends(line, scratch);
        fit(scratch, line);
        if (!scratch.found.empty()) report(at, Py_None, scratch.found, fresh);
    }

    void by_ends(const Text& line, Scratch& scratch) const {
        const size_t first = line.size() <= LINE_MAX_LENGTH ? 0 : 2;
        const Py_ssize_t tail = line.size() - TAIL_SEEN;
        fold_case(line, 0, HEAD_SEEN, scratch.folded);
        ends_.at(first).candidates(line, 0, HEAD_SEEN, scratch.folded, scratch.found);
        fold_case(line, tail, line.size(), scratch.folded);
        ends_.at(first + 1).candidates(line, tail, line.size(), scratch.folded, scratch.found);
    }

    static void report(Py_ssize_t at, PyObject* rule, const Numbers& found, const Ref& fresh) {
        const Ref place(PyLong_FromSsize_t(at)), numbers = list_of(found);
        append(fresh, Ref(PyTuple_Pack(3, place.get(), rule, numbers.get())));
    }

    struct Bounds {
        Py_ssize_t min, max;
        CharacterSet first, last;
    };

    static CharacterSet edges_of(PyObject* characters) {
        CharacterSet edges;
        for (const char32_t c : points_of(characters)) edges.set(set_bit(c));
        return edges;
    }

    // In order, each once, those within whose bounds the line is, and which it has what they require.
    void fit(Scratch& scratch, const Text& line) const {
        Numbers& found = scratch.found;
        if (found.empty()) return;
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        const Py_ssize_t length = line.size();
        const size_t first = set_bit(line[0]), last = set_bit(line.last());
        const auto unfit = [&](Py_ssize_t number) {
            const Bounds& of = bounds_.at(static_cast<size_t>(number));
            return length < of.min || of.max < length || !of.first[first] || !of.last[last];
        };
        found.erase(std::remove_if(found.begin(), found.end(), unfit), found.end());
        if (found.empty()) return;
        requirements_.start(line, length <= SHORT_LINE ? &scratch.folded : nullptr, scratch.seen);
        const auto lacks = [&](Py_ssize_t number) {
            return !requirements_.allow(static_cast<size_t>(number), line, scratch.seen);
        };
        found.erase(std::remove_if(found.begin(), found.end(), lacks), found.end());
    }

    static Ref list_of(const Numbers& found) {
        Ref out(PyList_New(0));
        for (const Py_ssize_t number : found) append(out, Ref(PyLong_FromSsize_t(number)));
        return out;
    }

    std::deque<Points> stored_;
    std::unordered_set<PointsView> phrases_;
    Hint phrase_set_;
    KeywordIndex whole_;
    std::deque<KeywordIndex> ends_;  // head and tail of medium lines, head and tail of long ones
    std::vector<Bounds> bounds_;
    Points outer_;
    Requirements requirements_;
};

inline PyObject* find_rules(RuleFinder& finder, const Args& args) { return finder.find(args); }
inline PyObject* rule_candidates(RuleFinder& finder, const Args& args) { return finder.candidates(args); }

}  // namespace kernel
