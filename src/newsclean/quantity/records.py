"""Records with their quantities: what the verb writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from newsclean.core.record import HTML, KEY, field, notes_of, text_of
from newsclean.errors import TooLargeError
from newsclean.io.size_limit import MAX_SIZE, shown_size, size_remedy
from newsclean.quantity.model import Quantity
from newsclean.quantity.tables import language
from newsclean.temporal.record_dates import day_of_record, given_day

if TYPE_CHECKING:
    from newsclean.text.language.choice import LanguageChoice

ROUND_TRIP = 15  # significant digits that a float keeps
MENTION = 150  # bytes of a quantity as JSON, at least: the result of an article is held to the size of an article


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's defaults for records that do not give these values themselves."""

    date: str | None = None
    country: str | None = None
    lang: str | None = None
    max_size: int = MAX_SIZE  # bytes of the quantities of one article, about

    def check(self) -> None:
        """Raise QuantityError for an invalid date, country or language, before any input is read."""
        given_day(self.date)
        if self.country is not None:
            from newsclean.quantity.scan.scanner import check_country  # see `with_quantities`

            check_country(self.country)
        if self.lang is not None:
            language(self.lang)


def quantity_json(q: Quantity) -> dict[str, Any]:
    """A quantity as the records carry it: DESIGN's fields first, then those that have something to say.

    >>> from newsclean import find_quantities
    >>> quantity_json(find_quantities("about $2.5bn")[0])["value"]
    2500000000
    """
    row: dict[str, Any] = {"start": q.start, "end": q.end, "text": q.text, "kind": q.kind}
    row |= {name: number(x) for name, x in (("value", q.value), ("low", q.low), ("high", q.high))}
    row |= {"unit": q.unit, "modifier": q.modifier}
    more = {"alternates": list(q.alternates), "approximate": q.approximate, "what": q.what, "read": q.read}
    more["per"] = q.per
    if q.kind == "date":
        more |= {"when": q.when, "granularity": q.granularity}
    return row | {name: x for name, x in more.items() if x or name == "when"}


def number(value: Decimal | None) -> int | float | str | None:
    """A number as JSON has it: exact, so one with more places than a float keeps is a string.

    >>> number(Decimal("2.40E+11")), number(Decimal("24.5")), number(Decimal("0.1234567890123456789"))
    (240000000000, 24.5, '0.1234567890123456789')
    """
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if len(value.as_tuple().digits) <= ROUND_TRIP else str(value)


def with_quantities(record: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The record with the quantities of its text. Raises RecordError and QuantityError, TooLargeError for too many."""
    from newsclean.quantity.scan.scanner import quantities_in_chosen  # 5 ms, and all readers

    key, text = text_of(record)
    day = day_of_record(field(record, "date")[1])
    if key == HTML:
        from newsclean.clean.presets import pipeline  # pages are rare here

        article = pipeline("news").page(text)
        text, day = article.body, day or day_of_record(article.date)
        record = {**record, "text": text}
    chosen = _language(record, text, settings)
    date = day or settings.date or day_of_record(field(record, "crawled")[1])
    most = max(1, settings.max_size // MENTION)
    found = (
        quantities_in_chosen(text, chosen, most, date=date, country=settings.country) if chosen.tables else []
    )  # by the tables of another language "1.250" would be another number
    if len(found) > most:
        raise TooLargeError(
            f"the text has more than {most:,} quantities, which take more than {shown_size(settings.max_size)};"
            f" {size_remedy(settings.max_size)}"
        )
    return {**record, KEY: {**notes_of(record), **chosen.notes(), "quantities": [quantity_json(q) for q in found]}}


def _language(record: Mapping[str, Any], text: str, settings: Settings) -> LanguageChoice:
    """The language of a record: what was decided when it was cleaned, else what it declares and its text says."""
    from newsclean.text.language.choice import LanguageChoice, choose_language
    from newsclean.text.language.detection import detection

    notes = notes_of(record)
    if isinstance(notes.get("lang"), str) and isinstance(notes.get("lang_known_by"), str):
        chosen = LanguageChoice(notes["lang"], notes["lang_known_by"], notes.get("lang_declared"))
        return chosen._replace(clear=chosen.known_by != "text" or detection(text).clear)
    own, title = (field(record, name)[1] for name in ("lang", "title"))
    headline = title if isinstance(title, str) else ""
    return choose_language(f"{headline}\n{text}", own if isinstance(own, str) else None, settings.lang)
