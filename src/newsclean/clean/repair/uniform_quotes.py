r"""Uniform quotes and dashes, for comparing texts. Not in the default preset: news keeps its typography."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.repair.stage import Gated
from newsclean.core.edits import Edit
from newsclean.core.lazy_regex import lazy

# Primes (″ ′) and CJK brackets (「」《》) are not quotes of this kind: 5′ 11″ is a height.
STRAIGHT = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛‹›ʼ", "'"),
}
DASHES = dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."}
_TABLE = STRAIGHT | DASHES
_FANCY = lazy(f"[{''.join(_TABLE)}]")


def uniform() -> Gated:
    """A cleaner that writes quotes, dashes and the ellipsis in ASCII; spaces around a dash are kept.

    >>> from newsclean.core.document import Document
    >>> list(uniform()(Document("“Yes”")))  # doctest: +NORMALIZE_WHITESPACE
    [Edit(start=0, end=1, text='"', kind='quote', rule='quote/straight', score=1.0),
     Edit(start=4, end=5, text='"', kind='quote', rule='quote/straight', score=1.0)]
    >>> list(uniform()(Document("「はい」 - 'yes', 5′ 11″")))
    []
    """
    return Gated(_has_fancy, _straightened, triggers=(_FANCY.pattern,))


def _has_fancy(text: str) -> bool:
    return not text.isascii() and _FANCY.search(text) is not None


def _straightened(text: str) -> Iterator[Edit]:
    for match in _FANCY.finditer(text):
        char = match.group()
        rule = "quote/straight" if char in STRAIGHT else "quote/dash"
        yield Edit(match.start(), match.end(), _TABLE[char], "quote", rule)
