"""Sentence splitting, with offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from newsclean.core.lazy_regex import lazy

# Where the splitter stops too early: "at 9 a.m. Monday", "No. 5", "the U.S. Senate", "Jan. 5", initials of a name.
UNENDED = lazy(
    r"(?:\b[ap]\.m\. |\bNo\. |\bNos\. |\b(?:U\.S|U\.K|U\.N|E\.U)\. |\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\. "
    r"|\b[A-Z]\. |\b(?:Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|St|vs|Inc|Corp|Co|Ltd)\. )$"
)
CONTINUES = lazy(
    r"(?:[a-z]|\d|[A-Z][\w’'-]*(?: [a-z]|[’']s\b)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]\w+ [A-Z])"
)
# Where it does not stop, since a number seldom opens a sentence: "… erzielt. 2022 waren es …". Abbreviations have fewer
# than five small letters ("sept. 2022").
YEAR_OPENS = lazy(r"(?:[^\W\d_]{5}|\b\d{4})\. (?=(?:19|20)\d\d [^\W\d_])")
LONE = lazy(r"[\ud800-\udfff]")  # surrogates, which the splitter does not accept
# White space other than the space and line ends: scrapes are full of it, and splitters are tested with little of it.
ODD_SPACE = lazy(r"[\t\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
SIMPLE_END = lazy(r"[.!?][\"'”’»)\]]{0,3}\s+|[。！？]|\n+")
Splitter = Callable[[str, str], list[str]]  # from a language and a text to its sentences, which add up to the text
OPENING = "“‘«‹„'"  # for each of these the splitter looks for the mark that closes it, to the end of the text
MOST_OPENED = 1_000  # so many take it 1 ms, and 20,000 a third of a second; a long interview has some two hundred
PIECE = 5_000  # characters of such a text that are split at once
LONGEST = 2_000  # characters: text without a full stop for longer is not a sentence; it is cut at a space


def sentences(text: str, lang: str = "en") -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of a text, without surrounding spaces.

    Split by sentencex (MIT), which knows abbreviations of many languages, and corrected for the typography of news.

    >>> text = "He left at 9 a.m. Monday. The U.S. Senate met.\\n\\nIt rained."
    >>> [text[start:end] for start, end in sentences(text)]
    ['He left at 9 a.m. Monday.', 'The U.S. Senate met.', 'It rained.']
    >>> list(sentences(""))
    []
    """
    start = end = 0
    for part in sentence_parts(text, lang):
        if end > start and not _goes_on(text, start, end, part):
            last = _line(text, start, end)
            if last:
                yield start, last
            else:
                yield from _trimmed(text, start, end)
            start = end
        end += len(part)
    if end > start:
        yield from _trimmed(text, start, end)


def _goes_on(text: str, start: int, end: int, part: str) -> bool:
    before = text[max(start, end - 8) : end]
    return (
        before[-2:-1] == "."  # what the pattern ends in; few sentences do, and a space
        and "\n" not in part[:1]
        and bool(UNENDED.search(before))
        and bool(CONTINUES.match(part))
    )


def _line(text: str, start: int, end: int) -> int:
    """The end of a typical sentence: one line, with space only after it; 0 for others."""
    if end - start > LONGEST or text[start].isspace():
        return 0
    last = start + len(text[start:end].rstrip())
    return last if text.find("\n", start, last) < 0 else 0


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line_start, line_end in _lines(text, start, end):
        piece = text[line_start:line_end]
        first = line_start + len(piece) - len(piece.lstrip())
        last = line_start + len(piece.rstrip())
        while last - first > LONGEST:
            cut = text.rfind(" ", first + 1, first + LONGEST)
            cut = cut if cut > first else first + LONGEST
            yield first, cut
            first = cut + (text[cut : cut + 1] == " ")
        if last > first:
            yield first, last


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (cut := text.find("\n", start, end)) >= 0:
        yield start, cut
        start = cut + 1
    yield start, end


def sentence_parts(text: str, lang: str = "en", splitter: Splitter | None = None) -> list[str]:
    """A text in sentences, white space and all, by `splitter`; by full stops and lines where that one fails.

    A compiled library may panic, which is not an Exception; one text must not end a run over a million.

    >>> def broken(lang, text): raise BaseException("panic")
    >>> sentence_parts("It rained. Was it wet? Yes.", "en", broken)
    ['It rained. ', 'Was it wet? ', 'Yes.']
    """
    plain = ODD_SPACE.sub(" ", text if text.isascii() else LONE.sub("\ufffd", text))
    try:
        split = splitter or _splitter()
        found = [part for piece in _pieces(plain) for part in split(lang, piece)]
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - pyo3's PanicException derives from BaseException
        found = []
    if sum(map(len, found)) != len(text):
        return _simple(plain)
    if (". 19" in plain or ". 20" in plain) and YEAR_OPENS.search(plain):
        return [piece for part in found for piece in _before_years(part)]
    return found


def _before_years(part: str) -> list[str]:
    """A sentence and another that opens with a year, apart.

    >>> _before_years("Der Umsatz stieg. 2022 waren es zwei Mio.")
    ['Der Umsatz stieg. ', '2022 waren es zwei Mio.']
    >>> _before_years("Am 5. Mai sept. 2022 en cours.")
    ['Am 5. Mai sept. 2022 en cours.']
    """
    ends = [match.end() for match in YEAR_OPENS.finditer(part)]
    return [part[start:end] for start, end in zip([0, *ends], [*ends, len(part)], strict=True) if start < end]


def _pieces(text: str) -> Iterator[str]:
    """The text; one of too many quotation marks in parts, cut between paragraphs, lines, sentences or words."""
    start, many = 0, sum(map(text.count, OPENING)) > MOST_OPENED
    while many and len(text) - start > PIECE:
        last = start + PIECE
        found = ((text.rfind(sign, start + PIECE // 2, last), len(sign)) for sign in ("\n\n", "\n", ". ", " "))
        end = next((at + size for at, size in found if at >= 0), last)
        yield text[start:end]
        start = end
    yield text[start:]


def _simple(text: str) -> list[str]:
    ends = [match.end() for match in SIMPLE_END.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


@cache
def _splitter() -> Splitter:
    from sentencex import segment  # for claims only

    known: Splitter = segment
    return known
