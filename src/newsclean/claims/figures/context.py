"""The context of one figure: the words of its sentence, how far off they are, and the time and role of the figure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.polarity import AFFIRMED
from newsclean.claims.options import CONTEXTS, READING
from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.text.language_pack import default_pack, language_pack
from newsclean.text.word_keys import Token, sentence_tokens, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.extract.sentence import Sentence
    from newsclean.claims.extract.time_attachment import AttachedTime
    from newsclean.quantity.model import Quantity

# Up to six words that follow directly: "$447 billion jobs package", "50,000 pages", "77 percent of promised benefits".
PHRASE = lazy(
    r"[ \xa0-](?:[Oo]f |in )?(?:the |its |their |his |her |an? )?[^\W\d_][\w’']{0,30}(?:[ -][^\W\d_][\w’']{0,30}){0,4}"
)
WORD = lazy(r"[^\W\d_][\w’']*")
PARTED = frozenset(("of", "in", "the", "its", "their", "his", "her", "a", "an"))  # "50 pct of the shares"
_STOPS = (
    "out off up down per apiece today yesterday tomorrow tonight now south north east west northeast northwest "
    "southeast southwest past previous current coming late early mid end set sent held made found taken given born "
    "left lost won seen shot say rose fell grew rise went came took got goes gets flew drove brought kept ran met paid "
    "spent fled began broke caught drew fought led spoke stole struck threw wrote one two three four five six seven "
    "eight nine ten dozen hundred thousand million billion trillion mln bln percent pct third fourth fifth sixth "
    "respectively"
)
ADJECTIVE = ("ed", "ly", "ing")
PERIODS = frozenset(("year", "quarter", "month"))
BESIDE, REACH = lazy(r"[^\W\d_]+|\d+"), 40  # the next two words stand within so many code points of a figure
_START = attrgetter("start")
_word = tuple.__new__  # as ContextWord(…), and twice as fast


class ContextWord(NamedTuple):
    """A word beside a figure."""

    weight: float  # how rare it is
    distance: float  # in words, with what lies between counted in
    name: bool


@dataclass(slots=True, eq=False)
class FigureContext:
    """A figure, and all that it is compared by; caches know it by identity."""

    text: str
    quantity: Quantity
    time: AttachedTime
    words: dict[str, ContextWord]
    names: frozenset[str]
    head: str | None  # the stem of the noun that the figure counts or stands before
    modality: str
    stems: str  # the sentence as stems, without figures
    near: float = 0.0  # the weights of all words, halved after NEAR words
    direction: int = 0  # of a change: 1 up, -1 down, 0 when that is not said
    others: tuple[Quantity, ...] = ()  # the other figures of the sentence, times left out
    polarity: str = AFFIRMED
    undated: bool = False  # a time beside it is only said ("last year"), and no date of the article resolves it
    lang: str = "en"


def read_context(sentence: Sentence, at: int, about: Sequence[str] = ()) -> FigureContext:
    """The context of one figure of a sentence; `about` are the names of its article."""
    text, q = sentence.text, sentence.found[at]
    first, last = max(0, q.start - READING.window), q.end + READING.window
    some = sentence.within(at, first, last)
    masked = tuple([(f.start, f.end) for f in some])
    read = sentence_tokens(text, masked, _space(text, first), min(last, len(text)))
    words = _weigh_words(text, some, q, read)
    for key in _function_words(sentence.lang) & words.keys():
        del words[key]
    for key, weight, name in sentence.of:
        if key not in words:
            words[key] = ContextWord(weight, READING.antecedent_distance, name)
    for key in about:
        if key not in words:
            words[key] = ContextWord(READING.topic_weight, READING.topic_distance, True)
    names = frozenset([token.key for token in read if token.name] + [key for key, _, name in sentence.of if name])
    near = sum([weight / (1 + distance / READING.half_distance) for weight, distance, _ in words.values()])
    stems = " ".join([token.key for token in read] + [key for key, *_ in sentence.of])
    head = head_of(text, q)
    time, modality = sentence.reading(at)
    others = tuple([f for f in some if f is not q and f.kind != "date"])
    said = sentence.quantity(at), time, words, names, head, modality, stems, near, sentence.direction(at), others
    undated = time.when is None and any(f.kind == "date" and f.when is None and f.granularity in PERIODS for f in some)
    return FigureContext(text, *said, sentence.polarity(at), undated, sentence.lang)


@cache
def _function_words(lang: str) -> frozenset[str]:
    """The keys of function words of another language that name a measure in English: German "die"."""
    pack = language_pack(lang)
    if lang == "en" or pack is None:
        return frozenset()
    return frozenset(map(stem, pack.stop_words.intersection(data_table("claims/measures.toml")["homographs"].split())))


def _space(text: str, at: int) -> int:
    """Where the next word starts, so that none is cut; not far off."""
    return at if at == 0 else max(at, text.find(" ", at, at + READING.window // 8))


def _weigh_words(text: str, found: Sequence[Quantity], q: Quantity, read: Sequence[Token]) -> dict[str, ContextWord]:
    words: dict[str, ContextWord] = {}
    figures = [f for f in found if f.kind != "date" and f is not q]
    before = bisect_left(read, q.start, key=_START)
    _weigh_before(words, text, [f.start for f in figures if f.start < q.start], (q.start, read[:before]))
    _weigh_after(words, text, [f.end for f in figures if f.end > q.end], (q.end, read[before:]))
    return words


def _weigh_before(
    words: dict[str, ContextWord], text: str, figures: list[int], rest: tuple[int, Sequence[Token]]
) -> None:
    """The words before a figure, the nearest first, which then is the one that counts."""
    edge, read = rest
    cost = 0
    for start, key, weight, name, end in reversed(read):
        if edge - end > 1:  # more than a space in between
            cost += READING.comma * (text.count(",", end, edge) + text.count(";", end, edge))
            while figures and figures[-1] >= start:
                figures.pop()
                cost += READING.figure
        edge = start
        if key not in words:
            words[key] = _word(ContextWord, (weight, cost, name))
        cost += 1


def _weigh_after(
    words: dict[str, ContextWord], text: str, figures: list[int], rest: tuple[int, Sequence[Token]]
) -> None:
    edge, read = rest
    cost = at = 0
    for start, key, weight, name, end in read:
        if start - edge > 1:
            cost += READING.comma * (text.count(",", edge, start) + text.count(";", edge, start))
            while at < len(figures) and figures[at] <= start:
                at += 1
                cost += READING.figure
        edge = end
        known = words.get(key)
        if known is None or cost < known.distance:
            words[key] = _word(ContextWord, (weight, cost, name))
        cost += 1


@cache
def _stops() -> frozenset[str]:
    """A noun phrase does not go on after these."""
    return default_pack().stop_words.union(default_pack().calendar, _STOPS.split())


def head_of(text: str, q: Quantity) -> str | None:
    """The stem of the last noun of the phrase that follows a figure directly; None when none follows.

    No parts of speech are known here: a phrase ends at a function word, a verb or participle that ends it, or a stop.

    >>> from newsclean import find_quantities
    >>> of = lambda text: head_of(text, find_quantities(text)[0])
    >>> of("A $447 billion jobs package passed."), of("a 48-page indictment released on Friday"), of("It paid $5.")
    ('packag', 'indict', None)
    >>> of("77 percent of promised benefits"), of("300,000 undocumented immigrants")
    ('benefit', 'immigr')
    """
    match = PHRASE.match(text, q.end)
    if match is None:
        return None
    words = [word.lower() for word in WORD.findall(match[0])]
    last = None
    for at, word in enumerate(words):
        if last is None and word in PARTED:
            continue
        if word in _stops() or len(word) < 3:
            break
        if not word.endswith(ADJECTIVE):
            last = word
        elif _ends(words, at) and last:
            break
    return stem(last.replace("’", "'").removesuffix("'s")) if last else None


def _ends(words: list[str], at: int) -> bool:
    """Whether nothing that an adjective could stand for follows."""
    return at + 1 == len(words) or words[at + 1] in _stops()


@lru_cache(maxsize=CONTEXTS)
def words_beside(context: FigureContext) -> tuple[list[str], list[str]]:
    """The last two words before a figure, and the first two behind it.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> words_beside(target_contexts("It has cost $5 so far.", None, None)[0])
    (['has', 'cost'], ['so', 'far'])
    """
    q = context.quantity
    before = BESIDE.findall(context.text[max(0, q.start - REACH) : q.start].lower())
    return before[-2:], BESIDE.findall(context.text[q.end : q.end + REACH].lower())[:2]
