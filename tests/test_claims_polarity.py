"""Which texts the patterns of polarity are tried on at all: those with letters that they need, and no fewer."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from newsclean.claims.extract import polarity

ROWS = tomllib.loads(resources.files("newsclean.data").joinpath("claims/polarity.toml").read_text(encoding="utf-8"))[
    "polarity"
]
FIGURE = re.compile(r"\$?\d+\w*")
PHRASES = (
    "denies that", "Denying", "deny it", "DENIED", "rejects the claim", "rejecting reports", "refuted", "disputes",
    "dismissed as false the allegations", "ruled out", "ruling out", "Rules out", "untrue that", "wrong to say",
    "incorrect that", "a lie that", "a hoax that", "a myth that", "fake that", "not true that", "not the case that",
    "not correct to say", "falsely claimed", "wrongly states", "mistakenly reported", "no evidence", "no proof",
    "no indication", "no truth", "no basis", "no sign", "No Sign", "without evidence that", "not", "never", "no longer",
    "cannot", "nor", "neither", "nobody", "no one", "failed to", "refuses to", "didn't", "didn’t", "unclear whether",
    "not clear if", "uncertain that", "unknown whether", "doubts that", "questioned whether", "sceptical that",
    "skeptical that", "unlikely to", "may not have", "could not be verified", "if", "If", "unless", "should it",
    "in case", "provided that", "were it to", "it rained and",
)  # fmt: skip
AFTER = (
    "is false", "are untrue", "was a lie", "was a hoax", "is fake", "is not true", "is not correct", "were incorrect",
    "is unfounded", "is baseless", "never happened", "did not happen", "has been denied", "was denied",
    "could not be independently verified", "it rained",
)  # fmt: skip
TEXTS = [
    *(f"Police, {one} it paid $5m." for one in PHRASES),
    *(f"{one.capitalize()} it paid $5m." for one in PHRASES),
    *(f"That it paid $5m {one}." for one in AFTER),
    *(text for row in ROWS for text in (*row["takes"], *row["leaves"]) if FIGURE.search(text)),
]


def tried_everywhere(text: str, start: int, end: int) -> str:
    """The slow twin: every cue is tried on every text."""
    every = polarity._cues()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(polarity, "_cues_in", lambda _: every)
        return polarity.polarity_of(text, start, end)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_without_the_letters_has_no_cue(text: str) -> None:
    figure = FIGURE.search(text)
    assert figure is not None
    assert polarity.polarity_of(text, *figure.span()) == tried_everywhere(text, *figure.span())


def test_every_cue_is_met_among_these_texts() -> None:
    for cue in polarity._cues():
        met = [one for one in (*PHRASES, *AFTER) if cue.before.search(one) or (cue.after and cue.after.search(one))]
        assert len(met) > 1
