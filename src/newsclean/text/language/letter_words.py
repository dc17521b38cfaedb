"""The words of a text in Latin letters, by which its language is known."""

from __future__ import annotations

from newsclean.core.lazy_regex import lazy
from newsclean.kernel import kernel_twin

_WORD = lazy(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@kernel_twin
def letter_words(text: str) -> list[str]:
    """The runs of letters, with an apostrophe between two of them.

    >>> letter_words("d'euros, 3rd ''o'neill' été"), letter_words("'")
    (["d'euros", 'rd', "o'neill", 'été'], [])
    """
    words: list[str] = _WORD.findall(text)
    return words
