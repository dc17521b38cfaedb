"""The addresses of web archives."""

from __future__ import annotations

import re

_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?/(https?://\S+)\Z")


def original_address(url: str) -> tuple[str, str | None]:
    """The address of a page and when it was captured: the Wayback Machine puts both into its own address.

    >>> original_address("https://web.archive.org/web/20240102030405id_/https://mail.example/1")
    ('https://mail.example/1', '2024-01-02T03:04:05Z')
    >>> original_address("https://mail.example/web/2024/1")
    ('https://mail.example/web/2024/1', None)
    """
    match = _ARCHIVED.match(url) if "/web/" in url else None
    if match is None:
        return url, None
    parts = re.findall(r"\d\d", match[1][2:])
    stamp = [match[1][:2] + parts[0], *parts[1:]] if parts else []
    clock = "T" + ":".join(stamp[3:6]) + "Z" if len(stamp) == 6 else ""
    return match[2], "-".join(stamp[:3]) + clock
