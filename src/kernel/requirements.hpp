// What a line needs so that a rule's patterns can match it: newsclean/rules/requirements.py, which reads it off them.
#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "keywords.hpp"

namespace kernel {

constexpr Py_ssize_t WINDOW_SEEN = 120;  // of a longer line a pattern sees so much of either end

// Sets of characters: those of ASCII, and one bit for all beyond.
using CharacterSet = std::bitset<129>;
inline size_t set_bit(Py_UCS4 c) { return c < 128 ? c : 128; }

// A set written as a hexadecimal number, whose lowest bit is the first character.
inline CharacterSet set_of_hex(PyObject* written) {
    const Text text(written);
    CharacterSet found;
    for (Py_ssize_t at = 0; at < text.size(); ++at) {
        const Py_UCS4 c = text[at];
        const bool digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'f';
        if (!digit && !letter) throw std::invalid_argument("a hexadecimal number is needed");
        found = found << 4 | CharacterSet(digit ? c - '0' : c - 'a' + 10);
    }
    return found;
}

// Which lists of literals have one in a text. A literal is found by its first four characters, or three, or two if it
// has no more: at most places of a line a hint says that none begins. Texts are compared four characters at once.
class LiteralLists {
   public:
    // What was found in one line. A list is found if its mark is the line's number: nothing is cleared between lines.
    struct Found {
        std::vector<uint32_t> marks;
        uint32_t line = 0;
        std::vector<uint64_t> fours;  // the four characters from each place
    };

    // (literals, lists of their numbers)
    LiteralLists(PyObject* literals, PyObject* lists) {
        const Items texts(literals), rows(lists);
        std::vector<std::vector<uint32_t>> of_literal(static_cast<size_t>(texts.size()));
        count_ = static_cast<size_t>(rows.size());
        for (size_t list = 0; list < count_; ++list)
            for (const Py_ssize_t literal : numbers_of(rows[static_cast<Py_ssize_t>(list)]))
                of_literal.at(static_cast<size_t>(literal)).push_back(static_cast<uint32_t>(list));
        for (size_t at = 0; at < of_literal.size(); ++at)
            add(points_of(texts[static_cast<Py_ssize_t>(at)]), of_literal[at]);
        const auto slot = [](const Literal& literal) { return slot_of(literal.parts[0]); };
        std::sort(literals_.begin(), literals_.end(), [&](const auto& x, const auto& y) { return slot(x) < slot(y); });
        for (const Literal& literal : literals_) ++starts_[slot(literal) + 1];
        for (size_t at = 0; at < SLOTS; ++at) starts_[at + 1] += starts_[at];
    }

    size_t count() const { return count_; }

    void start(Found& found) const {
        if (found.marks.size() != count_) found.marks.assign(count_, 0);
        if (++found.line == 0) {  // it went through all numbers
            found.marks.assign(count_, 0);
            found.line = 1;
        }
    }

    void search(PointsView folded, Found& found) const {
        const size_t size = folded.size();
        found.fours.assign(size + 4 * PARTS, 0);  // zeros behind the end
        uint64_t four = 0;
        for (size_t at = size; at-- > 0;) found.fours[at] = four = four << 16 | (folded[at] & 0xffff);
        for (size_t at = 0; at < size; ++at) {
            ask(found.fours[at] * SPREAD, at, found);
            ask((found.fours[at] & THREE) * SPREAD, at, found);
            if (folded[at] > SPACELESS) ask((found.fours[at] & TWO) * SPREAD, at, found);
        }
    }

   private:
    static constexpr size_t SLOTS = 1 << 16, PARTS = 3;
    static constexpr uint64_t THREE = 0xffffffffffff, TWO = 0xffffffff;

    // Up to twelve characters, of each its lower 16 bits; the masks leave out what is behind the end.
    struct Literal {
        std::array<uint64_t, PARTS> parts{}, masks{};
        uint32_t lists, lists_end;  // in lists_
    };

    static size_t slot_of(uint64_t characters) { return (characters * SPREAD) >> 48; }

    void add(const Points& points, const std::vector<uint32_t>& lists) {
        const bool wide = !points.empty() && points[0] > SPACELESS;
        if (points.size() < (wide ? 2 : 3) || points.size() > 4 * PARTS)
            throw std::invalid_argument("the literal is too short, or too long");
        Literal literal;
        for (size_t at = 0; at < points.size(); ++at) {
            literal.parts[at / 4] |= uint64_t{points[at] & 0xffff} << (16 * (at % 4));
            literal.masks[at / 4] |= uint64_t{0xffff} << (16 * (at % 4));
        }
        literal.lists = static_cast<uint32_t>(lists_.size());
        lists_.insert(lists_.end(), lists.begin(), lists.end());
        literal.lists_end = static_cast<uint32_t>(lists_.size());
        known_.add(literal.parts[0] * SPREAD);
        literals_.push_back(literal);
    }

