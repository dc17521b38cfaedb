"""What changed from one report to the next: claims that are new, changed or gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.claims import STATUSES
from newsclean.html.markdown.inline_markdown import escaped

NEW, CHANGED, GONE = range(3)
SINGLE = STATUSES.index("single")
NAME = 12  # characters of an article's key: the rest is a digest of its text
LISTED = 20  # articles of a value that is gone


class Side(NamedTuple):
    """One of the two reports: its index, and its claims, those of one article last."""

    data: Mapping[str, Any]
    claims: Sequence[Any]

    def key(self, article: int) -> str:
        """The name of an article, which both reports share."""
        return str(self.data["keys"][article][:NAME])


class Compared(NamedTuple):
    """What is put into the page: a summary for its index, and the rows of the list."""

    summary: dict[str, Any]
    rows: list[Any]


def compare_reports(old: tuple[Mapping[str, Any], Mapping[str, Any]], new: Side) -> Compared:
    """Compare a report with a previous one, given as `previous.read_previous` returns it.

    A claim is recognised by its mentions: a sentence in an article of the same address, or else the same sentence.
    Claims of one article are compared too, but left out when they are new or gone, as articles come and go.

    A row is [new, changed or gone, number of the claim or -1, notes, status, claim, values, articles, origins, how it
    was]; how it was is [status, claim, values], a value [label, articles], and an article [outlet, day, title].
    """
    before = Side(old[0], [*old[1]["claims"], *old[1]["singles"]])
    pairs, met = _pairs(before, new)
    rows = [row for at, claim in enumerate(new.claims) if (row := _row(at, claim, before, pairs.get(at)))]
    rows += [
        [GONE, -1, [], *_head(claim), as_it_was(before, claim)]
        for at, claim in enumerate(before.claims)
        if at not in met and claim[0] != SINGLE
    ]
    counts = Counter(row[0] for row in rows)
    summary = {
        "title": before.data["title"],
        "articles": before.data["totals"]["articles"],
        "days": before.data["days"],
        "rows": [counts[what] for what in (NEW, CHANGED, GONE)],
        "texts": article_changes(before.data["keys"], new.data["keys"]),
        "part": before.data["shown"] < before.data["totals"]["articles"],
    }
    return Compared(summary, sorted(rows, key=_order))


def article_changes(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """How many articles are new, have another text, and are gone.

    >>> article_changes(["a" * 12 + "1", "b" * 12 + "1"], ["b" * 12 + "2", "c" * 12 + "1"])
    [1, 1, 1]
    """
    was, now = ({key[:NAME]: key[NAME:] for key in keys} for keys in (old, new))
    changed = sum(now[name] != text for name, text in was.items() if name in now)
    return [len(now.keys() - was.keys()), changed, len(was.keys() - now.keys())]


def _pairs(before: Side, new: Side) -> tuple[dict[int, int], set[int]]:
    """For each claim the earlier one that it shares most mentions with, each once; and all that share any."""
    stated: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, claim in enumerate(before.claims):
        for key in _mentions(before, claim):
            stated[key].add(at)
    votes = [
        (number, at, was)
        for at, claim in enumerate(new.claims)
        for was, number in Counter(was for key in _mentions(new, claim) for was in stated.get(key, ())).items()
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, was in sorted(votes, key=lambda vote: (-vote[0], vote[1:])):
        if at not in pairs and was not in taken:
            pairs[at] = was
            taken.add(was)
    return pairs, {was for _, _, was in votes}


def _mentions(side: Side, claim: Sequence[Any]) -> Iterator[tuple[str, ...]]:
    """A sentence may state several claims, so a mention names its value, too; a sentence alone is the fallback."""
    for label, members, *_ in claim[7]:
        for article, _field, _start, _end, text, *_more in members:
            said = text or claim[1]
            yield side.key(article), said, label
            yield said, label


def _row(at: int, claim: Sequence[Any], before: Side, was: int | None) -> list[Any] | None:
    if was is None:
        return None if claim[0] == SINGLE else [NEW, at, [], *_head(claim), None]
    old = before.claims[was]
    notes = change_notes(old, claim)
    return [CHANGED, at, notes, *_head(claim), as_it_was(before, old)] if notes else None


def _head(claim: Sequence[Any]) -> list[Any]:
    """What a list shows of a claim: status, claim, values, articles, origins."""
    return [claim[0], claim[1], [label for label, *_ in claim[7] if label][:5], claim[4], claim[5]]


def change_notes(old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """What differs between a claim and what it was, in words; nothing for more articles of the same origins.

    >>> old = [3, "It cost £5m.", None, None, 1, 1, None, [["£5m", []]]]
    >>> change_notes(old, [0, "It cost £5m.", None, None, 3, 2, None, [["£5m", []], ["£7m", []]]])
    ['now a conflict, previously a claim of one article', 'new value: £7m', 'independent origins: 2, previously 1']
    >>> change_notes(old, [3, "It cost £5m.", None, None, 2, 1, None, [["£5m", []]]])
    []
    """
    notes = []
    if old[0] != new[0]:
        notes.append(f"now {_SAID[new[0]]}, previously {_SAID[old[0]]}")
    was, now = ([label for label, *_ in claim[7] if label] for claim in (old, new))
    added, lost = ([label for label in some if label not in other] for some, other in ((now, was), (was, now)))
    for name, labels in (("new value", added), ("no longer stated", lost)):
        if labels and was and now:
            notes.append(f"{name}{'s' * (len(labels) > 1 and name == 'new value')}: {', '.join(labels[:6])}")
    if old[5] != new[5]:
        notes.append(f"independent origins: {new[5]}, previously {old[5]}")
    return notes


_SAID = dict(enumerate(("a conflict", "an update", "agreement", "a claim of one article")))


def as_it_was(side: Side, claim: Sequence[Any]) -> list[Any]:
    """A claim of the previous report, without what only its page can show."""
    articles, outlets = side.data["articles"], side.data["outlets"]

    def said(members: Sequence[Sequence[Any]]) -> list[list[str]]:
        rows = (articles[at] for at in list(dict.fromkeys(member[0] for member in members))[:LISTED])
        return [[outlets[outlet], day, title] for title, outlet, day in rows]

    return [claim[0], claim[1], [[label, said(members)] for label, members, *_ in claim[7]]]


def change_rows(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The list for a table, one row a claim. `values` are its values now, those of a claim that is gone as it had them.

    >>> was = [3, "It cost £5m.", [["£5m", [["daily.example", "2024-05-01", "Bridge"]]]]]
    >>> change_rows([[CHANGED, 0, ["new value: £7m"], 0, "It cost £5m.", ["£5m", "£7m"], 3, 2, was]])[0]["previously"]
    'single: £5m'
    """
    return [
        {
            "change": _NAMES[what],
            "status": STATUSES[status],
            "claim": claim,
            "values": "; ".join(values),
            "articles": articles,
            "origins": origins,
            "notes": "; ".join(notes),
            "previously": f"{STATUSES[was[0]]}: {'; '.join(label for label, _ in was[2] if label)}" if was else None,
        }
        for what, _, notes, status, claim, values, articles, origins, was in rows
    ]


