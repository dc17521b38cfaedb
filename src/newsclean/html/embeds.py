"""Posts of social networks set into an article: quotations, which stay where the article's text stands around them.

The scripts of the networks replace such a quotation by the post; its classes are what they look for, so that they are
the same on every site. The cleaner `embeds` removes these posts from the article.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsclean.html.line_evidence import BlockLabel
from newsclean.html.parsing.elements import ASIDE

if TYPE_CHECKING:
    from newsclean.html.parsing.blocks import Blocks, Elements

EMBED = BlockLabel("other", "html/embed")
# X, Instagram, Facebook, TikTok, Bluesky, Threads, Reddit, Mastodon, Telegram, VK, Imgur, Truth Social
_CLASSES = """twitter-tweet twitter-video instagram-media fb-post fb-video tiktok-embed bluesky-embed text-post-media
reddit-embed-bq reddit-card mastodon-embed telegram-post vk_post imgur-embed-pub truthsocial-embed"""
CLASSES = frozenset(_CLASSES.split())
NEAR = 3  # blocks from the end of the article's text to a post below it: a credit, a label
AROUND = 3  # elements around a post in which the article's text must stand: pages set it in a box of its own


def keep_embeds(blocks: Blocks, keep: list[bool]) -> list[bool]:
    """Keep the embedded posts that stand in the article; which blocks they are.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from newsclean.html.parsing.walker import read_blocks
    >>> post = "<blockquote class=twitter-tweet><p>It rains.</p>— Ana (@ana)</blockquote>"
    >>> keep = [True, False, False, True, False]
    >>> keep_embeds(read_blocks(LexborHTMLParser(f"<div><p>Rain.{post}<p>Wind.</div><aside>Sun.</aside>")), keep), keep
    ([False, True, True, False, False], [True, True, True, True, False])
    >>> keep_embeds(read_blocks(LexborHTMLParser(f"<p>Rain.<aside>{post}</aside>")), [True, False, False])
    [False, False, False]
    """
    found = [False] * len(keep)
    posts = _posts(blocks)
    kept = [i for i, k in enumerate(keep) if k] if posts else []
    for post, rows in posts.items():
        above = bisect_left(kept, rows[0]) - 1
        if above < 0:
            continue
        ends = kept[-1] <= rows[-1] and rows[0] - kept[above] > NEAR  # no text below it, and none right above
        if not ends and _shares_container(blocks.elements, post, blocks.element[kept[above]]):
            for i in rows:  # what is all a link is the network's label, in whatever language
                keep[i] = found[i] = blocks.linked[i] < len(blocks.texts[i])
    return found


def _posts(blocks: Blocks) -> dict[int, list[int]]:
    """The blocks of each embedded post, by the post's element."""
    elements = blocks.elements
    named = {names for names in set(elements.names) if names and not CLASSES.isdisjoint(names.split())}
    if not named:
        return {}
    post_of: list[int] = []  # of each element; 0 is the page's body, which is no post
    for at, (names, parent) in enumerate(zip(elements.names, elements.parent, strict=True)):
        post_of.append(at if names in named else post_of[parent] if at else 0)
    found: dict[int, list[int]] = {}
    for block, at in enumerate(blocks.element):
        if post_of[at] and not blocks.is_unseen(block):
            found.setdefault(post_of[at], []).append(block)
    return found


def _shares_container(elements: Elements, post: int, other: int) -> bool:
    """Does one of the few elements around a post hold the other element, too? A margin's post stands in an `aside`."""
    if elements.context[post] & ~elements.context[other] & ASIDE:
        return False
    at = post
    for _ in range(AROUND):
        at = elements.parent[at]
        if elements.holds(at, other):
            return True
    return False
