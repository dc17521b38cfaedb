"""What a notebook shows: short however large the object is, and escaped, as the text is hostile."""

from __future__ import annotations

import pydoc
import re

import newsclean as nc

HOSTILE = "<script>alert('x')</script> fell by 4 per cent in Velling."


def many(count: int) -> list[dict[str, object]]:
    return [{"id": n, "text": f"Advertisement\n\nYard {n} built {n} boats. {HOSTILE * 20}"} for n in range(count)]


def shown() -> list[object]:
    article = nc.pipeline("news").text(f"Advertisement\n\n{HOSTILE * 200}\n\nShare")
    found = nc.deduplicate([*many(80), *many(80)])
    said = "Orders at the Velling yard fell to $7 million in 2023, <b>Runa Ost</b> said."
    clusters = nc.cluster_claims([{"id": n, "text": said, "date": f"2024-01-{n + 10}"} for n in range(9)])
    return [article, article.ledger, found, clusters[0]]


def test_each_is_one_line_whatever_its_size():
    for one in shown():
        assert "\n" not in repr(one) and len(repr(one)) < 160, repr(one)[:300]


def test_html_is_escaped_and_bounded():
    for one in shown():
        html = one._repr_html_()  # type: ignore[attr-defined]
        assert "<script" not in html and "<b>Runa" not in html
        assert len(re.findall("<tr>", html)) <= 53


def test_an_article_shows_what_was_removed_and_why():
    html = shown()[0]._repr_html_()  # type: ignore[attr-defined]
    assert '<del style="color:#b3261e" title="ad: ad/marker">Advertisement</del>' in html


def test_help_begins_with_an_example():
    text = pydoc.plain(pydoc.render_doc(nc))
    assert 0 < text.index(">>> clean = nc.pipeline") < 400
    assert "lru_cache" not in pydoc.plain(pydoc.render_doc(nc.pipeline))
