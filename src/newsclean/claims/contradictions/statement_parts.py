"""The parts of a statement: its clauses, apart from who says them, each affirmed or denied."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.contradictions.clause_times import AHEAD, MAYBE, PLAIN
from newsclean.claims.extract.language_cues import BORDER, foreign_pack, says_no
from newsclean.claims.statements.statement_options import STATEMENTS
from newsclean.core.lazy_regex import lazy, prefiltered
from newsclean.data import data_table
from newsclean.text.meaning.set_phrases import in_one_word
from newsclean.text.synonyms import statement_word

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from newsclean.text.language_pack import LanguagePack
    from newsclean.text.synonyms import Word

LATER = frozenset(("until", "before"))  # what is not so until May is so then: it denies nothing
TIMED = LATER | {"after", "since"}  # with a time behind, one of these opens no clause: "closed until Friday"
RELATIVE = frozenset(("which", "who"))  # after a clause that one of these opens, that before goes on
NEAR = 48  # characters after a word that denies, in which what it denies begins
PRONOUN = lazy(r"(?:but |and )?(?:[Hh]e|[Ss]he) ")
# A name beside what it names: "The builder, Sunil Drax, confessed"; not who says it.
APPOSED = lazy(
    r"(?<=[a-z]),(?= [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}(?:[,.;]|$)(?!,? (?:says|said|told|added)))"
    r"( [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})(?:,(?= ))?"
)
WORD = lazy(r"[^\W\d_]+")
RARE = frozenset(("denial", "negator", "ahead", "maybe", "pending", "senses"))  # cues that most statements lack
DENYING = "deny denied denying denies refuse refused refuses fail failed fails never unable no none nobody"


class StatementPart(NamedTuple):
    """One clause of a statement: where it stands in that, whether it is denied, and what follows the word that does."""

    text: str
    start: int
    end: int
    denied: bool = False
    focus: str = ""
    foreign: bool = False  # in another language than English

    @property
    def mood(self) -> int:
        """Whether it is said of what is so, will be or may be."""
        cues = _cues()
        if self.foreign:
            return PLAIN
        if cues.maybe.search(self.text):
            return MAYBE
        return AHEAD if cues.ahead.search(cues.lasting.sub(" ", self.text)) else PLAIN

    @property
    def is_lasting(self) -> bool:
        """Whether it is so, and will be: "will remain open"."""
        return not self.foreign and _cues().lasting.search(self.text) is not None

    @property
    def persists(self) -> bool:
        """Whether it is so now and goes on: "stays closed"."""
        return not self.foreign and _cues().persists.search(self.text) is not None

    @property
    def is_pending(self) -> bool:
        """Whether it is not so yet, and may be tomorrow."""
        return self.denied and _cues().pending.search(self.text) is not None


class _Cues(NamedTuple):
    border: re.Pattern[str]
    time: re.Pattern[str]  # behind a border that is none before a time
    denial: re.Pattern[str]  # what denies the clause that follows it
    negator: re.Pattern[str]
    suppose: re.Pattern[str]
    ahead: re.Pattern[str]
    lasting: re.Pattern[str]
    maybe: re.Pattern[str]
    pending: re.Pattern[str]
    role: re.Pattern[str]
    idle: re.Pattern[str]
    one_of: re.Pattern[str]
    predicate: re.Pattern[str]
    persists: re.Pattern[str]
    senses: re.Pattern[str]


@cache
def _cues() -> _Cues:
    table = data_table("claims/statement_parts.toml")["cues"]
    return _Cues(*((prefiltered if name in RARE else re.compile)(table[name]) for name in _Cues._fields))


def parts_of_statement(text: str, lang: str = "en") -> Iterator[StatementPart]:
    """The clauses of a statement that say how something is; none of what is only supposed.

    >>> list(parts_of_statement("The mayor denied that the bridge will close."))[1:]
    [StatementPart(text='the bridge will close.', start=21, end=44, denied=True, focus='', foreign=False)]
    >>> [it.text for it in parts_of_statement("If the bridge closes, trains will be full.")]
    ['trains will be full.']
    >>> [(it.text, it.denied) for it in parts_of_statement("Trains will not run until 2034.")]
    [('Trains will run until 2034.', False)]
    >>> [it.text for it in parts_of_statement("The pier, which had burned, was not closed.")][-1]
    'The pier was not closed.'
    """
    text = text[: STATEMENTS.longest]
    foreign = foreign_pack(lang)
    if foreign is not None:
        yield from _foreign_parts(text, foreign)
        return
    text = APPOSED.sub(lambda met: f" {met[1]}".ljust(len(met[0])), text)
    cues = _cues()
    text = cues.one_of.sub(lambda met: " " * len(met[0]), text)
    may_deny = cues.negator.search(text) is not None or cues.denial.search(text) is not None
    before, joined, subject, apart = "", "", "", False
    for start, end, border, part in _joined_later(text, cues) if may_deny else _parts(text, cues):
        if part and not cues.suppose.fullmatch(joined):
            denied = may_deny and joined == "that" and cues.denial.search(before) is not None
            whole = in_one_word(f"{subject} {part}" if subject else part)
            yield _read(whole, (start, end), cues, denied=denied) if may_deny else StatementPart(whole, start, end)
        subject = before if _goes_on(text[end:].lstrip(" ,–—"), cues, (joined, border, part), apart=apart) else ""
        before, joined, apart = part or before, border, not part


def _goes_on(rest: str, cues: _Cues, part: tuple[str, str, str], *, apart: bool) -> bool:
    """Whether after an aside, which opened with the first word and ends with the second, the clause before goes on."""
    joined, border, aside = part
    if apart and joined in RELATIVE:
        return not border
    plain = not joined and not border and bool(aside)
    return plain and cues.predicate.match(rest) is not None and cues.predicate.search(aside) is None


def _foreign_parts(text: str, pack: LanguagePack) -> Iterator[StatementPart]:
    """The clauses of a text in another language but those that say who says it; "bestritt, …" denies the next one."""
    start = 0
    for end in (*(met.start() for met in BORDER.finditer(text)), len(text)):
        part = text[start:end]
        words = part.strip(' ,;:–—-.«»„“”"')
        speaks = any(pack.claim_pattern(kind).match(words) for kind in ("says", "given"))
        denies = pack.claim_pattern("denies").search(part) is not None
        if denies and start == 0 and end < len(text):
            continue  # what it denies may follow the comma
        if words and not speaks:
            yield StatementPart(part, start, end, says_no(pack, part), foreign=True)
        start = end


def _parts(text: str, cues: _Cues, timed: Container[str] = TIMED) -> Iterator[tuple[int, int, str, str]]:
    """Where each part starts and ends, the word at its end, and its text; words of `timed` end none before a time."""
    found = ((met.start(), met.end(), met[0].strip(" ,").lower()) for met in cues.border.finditer(text))
    ends = [it for it in found if it[2] not in timed or not cues.time.match(text, it[1])]
    for (_, start, _), (end, _, border) in pairwise([(0, 0, ""), *ends, (len(text), len(text), "")]):
        yield start, end, border, text[start:end].strip()


def _joined_later(text: str, cues: _Cues) -> Iterator[tuple[int, int, str, str]]:
    """The same; what will not be until May will be in May: one part, which denies nothing."""
    found = list(_parts(text, cues, ()))
    while found:
        start, end, border, part = found.pop(0)
        if border in LATER and found and len(deniers := list(cues.negator.finditer(part))) == 1:
            denier, (_, end, last, rest) = deniers[0], found.pop(0)
            part = f"{part[: denier.start()].rstrip()}{part[denier.end() :]} {border} {rest}"
            border = last
        yield start, end, border, part


def _read(part: str, at: tuple[int, int], cues: _Cues, *, denied: bool) -> StatementPart:
    kept = cues.idle.sub(" ", part)
    negator = cues.negator.search(kept)
    return StatementPart(part, *at, (negator is not None) != denied, kept[negator.end() :] if negator else "")


def denies_clause(text: str) -> bool:
    """Whether a text may deny a clause that follows: "denied that".

    >>> denies_clause("He denied that it rained."), denies_clause("He denied it.")
    (True, False)
    """
    return " that " in text and _cues().denial.search(text) is not None


def denied_words(text: str) -> set[str]:
    """The keys of the words that follow one that denies, the first of each that says anything.

    >>> sorted(denied_words("The bridge was not opened, and there was no rain.")), denied_words("It was opened.")
    (['open', 'rain'], set())
    """
    found = (first_word(text[met.end() : met.end() + NEAR]) for met in _cues().negator.finditer(text))
    return {word.key for word in found if word is not None}


def first_word(text: str) -> Word | None:
    """The first word of a text that says anything, and denies nothing.

    >>> first_word("to open the bridge").key, first_word("to the") is None
    ('open', True)
    """
    words = (statement_word(printed) for printed in WORD.findall(text))
    return next((word for word in words if word is not None and not word.figure and word.key not in denying()), None)


@cache
def denying() -> frozenset[str]:
    """The keys of words that deny, and say nothing else.

    >>> "deni" in denying(), "open" in denying()
    (True, False)
    """
    words = (statement_word(word) for word in DENYING.split())
    return frozenset(word.key for word in words if word is not None)


def other_senses(text: str) -> str:
    """The words of a text that have an opposite and are meant otherwise.

    >>> other_senses("Police released a statement on the low-end shop."), other_senses("He was released.")
    ('released a statement low-end', '')
    """
    return " ".join(met[0] for met in _cues().senses.finditer(text))


def printed_names(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text with a capital, each with the preposition before its name.

    >>> list(printed_names("Josef Lind of the Orrin council")), list(printed_names("it rained"))
    ([('', 'Josef'), ('', 'Lind'), ('of', 'Orrin')], [])
    """
    for met in _cues().role.finditer(text):
        yield from ((met[1] or "", word) for word in met[2].split())


def starts_with_pronoun(text: str) -> bool:
    """Whether a clause is of someone whom an earlier one names.

    >>> starts_with_pronoun("he was released."), starts_with_pronoun("Hera was released.")
    (True, False)
    """
    return PRONOUN.match(text) is not None
