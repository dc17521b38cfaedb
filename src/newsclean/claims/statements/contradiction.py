"""Whether two clauses of articles on one story contradict each other, and how."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.event_times import times_of
from newsclean.claims.extract.polarity import one_subject
from newsclean.claims.extract.sentence import claim_figures
from newsclean.claims.statements.similarity import covered_share
from newsclean.claims.statements.statement_options import OPPOSITION
from newsclean.claims.statements.statement_parts import (
    MAYBE,
    StatementPart,
    denying,
    first_word,
    may_be_at_odds,
    other_senses,
    printed_names,
)
from newsclean.text.synonyms import by_key, matching_keys, statement_word, tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from newsclean.claims.statements.alignment import Phrase
    from newsclean.claims.statements.linking import StatementMention
    from newsclean.text.synonyms import Keys, Word

DENIED, OPPOSITE, OTHERS, OTHER_TIME = "denied", "opposite", "others", "other time"  # how clauses are at odds


def _keys_in(text: str) -> set[str]:
    """The keys of the words of a text."""
    return {word.key for printed in re.findall(r"\w+", text) if (word := statement_word(printed)) is not None}


class Clause:
    """A part of a statement with its words, and the names that its article has."""

    def __init__(self, part: StatementPart, phrase: Phrase, said: StatementMention, names: AbstractSet[str]) -> None:
        """`names` of the article, which may still be read."""
        self.part, self.said, self.names = part, said, names
        drop = denying() if part.denied else ()
        self.words = {key: word for key, word in by_key(phrase.words).items() if key not in drop}
        self.own_names = {key for key, word in self.words.items() if word.name}

    @cached_property
    def figures(self) -> frozenset[object]:
        """The values of its figures."""
        found, before = self.said.sentence.found, self.said.start
        start, end = before + self.part.start, before + self.part.end
        inside = (found[at] for at in claim_figures(found) if start <= found[at].start < end)
        return frozenset((it.value, it.low, it.high, it.when) for it in inside)

    @cached_property
    def times(self) -> dict[str, str]:
        """When what it says happens, by the word before that."""
        return times_of(self.part.text)

    @cached_property
    def keys(self) -> Keys:
        """What its words lend to another clause."""
        return matching_keys(tuple(self.words.values()))

    @cached_property
    def against(self) -> dict[str, frozenset[str]]:
        """Its words that have an opposite, and what that is."""
        opposed = tables().opposed
        found = {key: opposed[key] for key in self.words.keys() & opposed.keys()}
        meant = other_senses(self.part.text) if found else ""
        return {key: it for key, it in found.items() if key not in _keys_in(meant)} if meant else found

    @cached_property
    def verb(self) -> str:
        """The verb of what one alone does, if it has one."""
        met = one_subject().search(self.part.text)
        return met[0] if met else ""

    @cached_property
    def subject(self) -> frozenset[str]:
        """The names before that verb."""
        at = self.part.text.find(self.verb)
        before = set(self.part.text[:at].replace("'", " ").replace("’", " ").split())
        printed = [word for word in map(statement_word, before) if word is not None and word.name]
        return frozenset(word.key for word in printed if word.key in self.own_names)

    @cached_property
    def roles(self) -> dict[str, set[str]]:
        """Its names by the preposition before them."""
        found: dict[str, set[str]] = {}
        for role, printed in printed_names(self.part.text):
            word = statement_word(printed.removesuffix("'s").removesuffix("’s"))
            if word is not None and word.key in self.own_names:
                found.setdefault(role, set()).add(word.key)
        return found

    @cached_property
    def focus(self) -> str | None:
        """The word that a denial is of, where it has one: the first after "not"."""
        word = first_word(self.part.focus) if self.part.focus else None
        return None if word is None else word.key


def contradiction(one: Clause, other: Clause) -> str | None:
    """In how two clauses of two articles contradict each other: one is denied, the opposite, or said of others."""
    opposed = _opposed(one, other)
    if opposed:
        return OPPOSITE if _are_opposite(one, other, opposed) else None
    if one.part.denied != other.part.denied:
        return DENIED if _denies(one, other) or _denies(other, one) else None
    if _are_of_other_times(one, other):
        return OTHER_TIME
    return OTHERS if _are_of_others(one, other) else None


def says_the_same(one: Clause, other: Clause) -> bool:
    """Whether two clauses say the same of the same ones."""
    if one.part.denied != other.part.denied or bool(one.verb) != bool(other.verb):
        return False
    if (one.part.denied and one.focus != other.focus) or (one.verb and one.subject.isdisjoint(other.subject)):
        return False
    if (
        _opposed(one, other)
        or _differ_in_time(one, other)
        or _are_apart(one, other)
        or not _are_alike(one, other, OPPOSITION.alike)
    ):
        return False
    return _share_figures(one, other)


def _opposed(one: Clause, other: Clause) -> frozenset[str]:
    """The words of either clause whose opposite the other has, where neither has both."""
    found = set()
    for key, opposites in one.against.items():
        for opposite in opposites & other.against.keys():
            if key not in other.words and opposite not in one.words:
                found |= {key, opposite}
    return frozenset(found)


def _are_opposite(one: Clause, other: Clause, opposed: frozenset[str]) -> bool:
    """Whether two clauses say the opposite of the same; what costs least is asked first."""
    if one.part.denied != other.part.denied or (one.words.keys() & other.words.keys()) <= opposed:
        return False
    if _are_apart(one, other) or not _are_alike(one, other, OPPOSITION.opposite, opposed):
        return False
    return one.part.mood == other.part.mood and _share_figures(one, other)


def _denies(one: Clause, other: Clause) -> bool:
    """Whether a clause denies what another affirms."""
    if not one.part.denied or len(one.words.keys() & other.keys.keys()) < OPPOSITION.words:
        return False
    if (one.part.focus and one.focus not in other.keys) or _are_apart(one, other):
        return False
    if not _are_alike(one, other, OPPOSITION.denied) or one.figures or other.figures:
        return False
    return may_be_at_odds(one.part, other.part)


def _are_of_other_times(one: Clause, other: Clause) -> bool:
    """Whether two clauses say the same of two weekdays or months: "arrested on Tuesday", "arrested on Friday"."""
    if not _differ_in_time(one, other):
        return False
    return one.part.mood == other.part.mood and not _are_apart(one, other) and _are_alike(one, other, OPPOSITION.alike)


def _after(clause: Clause) -> dict[str, Word]:
    """The words of a clause from the verb of what one alone does on."""
    keys = _keys_in("".join(clause.part.text.partition(clause.verb)[1:]))
    return {key: word for key, word in clause.words.items() if key in keys}


def _differ_in_time(one: Clause, other: Clause) -> bool:
    return any(one.times[word] != other.times[word] for word in one.times.keys() & other.times.keys())


def _are_of_others(one: Clause, other: Clause) -> bool:
    """Whether two clauses say of two what one alone can have done."""
    if not one.verb or not other.verb or one.part.denied or other.part.denied:
        return False
    if not one.subject or not other.subject or one.part.mood != other.part.mood or one.part.mood == MAYBE:
        return False
    if one.subject & other.subject or one.own_names & other.subject or other.own_names & one.subject:
        return False
    rest = [_after(it) for it in (one, other)]
    keys = [matching_keys(tuple(words.values())) for words in rest]
    enough = min(_bits(words, to) for words, to in zip(rest, keys[::-1], strict=True)) >= OPPOSITION.bits
    return enough and min(covered_share(rest[0], keys[1]), covered_share(rest[1], keys[0])) >= OPPOSITION.filler


def _are_apart(one: Clause, other: Clause) -> bool:
    """Whether each is of a name, or happens at one, that the other is not of: Orrin Rovers, Velmar Rovers."""
    if one.own_names <= other.own_names or other.own_names <= one.own_names:
        return False
    a, b = one.roles, other.roles
    return any(a[role] - other.own_names and b[role] - one.own_names for role in a.keys() & b.keys())


def _share_figures(one: Clause, other: Clause) -> bool:
    return not one.figures or not other.figures or one.figures == other.figures


def _are_alike(one: Clause, other: Clause, least: float, opposed: frozenset[str] = frozenset()) -> bool:
    """Whether of the words of either clause the other has at least this share; opposites are of one matter.

    What is denied may be affirmed with more, as where or when: then nearly all of the denial is there.
    """
    a, b = _shared(one, other, opposed), _shared(other, one, opposed)
    words = min(a.words, b.words)
    few = words < OPPOSITION.words
    if (few and not opposed) or min(a.plain, b.plain) < 1 or min(a.bits, b.bits) < OPPOSITION.bits:
        return False
    share, plain_share = min(a.share, b.share), min(a.plain_share, b.plain_share)
    if min(share, plain_share) >= (OPPOSITION.few if few else least):
        return True
    is_denial = one.part.denied and not other.part.denied and words > OPPOSITION.words
    return is_denial and a.plain_share >= OPPOSITION.more and min(share, plain_share) >= OPPOSITION.less


class _Shared(NamedTuple):
    """What of a clause another has: words, those that are no names, their bits, and the shares of both."""

    words: int
    plain: int
    bits: float
    share: float
    plain_share: float


def _shared(one: Clause, other: Clause, opposed: frozenset[str]) -> _Shared:
    keys = other.keys
    words = {key: word for key, word in one.words.items() if key not in opposed}
    known = {key: word for key, word in words.items() if not word.name or key in keys or key not in other.names}
    plain = {key: word for key, word in words.items() if not word.name}
    bits = _bits(words, keys) + sum(one.words[key].weight for key in opposed & one.words.keys())
    count, of_plain = (sum(key in keys for key in some) for some in (words, plain))
    return _Shared(count, of_plain, bits, covered_share(known, keys), covered_share(plain, keys))


def _bits(words: Mapping[str, Word], keys: Mapping[str, float]) -> float:
    return sum([word.weight * keys[key] for key, word in words.items() if key in keys])