_NAMES = ("new", "changed", "gone")


def changes_markdown(summary: Mapping[str, Any], rows: Sequence[Any]) -> str:
    """The list for a mail or a wiki: what is changed, new and gone since the earlier report, as Markdown.

    New claims that agree and have one origin, such as those of an agency's story and its reprints, are only counted.

    >>> row = [NEW, 0, [], 0, "It cost £5m.", ["£5m", "£7m"], 3, 2, None]
    >>> print(changes_markdown({"title": "Monday", "rows": [1, 0, 0], "texts": [2, 0, 0]}, [row]))
    # What changed since Monday
    <BLANKLINE>
    Claims: 1 new, 0 changed, 0 gone. Articles: 2 new, 0 with another text, 0 gone.
    <BLANKLINE>
    - **new**, conflict: It cost £5m. (£5m; £7m; articles: 3, origins: 2)
    <BLANKLINE>
    """
    claims, texts = summary["rows"], summary["texts"]
    lines = [
        f"# What changed since {escaped(' '.join(summary['title'].split()))}",
        "",
        "Claims: {} new, {} changed, {} gone. Articles: {} new, {} with another text, {} gone.".format(*claims, *texts),
        "",
    ]
    told = [row for row in change_rows(rows) if not _is_one_source(row)]
    for row in told:
        counts = f"articles: {row['articles']}, origins: {row['origins']}"
        found = escaped(f"{row['claim']} ({'; '.join(filter(None, (row['values'], counts)))})")
        notes = f"\n  - {escaped(row['notes'])}" if row["notes"] else ""
        lines.append(f"- **{row['change']}**, {row['status']}: {' '.join(found.split())}{notes}")
    if len(told) < len(rows):
        lines += ["", f"New claims that agree and have one origin: {len(rows) - len(told)}."]
    return "\n".join(lines) + "\n"


def _is_one_source(row: Mapping[str, Any]) -> bool:
    return (row["change"], row["status"], row["origins"]) == (_NAMES[NEW], "agree", 1)


def _order(row: Sequence[Any]) -> tuple[bool, int, bool, int]:
    """Conflicts first, then updates, of each the changed and then the new; what is gone comes last."""
    return (row[0] == GONE, row[3], row[0] != CHANGED, row[1])
