"""What a page says about itself: the record that the metadata reader returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsclean.core.record import Stamp

Kind = Literal["article", "index", "video", "gallery", "error", "consent", "login", "other"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one page says about its article; `found` says where: "json-ld", a meta element's name, "visible", "url"
    or "script".

    Nothing is guessed to fill a field: what the page does not say is None, or an empty tuple.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Stamp | None = None
    modified: Stamp | None = None
    outlet: str | None = None
    section: str | None = None
    lang: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()
    agency: str | None = None
    paywalled: bool | None = None
    kind: Kind | None = None
    body: str | None = None
    found: Mapping[str, str] = field(default_factory=dict, compare=False)
