"""Every pattern that newsclean gives to Python's `re` does work in proportion to the text, counted, not timed.

The patterns of rules run on RE2, which is linear by construction (tests/test_linear.py). The others are asked here, on
texts made of their own repeats, of a length and of twice that length, by a matcher that counts its steps.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from backtracking import Matcher, Node, TooManyStepsError, parsed
from growth import LARGEST, linear_in_calls

from newsclean.claims.judging import person
from newsclean.metadata.sites import site_names as titles
from newsclean.quantity.scan import currency_before
from newsclean.text.names import person_names as names

LENGTH = 80
LONG = 240  # asked again at this length, where counted repeats have come to their end
WIDE = 12  # a repeat of at most so many is a number of steps that does not grow
SIGNS = "a1 A,.-–é中\n\t$€%/:’“\"'|&#;<>=@()"
PER_CHARACTER = 1000  # steps; a pattern may have that many alternatives


# Not linear, and never asked about long text: why.
BOUNDED = {
    currency_before._LATIN.pattern: "sees the nine characters before a number",
    titles._SEPARATOR.pattern: "grows with runs of white space; titles come from `tidy`, which leaves single spaces",
    names._BRACKET.pattern: "the same; bylines come from `tidy`",
    names._HARD.pattern: "the same; bylines come from `tidy`",
    person._BEFORE.pattern: "sees the 60 characters before an age",
    names._ADDRESS.pattern: "linear behind its counts of 64 and 100; its text is cut at 1,000 characters",
}


def patterns() -> list[tuple[str, int, str, bool]]:
    script = Path(__file__).with_name("package_patterns.py")
    run = subprocess.run([sys.executable, str(script)], check=True, capture_output=True, text=True, encoding="utf-8")
    return [(pattern, flags, module, anchored) for pattern, flags, module, anchored in json.loads(run.stdout)]


def sample(node: Node, flags: int, sign: str) -> str:
    """A text that the node matches, of `sign` where it can be."""
    if node.kind == "one":
        for char in (sign, node.text[-1], *SIGNS, *node.text.strip("[]^")):
            if re.compile(node.text, flags).match(char):
                return char
        return ""
    if node.kind == "sequence":
        return "".join(sample(part, flags, sign) for part in node.parts)
    if node.kind in ("either", "atomic"):
        return sample(node.parts[0], flags, sign)
    return sample(node.parts[0], flags, sign) * max(node.low, 1) if node.kind == "repeat" else ""


def pumps(node: Node, flags: int, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before a long repeat, and what is repeated in it."""
    if node.kind == "repeat" and node.high > WIDE:
        ways = node.parts[0].parts if node.parts[0].kind == "either" else node.parts
        for way in ways[:6]:
            yield from ((before, made) for sign in SIGNS[:6] if (made := sample(way, flags, sign)))
    for at, part in enumerate(node.parts):
        ahead = "".join(sample(one, flags, "a") for one in node.parts[:at]) if node.kind == "sequence" else ""
        yield from pumps(part, flags, before + ahead)


def hostile(pattern: str, flags: int) -> set[tuple[str, str]]:
    # without these signs nothing is repeated: most of the long patterns are trees of words, slow to parse
    return set(pumps(parsed(pattern), flags)) if any(sign in pattern for sign in "*+{") else set()


def grows(pattern: str, flags: int, pair: tuple[str, str], *, anchored: bool) -> bool:
    """Does twice the text take clearly more than twice the steps?"""
    return all(_grows(pattern, flags, pair, length, anchored=anchored) for length in (LENGTH, LONG))


def _grows(pattern: str, flags: int, pair: tuple[str, str], length: int, *, anchored: bool) -> bool:
    counts = []
    for long in (length, 2 * length):
        text = pair[0] + pair[1] * (long // len(pair[1])) + "\0"
        try:
            counts.append(Matcher(pattern, flags, PER_CHARACTER * long).count(text, anchored=anchored))
        except TooManyStepsError:
            return True
    return counts[1] > 2.6 * counts[0]


def fault(pattern: str, flags: int, *, anchored: bool = False) -> tuple[str, str] | None:
    """What stands before, and what is repeated, in a text that takes more than linear time."""
    pairs = sorted(hostile(pattern, flags))
    return next((pair for pair in pairs if grows(pattern, flags, pair, anchored=anchored)), None)


@pytest.mark.fuzz
def test_no_pattern_of_the_package_takes_more_than_linear_time():
    rows = patterns()
    assert len(rows) > 300  # they are found at all
    asked = [row for row in rows if row[0] not in BOUNDED]
    bad = {(module, pattern): fault(pattern, flags, anchored=anchored) for pattern, flags, module, anchored in asked}
    assert {key: pair for key, pair in bad.items() if pair} == {}


@pytest.mark.parametrize(
    "pattern",
    ["(x+x+)+y", r"(?:\w+[,.]?)+$", r"\s+$", r"\d+%", "(?:a|ab?)*c", r"\s*(?:,|;)\s*", ".*a.*b.*c", r"(?:\w* ?){1,3}!"],
)
def test_what_grows_faster_is_seen(pattern):
    assert fault(pattern, 0)


@pytest.mark.parametrize(
    "pattern",
    [r"(?<!\d)\d++%", r"(?<!\s)\s++$", r"a[^ab]*b", r"(?:\w{1,20} ){0,3}x", r"\w+", r"[^\n]*"],
)
def test_what_is_linear_is_not_blamed(pattern):
    assert not fault(pattern, 0)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a+b", "aaac ab"), ("(?:a|b)*?c", "ababc"), ("x{2,3}(?!y)", "xxxy xx"), (r"\d+(?:[.,]\d+)*+%", "1,000.5% 3"),
        ("(?<=a)b+", "abbb b"), ("(a|ab)(c|bcd)", "abcd"), ("(?>a|ab)c", "abc ac"), ("(?i)É|^a$", "é"),
        (r"\ba{2}?\b", "aa"),
    ],
)  # fmt: skip
def test_the_matcher_matches_as_re_does(pattern, text):
    matcher = Matcher(pattern, re.IGNORECASE if pattern.startswith("(?i)") else 0, 10_000)
    assert matcher.spans(text) == [match.span() for match in re.finditer(pattern, text)]


def square(size: int, share: float) -> None:
    """As many calls as `size`, and `share` of its square."""
    for _ in range(size + int(share * size * size)):
        abs(0)


@pytest.mark.parametrize("times", [4, 8])
def test_a_count_shows_a_square_term_that_is_small(times):
    few = times * 32_000 // LARGEST
    with pytest.raises(AssertionError, match="times the calls"):
        linear_in_calls(lambda size: square(size, 0.3 / few), 32_000, times)
    linear_in_calls(lambda size: square(size, 0.01 / few), 32_000, times)
