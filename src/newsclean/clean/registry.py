"""The table of cleaners: add a cleaner here, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsclean.clean.block_cleaner import BlockCleaner
from newsclean.clean.context import caption, comment, embeds, head, page, pull_quote, related, repeated_headline, video
from newsclean.clean.labels import Cleaner, ContextRule
from newsclean.clean.repair.characters import invisibles, spaces
from newsclean.clean.repair.characters_by_ftfy import repair
from newsclean.clean.repair.glue import glue
from newsclean.clean.repair.hyphens import unwrap
from newsclean.clean.repair.uniform_quotes import uniform
from newsclean.core.edits import KINDS
from newsclean.errors import RuleError
from newsclean.rules.rule import builtin_rules

ALL = frozenset({"light", "news", "strict"})
NEWS = frozenset({"news", "strict"})
STAGES = ("repair", "invisibles", "spaces", "unwrap", "glue", "uniform")  # of characters, not of lines
PRESETS = ("light", "news", "strict", "uniform")


@dataclass(frozen=True)
class CleanerRow:
    """One cleaner: the kinds whose line rules it has, its context rules, the presets that use it.

    One that is in no preset removes what is part of the article, and has to be asked for.
    """

    doc: str
    kinds: tuple[str, ...]
    context_rules: tuple[ContextRule, ...] = ()
    presets: frozenset[str] = ALL
    strict: tuple[ContextRule, ...] = ()  # more of them, for the preset `strict`


CLEANERS: dict[str, CleanerRow] = {
    "ads": CleanerRow("ad markers", ("ad",)),
    "sections": CleanerRow("section labels and kickers", ("section",), (head.find_section_labels,), NEWS),
    "promos": CleanerRow("newsletter, app, trust and follow-us lines", ("promo",)),
    "paywalls": CleanerRow("paywall and subscription lines", ("paywall",)),
    "cookies": CleanerRow("cookie and consent lines", ("cookie",)),
    "shares": CleanerRow("share bars", ("share",)),
    "counters": CleanerRow("bare numbers of comments and shares", ("counter",), (head.find_counters,), NEWS),
    "reading_times": CleanerRow("reading times", ("reading_time",)),
    "captions": CleanerRow(
        "captions and credits of photos, galleries",
        ("caption",),
        (caption.find_captions, caption.find_captions_beside_credits, caption.find_galleries),
    ),
    "videos": CleanerRow("video blocks: length, headline once or twice", ("video",), (video.find_videos,), NEWS),
    "headlines": CleanerRow(
        "repeated headline and standfirst"
, ("repeated_headline",), (repeated_headline.find_repeated_headlines,), NEWS
    ),
    "related_links": CleanerRow(
        "links to other articles, with and without a label",
        ("related_link",),
        (related.find_listed_links, related.find_teasers, related.find_lone_headlines),
        NEWS,
        (related.find_lone_headlines_strictly,),
    ),
    "pull_quotes": CleanerRow(
        "pull quotes with their attribution", ("pull_quote",), (pull_quote.find_pull_quotes,), NEWS
    ),
    "bylines": CleanerRow("bylines, also without spaces between names", ("byline",), (head.find_bylines,)),
    "datelines": CleanerRow("datelines before the first sentence", ("dateline",)),
    "agencies": CleanerRow("agency credits", ("agency",)),
    "dates": CleanerRow("published and updated lines", ("date",)),
    "print_footers": CleanerRow("notes on the print edition", ("print_footer",)),
    "ui_labels": CleanerRow("labels of the page's interface", ("ui_label",)),
    "comments": CleanerRow("comment sections", ("comment",), (comment.find_comments,), NEWS),
    "legal": CleanerRow("copyright and affiliate lines", ("legal",)),
    "contacts": CleanerRow("contact lines", ("contact",)),
    "page": CleanerRow(
        "menus, teasers and footers around the article of a whole page",
        (),
        (page.find_page_residue,),
        NEWS,
        (page.find_page_residue_strictly,),
    ),
    "embeds": CleanerRow("embedded posts of social networks", (), (embeds.find_embeds,), frozenset()),
    "navigation": CleanerRow(
        "menus, breadcrumbs, lists of links", ("navigation", "other"), (related.find_listed_links,)
    ),
}  # fmt: skip


def build_cleaner(name: str, preset: str = "news") -> BlockCleaner:
    """The cleaner of that name, with the line and context rules of a preset. Raises RuleError for an unknown name."""
    row = CLEANERS.get(name)
    if row is None:
        raise RuleError(f"unknown cleaner {name!r}; the cleaners are {', '.join(CLEANERS)}")
    rules = tuple(r for r in builtin_rules() if r.kind in row.kinds and preset in r.presets)
    context = row.context_rules if preset in row.presets or not row.presets else ()
    return BlockCleaner(name, rules, (*context, *row.strict) if preset == "strict" else context)


def check_without(names: Iterable[str]) -> None:
    """Raise RuleError for a name that is neither a cleaner nor a kind nor a rule.

    >>> check_without(["ads", "byline", "ad/marker", "repair", "related/teaser_label"])
    >>> check_without(["bylin"])
    Traceback (most recent call last):
    ...
    newsclean.errors.RuleError: there is no cleaner, kind or rule 'bylin'; is it 'byline'? `newsclean rules list` ...
    """
    for name in names:
        if name in CLEANERS or name in STAGES or name in KINDS or "/" in name:
            continue  # a rule of a context cleaner or of the user's own is not in any list
        from difflib import get_close_matches  # only on the way to an error

        close = get_close_matches(name, [*KINDS, *CLEANERS, *STAGES, *(rule.id for rule in builtin_rules())], n=1)
        near = f"is it {close[0]!r}? " if close else ""
        raise RuleError(
            f"there is no cleaner, kind or rule {name!r}; {near}`newsclean rules list` lists the rules and kinds, "
            "`newsclean rules list --cleaners` the cleaners"
        )


def preset(name: str) -> list[Cleaner]:
    """The cleaners of a preset. Raises RuleError for a name that does not exist.

    >>> len(preset("light")) < len(preset("news")) + 1
    True
    """
    if name not in PRESETS:
        raise RuleError(f"unknown preset {name!r}; the presets are {', '.join(PRESETS)}")
    level = "news" if name == "uniform" else name
    chosen: list[Cleaner] = [repair(), invisibles(), spaces(), unwrap(), glue()]
    if name == "uniform":
        chosen.append(uniform())
    return [*chosen, *(build_cleaner(name, level) for name, row in CLEANERS.items() if row.presets)]
