"""Which context rules need not be asked: what they look for is not there, or was removed in the round before.

A row of these tables is a claim about a rule, which a law in the tests holds all of them to. A rule without a row, such
as a user's own, is asked in every round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from newsclean.clean.context import caption, comment, embeds, head, page, pull_quote, related, video
from newsclean.clean.labels import ContextRule
from newsclean.clean.zones import Zones


def _plain(zones: Zones) -> bool:
    return zones.plain


def _without_loose_lines(zones: Zones) -> bool:
    return not zones.loose


def _without_known_lines(zones: Zones) -> bool:
    return not zones.ruled


def _without_html(zones: Zones) -> bool:
    return zones.evidence is None


# True proves that the rule finds nothing in these zones; False proves nothing.
IDLE: Mapping[ContextRule, Callable[[Zones], bool]] = {
    caption.find_captions_beside_credits: _without_html,
    embeds.find_embeds: _without_html,
    comment.find_comments: _without_known_lines,
    page.find_page_residue: _without_known_lines,  # without one a text is no whole page
    page.find_page_residue_strictly: _without_known_lines,
    related.find_listed_links: _without_known_lines,
    related.find_teasers: _without_known_lines,
    video.find_videos: _without_known_lines,
    head.find_bylines: _plain,
    head.find_section_labels: _plain,
    pull_quote.find_pull_quotes: _plain,
    related.find_lone_headlines: _plain,
    related.find_lone_headlines_strictly: _plain,
    head.find_counters: _without_loose_lines,
}

# These see one line and what it has in common with others: what they left, they leave when other lines are gone.
ONCE: frozenset[ContextRule] = frozenset((caption.find_captions, caption.find_galleries))


def rules_to_ask(rules: Iterable[ContextRule], zones: Zones, *, again: bool) -> Iterator[ContextRule]:
    """The rules that may find something; `again` says that all were asked before some lines were removed.

    >>> from newsclean.core.document import Document
    >>> zones = Zones(Document("News."))
    >>> list(rules_to_ask([video.find_videos, caption.find_captions], zones, again=True))
    []
    >>> [rule.__name__ for rule in rules_to_ask([video.find_videos, caption.find_captions], zones, again=False)]
    ['find_captions']
    """
    for rule in rules:
        idle = IDLE.get(rule)
        if not (again and rule in ONCE) and (idle is None or not idle(zones)):
            yield rule
