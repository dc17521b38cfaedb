"""Articles made for the tests of the report: stories with copies, figures that agree, differ and go on, and residue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from newsclean.report.data import CHUNK, PageColumns
from newsclean.report.layout import REMOVED

PLACES = ("Ardmouth", "Brellin", "Corvane", "Dunmere", "Estmark", "Farholt", "Grenley", "Hallow", "Istrin", "Jorvale")
THINGS = ("bridge", "tunnel", "harbour", "hospital", "tram line", "dam", "airport", "library", "stadium", "water works")
TALK = """
council engineers residents contract report delay steel workers budget minister opposition estuary market traffic
schedule inspection concrete company tender review winter spring ferry crews soil signal station plan officials survey
district river opening letter committee contractor money vote repair safety ground depot platform
"""
WORDS = TALK.split()
ENDS = ("bill rises", "bill rises", "costs more", "visited")
FRAME = (
    "Advertisement\n\nHome > News > {place}\n\n{title}\n\nBy {author}\n\nPublished: {day}\n\nShare\n\n{count}\n\n"
    "The site of the {thing} in {place}. Photograph: {author}/Courier\n\n{lead}\n\nAdvertisement\n\n{body}\n\n"
    "Read more: {other}\n\nSign up to our newsletter\n\n© 2024 {outlet}. All rights reserved.\n"
)


def articles(number: int, length: int = 12) -> Iterator[dict[str, Any]]:
    """Records in groups of four: a report, its copy in another outlet, one with another sum, one of something else.

    In every other group the last one is a later version of the first, with another sum. All have signs to rewrite.
    """
    random = Random(4)
    outlets = [f"{place.lower()}{kind}.example" for place in PLACES for kind in ("post", "wire", "courier")]
    for at in range(number):
        story, part = divmod(at, 4)
        later = part == 3 and story % 2 == 1
        its = Random(story if part < 2 or later else at)
        place, thing = PLACES[story % 10], THINGS[story // 10 % 10]
        cost = 100 + story % 700 + (25 if part == 2 else 3 if later else 0)
        lead = f"The cost of the {place} {thing} number {story} rose to £{cost} million in 2023, the council said."
        if part == 3 and not later:
            lead = f"Some {its.randrange(200, 9000):,} people visited the {place} {thing} in May, a count showed."
        body = "\n\n".join(" ".join(its.choices(WORDS, k=30)).capitalize() + "." for _ in range(length))
        body = body.replace(" market", "\xa0market").replace(" plan", " pl\xadan")
        outlet, page = outlets[(at - part * later) % len(outlets)], at - part * later
        day = date(2024, 1, 1) + timedelta(days=story % 300 + later)
        text = FRAME.format(
            place=place, thing=thing, title=f"{place} {thing} {ENDS[part]}",
            author=f"{random.choice(WORDS).capitalize()} {random.choice(WORDS).capitalize()}son",
            day=f"{day:%d %B %Y}", count=random.randrange(1000), lead=lead, body=body,
            other=" ".join(random.choices(WORDS, k=7)), outlet=outlet,
        )  # fmt: skip
        yield {"id": f"n{at}", "url": f"https://{outlet}/news/{page}", "source": outlet, "date": f"{day}", "text": text}


def dispute() -> list[dict[str, Any]]:
    """Three outlets on one figure, of which one gives another; emoji before it, as offsets count code points."""
    texts = (
        "Trade between China and Russia reached a record $240 billion in 2023. Lorries wait at the border.",
        "Rain 🌧️ 🚚.\n\nLast year, record trade of US$240 billion between China and Russia was a lifeline for Moscow.",
        "China's trade with Russia reached a record $190 billion in 2023, he said. Nobody else gave that sum.",
    )
    return [
        {"id": f"d{at}", "source": f"{name}.example", "date": f"2024-05-1{6 + at}", "title": title, "text": text}
        for at, (name, title, text) in enumerate(
            zip(("daily", "wire", "gazette"), ("Trade", "A lifeline", "A record"), texts, strict=True)
        )
    ]


def ticker(number: int, paragraphs: int = 3) -> list[dict[str, Any]]:
    """Versions of one address, hours apart, of which each paragraph has another figure."""
    return [
        {
            "id": f"t{at}", "url": "https://wire.example/live", "date": f"2024-05-{1 + at // 24:02}T{at % 24:02}:00Z",
            "title": "Count goes on",
            "text": "\n\n".join(f"{at * 100 + n} votes were counted." for n in range(paragraphs)),
        }
        for at in range(number)
    ]  # fmt: skip


SCRIPT = "</script><script>window.owned = 1</script><img src=x onerror='window.owned = 2'><!--"
BIDI = "\u202egnihton\u2066 it cost \u2028 $7 million \u2029 & \"more\" 'so' &lt;b&gt; {{ 7 * 7 }}"


def hostile() -> list[dict[str, Any]]:
    """Records that try to be more than text."""
    sentence = f"The {SCRIPT} bridge of Malk cost $7 million in 2023, {BIDI} the council said."
    return [
        {
            "id": f"{SCRIPT}{at}",
            "source": f"'\"><svg onload=window.owned=3>{at}",
            "url": "javascript:window.owned = 4",
            "date": "2024-05-16",
            "title": f"{SCRIPT} {BIDI}",
            "text": f"Advertisement {SCRIPT}\n\nIt isn&#8217;t \u202e{at + 3}.\n\n{sentence}\n\nAdvertisement\n\n"
            f"Lone \ud800 half.\n\n{'word ' * 30}",
        }
        for at in range(2)
    ]


def grown(columns: PageColumns, times: int) -> PageColumns:
    """The columns of as many more articles, each its own: what thousands would make, without finding their claims."""
    index, parts = columns.index, columns.parts
    size = len(index["articles"])
    rows = [row for at in range(0, size, CHUNK) for row in parts[f"a{at // CHUNK}"]]
    out: dict[str, Any] = {"claims": [], "singles": [], "stories": [], "copies": [], "versions": [], "removed": []}
    for more in range(0, size * times, size):
        for name in ("claims", "singles"):
            for *row, variants in parts[name]:
                moved = [[label, [[at + more, *rest] for at, *rest in its], *value] for label, its, *value in variants]
                out[name].append([*row, moved])
        for *row, its in parts["stories"]:
            out["stories"].append([*row, [at + more for at in its]])
        for kept, agency, origins, copies in parts["copies"]:
            out["copies"].append([kept + more, agency, origins, [[at + more, *rest] for at, *rest in copies]])
        for address, its, number, steps in parts["versions"]:
            out["versions"].append([address, [at + more for at in its], number, steps])
        for kind, rule, text, places, *number in parts["removed"]:
            moved = [it if n % 2 else it + more for n, it in enumerate(places)]
            out["removed"].append([kind, rule, text, moved, *number])
    out["removed"] = out["removed"][:REMOVED]
    out["rewritten"] = [[*row[:5], row[5] * times, row[6]] for row in parts["rewritten"]]
    every = rows * times
    out |= {f"a{at // CHUNK}": every[at : at + CHUNK] for at in range(0, len(every), CHUNK)}
    totals = {**index["totals"], "articles": size * times, "claims": [n * times for n in index["totals"]["claims"]]}
    several, singles = (len(out[name]) for name in ("claims", "singles"))
    more = {"articles": index["articles"] * times, "keys": index["keys"] * times, "totals": totals}
    return PageColumns({**index, **more, "shown": size * times, "several": several, "singles": singles}, out)
