"""pandas: a column of scraped text or HTML becomes clean text; then one copy of each story."""

import pandas as pd

import newsclean as nc


def clean(frame: pd.DataFrame, column: str = "text", preset: str = "news") -> pd.DataFrame:
    """The frame with title, clean text and removed kinds as columns; rows without text are left as they are."""
    pipeline = nc.pipeline(preset)
    articles = frame[column].dropna().map(pipeline.article)
    made = {
        "title": articles.map(lambda article: article.title),
        column: articles.map(lambda article: article.body),
        "removed": articles.map(lambda article: [entry.kind for entry in article.ledger.removed]),
    }
    return frame.assign(**made)


def without_copies(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that `newsclean dedup` keeps."""
    marks = nc.deduplicate(frame.to_dict("records")).marks
    return frame[[mark.of is None for mark in marks]]


if __name__ == "__main__":
    scraped = pd.read_json("seeds/articles.jsonl", lines=True, dtype={"id": str})
    kept = without_copies(clean(scraped))
    print(len(scraped), "scraped,", len(kept), "kept")
    print(kept.loc[kept["title"].notna(), ["title", "removed"]].iloc[0].to_dict())
