"""Articles are grouped by event; the groups depend on nothing but the articles."""

from __future__ import annotations

import json
import random
from itertools import product
from typing import Any

import pytest
from click.testing import CliRunner
from growth import linear_in_calls

import newsclean as nc
from newsclean.cli.main import group
from newsclean.errors import RecordError, StoryError

BLASTS = [  # two blasts in one week: one topic, two stories
    (
        "b1",
        "Blast at Tamsel market kills nine",
        "A bomb tore through the Tamsel market on Monday, killing nine people.",
    ),
    (
        "b2",
        "Nine die in Tamsel bombing",
        "Police in Tamsel said nine shoppers died when a bomb exploded in the market.",
    ),
    ("o1", "Bus bomb in Orlaun kills four", "A bomb on a bus in Orlaun killed four passengers, the Orlaun mayor said."),
    ("o2", "Orlaun mourns four killed on bus", "Four passengers killed by a bomb on a bus in Orlaun were named."),
]
RESULTS = [  # of two firms, on one day
    (
        "k1",
        "Kestrane profit falls",
        "Kestrane said its quarterly profit fell 12 per cent to $48 million on weak sales.",
    ),
    ("k2", "Kestrane shares slip", "Shares in Kestrane slipped after it said quarterly profit fell 12 per cent."),
    (
        "v1",
        "Velmoor profit rises",
        "Velmoor said its quarterly profit rose 31 per cent to $75 million on strong sales.",
    ),
    (
        "v2",
        "Velmoor beats forecasts",
        "Velmoor beat forecasts as quarterly profit rose 31 per cent, lifting Velmoor shares.",
    ),
]


def articles(rows, date="2024-03-04"):
    return [{"id": name, "title": title, "text": text, "date": date} for name, title, text in rows]


def together(found: nc.StoryGroups) -> set[frozenset[object]]:
    return {frozenset(story.articles) for story in found.stories}


@pytest.mark.parametrize("rows", [BLASTS, RESULTS], ids=["blasts", "results"])
def test_two_events_of_one_topic_on_one_day_are_two_stories(rows):
    one, other = {name for name, *_ in rows[:2]}, {name for name, *_ in rows[2:]}
    assert together(nc.group_stories(articles(rows))) == {frozenset(one), frozenset(other)}


def test_a_running_affair_is_one_story():
    days = ["2024-03-01", "2024-03-04", "2024-03-11", "2024-03-20"]
    texts = [
        "The Halvern dam cracked after days of rain, and Halvern engineers opened its gates.",
        "Engineers said the crack in the Halvern dam had grown; 3,400 people left Halvern.",
        "The Halvern dam held, but its engineers were questioned about the crack.",
        "An inquiry into the crack in the Halvern dam heard that engineers had warned of it.",
    ]
    found = nc.group_stories({"id": n, "text": t, "date": d} for n, (t, d) in enumerate(zip(texts, days, strict=True)))
    assert [story.articles for story in found.stories] == [(0, 1, 2, 3)]
    assert (found.stories[0].first, found.stories[0].last) == (days[0], days[-1])


def test_nothing_depends_on_the_order():
    rows = articles(BLASTS + RESULTS)
    expected = nc.group_stories(rows)
    for seed in range(5):
        mixed = rows[:]
        random.Random(seed).shuffle(mixed)
        found = nc.group_stories(mixed)
        assert found.stories == expected.stories
        assert dict(zip((row["id"] for row in mixed), found.of_each, strict=True)) == dict(
            zip((row["id"] for row in rows), expected.of_each, strict=True)
        )


def test_copies_are_of_one_story_though_days_lie_between():
    text = (
        "The lighthouse keeper of Dunmarrow retired after forty years, and nobody wanted to take over from him there."
    )
    found = nc.group_stories(
        [{"id": n, "text": text, "date": day} for n, day in enumerate(("2024-03-01", "2024-03-03"))]
    )
    assert found.of_each == (0, 0)


