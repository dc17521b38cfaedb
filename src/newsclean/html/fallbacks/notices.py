"""Notices that the network takes for the only paragraph of a page: those about cookies are sentences, too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from newsclean.html.class_words import is_running

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks
    from newsclean.rules.ruleset import RuleSet


def has_paragraph(blocks: Blocks, kept: Sequence[int]) -> bool:
    """Is any of the blocks that stay running text, and not a notice about cookies that stands alone?

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> notice = "We and our 71 partners store cookies on your device, and you may manage your choices at any time."
    >>> blocks = read_blocks(LexborHTMLParser(f"<p>{notice}<p>{'It rained in the north. ' * 5}"))
    >>> has_paragraph(blocks, [0]), has_paragraph(blocks, [1]), has_paragraph(blocks, [])
    (False, True, False)
    """
    found = [i for i in kept if is_running(blocks, i)]
    return len(found) > 1 or (len(found) == 1 and not _is_notice(blocks.texts[found[0]]))


def _is_notice(text: str) -> bool:
    return any(hit.whole for hits in _cookie_rules().all_hits([text], {}) for hit in hits)


@cache
def _cookie_rules() -> RuleSet:
    """The rules for notices about cookies, which few pages need here."""
    from newsclean.rules.rule import builtin_rules
    from newsclean.rules.ruleset import RuleSet

    return RuleSet(rule for rule in builtin_rules() if rule.kind == "cookie")
