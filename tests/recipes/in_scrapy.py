"""Scrapy: an item pipeline; a project names it in its settings, ITEM_PIPELINES = {"in_scrapy.NewscleanPipeline": 1}."""

import sys
from pathlib import Path

import scrapy
from itemadapter import ItemAdapter
from scrapy.crawler import CrawlerProcess
from scrapy.exceptions import DropItem

import newsclean as nc


class NewscleanPipeline:
    """Reads the page in an item's `html` field; what is no article is dropped."""

    def __init__(self) -> None:
        self.clean = nc.pipeline("news")

    def process_item(self, item):
        """The item with title, text, authors, date and what was removed, instead of the page."""
        fields = ItemAdapter(item)
        article = self.clean.article(fields["html"], url=fields.get("url"))
        if article.kind != "article":
            raise DropItem(f"a page of kind {article.kind}")
        fields["title"], fields["text"], fields["authors"] = article.title, article.body, list(article.authors)
        fields["date"] = article.published.iso if article.published else None
        fields["removed"] = [entry.kind for entry in article.ledger.removed]
        del fields["html"]
        return item


class Pages(scrapy.Spider):
    """Fetches the addresses it is given."""

    name = "pages"

    def parse(self, response):
        """One item for each page."""
        yield {"url": response.url, "html": response.text}


if __name__ == "__main__":
    settings = {
        "ITEM_PIPELINES": {NewscleanPipeline: 300}, "FEEDS": {sys.argv[1]: {"format": "jsonlines"}},
        "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
    }  # fmt: skip
    crawl = CrawlerProcess(settings)
    crawl.crawl(Pages, start_urls=[Path(name).resolve().as_uri() for name in sys.argv[2:]])
    crawl.start()
