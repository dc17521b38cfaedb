"""The state of a scan: the text, its language, the results; and how an amount becomes a Quantity."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.quantity.counts.table_cells import negate_bracketed
from newsclean.quantity.model import Quantity
from newsclean.quantity.numbers.separators import with_other_reading
from newsclean.quantity.time.ages import OLDEST, may_age, read_age
from newsclean.quantity.units.counted_noun import counted_noun, has_determiner
from newsclean.quantity.units.rate import ABBREVIATED, BASES, priced, read_rate
from newsclean.quantity.units.rate_before import base_before, numbered_base

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.units.unit_lookup import Amount

ORDERS = frozenset(("ordinal", "rank"))
COUNTING, JOINING = frozenset(("count", "percent", "ordinal", "multiple")), frozenset(" -\xa0")
_ARTICLES, _SOME = frozenset(("a", "an", "the", "of")), frozenset(("vague", "several"))
_COLD = frozenset(("", "measure"))
_AGED = _COLD | {"duration"}
VAGUE = frozenset(("about", "nearly"))


@dataclass(slots=True)
class TextScan:
    """One text being scanned."""

    text: str
    lang: Language
    country: str | None
    today: Day | None
    found: list[Quantity] = field(default_factory=list)
    named: int = 0  # where the number of the last name ends
    base: tuple[int, str] | None = None  # of the last rate whose base comes first: where it ends, and its name
    names: set[str] = field(default_factory=set)  # the numbers of the names so far

    def back(self, start: int) -> list[str]:
        """Up to five words before a position, on the same line."""
        window = self.text[max(0, start - 48) : start]
        if start > 48:
            window = window[window.find(" ") + 1 :]
        if "\n" in window:
            window = window[window.rfind("\n") + 1 :]
        return window.rsplit(maxsplit=5)[-5:]

    def name(self, amount: Amount, end: int) -> int:
        """Note the number of a name; return where the scan continues."""
        self.names.add(self.text[amount.start : amount.end])
        self.named = end
        return end

    def emit(self, amount: Amount, words: list[str], *, low: Decimal | None = None, high: Decimal | None = None) -> int:
        """Add the quantity; return where the scan continues."""
        text = self.text
        exact = low is None and high is None
        if exact and amount.start and text[amount.start - 1] == "(" and amount.value > 0:
            negate_bracketed(text, amount)
        what = self._age(amount, words) if amount.kind in _AGED else None
        end, kind = amount.end, amount.kind or "count"
        ahead = text[end : end + 1]
        modifier, base = None, None
        if kind not in ORDERS:
            modifier = self.modifier(words) if words else None
            if ahead in BASES or amount.unit in ABBREVIATED:
                base = read_rate(text, amount, self.lang)
        if modifier is None and ahead == " " and text[end + 1 : end + 3] in self.lang.after_first:
            modifier = self._following(end)
        if kind in COUNTING and ahead in JOINING and (kind != "ordinal" or has_determiner(words, self.lang)):
            what = counted_noun(text, amount, self.lang)
        per = base.per if base else self._price_of(words, amount.start) if kind == "money" and words else None
        if self.lang.bases_before and exact:
            found = numbered_base(text, amount, self.lang.bases_before)
            if found:  # no figure of its own
                self.base = found
                return found[0]
            per = per or base_before(text, amount.start, self.base, self.lang.bases_before)
        said = text[amount.start : end], kind, amount.value if exact else None, low, high
        alternates = with_other_reading(amount) if amount.slip and exact else amount.alternates
        unit = amount.unit, alternates, modifier, modifier in VAGUE or amount.how in _SOME
        fields = amount.start, end, *said, *unit, what, amount.how, None, None, per
        self.found.append(tuple.__new__(Quantity, fields))  # as Quantity(*fields), and twice as fast
        return base.end if base else end

    def _price_of(self, words: list[str], start: int) -> str | None:
        """The unit whose price the words before it announce; one of that unit is then no figure of its own."""
        per = priced(words, self.text, start, self.lang)
        last = self.found[-1] if per and self.found else None
        if last is not None and last.kind == "measure" and last.value == 1 and last.unit == per:
            self.found.pop()
        return per

    def _age(self, amount: Amount, words: list[str]) -> str | None:
        """What is so old, if the amount is an age; temperatures below zero get their sign."""
        if amount.kind == "duration":
            return read_age(self.text, amount, self.lang, words) or None
        if amount.kind not in _COLD:
            return None
        below = self.lang.below
        if self.text.startswith(below, amount.end) and amount.value > 0:
            phrase = next(phrase for phrase in below if self.text.startswith(phrase, amount.end))
            amount.value, amount.end = -amount.value, amount.end + len(phrase)
        if not amount.kind and may_age(self.lang, words) and amount.value < OLDEST:
            return read_age(self.text, amount, self.lang, words) or None
        return None

    def modifier(self, words: list[str]) -> str | None:
        """The modifier in the words before the quantity; the longest phrase counts."""
        lang, last = self.lang, words[-1].lower()
        if last in _ARTICLES and " ".join(words[-2:]).lower() not in lang.before:
            words = words[:-1]
            last = words[-1].lower() if words else ""
        if last not in lang.before_last:
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
        words = self.text[end + 1 : end + 16].split(maxsplit=2)
        for count in (2, 1):
            found = self.lang.after.get(" ".join(words[:count]).rstrip(".,;:").lower())
            if found:
                return found
        return None
