"""The documentation as a site: it builds without a warning, loads nothing, and each of its links leads somewhere."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError
from urllib.parse import unquote

import pytest
from benchmarks.site import FIRST, build_site, linked_files, reachable_files
from conftest import ROOT
from selectolax.lexbor import LexborHTMLParser

OUTSIDE = ("http:", "https:", "mailto:", "data:")


def test_pages_lead_to_every_page_of_the_documentation():
    found = {path.relative_to(ROOT).as_posix() for path in reachable_files()}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")} <= found
    assert set(FIRST) <= found


def test_links_in_code_and_to_the_web_are_not_followed(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("[b](b.md#c) [web](https://a.example/x)\n```python\nrows[0](b)\n```\n", encoding="utf-8")
    assert linked_files(page) == [(tmp_path / "b.md").resolve()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, LexborHTMLParser]:
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return {path: LexborHTMLParser(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}


@pytest.mark.site
def test_each_link_of_the_site_leads_to_a_file_and_to_a_place_in_it(site):
    places = {path: {node.attributes["id"] for node in tree.css("[id]")} for path, tree in site.items()}
    lost, met = [], 0
    for path, tree in site.items():
        if path.name == "404.html":
            continue
        for node in tree.css("article a[href], article img[src], nav a[href]"):
            to = node.attributes.get("href") or node.attributes.get("src") or ""
            name, _, place = to.partition("#")
            if to.startswith(OUTSIDE):
                continue
            met += 1
            target = (path.parent / unquote(name)).resolve() if name else path
            if not target.is_file() or (place and target in places and unquote(place) not in places[target]):
                lost.append((path.name, to))
    assert lost == []
    assert met > 500


@pytest.mark.site
def test_the_site_loads_nothing_from_elsewhere(site):
    for path, tree in site.items():
        loaded = [*tree.css("script[src], img[src], iframe[src]"), *tree.css("link[rel=stylesheet], link[rel=preload]")]
        names = [node.attributes.get("src") or node.attributes.get("href") or "" for node in loaded]
        assert not [name for name in names if name.startswith(("http:", "https:", "//"))], path.name


@pytest.mark.site
def test_a_link_that_leads_nowhere_fails_the_build(tmp_path):
    for name in (".zensical.toml", *FIRST):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "README.md").write_text("# A\n\n[gone](docs/gone.md)\n", encoding="utf-8")
    with pytest.raises(CalledProcessError):
        build_site(tmp_path / "out", tmp_path)
