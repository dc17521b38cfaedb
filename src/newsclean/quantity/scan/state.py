"""The state of a scan: the text, its language, the results; and how an amount becomes a Quantity."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.quantity.model import Quantity
from newsclean.quantity.scan.table_cells import negate_bracketed
from newsclean.quantity.time.ages import OLDEST, may_age, read_age
from newsclean.quantity.units.counted_noun import counted_noun, has_determiner
from newsclean.quantity.units.rate import read_rate

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.units.unit_lookup import Amount

_SENTENCE_END = (".", "!", "?", ";", ":", ",", ")", "”", '"')
ORDERS = frozenset(("ordinal", "rank"))
COUNTING, JOINING = frozenset(("count", "percent", "ordinal", "multiple")), frozenset(" -\xa0")
_COLD = frozenset(("", "measure"))
VAGUE = frozenset(("about", "nearly"))


@dataclass(slots=True)
class TextScan:
    """One text being scanned."""

    text: str
    lang: Language
    country: str | None
    today: Day | None
    found: list[Quantity] = field(default_factory=list)

    def back(self, start: int) -> list[str]:
        """Up to five words before a position, on the same line."""
        window = self.text[max(0, start - 48) : start]
        if start > 48:
            window = window[window.find(" ") + 1 :]
        if "\n" in window:
            window = window[window.rfind("\n") + 1 :]
        return window.split()[-5:]

    def emit(self, amount: Amount, words: list[str], *, low: Decimal | None = None, high: Decimal | None = None) -> int:
        """Add the quantity; return where the scan continues."""
        if self.text[amount.start - 1 : amount.start] == "(" and amount.value > 0 and low is high is None:
            negate_bracketed(self.text, amount)
        text, whose = self.text, None
        if amount.kind in _COLD and amount.value > 0 and text.startswith(self.lang.below, amount.end):
            below = next(phrase for phrase in self.lang.below if text.startswith(phrase, amount.end))
            amount.value, amount.end = -amount.value, amount.end + len(below)
        if amount.kind == "duration" or (not amount.kind and amount.value < OLDEST and may_age(self.lang, words)):
            whose = read_age(text, amount, self.lang, words)
        end = amount.end
        kind = amount.kind or "count"
        value: Decimal | None = amount.value
        if low is not None or high is not None:
            value = None
        modifier = (kind not in ORDERS and self.modifier(words)) or self._following(end)
        counts = (
            kind in COUNTING
            and text[end : end + 1] in JOINING
            and (kind != "ordinal" or has_determiner(words, self.lang))
        )
        what = counted_noun(text, amount, self.lang) if counts else whose or None
        base = read_rate(text, amount, self.lang) if kind not in ORDERS else None
        self.found.append(
            Quantity(
                amount.start,
                end,
                text[amount.start : end],
                kind,
                value,
                low,
                high,
                amount.unit,
                amount.alternates,
                modifier,
                modifier in VAGUE or amount.how in ("vague", "several"),
                what,
                amount.how,
                per=base.per if base else None,
            )
        )
        return base.end if base else end

    def modifier(self, words: list[str]) -> str | None:
        """The modifier in the words before the quantity; the longest phrase counts."""
        lang = self.lang
        if words and words[-1].lower() in ("a", "an", "the", "of") and " ".join(words[-2:]).lower() not in lang.before:
            words = words[:-1]
        if not words or words[-1].lower() not in lang.before_last:
            return None
        lowered = [word.lower().lstrip("(“\"'‘") for word in words]
        if lowered[-1] in lang.sets and len(words) > 1 and lowered[-2] in lang.sets[lowered[-1]]:
            return None  # "lined up $2.5 billion" is not a rise, "presided over 40 masses" is not a bound
        for count in range(min(4, len(words)), 0, -1):
            found = lang.before.get(" ".join(lowered[-count:]))
            if found:
                return found
        return None

    def _following(self, end: int) -> str | None:
        if self.text[end : end + 1] != " " or self.text[end + 1 : end + 3] not in self.lang.after_first:
            return None
        words = self.text[end + 1 : end + 16].split(maxsplit=2)
        for count in (2, 1):
            found = self.lang.after.get(" ".join(words[:count]).rstrip(".,;:").lower())
            if found:
                return found
        return None
