"""The page of the report in Firefox: what another engine may do in another way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import browser as browsers
import firefox
import pytest
from conftest import ROOT
from report_corpus import articles, dispute, hostile

import newsclean as nc
from newsclean.report import page as pages

pytestmark = pytest.mark.browser
AXE = """axe.run().then((found) => found.violations.map(
    (rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 120))]))"""
TAB, ENTER, ESCAPE, DOWN = "\ue004", "\ue007", "\ue00c", "\ue015"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same articles plain and packed, compared with an earlier report; and hostile ones."""
    folder = tmp_path_factory.mktemp("firefox")
    paths = {name: folder / f"{name}.html" for name in ("old", "plain", "packed", "hostile")}
    lines = (ROOT / "seeds" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    records: list[dict[str, Any]] = [*map(json.loads, lines), *dispute(), *articles(16)]
    nc.report(records[2:-4], "Monday").save(paths["old"])
    nc.report(records, "Tuesday", previous=paths["old"]).save(paths["plain"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "PLAIN", 0)
        nc.report(records, "Tuesday", previous=paths["old"]).save(paths["packed"])
    nc.report([*hostile(), *dispute()], "</title><script>window.owned = 5</script>").save(paths["hostile"])
    return paths


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = browsers.found_firefox()
    assert path, "no Firefox: run `python tests/browser.py`, which finds or installs one"
    with firefox.started(path) as started:
        yield started


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """The tab; an error of a page, one of its policy included, fails the test."""
    browser.said.clear()
    yield browser
    assert browser.value("1") == 1
    assert browser.said == []


def count(view: str) -> str:
    return f"document.querySelector('#{view}-view .count').textContent"


def test_it_is_firefox_and_its_errors_are_noticed(page, tmp_path):
    assert "Firefox/" in page.value("navigator.userAgent")
    path = tmp_path / "broken.html"
    path.write_text("<body data-ready=1><script>throw new Error('as expected')</script>", encoding="utf-8")
    page.go(path)
    assert [text for text in page.said if "as expected" in text]
    page.said.clear()


@pytest.mark.parametrize("kind", ["plain", "packed"])
@pytest.mark.parametrize("view", ["changes", "claims", "stories", "copies", "versions", "cleaned"])
def test_each_list_opens_from_the_overview(page, reports, kind, view):
    page.go(reports[kind])
    assert page.value("document.querySelectorAll('#overview-view .row').length") > 8
    page.value(f"document.querySelector('nav a[href=\"#{view}\"]').click()")
    page.until(f"!document.getElementById('{view}-view').hidden && document.querySelector('#{view}-view .row')")
    assert page.value(f"parseInt({count(view)})") > 0


def test_search_narrows_the_list_until_nothing_matches(page, reports):
    page.go(reports["packed"], "#claims")
    before = page.value(f"parseInt({count('claims')})")
    page.value("document.querySelector('#claims-view [type=search]').focus()")
    for letter in "estuary":
        page.press(letter)
    page.until(f"parseInt({count('claims')}) < {before}")
    assert page.value(f"parseInt({count('claims')})") > 0
    page.press("q")
    page.until("document.querySelector('#claims-view .note')")


def test_the_keyboard_opens_and_closes_a_claim(page, reports):
    page.go(reports["plain"], "#claims")
    page.value("document.querySelector('#claims-view .row').focus()")
    page.press(DOWN)
    page.press(ENTER)
    page.until("document.activeElement.tagName === 'H2'")
    page.press(TAB)
    assert page.value("document.activeElement.closest('#pane') !== null")
    page.press(ENTER)
    page.until("document.querySelector('#pane mark')")
    page.press(ESCAPE)
    page.until("document.getElementById('pane').hidden")


def test_a_change_shows_how_it_is_and_how_it_was(page, reports):
    page.go(reports["packed"], "#changes")
    page.until("document.querySelector('#pane h2')")
    text = page.value("document.getElementById('pane').textContent")
    assert "since “Monday”" in text and "mention" in text and "article" in text


def test_hostile_text_is_shown_as_text(page, reports):
    for where in ("", "#claims/0", "#copies/0/a0.3.0.0", "#cleaned/0"):
        page.go(reports["hostile"], where)
        assert page.value("[window.owned ?? 0, document.querySelectorAll('img, main script').length]") == [0, 0]
    assert page.value("document.title") == "</title><script>window.owned = 5</script>"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(page, reports, theme):
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    for where in ("#overview", "#changes/0", "#claims/0", "#stories/0", "#copies/0", "#versions/0", "#cleaned/0"):
        page.go(reports["plain"], where)
        page.value(f"document.documentElement.dataset.theme = '{theme}'")
        page.until("!document.getAnimations().length")  # colours fade for a tenth of a second
        page.value(f"(() => {{ {axe}\n return 1; }})()")
        assert page.value(AXE) == [], where


def test_a_phone_needs_no_sideways_scroll(page, reports):
    page.ask("browsingContext.setViewport", context=page.tab, viewport={"width": 360, "height": 740})
    for where in ("#overview", "#changes", "#changes/0", "#claims/0", "#stories", "#cleaned"):
        page.go(reports["plain"], where)
        assert page.value("document.documentElement.scrollWidth") <= 360, where
    page.ask("browsingContext.setViewport", context=page.tab, viewport=None)
