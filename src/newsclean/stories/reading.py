"""What grouping reads of an article: its words, names and numbers, and its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.core.record import HTML, article_body, field, id_of, notes_of, text_of
from newsclean.stories.options import GroupingOptions
from newsclean.temporal.record_dates import day_of_record
from newsclean.text.language_pack import default_pack, language_pack
from newsclean.text.word_keys import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.core.article import Article
    from newsclean.stories.model import Id
    from newsclean.text.word_keys import Token

    AnyArticle = str | Mapping[str, Any] | Article

OPTIONS = GroupingOptions()
DETECTED = 600  # characters by which the language is detected, as the detector reads them
# Two digits or more: "6.1" and "47" are of an event, a single digit of many.
_NUMBER = lazy(r"\d[\d.,]*\d")


class StoryFields(NamedTuple):
    """The fields of an article that stories are found by."""

    id: Id | None
    title: str
    text: str
    day: str | None = None
    lang: str | None = None  # as declared


class StoryText(NamedTuple):
    """The lead of an article, as words: how often each stands there, which are names, which are in the title."""

    id: Id | None
    title: str
    day: str | None
    counts: dict[str, int]  # half words: a word of the title counts three, one of the text two
    names: frozenset[str]
    headline: frozenset[str]
    numbers: frozenset[str]
    english: bool = True


def read_story_text(article: AnyArticle, options: GroupingOptions | None = None) -> StoryText:
    """Read an article. Raises RecordError for anything that is not one.

    >>> read = read_story_text({"id": 7, "title": "Ferry sinks off Quenby", "text": "A ferry with 312 aboard sank."})
    >>> read.counts["ferri"], sorted(read.names), sorted(read.numbers)
    (5, ['quenby'], ['312'])
    >>> read_story_text(7)
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: int is not a type of article; give texts, records (dicts) or newsclean Articles
    """
    return lead_words(story_fields(article), options or GroupingOptions())


def story_fields(article: AnyArticle) -> StoryFields:
    """The fields of a text, a record or an Article; a page is cleaned first. Raises RecordError for anything else.

    >>> story_fields({"id": 7, "headline": "Rain", "maintext": "It rained.", "created": "2024-05-17T10:00Z"})[:4]
    (7, 'Rain', 'It rained.', '2024-05-17')
    >>> story_fields({"id": 7})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: no text: the record has 'id'; put the text under one of ...
    """
    if isinstance(article, str):
        return StoryFields(None, "", article)
    if isinstance(article, Mapping):
        return _of_record(article)
    body = article_body(article)
    day = _day(article.date or getattr(article.published, "iso", None))
    return StoryFields(None, article.title or "", body, day, article.lang)


def _of_record(record: Mapping[str, Any]) -> StoryFields:
    if record.get(HTML) is not None and field(record, "text")[0] is None:
        from newsclean.clean.presets import pipeline  # for pages only
        from newsclean.clean.records import clean_record

        record = clean_record(pipeline("news"), record)
    title = field(record, "title")[1]
    alone = field(record, "text")[0] is None and isinstance(title, str)
    text = "" if alone else text_of(record)[1]
    lang = notes_of(record).get("lang") or record.get("lang")
    day = _day(field(record, "date")[1])
    return StoryFields(
        id_of(record), title if isinstance(title, str) else "", text, day, lang if isinstance(lang, str) else None
    )


def _day(date: object) -> str | None:
    day = day_of_record(date)
    return None if day is None else day.isoformat()


def lead_words(fields: StoryFields, options: GroupingOptions) -> StoryText:
    """The words of an article's title and lead.

    >>> lead_words(StoryFields(1, "", "Der Zug hielt nicht.", None, "de"), GroupingOptions()).english
    False
    """
    title, text = fields.title[: options.lead], fields.text[: options.lead]
    words = StoryWords(fields.id, fields.day, _language(f"{title}\n{text}", fields.lang), options)
    words.add(title, tokens(title, []), title=True)
    words.add(text, tokens(text, []))
    return words.lead(fields.title[: options.lead])


class StoryWords:
    """The words of a lead as they are read.

    >>> words = StoryWords(1, None, "en")
    >>> words.add("47 missing off Quenby", tokens("47 missing off Quenby", []), title=True)
    >>> words.lead().counts["quenby"], sorted(words.lead().numbers)
    (3, ['47'])
    """

    def __init__(self, name: Id | None, day: str | None, lang: str | None, options: GroupingOptions = OPTIONS) -> None:
        pack = language_pack(lang or "") or default_pack()
        self._foreign = None if pack is default_pack() else pack
        self._of, self._title_weight = (name, day), round(2 * options.title_weight)
        self._counts: dict[str, int] = {}
        self._names: set[str] = set()
        self._headline: set[str] = set()
        self._numbers: set[str] = set()

    def add(self, text: str, found: Iterable[Token], *, title: bool = False) -> None:
        """The words that were found in a piece of text."""
        weight, pack, counts = self._title_weight if title else 2, self._foreign, self._counts
        for token in found:
            if pack is not None:
                word = text[token.start : token.end or token.start].lower()
                if word in pack.stop_words or word in pack.calendar:
                    continue
            counts[token.key] = counts.get(token.key, 0) + weight
            if token.name:
                self._names.add(token.key)
            if title:
                self._headline.add(token.key)
        self._numbers.update(number.replace(",", "") for number in _NUMBER.findall(text))

    def lead(self, title: str = "") -> StoryText:
        """The lead that was read."""
        name, day = self._of
        kept = frozenset(self._names), frozenset(self._headline), frozenset(self._numbers)
        return StoryText(name, title, day, self._counts, *kept, self._foreign is None)


def _language(text: str, declared: str | None) -> str:
    from newsclean.text.language.choice import choose_language  # its tables are read for articles only

    return choose_language(text[:DETECTED], declared).code
