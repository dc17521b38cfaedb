// Which text may need repair: single characters, and characters beside others, as newsclean/clean/repair/ftfy_gate.py
// describes them.
#pragma once
#include <cstring>
#include <vector>

#include "keywords.hpp"

namespace kernel {

constexpr uint64_t WORD = uint64_t{1} << 63;  // in a mask of what must follow: a letter, digit or underscore
constexpr Py_ssize_t ENTITY_MAX = 24;

class Gate {
   public:
    // Gate(table, rules, beyond, single, other, entities): for each character of the basic plane the bits of its
    // classes; (before, itself, after, needs) for each rule, as masks; the bits of all characters beyond; the bit of
    // those that match alone; that of characters beyond ASCII; are entities looked for?
    explicit Gate(const Items& given) : beyond_(mask(given[2])), single_(mask(given[3])), other_(mask(given[4])) {
        PyObject* table = given[0];
        if (!PyBytes_Check(table) || PyBytes_GET_SIZE(table) != 0x10000 * static_cast<Py_ssize_t>(sizeof(uint64_t)))
            throw std::invalid_argument("a table of 65,536 masks is needed");
        table_.resize(0x10000);
        std::memcpy(table_.data(), PyBytes_AS_STRING(table), table_.size() * sizeof(uint64_t));
        const Items rules(given[1]);
        starts_ = single_;
        for (Py_ssize_t at = 0; at < rules.size(); ++at) {
            const Items row(rules[at]);
            rules_.push_back({mask(row[0]), mask(row[1]), mask(row[2]), is_true(row[3])});
            starts_ |= rules_.back().itself;
        }
        entities_ = is_true(given[5]);
    }

    bool finds(const Text& text) const {
        return text.with_points([this](const auto* points, Py_ssize_t size) {
            for (Py_ssize_t at = 0; at < size; ++at) {
                const uint64_t own = bits(points[at]);
                if ((own & starts_) && (own & single_ || matches(points, size, at, own))) return true;
                if (points[at] == '&' && entities_ && is_entity(points, size, at + 1)) return true;
            }
            return false;
        });
    }

   private:
    struct Rule {
        uint64_t before, itself, after;
        bool beside_others;  // a neighbour must lie beyond ASCII
    };

    static uint64_t mask(PyObject* number) {
        const unsigned long long value = PyLong_AsUnsignedLongLong(number);
        if (PyErr_Occurred()) throw PythonError();
        return value;
    }

    uint64_t bits(Py_UCS4 c) const { return c < 0x10000 ? table_[c] : beyond_; }

    template <typename Point>
    bool matches(const Point* points, Py_ssize_t size, Py_ssize_t at, uint64_t own) const {
        const bool first = at == 0, last = at + 1 >= size;
        const uint64_t before = first ? 0 : bits(points[at - 1]);
        uint64_t after = last ? 0 : bits(points[at + 1]);
        if (!last && (points[at + 1] == '_' || Py_UNICODE_ISALNUM(points[at + 1]))) after |= WORD;
        const bool beside_others = (before | after) & other_;
        for (const Rule& rule : rules_)
            if ((own & rule.itself) && (!rule.before || (before & rule.before)) && (!rule.after || (after & rule.after)) &&
                (beside_others || !rule.beside_others))
                return true;
        return false;
    }

    // #?[0-9A-Za-z]{1,24}; at an offset
    template <typename Point>
    static bool is_entity(const Point* points, Py_ssize_t size, Py_ssize_t at) {
        if (at < size && points[at] == '#') ++at;
        const Py_ssize_t start = at;
        while (at < size && at - start <= ENTITY_MAX && is_ascii_word(points[at])) ++at;
        return at > start && at - start <= ENTITY_MAX && at < size && points[at] == ';';
    }

    static bool is_ascii_word(Py_UCS4 c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    std::vector<uint64_t> table_;
    std::vector<Rule> rules_;
    uint64_t beyond_, single_, other_, starts_ = 0;
    bool entities_ = false;
};

inline PyObject* gate_finds(Gate& gate, const Args& args) { return boolean(gate.finds(args.text(0))); }

}  // namespace kernel
