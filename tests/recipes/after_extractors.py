"""After an extractor: what it leaves of the page as text, newsclean takes out. newsclean reads the page itself, too."""

import sys
from pathlib import Path

import newsclean as nc


def after_trafilatura(page: str) -> nc.Article:
    """With favor_recall, as newsclean drops what is too much."""
    import trafilatura

    return nc.pipeline("news").text(trafilatura.extract(page, favor_recall=True, include_comments=False) or "")


def after_resiliparse(page: str) -> nc.Article:
    """Its main content, or all text of the page."""
    from resiliparse.extract.html2text import extract_plain_text

    return nc.pipeline("news").text(extract_plain_text(page, main_content=True))


def after_newspaper(page: str) -> nc.Article:
    """Its title and date are handed on."""
    import newspaper

    found = newspaper.article("https://daily.example/", input_html=page)
    date = found.publish_date.isoformat() if found.publish_date else None
    return nc.pipeline("news").text(found.text, title=found.title or None, date=date)


if __name__ == "__main__":
    how = {"trafilatura": after_trafilatura, "resiliparse": after_resiliparse, "newspaper": after_newspaper}
    article = how[sys.argv[1]](Path(sys.argv[2]).read_text(encoding="utf-8"))
    print(article.title)
    print(len(article.paragraphs), "paragraphs;", sorted({entry.kind for entry in article.ledger.removed}))