    void ask(uint64_t hash, size_t place, Found& found) const {
        if (!known_.may_hold(hash)) return;
        const size_t slot = hash >> 48;
        for (size_t at = starts_[slot]; at < starts_[slot + 1]; ++at) {
            const Literal& of = literals_[at];
            bool begins = true;
            for (size_t part = 0; begins && part < PARTS; ++part)
                begins = (found.fours[place + 4 * part] & of.masks[part]) == of.parts[part];
            for (size_t list = of.lists; begins && list < of.lists_end; ++list) found.marks[lists_[list]] = found.line;
        }
    }

    size_t count_ = 0;
    Hint known_;
    std::vector<uint32_t> starts_ = std::vector<uint32_t>(SLOTS + 1);  // of each slot, in literals_
    std::vector<Literal> literals_;
    std::vector<uint32_t> lists_;
};

class Requirements {
   public:
    // What is known of one line; its literals are looked for when a rule first asks for them.
    struct Seen {
        CharacterSet characters;
        Py_ssize_t digits = 0;
        bool searched = false;
        const Points* folded = nullptr;  // the whole line, if it is short
        LiteralLists::Found found;
        Points part;
    };

    // (sets, literals, lists, rules): each rule has a list of branches, or None if any line may match it; a branch is
    // (least, most, digits, first, last, within, sets, lists), in numbers of sets and of lists.
    explicit Requirements(const Items& given) : literals_(given[1], given[2]) {
        std::vector<CharacterSet> sets;
        const Items written(given[0]), rules(given[3]);
        for (Py_ssize_t at = 0; at < written.size(); ++at) sets.push_back(set_of_hex(written[at]));
        const auto set = [&](PyObject* number) { return sets.at(static_cast<size_t>(to_index(number))); };
        for (Py_ssize_t at = 0; at < rules.size(); ++at) {
            branches_.emplace_back();
            if (rules[at] == Py_None) continue;
            const Items rows(rules[at]);
            for (Py_ssize_t row = 0; row < rows.size(); ++row) branches_.back().push_back(branch(Items(rows[row]), set));
        }
    }

    // Begin with another line, of which `folded` is the folded form, if there is one.
    void start(const Text& line, const Points* folded, Seen& seen) const {
        seen.characters.reset();
        seen.digits = 0;
        seen.searched = false;
        seen.folded = folded;
        each_part(line, [&](Py_ssize_t start, Py_ssize_t end) {
            line.with_points([&](const auto* points, Py_ssize_t) {
                for (Py_ssize_t at = start; at < end; ++at) {
                    seen.characters.set(set_bit(points[at]));
                    seen.digits += points[at] >= 128 || (points[at] >= '0' && points[at] <= '9');
                }
            });
        });
    }

    // Can the patterns of a rule match the line?
    bool allow(size_t rule, const Text& line, Seen& seen) const {
        if (rule >= branches_.size() || branches_[rule].empty()) return true;
        for (const Branch& branch : branches_[rule])
            if (fits(branch, line, seen)) return true;
        return false;
    }

   private:
    struct Branch {
        Py_ssize_t least, most, digits;
        CharacterSet first, last, without;
        std::vector<CharacterSet> sets;
        std::vector<size_t> lists;
    };

    template <typename SetOf>
    Branch branch(const Items& row, const SetOf& set) const {
        Branch made{to_index(row[0]), to_index(row[1]), to_index(row[2]), set(row[3]), set(row[4]), ~set(row[5]), {}, {}};
        const Items sets(row[6]);
        for (Py_ssize_t at = 0; at < sets.size(); ++at) made.sets.push_back(set(sets[at]));
        for (const Py_ssize_t list : numbers_of(row[7])) {
            if (static_cast<size_t>(list) >= literals_.count()) throw std::out_of_range("there is no such list");
            made.lists.push_back(static_cast<size_t>(list));
        }
        return made;
    }

    // The parts of a line that patterns see.
    template <typename Use>
    static void each_part(const Text& line, const Use& use) {
        if (line.size() <= 2 * WINDOW_SEEN) return use(Py_ssize_t{0}, line.size());
        use(Py_ssize_t{0}, WINDOW_SEEN);
        use(line.size() - WINDOW_SEEN, line.size());
    }

    bool fits(const Branch& of, const Text& line, Seen& seen) const {
        if (line.size() < of.least || of.most < line.size() || seen.digits < of.digits) return false;
        if (!of.first[set_bit(line[0])] || !of.last[set_bit(line.last())]) return false;
        if ((seen.characters & of.without).any()) return false;
        for (const CharacterSet& set : of.sets)
            if ((seen.characters & set).none()) return false;
        if (of.lists.empty()) return true;
        if (!seen.searched) search(line, seen);
        for (const size_t list : of.lists)
            if (seen.found.marks[list] != seen.found.line) return false;
        return true;
    }

    void search(const Text& line, Seen& seen) const {
        seen.searched = true;
        literals_.start(seen.found);
        if (seen.folded != nullptr) return literals_.search(*seen.folded, seen.found);
        each_part(line, [&](Py_ssize_t start, Py_ssize_t end) {
            fold_case(line, start, end, seen.part);
            literals_.search(seen.part, seen.found);
        });
    }

    LiteralLists literals_;
    std::vector<std::vector<Branch>> branches_;  // of each rule
};

}  // namespace kernel
