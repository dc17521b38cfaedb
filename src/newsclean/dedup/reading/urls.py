"""Address normalisation: the same page under a tracking link, as AMP, on the mobile host."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from newsclean.core.lazy_regex import lazy

# Parameters on how a reader arrived, not what is shown. From the lists of Adblock Plus' "tracking parameter removal"
# and ClearURLs, those met on news sites; the names end where the pattern ends.
_TRACKING = lazy(
    r"utm_\w+|mc_[ce]id|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|igsh|ocid|cmpid|cmp|icid|ito|smid|smtyp"
    r"|partner|ref|ref_src|ref_url|referrer|source|src|ncid|ns_\w+|at_\w+|xtor|sr_share|share|shared|guccounter|guce_\w+"
    r"|phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|sessionid|session_id"
    r"|_hs\w+|mkt_tok|s_cid|ftag|via|wt_\w+|wtmc|et_rid|spm|amp|outputtype|rss|ftcamp|traffic_source",
    re.IGNORECASE,
)
_PRINT = {"print": {"1", "true", "yes", ""}, "view": {"print"}, "output": {"print"}, "mode": {"print"}, "m": {"1"}}
_HOST = lazy(r"^(?:(?:www\d?|m|mobile|amp|mobil|touch|wap)\.)+(?=[^.]+\.)|(?<=^[a-z]{2})\.m(?=\.[^.]+\.)")
_SESSION = lazy(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_TAIL = lazy(
    r"(?<=[^/]/)(?:print(?:\.html?)?|(?:index|default)\.(?:html?|php|aspx?|jsp))$|^/(?:index|default)\.html?$",
    re.IGNORECASE,
)
_KEPT = lazy(r"%(?=2f|3f|23|25|00)", re.IGNORECASE)  # what is quoted because it would mean something else
_AMP_PATH = lazy(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?|/amp/index\.html)/?$|(?<=\.html)/amp/?$", re.IGNORECASE)
_CACHE = lazy(
    r"^(?:https?://)?(?:(?:[\w-]+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)/(?:wp/)?[acirv]/(?:s/)?|(?:www\.)?google\.[\w.]+/amp/(?:s/)?)",
    re.IGNORECASE,
)
LONG = 4_000  # characters: a longer address is data, and left unchanged


def address(url: str) -> str:
    """An address without the parts that differ between readers; "" if it is not an address.

    Host in lower case without www, m, mobile and amp; no scheme, usual port, fragment, session, index page, print view,
    AMP suffix or cache, no tracking parameters; percent signs only where needed; what remains of the query in
    alphabetical order. What may name a different article is kept: numbers without a name, capitals in a path, other
    ports.

    >>> address("https://m.daily.example/2024/bridge/amp/?utm_source=x&id=7#top")
    'daily.example/2024/bridge?id=7'
    >>> address("https://www-daily-example.cdn.ampproject.org/c/s/www.daily.example/bridge.amp.html")
    'daily.example/bridge'
    >>> address("https://daily.example/story.php?12"), address("https://daily.example/Ab?page=2")
    ('daily.example/story.php?12=', 'daily.example/Ab?page=2')
    >>> address("no address"), address("")
    ('', '')
    """
    text = _CACHE.sub("https://", url.strip())
    if len(text) > LONG:
        return text
    try:
        parts = urlsplit(text if "//" in text[:12] else f"//{text}")
        host = parts.hostname or ""
    except ValueError:  # brackets without an IPv6 address
        return ""
    if "." not in host or " " in host:
        return ""
    return _HOST.sub("", _ascii(host)) + _port(parts) + _path(parts.path) + _query(parts.query)


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:  # a part that is empty or too long
        return host


def _port(parts: SplitResult) -> str:
    try:
        return f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # no number
        return ""


def _path(path: str) -> str:
    """A path without session, AMP, print and index; percent signs only where they are needed."""
    path = _AMP_PATH.sub("", _SESSION.sub("", path).rstrip("/"))
    path = _TAIL.sub("", path.removeprefix("/amp") if path.startswith("/amp/") else path).rstrip("/")
    return quote(unquote(_KEPT.sub("%25", path)), "/%:@!$&'()*+,;=~") if "%" in path or not path.isascii() else path


def _query(query: str) -> str:
    """The part of a query that identifies the article, also a number alone, as in ?12."""
    if not query:
        return ""
    pairs = parse_qsl(query.replace("&amp;", "&"), keep_blank_values=True)
    left = [(k, v) for k, v in pairs if not _TRACKING.fullmatch(k) and v.casefold() not in _PRINT.get(k.casefold(), ())]
    return f"?{urlencode(sorted(left))}" if left else ""
