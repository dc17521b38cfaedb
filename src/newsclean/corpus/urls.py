"""Addresses made one: the same page under a tracking link, as AMP, on the mobile host."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsclean.lazy import lazy

# Parameters that say how a reader came, not what is shown. From the lists of Adblock Plus' "tracking parameter removal"
# and ClearURLs, those met on news sites; the names end where the pattern ends.
_TRACKING = lazy(
    r"utm_\w+|mc_[ce]id|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|igsh|ocid|cmpid|cmp|icid|ito|smid|smtyp"
    r"|partner|ref|ref_src|ref_url|referrer|source|src|ncid|ns_\w+|at_\w+|xtor|sr_share|share|shared|guccounter|guce_\w+"
    r"|_hs\w+|mkt_tok|s_cid|ftag|via|wt_\w+|wtmc|et_rid|spm|amp|outputtype|rss|ftcamp|traffic_source",
    re.IGNORECASE,
)
_HOST = lazy(r"^(?:(?:www\d?|m|mobile|amp|mobil)\.)+(?=[^.]+\.)")
_AMP_PATH = lazy(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?|/amp/index\.html)/?$|(?<=\.html)/amp/?$", re.IGNORECASE)
_CACHE = lazy(r"^(?:https?://)?(?:[\w-]+\.cdn\.ampproject\.org/[acv]/(?:s/)?|(?:www\.)?google\.[\w.]+/amp/(?:s/)?)")
LONG = 4_000  # characters: a longer address is data, and taken as it stands


def address(url: str) -> str:
    """An address without what changes from reader to reader; "" for what is none.

    Host in small letters without www, m, mobile and amp; no scheme, port, fragment, AMP suffix or cache, no tracking
    parameters; what remains of the query in order of the alphabet.

    >>> address("https://m.daily.example/2024/bridge/amp/?utm_source=x&id=7#top")
    'daily.example/2024/bridge?id=7'
    >>> address("https://www-daily-example.cdn.ampproject.org/c/s/www.daily.example/bridge.amp.html")
    'daily.example/bridge'
    >>> address("no address"), address("")
    ('', '')
    """
    text = _CACHE.sub("https://", url.strip())
    if len(text) > LONG:
        return text
    try:
        parts = urlsplit(text if "//" in text[:12] else f"//{text}")
        host = parts.hostname or ""
    except ValueError:  # brackets that are no IPv6 address
        return ""
    if "." not in host or " " in host:
        return ""
    path = _AMP_PATH.sub("", parts.path.rstrip("/")) if parts.path else ""
    query = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)] if parts.query else []
    return _HOST.sub("", host) + path.rstrip("/") + (f"?{urlencode(sorted(query))}" if query else "")
