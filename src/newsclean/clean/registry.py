"""The table of cleaners: a cleaner is added here, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.clean.base import BlockCleaner, Look
from newsclean.clean.context import caption, comment, head, headline, page, related, video
from newsclean.clean.context import pull_quote as quote
from newsclean.errors import RuleError
from newsclean.rules.rule import builtin_rules

ALL = frozenset({"light", "news", "strict"})
NEWS = frozenset({"news", "strict"})


@dataclass(frozen=True)
class Row:
    """One cleaner: the kinds whose line rules it takes, its looks at the neighbours, the presets that use it."""

    doc: str
    kinds: tuple[str, ...]
    looks: tuple[Look, ...] = ()
    presets: frozenset[str] = ALL
    strict: tuple[Look, ...] = ()  # what the preset `strict` looks at besides


CLEANERS: dict[str, Row] = {
    "ads": Row("ad markers", ("ad",)),
    "sections": Row("section labels and kickers", ("section",), (head.sections,), NEWS),
    "promos": Row("newsletter, app, trust and follow-us lines", ("promo",)),
    "paywalls": Row("paywall and subscription lines", ("paywall",)),
    "cookies": Row("cookie and consent lines", ("cookie",)),
    "shares": Row("share bars", ("share",)),
    "counters": Row("bare numbers of comments and shares", ("counter",), (head.counters,), NEWS),
    "reading_times": Row("reading times", ("reading_time",)),
    "captions": Row("captions and credits of photos, galleries", ("caption",), (caption.look, caption.galleries)),
    "videos": Row("video blocks: length, headline once or twice", ("video",), (video.look,), NEWS),
    "headlines": Row("headline and standfirst printed again", ("repeated_headline",), (headline.look,), NEWS),
    "related_links": Row(
        "links to other articles, marked and unmarked",
        ("related_link",),
        (related.opened, related.teasers, related.alone),
        NEWS,
        (related.alone_strictly,),
    ),
    "pull_quotes": Row("pull quotes with their attribution", ("pull_quote",), (quote.look,), NEWS),
    "bylines": Row("bylines, glued ones included", ("byline",), (head.bylines,)),
    "datelines": Row("datelines before the first sentence", ("dateline",)),
    "agencies": Row("agency credits", ("agency",)),
    "dates": Row("published and updated lines", ("date",)),
    "print_footers": Row("notes on the print edition", ("print_footer",)),
    "ui_labels": Row("labels of the page's interface", ("ui_label",)),
    "comments": Row("comment sections", ("comment",), (comment.look,), NEWS),
    "legal": Row("copyright and affiliate lines", ("legal",)),
    "contacts": Row("contact lines", ("contact",)),
    "page": Row(
        "menus, teasers and footers around the article of a whole page", (), (page.look,), NEWS, (page.strictly,)
    ),
    "navigation": Row("menus, breadcrumbs, lists of links", ("navigation", "other"), (related.opened,)),
}  # fmt: skip


def build(name: str, preset: str = "news") -> BlockCleaner:
    """The cleaner of that name, with the line rules and looks of a preset. Raises RuleError for an unknown name."""
    row = CLEANERS.get(name)
    if row is None:
        raise RuleError(f"unknown cleaner {name!r}; the cleaners are {', '.join(CLEANERS)}")
    rules = tuple(r for r in builtin_rules() if r.kind in row.kinds and preset in r.presets)
    looks = row.looks if preset in row.presets else ()
    return BlockCleaner(name, rules, (*looks, *row.strict) if preset == "strict" else looks)
