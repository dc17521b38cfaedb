"""The page of a report: template, style and script combined into one file that loads nothing."""

from __future__ import annotations

import json
from base64 import b64encode
from gzip import compress
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newsclean.errors import InputError

if TYPE_CHECKING:
    from newsclean.report.data import PageColumns

TITLE = "News report"
MAILED = 25_000_000  # bytes: what a mail server takes, and a phone opens at once
LIMIT = 250_000_000  # bytes: a desktop browser opens 100 MB in a second, and holds twice the page
PLAIN = 2_000_000  # characters of data up to which they are stored plain; more are compressed to a third
SCRIPTS = (
    "base.js", "lists.js", "claims.js", "pane.js", "changes.js", "export.js", "views.js", "overview.js", "route.js",
)  # fmt: skip
MADE = "report.min.js"  # made of SCRIPTS by benchmarks/report_script.py: 27 kB instead of 44
THEME = "theme.js"  # runs before anything is drawn, so that a dark page does not flash white
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
# Signs that could end a script element, begin a comment or an entity, or (U+2028, U+2029) a line of old scripts.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def render(columns: PageColumns, title: str = TITLE) -> bytes:
    """The page in UTF-8. Raises InputError if it would be larger than 250 MB, with a sample that would fit.

    >>> from newsclean.report.data import collect
    >>> page = render(collect([]), "<Today>").decode()
    >>> "<h1>&lt;Today&gt;</h1>" in page, "Content-Security-Policy" in page
    (True, True)
    """
    from jinja2 import Environment, StrictUndefined  # 60 ms, for this verb only
    from markupsafe import Markup  # it comes with jinja2

    style, theme, script = (template_text(name) for name in ("style.css", THEME, MADE))
    texts = {name: script_json(value) for name, value in columns.parts.items()}
    packed = sum(map(len, texts.values())) > PLAIN
    index = script_json({**columns.index, "packed": packed, "title": title})
    parts = {name: compressed(value) if packed else value for name, value in texts.items()}
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(template_text("page.html.j2")).render(
        title=title,
        policy=content_policy(style, theme, script),
        style=Markup(style),  # noqa: S704 - ours
        theme=Markup(theme),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        index=Markup(index),  # noqa: S704 - escaped by data()
        parts={name: Markup(value) for name, value in parts.items()},  # noqa: S704 - the same, or base64
        kind="text/plain" if packed else "application/json",
        totals=columns.index["totals"],
        shown=columns.index["shown"],
        days=[(day, day_in_words(day)) for day in columns.index["days"]],
        outlets=len(columns.index["outlets"]),
        since=columns.index.get("since"),
    )
    encoded = page.encode()
    if len(encoded) > LIMIT:
        raise InputError(_too_large(len(encoded), columns.index["shown"]))
    return encoded


def mailing_note(size: int, shown: int) -> str:
    """What to say of a page that is too large to be sent; empty if it is not.

    >>> mailing_note(96_000_000, 100_000)
    'the page has 96 MB; mail servers take about 25: --sample 24000 would fit'
    >>> mailing_note(10_000_000, 10_000)
    ''
    """
    if size <= MAILED:
        return ""
    fits = _fitting(size, shown, MAILED)
    return f"the page has {size / 1e6:.0f} MB; mail servers take about {MAILED // 1_000_000}: --sample {fits} would fit"


def _fitting(size: int, shown: int, limit: int) -> int:
    """How many articles fit, in round numbers."""
    fits = max(1, int(shown * limit / size * 0.95))
    digits = 10 ** max(0, len(str(fits)) - 2)
    return int(fits // digits * digits)


def _too_large(size: int, shown: int) -> str:
    fits = _fitting(size, shown, LIMIT)
    return (
        f"the page would have {size / 1e6:.1f} MB, more than the {LIMIT // 1_000_000} MB that browsers open; "
        f"show fewer articles, such as --sample {fits}: those with conflicts, updates and copies come first"
    )


def script_sources() -> str:
    """The sources of the page's script, concatenated."""
    return "".join(map(template_text, SCRIPTS))


def script_stamp() -> str:
    """The first line of the script built from the current sources."""
    digest = sha256(script_sources().encode()).hexdigest()
    return f"// newsclean report; made of {len(SCRIPTS)} sources, sha256 {digest}"


def day_in_words(day: str) -> str:
    """A date in words.

    >>> day_in_words("2024-09-01"), day_in_words("")
    ('1 Sept 2024', '')
    """
    return f"{int(day[8:])} {MONTHS[int(day[5:7]) - 1]} {day[:4]}" if day else ""


def template_text(name: str) -> str:
    """The text of a template file."""
    return files("newsclean.report").joinpath("templates", name).read_text(encoding="utf-8")


def script_json(value: Any) -> str:
    """A value as JSON that is safe in a script element, whatever texts it contains.

    >>> print(script_json(["</script><!--", "a & b", "one\\u2028two", "\\ud800"]))
    ["\\u003c/script\\u003e\\u003c!--","a \\u0026 b","one\\u2028two","\\ud800"]
    """
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode()
    except UnicodeEncodeError:  # lone surrogates: only an escape can represent them
        line = json.dumps(value, separators=(",", ":"))
    return line.translate(_ESCAPES)


def compressed(value: str) -> str:
    """Compressed data in base64; the same data give the same output.

    >>> compressed("[]") == compressed("[]")
    True
    """
    return b64encode(compress(value.encode(), 6, mtime=0)).decode()


def content_policy(style: str, *scripts: str) -> str:
    """The Content-Security-Policy of a page: nothing is loaded, nothing runs but the style and the scripts given.

    >>> content_policy("a{}", "1")[:60]
    "default-src 'none'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tH"
    """
    run = " ".join(map(_hash, scripts))
    return f"default-src 'none'; style-src {_hash(style)}; script-src {run}; base-uri 'none'; form-action 'none'"


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
