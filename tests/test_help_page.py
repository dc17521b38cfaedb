"""The page of the docs with the help of every verb is what the verbs print."""

from __future__ import annotations

from help_page import PAGE, page


def test_the_page_is_what_the_verbs_print():
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python -m tests.help_page"
