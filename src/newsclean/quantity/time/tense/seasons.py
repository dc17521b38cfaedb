"""Seasons in the tables of a language, with a year and without: "Sommer 2022", "2022年夏", "im Herbst", "осенью"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.lone_words import stop_words_of
from newsclean.quantity.time.date_spans import add_date
from newsclean.quantity.time.tense.clause import clause_before, clause_behind, up_to_comma
from newsclean.quantity.time.tense.verbs import is_ahead
from newsclean.quantity.time.tense.words import tense_words
from newsclean.temporal import relative_dates as periods

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


_COMPOUND = lazy(r"[^\W\d_](?<![のにでかまはがをとやも至到起開开에은는의이가을부까])")


def season_of_year(scan: TextScan, span: tuple[int, int], season: str, behind: tuple[int | None, int]) -> int:
    """ "Sommer 2022", "2022年夏", "2022 yazında": a season with its year before it, or behind.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.when) for q in find_quantities("橋は2021年の夏に完成した。", lang="ja")]
    [('2021年の夏', '2021-22')]
    """
    (start, end), (year, stop) = span, behind
    last = scan.found[-1] if scan.found else None
    dated = last is not None and last.kind == "date" and bool(last.when) and str(last.when).isdecimal()
    if not scan.lang.spaced and end - start == 1 and _COMPOUND.match(scan.text, end):
        return end  # "春运", the traffic of a feast
    if not year and last and dated and scan.text[last.end : start] in scan.lang.refs.season_joints:
        start, year, stop = scan.found.pop().start, int(str(last.when)), end
    found = periods.season(None, season, 0, year)
    if not year:
        return near_season(scan, start, end, season)
    return add_date(scan, start, stop, found, read="season")


_LONGEST = 16  # characters of the words before a season: " dès l'"
_BEHIND = lazy(r" ([^\W\d_]++['’]?)")
_VERBS = ("timetable", "timetable_base", "would", "would_not", "governors", "forward", "planned_behind")
_NEAR = 200  # characters in which another year than the article's is still what a text tells of


def near_season(scan: TextScan, start: int, end: int, season: str) -> int:
    """ "im Herbst", "à l'automne", "осенью", "in the spring": without a year, the one near the article.

    >>> from newsclean import find_quantities
    >>> texts = "Im Herbst wird gewählt.", "Im Herbst fiel die Wahl aus.", "Der Herbst kam.", "Im Herbst des Lebens"
    >>> for text in texts:
    ...     print([(q.text, q.when) for q in find_quantities(text, lang="de", date="2024-03-13")])
    [('Herbst', '2024-23')]
    [('Herbst', '2023-23')]
    []
    []
    """
    if not _is_placed(scan, start, end):
        return end
    own = scan.lang.refs.bare_seasons
    if scan.today is None:
        return end
    ahead = 1 if own.ahead and _head(scan, start).endswith(own.ahead) else is_ahead(scan, start, end)
    if not ahead or (ahead < 0 and scan.text[start:end].lower() in own.cued) or not _has_verb(scan, start, end):
        return end  # "in the fall"; what no verb places may happen in every winter
    if ahead < 0 and _tells_of_other_year(scan, start):
        return end
    return add_date(scan, start, end, periods.season_near(scan.today, season, max(ahead, -1)), read="season")


def _has_verb(scan: TextScan, start: int, end: int) -> bool:
    """Whether a verb that says a time stands between the same commas, as in "Sie sagte, im Winter sei" none does."""
    if not scan.lang.spaced or _head(scan, start).endswith(scan.lang.refs.bare_seasons.ahead or "\0"):
        return True
    tense = tense_words(scan.lang.code)
    before = clause_before(scan.text, start)
    own = next((at for at in range(len(before), 0, -1) if before[at - 1][-1] == ","), 0)
    words = (word.rstrip(",").lower() for word in (*before[own:], *up_to_comma(clause_behind(scan.text, end))))
    return any(tense.is_past(w) or tense.is_ahead(w) or any((key, w) in tense for key in _VERBS) for w in words)


def _head(scan: TextScan, start: int) -> str:
    """The words right before a place, in small letters."""
    return f" {scan.text[max(0, start - _LONGEST) : start]}".lower().replace("’", "'")


def _is_placed(scan: TextScan, start: int, end: int) -> bool:
    """Whether the words before a season, or its form, make a time of it, and nothing behind makes it another one."""
    own, text, tense = scan.lang.refs.bare_seasons, scan.text, tense_words(scan.lang.code)
    name = text[start:end].lower()
    match = _BEHIND.match(text, end)
    follows = match[1].lower() if match else ""
    if follows.rstrip("'’") in own.unless or text[end : end + 1] in ("-", "'", "’"):
        return False
    if text.startswith(own.behind, end):
        return True
    if scan.lang.grammar.head_noun or name in own.doubtful:
        last = text[end : end + 1] != " " or (match is None and not text[end + 1 : end + 2].isdecimal())
        if not (last or follows in stop_words_of(scan.lang) or tense.is_ahead(follows)):
            return False  # "in the spring session", "i vår stad"
    head = own.before[:1] if name in own.doubtful else own.before
    return name in own.alone or (bool(head) and _head(scan, start).endswith(head))


def _tells_of_other_year(scan: TextScan, start: int) -> bool:
    """Whether the date before is of another year: "Im Mai 1945 endete der Krieg; im Herbst kehrte er heim"."""
    last = next((q for q in reversed(scan.found[-4:]) if q.kind == "date" and q.when), None)
    if last is None or scan.today is None or start - last.end > _NEAR:
        return False
    return abs(int(str(last.when)[:4]) - scan.today.year) > 1
