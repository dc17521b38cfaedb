"""polars: an expression namespace, so that cleaning is one more step of a lazy query."""

import polars as pl

import newsclean as nc


@pl.api.register_expr_namespace("newsclean")
class NewscleanExpr:
    """`pl.col("text").newsclean.clean()` and `.removed()`."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def clean(self, preset: str = "news") -> pl.Expr:
        """The clean text of each row; null stays null."""
        pipeline = nc.pipeline(preset)
        return self._expr.map_batches(
            lambda column: pl.Series([None if text is None else pipeline(text) for text in column], dtype=pl.String),
            return_dtype=pl.String,
        )

    def removed(self, preset: str = "news") -> pl.Expr:
        """The kinds of what was removed from each row, as a list."""
        pipeline = nc.pipeline(preset)

        def kinds(text: str | None) -> list[str]:
            return [] if text is None else [entry.kind for entry in pipeline.article(text).ledger.removed]

        wanted = pl.List(pl.String)
        return self._expr.map_batches(lambda column: pl.Series(map(kinds, column), dtype=wanted), return_dtype=wanted)


if __name__ == "__main__":
    scraped = pl.LazyFrame({"id": [1, 2], "text": ["Advertisement\n\nTrade rose by a quarter.", None]})
    text = pl.col("text")
    print(scraped.with_columns(text.newsclean.clean(), removed=text.newsclean.removed()).collect().to_dicts())
