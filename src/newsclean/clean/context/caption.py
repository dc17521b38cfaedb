"""Captions that no line rule knows: by a photographer's credit in brackets at their end, or in a line beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.clean.labels import Label
from newsclean.clean.zones import Zones
from newsclean.core.lazy_regex import lazy
from newsclean.text.line_shape import word_count

_PERSON = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3}"
_OUTLET = r"[^\W\d_a-z][\w.’'&-]*(?: [\w.’'&-]+){0,4}"
_CREDIT = lazy(rf"\((?:{_PERSON}(?: ?/ ?| for (?:the )?| via |, ){_OUTLET}|{_PERSON} ?/ ?{_OUTLET} ?/ ?{_OUTLET})\)$")


@dataclass(frozen=True, slots=True)
class CaptionOptions:
    """The sizes of captions, credits and galleries."""

    credit_max: int = 90  # characters of the bracket: three names and an outlet
    caption_max: int = 420  # characters: the longest caption with such a credit among labelled residue has 400
    name_min: int = 15  # characters of a gallery's name; speakers of a transcript have shorter ones
    name_max: int = 80  # characters of a name that is looked for
    gallery: int = 3  # captions
    button: int = 5  # words: "View full size image"
    bare: int = 8  # words of a credit that stands alone: "(File 2013/The Associated Press)"


CAPTIONS = CaptionOptions()


BARE = frozenset(  # rules of credits that may stand alone
    f"caption/{name}"
    for name in ("credit_line", "credit_end", "paren_end", "agency_end", "copyright_end", "paren_name")
)


def find_captions(zones: Zones) -> Iterator[Label]:
    """Lines that end in "(Jane Doe/The Example)" or "(Jane Doe for The Example)"."""
    for block, text in enumerate(zones.texts):
        if text[-1] == ")" and len(text) <= CAPTIONS.caption_max and zones.marks[block] is None:
            at = text.rfind("(", -CAPTIONS.credit_max)
            if at > 0 and text[at - 1] in " .\xa0" and _CREDIT.match(text, at):
                yield Label(block, "caption", "caption/credit_in_brackets", 0.9)


def find_captions_beside_credits(zones: Zones) -> Iterator[Label]:
    """The one text in a small container of a page whose other lines are a picture's credit and its buttons.

    A credit at the end of a caption of its own proves nothing: the text behind that is the standfirst.
    """
    if zones.evidence is None:
        return
    hits, marks, texts = zones.hits, zones.marks, zones.texts
    for lines in zones.evidence.in_boxes():
        credited = {at for at in lines if _is_bare(texts[at]) and any(hit.rule.id in BARE for hit in hits[at])}
        loose = [at for at in lines if at not in credited and not marks[at]]
        captions = [at for at in loose if word_count(texts[at]) > CAPTIONS.button] or loose
        single = credited and len(captions) == 1 and captions[0] != zones.title
        if single and len(texts[captions[0]]) <= CAPTIONS.caption_max:
            yield Label(captions[0], "caption", "caption/beside_credit", 0.85)


def _is_bare(text: str) -> bool:
    return word_count(text) <= CAPTIONS.bare


def find_galleries(zones: Zones) -> Iterator[Label]:
    """The captions of a gallery: three lines and more that start with the gallery's name and a dash."""
    text = zones.doc.text
    dashes = [f" {dash} " for dash in "–-" if dash in text and f" {dash} " in text]
    if not any(text.count(dash) >= CAPTIONS.gallery for dash in dashes):
        return
    names: dict[str, list[int]] = {}
    for block, text in enumerate(zones.texts):
        if len(text) <= 2 * CAPTIONS.name_min:
            continue  # too short for a name of that length and more words than it has
        at = text.find(dashes[0], 0, CAPTIONS.name_max)
        if at < 0 and len(dashes) > 1:
            at = text.find(dashes[1], 0, CAPTIONS.name_max)
        if at >= CAPTIONS.name_min and len(text) > 2 * at and " " in text[:at]:
            names.setdefault(text[:at], []).append(block)
    for blocks in names.values():
        if len(blocks) >= CAPTIONS.gallery:
            for block in blocks:
                yield Label(block, "caption", "caption/gallery", 0.8)
