"""Whether two clauses of articles on one story contradict each other, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.contradictions.clause_times import MAYBE, are_of_one_time, have_other_days, may_be_at_odds
from newsclean.claims.statements.event_dates import are_apart_in_time
from newsclean.claims.statements.similarity import covered_share
from newsclean.claims.statements.statement_options import OPPOSITION
from newsclean.text.meaning.causes import causes_differ
from newsclean.text.meaning.word_groups import contest_keys, sequence_keys, state_keys
from newsclean.text.synonyms import matching_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.claims.contradictions.clause import Clause
    from newsclean.claims.statements.statement_options import OppositionOptions
    from newsclean.text.synonyms import Word

# How clauses are at odds.
DENIED, OPPOSITE, OTHERS, OTHER_TIME, OTHER_CAUSE = "denied", "opposite", "others", "other time", "other cause"


ONE = 9.0  # bits of whom or what two clauses are of: a name, or two plain words


def contradiction(one: Clause, other: Clause, rule: OppositionOptions = OPPOSITION) -> str | None:
    """In how two clauses of two articles contradict each other: one is denied, the opposite, or said of others."""
    opposed = _opposed(one, other)
    if opposed:
        return OPPOSITE if _are_opposite(one, other, opposed, rule) else None
    if _denied(one, other) != _denied(other, one):
        return DENIED if _denies(one, other, rule) or _denies(other, one, rule) else None
    if _are_of_other_times(one, other, rule):
        return OTHER_TIME
    if _are_of_others(one, other, rule):
        return OTHERS
    return OTHER_CAUSE if one.cause and other.cause and causes_differ(one.said.text, other.said.text) else None


def says_the_same(
    one: Clause, other: Clause, rule: OppositionOptions = OPPOSITION, aside: frozenset[str] = frozenset()
) -> bool:
    """Whether two clauses say the same of the same ones, words `aside` not counted."""
    if rule.given and _is_no_opposite(one, other, rule):
        return True
    if _denied(one, other) != _denied(other, one) or bool(one.verb) != bool(other.verb):
        return False
    turned = one.turned != other.turned  # "was denied by him"
    if one.part.denied and one.focus != other.focus and not turned:
        return False
    if one.verb and (one.actors.isdisjoint(other.actors) if rule.given else one.subject.isdisjoint(other.subject)):
        return False
    if (
        _opposed(one, other)
        or _differ_in_time(one, other)
        or are_apart(one, other)
        or not _are_alike(one, other, rule.alike, rule, aside)
    ):
        return False
    return _share_figures(one, other)


def _is_no_opposite(one: Clause, other: Clause, rule: OppositionOptions) -> bool:
    """Whether a clause denies the opposite of a state: "is closed", "is not open"."""
    opposed = _opposed(one, other)
    if not opposed or not opposed <= state_keys() or one.denied_beside == other.denied_beside:
        return False
    return not are_apart(one, other) and _are_alike(one, other, rule.opposite, rule, opposed)


def _denied(one: Clause, other: Clause) -> bool:
    """Whether a clause denies something; no verb of denial counts that both have: "negó", "fue negado"."""
    return one.denied_beside if one.marks & other.marks else one.part.denied


def _opposed(one: Clause, other: Clause) -> frozenset[str]:
    """The words of either clause whose opposite the other has, where the sentence of neither has both."""
    found = set()
    for key, opposites in one.against.items():
        for opposite in opposites & other.against.keys():
            if not (key in other.words or opposite in one.words or other.says_too(key) or one.says_too(opposite)):
                found |= {key, opposite}
    return frozenset(found)


def _are_opposite(one: Clause, other: Clause, opposed: frozenset[str], rule: OppositionOptions) -> bool:
    """Whether two clauses say the opposite of the same; what costs least is asked first."""
    if one.denied_beside != other.denied_beside or (one.words.keys() & other.words.keys()) <= opposed:
        return False
    if have_other_days(one, other):  # "rose in March", "fell in April"
        return False
    if are_apart(one, other) or not are_of_one_time(one, other) or not _share_figures(one, other):
        return False
    if one.figures != other.figures and not (opposed <= state_keys() or opposed.isdisjoint(sequence_keys())):
        return False  # "joined the bureau in 1942", "left the bureau": one after the other
    return _are_alike(one, other, rule.opposite, rule, opposed) or _are_states_of_one(one, other, opposed)


def _are_states_of_one(one: Clause, other: Clause, opposed: frozenset[str]) -> bool:
    """Whether two clauses say in what state the same one is: "resigned as coach of Orrin", "stays at the club"."""
    if not opposed <= state_keys():
        return False
    a, b = one.in_state(opposed), other.in_state(opposed)
    bits = sum(a[key].weight for key in a.keys() & b.keys())
    return bits >= ONE and (a.keys() <= b.keys() or b.keys() <= a.keys())


def _denies(one: Clause, other: Clause, rule: OppositionOptions) -> bool:
    """Whether a clause denies what another affirms."""
    if not one.part.denied or len(one.words.keys() & other.keys.keys()) < rule.words:
        return False
    if (one.part.focus and one.focus not in other.keys) or are_apart(one, other):
        return False
    if not one.figures <= other.figures or not _are_alike(one, other, rule.denied, rule, denier=True):
        return False
    return may_be_at_odds(one.part, other.part)


def _are_of_other_times(one: Clause, other: Clause, rule: OppositionOptions) -> bool:
    """Whether two clauses say the same of two days: "arrested on Tuesday", "arrested on Friday"."""
    if not _differ_in_time(one, other) or not (rule.given or _are_told_here(one, other)):
        return False
    if one.part.mood != other.part.mood or are_apart(one, other):
        return False
    return _are_alike(one, other, rule.alike, rule)


def _differ_in_time(one: Clause, other: Clause) -> bool:
    if one.dates and other.dates and not (one.figures or other.figures):  # else the time is that of a figure
        return are_apart_in_time(one.dates, other.dates)
    return any(one.times[word] != other.times[word] for word in one.times.keys() & other.times.keys())


def _are_told_here(one: Clause, other: Clause) -> bool:
    """Whether no year is written: else these are compared as the figures that years are."""
    return not any(it.has_year for it in (*one.dates, *other.dates))


def _are_of_others(one: Clause, other: Clause, rule: OppositionOptions) -> bool:
    """Whether two clauses say of two what one alone can have done."""
    if not all(it.verb and not it.part.denied and not it.has_no_actor for it in (one, other)):
        return False
    a, b = (it.actors if rule.given else it.subject for it in (one, other))
    if (
        (rule.given and (one.has_any or other.has_any))
        or not a
        or not b
        or one.part.mood != other.part.mood
        or one.part.mood == MAYBE
    ):
        return False
    if a & b or one.own_names & b or other.own_names & a or _are_elsewhere(one, other):
        return False
    rest = [it.done for it in (one, other)]
    keys = [matching_keys(tuple(words.values())) for words in rest]
    if min(len(words.keys() & to.keys()) for words, to in zip(rest, keys[::-1], strict=True)) < OPPOSITION.words:
        return False  # the verb alone: they won, each something
    enough = min(_bits(words, to) for words, to in zip(rest, keys[::-1], strict=True)) >= rule.bits
    shares = covered_share(rest[0], keys[1]), covered_share(rest[1], keys[0])
    if min(shares) < rule.filler and contest_keys().isdisjoint(rest[0].keys() & rest[1].keys()):
        return False
    return enough and (min(shares) >= rule.filler or (max(shares) >= rule.whole and min(shares) >= rule.within))


def are_apart(one: Clause, other: Clause) -> bool:
    """Whether each is of a name, or happens at one, that the other is not of: Orrin Rovers, Velmar Rovers."""
    if one.own_names <= other.own_names or other.own_names <= one.own_names:
        return False
    return _are_elsewhere(one, other, whose=True)


def _are_elsewhere(one: Clause, other: Clause, *, whose: bool = False) -> bool:
    """Whether what follows a preposition, or `whose` name stands before all, is another in each."""
    a, b = one.roles, other.roles
    roles = a.keys() & b.keys() - (set[str]() if whose else {"", "by"})
    return any(a[role] - other.own_names and b[role] - one.own_names for role in roles)


def _share_figures(one: Clause, other: Clause) -> bool:
    return not one.figures or not other.figures or one.figures == other.figures


def _are_alike(
    one: Clause, other: Clause, least: float, rule: OppositionOptions,
    opposed: frozenset[str] = frozenset(), *, denier: bool = False,
) -> bool:  # fmt: skip
    """Whether of the words of either clause the other has at least this share; opposites are of one matter.

    What is denied may be affirmed with more, as where or when: then nearly all of the denial is there. So it is with
    the opposite of a sentence that someone says is about the same.
    """
    aside = one.marks - other.words.keys() if denier else frozenset[str]()  # "denied", in another language
    a, b = _shared(one, other, opposed, aside), _shared(other, one, opposed, aside)
    words = min(a.words, b.words)
    few = words < rule.words
    if (few and not opposed) or min(a.plain, b.plain) < 1 - bool(opposed) or min(a.bits, b.bits) < rule.bits:
        return False
    share, plain_share = min(a.share, b.share), min(a.plain_share, b.plain_share)
    if opposed and rule.given:
        return words > 0 and max(a.share, b.share) >= rule.whole and share >= rule.less
    if rule.given and max(a.share, b.share) < rule.whole:  # each has a word of its own: "the singer", "the dancer"
        return False
    if min(share, plain_share) >= (rule.few if few else least):
        return True
    if (denier or (opposed and opposed.isdisjoint(sequence_keys()))) and _is_within(one, other, a, b):
        return True
    is_denial = one.part.denied and not other.part.denied and words > OPPOSITION.words
    return is_denial and a.plain_share >= rule.more and min(share, plain_share) >= rule.less


def _is_within(one: Clause, other: Clause, a: _Shared, b: _Shared) -> bool:
    """Whether a clause is wholly in the other, names and all, and the other says little more than where or how."""
    if not (one.own_names <= other.own_names or other.own_names <= one.own_names):
        return False
    if a.words < OPPOSITION.words - bool(one.marks):
        return False
    names = len(one.own_names & other.own_names)
    if one.part.denied == other.part.denied:
        return max(a.share, b.share) >= OPPOSITION.whole and min(a.share, b.share) >= OPPOSITION.within
    telling = bool(names) and a.plain_bits >= OPPOSITION.telling
    return telling and a.share >= OPPOSITION.whole and b.share >= (OPPOSITION.less if names > 1 else OPPOSITION.within)


class _Shared(NamedTuple):
    """What of a clause another has: words, those that are no names, their bits, and the shares of both."""

    words: int
    plain: int
    bits: float
    share: float
    plain_share: float
    plain_bits: float


def _shared(one: Clause, other: Clause, opposed: frozenset[str], aside: frozenset[str]) -> _Shared:
    keys = other.keys_for(one)
    words = {key: word for key, word in one.words.items() if key not in opposed and key not in aside}
    known = {key: word for key, word in words.items() if not word.name or key in keys or key not in other.names}
    plain = {key: word for key, word in words.items() if not word.name}
    bits = _bits(words, keys) + sum(one.words[key].weight for key in opposed & one.words.keys())
    count, of_plain = (sum(key in keys for key in some) for some in (words, plain))
    return _Shared(count, of_plain, bits, covered_share(known, keys), covered_share(plain, keys), _bits(plain, keys))


def _bits(words: Mapping[str, Word], keys: Mapping[str, float]) -> float:
    return sum([word.weight * keys[key] for key, word in words.items() if key in keys])
