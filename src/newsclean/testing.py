"""The laws that every cleaner obeys, as a suite to run on your own, and texts to test them. Needs hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.clean.labels import edits_of
from newsclean.core.document import Document
from newsclean.core.edits import settle
from newsclean.core.ledger import Ledger
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from newsclean.clean.labels import Cleaner

NASTY = (
    "\r\n", "\r", "\n", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200d",
    "\u200e", "\u202e", "\u2066", "\u2069", "\u00ad", "\u00a0", "\u3000", "\u2009", "\x00", "\x1b[31m", "\udc80",
    "e\u0301", "İ", "ß", "ﬁ", "&amp;", "&nbsp;", "&lt;", "â€™", "Ã©", "\t", "  ", "•", "—", "|", "©", "03:07", "8",
    "“", "”", "‘", "’", "新华社",
)  # fmt: skip
LINES = (
    "Advertisement", "Read more: Trade rises", "Photo: Reuters", "By Jane Doe", "Comments (3)", "Most read", "Russia",
    "Trade between the two countries reached a record $240 billion in 2023, officials said on Thursday.",
    "“We are not creating any blocs,” he told reporters in Moscow, according to a transcript of the talks.",
    "Russia and China sign eleven deals worth US$20 billion as their leaders meet in Moscow",
    "BEIJING (Reuters) - The leaders pledged to ensure stable operation of the pipelines between them.",
    "© 2024 Example News. All rights reserved.", "Share this article", "• Trade is at a record",
    "Frank Chenin ShanghaiandFrank Tangin Beijing", "Reading Time: 2 minutes", "Tags", "1", "2", "3",
)  # fmt: skip


def texts(max_size: int = 30) -> SearchStrategy[str]:
    """Texts to test cleaners: lines of news and boilerplate, line ends and characters of all sorts, any text at all."""
    from hypothesis import strategies as st  # a test dependency

    part = st.one_of(st.sampled_from(LINES), st.sampled_from(NASTY), st.text(max_size=12))
    lines = st.lists(st.sampled_from(LINES), max_size=max_size).map("\n\n".join)
    return st.one_of(st.lists(part, max_size=max_size).map("".join), lines, st.text())


def laws(cleaner: Cleaner, *, examples: int = 100) -> None:
    """Check that a cleaner obeys the laws; raises AssertionError with the text that breaks one, or that it fails on.

    Undo restores the source · cleaning twice is cleaning once · edits lie in the text, do not overlap once settled,
    and do not depend on the order they came in · the same text gives the same result whatever came before.

    >>> from newsclean import cleaners
    >>> laws(cleaners.from_text(str.strip), examples=10)
    >>> laws(cleaners.from_text(lambda text: text + "!"), examples=10)
    Traceback (most recent call last):
    ...
    AssertionError: cleaning twice is not cleaning once: ...
    """
    from hypothesis import HealthCheck, Phase, errors, given, settings  # a test dependency

    from newsclean.clean.pipeline import Pipeline  # see `check`

    Pipeline([cleaner])  # raises TypeError for what is no cleaner
    phases = set(Phase) - {Phase.explain}  # it runs the law hundreds of times more, and tells of lines of ours

    @settings(
        max_examples=examples, deadline=None, database=None, phases=phases, suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,  # a law that is broken in two ways is one message, too
    )  # fmt: skip
    @given(texts())
    def run(text: str) -> None:
        check(cleaner, text)

    try:
        run()
    except errors.Flaky as error:
        raise AssertionError("the same text gives different edits the second time, or only sometimes") from error


def check(cleaner: Cleaner, text: str) -> None:
    """The laws on one text."""
    try:
        _check(cleaner, text)
    except NewscleanError as error:
        raise AssertionError(f"{error}; the text is {text!r}") from error


def _check(cleaner: Cleaner, text: str) -> None:
    from newsclean.clean.pipeline import Pipeline  # the pipeline imports the cleaners

    edits = edits_of(cleaner, Document(text))
    settled = settle(edits, text)
    assert settled == settle(reversed(edits), text), f"the order of edits matters: {text!r}"
    assert edits == edits_of(cleaner, Document(text)), f"the same text gives different edits the second time: {text!r}"
    ledger = Ledger.of(edits, text)
    assert ledger.undo(ledger.apply(text)) == text, f"undo does not restore the source: {text!r}"
    clean = Pipeline([cleaner])
    article = clean.article(text)
    made = str(article)
    assert article.ledger.undo(made) == text, f"undo of the article does not restore the source: {text!r}"
    assert clean(text) == made, f"the clean text and the article differ: {text!r}"
    assert clean(made) == made, f"cleaning twice is not cleaning once: {text!r} gives {made!r}, then {clean(made)!r}"
