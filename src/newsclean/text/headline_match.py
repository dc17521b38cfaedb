"""Whether two lines are settings of one headline."""

from __future__ import annotations

from newsclean.text.line_shape import is_sentence

SAME_TITLE = 88.0  # rapidfuzz ratio of two settings of one headline; below it, other headlines of the same story begin


def same_title(a: str, b: str) -> bool:
    """Are these two settings of one headline, a site's name behind it or case aside?

    >>> same_title("Trade hits a record", "Trade hits a record | The Daily Example")
    True
    >>> same_title("Trade hits a record", "Trade hits a wall")
    False
    """
    short, long = (len(a), len(b)) if len(a) < len(b) else (len(b), len(a))
    if long > short + 60 or (short < 8 and long != short):
        return False
    a, b = a.casefold().strip(), b.casefold().strip()
    if a == b:
        return True
    if long <= 1.3 * short and short >= 8 and _share_words(a, b):
        from rapidfuzz.fuzz import ratio  # 14 ms, and most documents repeat nothing

        if ratio(a, b, score_cutoff=SAME_TITLE):
            return True
    return short >= 8 and (_is_title_and_site(a, b) if len(a) <= len(b) else _is_title_and_site(b, a))


def _share_words(a: str, b: str) -> bool:
    """Do two lines share half of their words? Settings of one headline do; it spares the others the comparison."""
    words = set(a.split())
    return 2 * len(words.intersection(b.split())) >= len(words) or " " not in a


def _is_title_and_site(title: str, line: str) -> bool:
    """Is the line the title with a site's or a section's name, parted by a sign?"""
    at = line.find(title)
    if at < 0:
        return False
    rest = line[:at].strip() or line[at + len(title) :].strip()
    return bool(rest) and (rest[0] in "|-–—:·»«>" or rest[-1] in "|-–—:·»«>") and not is_sentence(line)
