"""Two sentences that someone holds to be about one thing: whether they state the same, or contradict each other.

Articles must first be shown to be about one event, by names and rare words. Whoever hands over two sentences has said
so: "the council" of one is the council of the other.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.contradictions.clause import Clause
from newsclean.claims.contradictions.clause_times import have_other_days
from newsclean.claims.contradictions.contradiction import OPPOSITE, are_apart, contradiction, says_the_same
from newsclean.claims.contradictions.statement_parts import parts_of_statement
from newsclean.claims.statements.alignment import read_phrase
from newsclean.claims.statements.blocking import read_texts
from newsclean.claims.statements.clauses import ends_in_question
from newsclean.claims.statements.statement_mention import StatementMention
from newsclean.claims.statements.statement_options import GIVEN
from newsclean.text.meaning.contrasts import contrast
from newsclean.text.meaning.word_groups import place_keys
from newsclean.text.synonyms import Lexicon, statement_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.extract.sentence import Sentence
    from newsclean.text.meaning.contrasts import Contrast

OTHER_PLACE = "other place"
MANY = re.compile(r"(?<=\w) (?:an?|one|another|some|new|more) ")  # of which there may be others elsewhere
PRONOUN = re.compile(r"^(?:He|She|It)\b")
DEFINITE = ("The ", "This ")  # the one meeting, which is held in one place; of "a man" there are many


class SaidOfOne(NamedTuple):
    """What two sentences are to each other, same or conflict, and how they contradict each other."""

    relation: str
    how: str


def compare_sentences(one: Sequence[Sentence], other: Sequence[Sentence]) -> SaidOfOne | None:
    """What two short texts on one thing are to each other, by their sentences; None where neither is found.

    >>> from newsclean.claims.extract.sentence import Sentence
    >>> approved, rejected, met = ([Sentence("text", 0, f"The council {text}.", [])] for text in (
    ...     "approved the plan", "rejected the plan", "met the mayor"))
    >>> compare_sentences(approved, rejected), compare_sentences(approved, met)
    (SaidOfOne(relation='conflict', how='opposite'), None)
    """
    if not one or not other or any(ends_in_question(it.text) for it in (*one, *other)):
        return None
    left, right = _clauses(one, 0), _clauses(other, 1)
    if _values(left) != _values(right):  # of what their figures say another judge decides
        return None
    hows = (how for a, b in product(left, right) if (how := _how(a, b)) is not None)
    if (how := next(hows, None)) is not None:
        return SaidOfOne("conflict", how)
    if not _name_alike(left, right):
        return None
    text, against = (" ".join(it.text for it in some) for some in (one, other))
    turned = contrast(text, against, one[0].lang)
    same = any(_are_of_one(a, b, turned) for a, b in product(left, right))
    return _told(turned) if same else None


def _told(turned: Contrast | None) -> SaidOfOne:
    """What two sentences are that have all words in common but these."""
    if turned is None:
        return SaidOfOne("same", "")
    return SaidOfOne("conflict" if turned.how == OPPOSITE else "different", turned.how)


def _are_of_one(one: Clause, other: Clause, turned: Contrast | None) -> bool:
    """Whether two clauses say the same but for the small words by which their sentences are opposed."""
    words = map(statement_word, filter(None, turned[1:] if turned else ()))
    aside = frozenset(word.key for word in words if word is not None)
    return says_the_same(one, other, GIVEN, aside) and _one_order(one, other)


def _clauses(sentences: Sequence[Sentence], article: int) -> list[Clause]:
    lexicon, names, found = Lexicon(), set[str](), []
    for sentence in sentences:
        said = StatementMention(article, sentence, 0, len(sentence.text), sentence.text)
        parts = list(parts_of_statement(sentence.text, sentence.lang))
        columns = read_texts([part.text for part in parts], lexicon)
        phrases = (read_phrase(columns.of(at), lexicon.words) for at in range(len(parts)))
        found += [Clause(part, phrase, said, names) for part, phrase in zip(parts, phrases, strict=True)]
    for clause in found:
        names |= clause.own_names
    return [clause for clause in found if clause.words]


def _values(clauses: Sequence[Clause]) -> set[object]:
    return {value for clause in clauses for value in clause.figures}


def _name_alike(left: Sequence[Clause], right: Sequence[Clause]) -> bool:
    """Whether one names nobody and no place that the other does not."""
    one, other = ({name for clause in some for name in clause.own_names} for some in (left, right))
    return one <= other or other <= one


def _how(one: Clause, other: Clause) -> str | None:
    """In how two clauses on one thing contradict each other; "she" and "he" are two."""
    if {it.part.text.partition(" ")[0] for it in (one, other)} == {"She", "He"}:
        return None
    return contradiction(one, other, GIVEN) or (OTHER_PLACE if _are_of_other_places(one, other) else None)


def _are_of_other_places(one: Clause, other: Clause) -> bool:
    """Whether two clauses say the same of one thing, each with another place, and name nothing else."""
    if not are_apart(one, other) or not ((_is_definite(one) and _is_definite(other)) or _are_placed_once(one, other)):
        return False
    if one.part.denied or other.part.denied or one.part.mood != other.part.mood or have_other_days(one, other):
        return False
    apart = one.own_names ^ other.own_names
    places = one.roles.get("in", set()) | other.roles.get("in", set())
    return apart <= places and one.words.keys() ^ other.words.keys() == apart


def _is_definite(clause: Clause) -> bool:
    """Whether it is of the one thing that it names, and does nothing to one of many: "opened an office"."""
    text = clause.part.text
    return text.startswith(DEFINITE) and MANY.search(text) is None


def _are_placed_once(one: Clause, other: Clause) -> bool:
    """Whether both say of a name where it is or was but once: nobody is born in two towns."""
    spoken_of = PRONOUN.findall(one.part.text)
    of_one = one.own_names & other.own_names or (spoken_of and spoken_of == PRONOUN.findall(other.part.text))
    return bool(of_one) and not place_keys().isdisjoint(one.words.keys() & other.words.keys())


def _one_order(one: Clause, other: Clause) -> bool:
    """Whether two clauses name what they share in one order, or just one of them turns it round with "by"."""
    orders = [_order(it, one.words.keys() & other.words.keys()) for it in (one, other)]
    return orders[0] == orders[1] or one.turned != other.turned


def _order(clause: Clause, keys: set[str]) -> list[str]:
    return [key for key in clause.words if key in keys]
