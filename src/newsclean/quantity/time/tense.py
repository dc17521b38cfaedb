"""Whether a sentence is about the future or the past: "in June" is then the next one, or the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan

_CUE = lazy(
    r"\b(?:(will|due|scheduled|plan(?:s|ned)?|expected|going|set to|upcoming|ahead of|vote|begins?|would|until|by|may"
    r"|could|starting|effective|deadline|to be|[Pp]ay|next|unless)|(since|last|ended?|compared|against|versus|vs|than"
    r"|was|were|had|rose|fell|said|did|began|came))\b|[.!?\n](?=\s|$)()"
)


# "by" indicates the future only right before a time, and not in "had come by then".
_BY = lazy(r"(?: (?:the|this|next|early|late|mid|end|middle|start|beginning|close|of|about|around))*[ -]")
_HAD = lazy(r"[^.!?;\n]{0,60}\bhad\b")


def is_ahead(scan: TextScan, start: int) -> int:
    """Is the sentence about the future (1), the past (-1), or neither (0)? The last cue decides."""
    if scan.today is None:
        return 0  # nothing is resolved, so it does not matter
    if not scan.lang.grammar.tense_cues:
        window = scan.text[max(0, start - 60) : start].lower().split()
        return int(not scan.lang.sets["ahead"].isdisjoint(window))
    found = 0
    for match in _CUE.finditer(scan.text, max(0, start - 60), start):
        if match[1] != "by":
            found = 1 if match[1] else -1 if match[2] else 0
        elif _BY.fullmatch(scan.text, match.end(), start):
            found = -1 if _HAD.match(scan.text, start) else 1
    return found