@pytest.mark.parametrize("lang", ["de", "sv", "ru"])
def test_function_words_of_other_languages_join_nothing(lang):
    texts = {
        "de": ("Der Zug nach Ebersau ist am Montag wegen der Kälte nicht gefahren, und die Leute warteten.",
               "Die Wahl in Tolmin ist am Montag wegen der Stimmen aus den Dörfern nicht entschieden worden."),
        "sv": ("Tåget till Ebersund gick inte i måndags, och många fick vänta på det som skulle komma.",
               "Valet i Tolmby är inte avgjort, och det som skulle komma på måndag får vänta."),
        "ru": ("Поезд в Эберск не пришёл в понедельник, и люди долго ждали его на вокзале.",
               "Выборы в Толмине не состоялись, и в понедельник их перенесут на другой день."),
    }[lang]  # fmt: skip
    assert len(nc.group_stories([{"text": text, "lang": lang} for text in texts]).stories) == 2


def test_what_is_not_an_article_is_refused():
    with pytest.raises(RecordError, match="no text"):
        nc.group_stories([{"id": 7}])
    with pytest.raises(StoryError, match="keys=0 is too small"):
        nc.GroupingOptions(keys=0)
    assert nc.group_stories([]).to_dicts() == []


def test_several_processes_find_the_same():
    rows = articles(BLASTS + RESULTS)
    assert nc.group_stories(rows, jobs=2) == nc.group_stories(rows)


def news(number: int) -> list[dict[str, str]]:
    """Stories of four articles each, all about a few topics."""
    names = [
        "".join(parts).capitalize() for parts in product(("bra", "cor", "dul", "fen"), ("mi", "no"), "kstv", "aeo")
    ]
    topics = ["the harbour strike", "a school fire", "an election count", "a bridge repair"]
    chosen = random.Random(number)
    rows = []
    for at in range(number):
        name, topic = names[at // 4 % len(names)] + names[at // 4 // len(names) % len(names)].lower(), topics[at % 3]
        words = " ".join(chosen.choices(names, k=2))
        rows.append({"text": f"{name} reported {topic}; {words} and others in {name} said it mattered.", "id": str(at)})
    return rows


def test_the_work_grows_with_the_number_of_articles():
    from newsclean.stories.group import number_stories
    from newsclean.stories.reading import read_story_text

    linear_in_calls(number_stories, 400, make=lambda n: [read_story_text(row) for row in news(n)])


def run(*args: str, given: list[dict[str, Any]]) -> str:
    lines = "".join(json.dumps(row) + "\n" for row in given)
    result = CliRunner().invoke(group, ["stories", "--from", "jsonl", *args], input=lines, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_verb_writes_stories_or_marks_articles():
    rows = articles(BLASTS)
    listed = [json.loads(line) for line in run("--min-articles", "2", given=rows).splitlines()]
    assert listed == nc.group_stories(rows).to_dicts()
    marked = [json.loads(line) for line in run("--mark", given=rows).splitlines()]
    assert [row["newsclean"]["story"] for row in marked] == ["b1", "b1", "o1", "o1"]
    shown = run("--to", "text", given=rows)
    assert shown.splitlines()[:2] == ["Blast at Tamsel market kills nine", "  2024-03-04; 2 articles: b1, b2"]


def test_a_date_is_given_to_articles_without_one_and_text_obeys_no_control_characters():
    rows = [{"id": "a\x1b[2J", "title": "Rain\x07", "text": "It rained in Orrin."}]
    assert run("--date", "2024-03-07", "--to", "text", given=rows) == "Rain\n  2024-03-07; 1 article: a [2J\n"


def test_marks_and_text_exclude_each_other():
    result = CliRunner().invoke(group, ["stories", "--mark", "--to", "text"], input="", standalone_mode=False)
    assert "leave out --to text" in str(result.exception)


def test_stories_are_written_as_a_table():
    rows = [
        {"id": "a", "title": "Ferry sinks off Quenby", "date": "2024-03-07", "content": {"en": "47 were missing."}},
        {"id": "b", "title": "Harvest in Kessel", "date": "2024-03-08", "content": {"en": "Wheat was dear."}},
    ]
    shown = run("--to", "csv", "--text-field", "content.en", "--fields", "id,articles", given=rows)
    assert sorted(shown.splitlines()) == ["a,a", "b,b", "id,articles"]


@pytest.mark.parametrize("find", [nc.group_stories, nc.deduplicate, nc.cluster_claims, nc.report])
def test_an_article_that_cannot_be_read_is_named(find):
    with pytest.raises(RecordError, match=r"^article 2 \(id b\): 'text' is NaN, not a string"):
        find([{"id": "a", "text": "It rained."}, {"id": "b", "text": float("nan")}])
    with pytest.raises(RecordError, match=r"^article 1: no text"):
        find([{"title": None}])
