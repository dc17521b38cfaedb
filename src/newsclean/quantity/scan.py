"""What a scan carries: the text, its language, what has been found; and how an amount becomes a Quantity."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from decimal import Decimal

from newsclean.lazy import lazy
from newsclean.quantity.language import Language
from newsclean.quantity.model import Quantity
from newsclean.quantity.units import Amount

_SENTENCE_END = (".", "!", "?", ";", ":", ",", ")", "”", '"')
_NOUN = lazy(r"[ \xa0-]((?:[^\W\d_]|(?<=\w)[’'-](?=\w))++)")
_OF = lazy(r" of (?:(?:the|its|their|his|her|our|all|those|these|a|an)(?: |(?=$)))?([^\W\d_]++(?: [^\W\d_]++){0,2}+)")
COUNTING, JOINING = frozenset(("count", "percent", "ordinal", "multiple")), frozenset(" -\xa0")
VAGUE = frozenset(("about", "nearly"))


@dataclass(slots=True)
class Scan:
    """One text being scanned."""

    text: str
    lang: Language
    country: str | None
    today: Day | None
    found: list[Quantity] = field(default_factory=list)

    def back(self, start: int) -> list[str]:
        """Up to five words before a place, of the same clause as far as a full stop or comma tells."""
        window = self.text[max(0, start - 48) : start]
        if start > 48:
            window = window[window.find(" ") + 1 :]
        if "\n" in window:
            window = window[window.rfind("\n") + 1 :]
        return window.split()[-5:]

    def emit(self, amount: Amount, words: list[str], *, low: Decimal | None = None, high: Decimal | None = None) -> int:
        """Add the quantity; returns where the scan goes on."""
        text, end = self.text, amount.end
        kind = amount.kind or "count"
        value: Decimal | None = amount.value
        if low is not None or high is not None:
            value = None
        modifier = self.modifier(words) or self._following(end)
        what = self.noun(amount, end) if kind in COUNTING and text[end : end + 1] in JOINING else None
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
                modifier in VAGUE or amount.how == "vague",
                what,
                amount.how,
            )
        )
        return end

    def modifier(self, words: list[str]) -> str | None:
        """What the words before the quantity say of it; the longest phrase counts."""
        lang = self.lang
        if words and words[-1].lower() in ("a", "an", "the", "of") and " ".join(words[-2:]).lower() not in lang.before:
            words = words[:-1]
        if not words or words[-1].lower() not in lang.before_last:
            return None
        lowered = [word.lower().lstrip("(“\"'‘") for word in words]
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

    def noun(self, amount: Amount, end: int) -> str | None:
        """The head noun behind a number: the last word before one that is no part of its phrase."""
        if self.lang.name != "en":
            return None
        if amount.kind == "percent" or amount.how == "fraction":
            match = _OF.match(self.text, end)
            return match[1].split()[0] if match and match[1].split()[0].lower() not in self.lang.stop else None
        head = None
        if self.text.startswith((" of the ", " of "), end):
            end += len(" of the") if self.text.startswith(" of the ", end) else len(" of")
        for _ in range(4):
            match = _NOUN.match(self.text, end)
            if match is None or match[1].lower() in self.lang.stop:
                break
            head, end = match[1], match.end()
            if head in self.lang.counted or (head.endswith("s") and not head.endswith(("ous", "ss"))):
                break
        return head
