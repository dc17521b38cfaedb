r"""Calls: lines that speak to the reader about the outlet itself, as rules composed of word lists.

"Sign up for our newsletter" has hundreds of wordings in each language, but nearly all join an act that is asked of the
reader with a thing of the outlet: subscribe … newsletter, follow … our channel, comments … closed. data/calls.toml
names the calls, with the kind of removal and the length of the line; data/languages/XX/calls.toml has the words, and
data/calls/XX.toml those of languages in which nothing else is read:

| key | meaning |
|---|---|
| `acts` | patterns of what the line begins with, or, if the thing comes first, ends with ("Newsletter abonnieren") |
| `things` | words or phrases, one of which must stand in the line as well |
| `drops`, `keeps` | examples, run as tests |

Once a file, `reports` lists words of news reports ("said", "police"): a line that has one is never a call; and
`act_last = false` says that no act ends a line in this language. Each table becomes one rule, `kind/name_XX`, when
`rules.json` is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.rules.call_pattern import call_pattern
from newsclean.rules.rule import Rule
from newsclean.text.scripts import SPACELESS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # as the keyword index reads them


def call_rules(language: str, calls: Mapping[str, Any], names: Mapping[str, Any]) -> Iterator[Rule]:
    r"""The rules of one language's calls, of the names that `names` describes.

    >>> words = {"acts": ["sign up"], "things": ["our newsletter"], "drops": [], "keeps": []}
    >>> names = {"newsletter": {"kind": "promo", "max": 150}}
    >>> rule, = call_rules("en", {"reports": ["said"], "newsletter": words}, names)
    >>> rule.id, rule.has
    ('promo/newsletter_en', ('newsletter',))
    >>> next(call_rules("en", {"reports": ["said"], "horoscope": words}, names))
    Traceback (most recent call last):
    ...
    KeyError: 'horoscope'
    """
    spaced = max(calls["reports"][0]) <= SPACELESS
    form = "s" * spaced + "l" * calls.get("act_last", True)
    reports = _bounded(_either(calls["reports"]), spaced=spaced)
    for name, words in calls.items():
        if name in ("reports", "act_last"):
            continue
        what, things = names[name], _shortest(words["things"], spaced=spaced)
        call: tuple[str, ...] = (acts := "|".join(words["acts"]), _either(things), form)
        if not spaced and (begun := [thing for thing in things if _begins(acts, thing)]):
            call = (*call, _either(begun))
        yield Rule(
            id=f"{what['kind']}/{name}_{language}",
            kind=what["kind"],
            line=call_pattern(*call),
            call=call,
            unless=f"(?i)(?:{reports})" if what.get("asks") else rf"(?i)(?:{reports}|[?？;][”\"»）)\s]*$)",
            has=tuple(dict.fromkeys(word for thing in things for word in _required(thing))),
            max=what["max"],
            source="an act that is asked of the reader, and a thing of the outlet",
            drops=tuple(words["drops"]),
            keeps=tuple(words["keeps"]),
        )


def _shortest(things: list[str], *, spaced: bool) -> list[str]:
    """Those that contain no other: "our newsletter" adds nothing where "newsletter" will do."""
    words = {thing: f" {thing} " if spaced else thing for thing in things}
    kept: list[str] = []
    for thing in sorted(things, key=len):
        if not any(words[shorter] in words[thing] for shorter in kept):
            kept.append(thing)
    return sorted(kept, key=things.index)


def _begins(acts: str, thing: str) -> bool:
    """Does a thing begin with an act and go on?"""
    return any(0 < match.end() < len(thing) for match in [re.match(acts, thing)] if match)


def _bounded(pattern: str, *, spaced: bool) -> str:
    return rf"(?:^|\W)(?:{pattern})(?:\W|$)" if spaced else f"(?:{pattern})"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ").replace("'", "['’]").replace("’]’", "’]") for word in words)


def _required(thing: str) -> Iterator[str]:
    """The word of a phrase by which the keyword index finds it: the longest, with either apostrophe."""
    words = _WORD.findall(thing.casefold())
    word = max(reversed(words), key=len) if words else thing  # the last words of a phrase are its nouns
    yield word
    if "'" in word or "’" in word:
        yield word.replace("'", "’") if "'" in word else word.replace("’", "'")
