"""Captions that end in a photographer's credit in brackets, without any of the words that rules look for."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.clean.base import Label
from newsclean.document import Document
from newsclean.lazy import lazy

_PERSON = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3}"
_OUTLET = r"[^\W\d_a-z][\w.’'&-]*(?: [\w.’'&-]+){0,4}"
_CREDIT = lazy(rf"\((?:{_PERSON}(?: ?/ ?| for (?:the )?| via |, ){_OUTLET}|{_PERSON} ?/ ?{_OUTLET} ?/ ?{_OUTLET})\)$")
CREDIT_MAX = 90  # characters of the bracket: three names and an outlet
CAPTION_MAX = 420  # characters: the longest caption with such a credit among labelled residue has 400


def look(doc: Document) -> Iterator[Label]:
    """Lines that end in "(Jane Doe/The Example)" or "(Jane Doe for The Example)"."""
    for block, text in enumerate(doc.texts):
        if text[-1] == ")" and len(text) <= CAPTION_MAX and doc.marks[block] is None:
            at = text.rfind("(", -CREDIT_MAX)
            if at > 0 and text[at - 1] in " .\xa0" and _CREDIT.match(text, at):
                yield Label(block, "caption", "caption/credit_in_brackets", 0.9)
