"""A clause of a statement with its words: what it says, of whom, when, and whether it denies it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.contradictions.statement_parts import (
    StatementPart,
    denying,
    first_word,
    other_senses,
    printed_names,
    starts_with_pronoun,
)
from newsclean.claims.extract.language_cues import foreign_pack, says_no
from newsclean.claims.extract.polarity import one_subject
from newsclean.claims.extract.sentence import claim_figures
from newsclean.claims.statements.event_dates import event_dates
from newsclean.data import data_table
from newsclean.text.meaning.causes import cause_keys, cause_of
from newsclean.text.meaning.event_times import times_of
from newsclean.text.meaning.foreign_words import foreign_clause_words
from newsclean.text.meaning.opposites import MARK, mark_opposites, opposite_mark
from newsclean.text.meaning.set_phrases import in_one_word
from newsclean.text.meaning.word_groups import contest_keys, keys_in
from newsclean.text.synonyms import KIN, by_key, matching_keys, statement_word, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from newsclean.claims.statements.alignment import Phrase
    from newsclean.claims.statements.event_dates import EventDate
    from newsclean.claims.statements.statement_mention import StatementMention
    from newsclean.text.meaning.causes import Cause
    from newsclean.text.synonyms import Keys, Word


# A state, and before it whose it is: "was closed", "has resigned", "remains in prison".
STATE = re.compile(
    r"\b(?:was|were|is|are|been|being|remains?|remained|stays?|stayed|has|have|had|will|would|taken|sent)\b"
    r"(?: (?:not|still|also|now|to|in|be|been)){0,3} (\w+)"
)
BY_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]+(?= {1,3}(\w+ed|\w+s|quit)\b)")  # "Ann Roe resigned"
HOW = re.compile(r"(?<=\w) (?:in|on|at|with|after|by|for|from|thanks|when|against)\b")  # what follows says how or where
ANY_OF = re.compile(r" (?:an?|some|another|one of)\b")
COMPOUND = 5  # letters of the last part of a compound
ANY_DAY = ""  # of a clause that names a day, in place of the word beside it
UNDERGONE = frozenset(("killed", "shot"))  # verbs of whom it is done to, where nobody is said to have done it
BY = re.compile(r" (?:\w+ ){0,3}?by\b")
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s*$")  # before a verb: what follows "by" does it


@lru_cache(maxsize=1 << 10)
def turns_round(text: str, lang: str) -> bool:
    """Whether a text says by whom something is done, so that who does it comes last.

    >>> turns_round("The plan was rejected by the council.", "en"), turns_round("The council met by night.", "en")
    (True, False)
    """
    pack = foreign_pack(lang)
    pattern = data_table("claims/statement_parts.toml")["by"].get("en" if pack is None else pack.code)
    return pattern is not None and re.search(pattern, text) is not None


class Clause:
    """A part of a statement with its words, and the names that its article has."""

    def __init__(
        self, part: StatementPart, phrase: Phrase, said: StatementMention,
        names: AbstractSet[str], subject: Sequence[Word] = (),
    ) -> None:  # fmt: skip
        """`names` of the article, which may still be read; `subject` is whom "he" means that opens the part."""
        self.part: StatementPart = part
        self.said, self.names = said, names
        self.lang = said.sentence.lang
        pack = foreign_pack(self.lang)
        drop = denying() if part.denied else ()
        words = by_key(phrase.words) if pack is None else foreign_clause_words(part.text, pack)
        self.lent = {word.key: word for word in subject} if starts_with_pronoun(part.text) else {}
        self.words = self.lent | {key: word for key, word in words.items() if key not in drop}
        self.own_names = {key for key, word in self.words.items() if word.name}

    @cached_property
    def denied_beside(self) -> bool:
        """Whether something but a word that has an opposite denies it: "did not reject"."""
        pack = foreign_pack(self.lang)
        return self.part.denied if pack is None else says_no(pack, mark_opposites(self.part.text, self.lang))

    def says_too(self, key: str) -> bool:
        """Whether another clause of its sentence has a word: "first rejected, then approved"."""
        return key in self._sentence

    @cached_property
    def _sentence(self) -> set[str]:
        return keys_in(in_one_word(self.said.text)) if foreign_pack(self.lang) is None else set()

    @cached_property
    def marks(self) -> frozenset[str]:
        """What stands for words that have an opposite."""
        return frozenset(key for key in self.words if key.startswith(MARK))

    @cached_property
    def done(self) -> dict[str, Word]:
        """What one alone does: the verb and all that follows; of who wins a contest only what, not where and how."""
        _, verb, after = self.part.text.partition(self.verb)
        contest = keys_in(HOW.split(after, maxsplit=1)[0])
        keys = keys_in(verb) | (keys_in(after) if contest.isdisjoint(contest_keys()) else contest)
        return {key: word for key, word in self.words.items() if key in keys}

    @cached_property
    def turned(self) -> bool:
        """Whether it says by whom something is done, so that who does it comes last."""
        return turns_round(self.part.text, self.lang)

    @cached_property
    def cause(self) -> Cause | None:
        """The cause that its statement gives, where it has a word that says so."""
        if foreign_pack(self.lang) is None and self.words.keys().isdisjoint(cause_keys()):
            return None
        return cause_of(self.said.text)

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
    def dates(self) -> tuple[EventDate, ...]:
        """The days on which what it says happens."""
        before = self.said.start
        return event_dates(self.said.sentence, before + self.part.start, before + self.part.end)

    @property
    def day_words(self) -> Iterator[str]:
        """The words beside its days, by which clauses of other days are found."""
        yield from self.times
        if self.dates:
            yield ANY_DAY

    @cached_property
    def keys(self) -> Keys:
        """What its words lend to another clause."""
        return matching_keys(tuple(self.words.values()))

    def keys_for(self, other: Clause) -> Keys:
        """The same for this other one; where words are compounds, one lends something to what ends in it."""
        if not self.marks and not other.marks and foreign_pack(self.lang) is None:
            return self.keys
        ends = tuple(key for key in self.words if len(key) >= COMPOUND)
        more = {
            key: KIN
            for key in other.words.keys() - self.keys.keys()
            if len(key) >= COMPOUND and (key.endswith(ends) or any(it.endswith(key) for it in ends))
        }
        return self.keys | more

    def in_state(self, states: AbstractSet[str]) -> dict[str, Word]:
        """Of whom it says a state: the words before that, where it is of them, as in "was closed"."""
        at = STATE.search(self.part.text)
        while at is not None and keys_in(at[1]).isdisjoint(states):
            at = STATE.search(self.part.text, at.start(1))
        if at is None:
            named = BY_NAME.finditer(self.part.text)
            at = next((met for met in named if not keys_in(met[1]).isdisjoint(states)), None)
        if at is None:
            return {}
        before = keys_in(self.part.text[: at.start(1)]) | self.lent.keys()
        return {key: word for key, word in self.words.items() if key in before}

    @cached_property
    def against(self) -> dict[str, frozenset[str]]:
        """Its words that have an opposite, and what that is."""
        marks = {key: frozenset((against,)) for key in self.marks if (against := opposite_mark(key)) is not None}
        if marks:
            return marks
        opposed = tables().opposed
        found = {key: opposed[key] for key in self.words.keys() & opposed.keys()}
        meant = other_senses(self.part.text) if found else ""
        return {key: it for key, it in found.items() if key not in keys_in(meant)} if meant else found

    @cached_property
    def verb(self) -> str:
        """The verb of what one alone does, if it has one."""
        met = one_subject().search(self.part.text)
        return met[0] if met else ""

    @cached_property
    def subject(self) -> frozenset[str]:
        """The names before that verb."""
        before, _, after = self.part.text.partition(self.verb)
        turned = PASSIVE.search(before) is not None and " by " in after
        words = set((after.partition(" by ")[2] if turned else before).replace("'", " ").replace("’", " ").split())
        printed = [word for word in map(statement_word, words) if word is not None and word.name]
        return frozenset(word.key for word in printed if word.key in self.own_names)

    @cached_property
    def actors(self) -> frozenset[str]:
        """The words that say who does it: its subject, else all before that verb, or after "by"."""
        before, _, after = self.part.text.partition(self.verb)
        text = after.partition(" by ")[2] if self.turned else before
        return self.subject or frozenset(keys_in(text) & self.words.keys())

    @cached_property
    def has_no_actor(self) -> bool:
        """Whether it does not say who did what it says was done: many were shot in the arm."""
        before, _, after = self.part.text.partition(self.verb)
        undergone = self.verb in UNDERGONE and (PASSIVE.search(before) is not None or BY.match(after) is not None)
        return undergone and not self.turned

    @cached_property
    def has_any(self) -> bool:
        """Whether what is done is done to one of several: "won an award"."""
        return ANY_OF.match(self.part.text.partition(self.verb)[2]) is not None

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
