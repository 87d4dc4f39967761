"""A crawl of the site, in a process of its own, since a reactor cannot be started twice:
``python -m tests.integrations.crawl ADDRESS OUT SETTINGS``, where OUT gets the items and stats as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path
from typing import Any

import attrs
import scrapy
from itemadapter import ItemAdapter
from scrapy import signals
from scrapy.crawler import CrawlerProcess


@dataclass
class Page:
    url: str
    html: str
    text: str = ""
    cleaner: dict[str, Any] | None = None


@attrs.define
class AttrsPage:
    url: str
    html: str
    text: str = ""
    cleaner: dict[str, Any] | None = None


@dataclass
class Narrow:
    url: str
    html: str


class ScrapyPage(scrapy.Item):
    url = scrapy.Field()
    html = scrapy.Field()
    text = scrapy.Field()
    cleaner = scrapy.Field()


KINDS: dict[str, Any] = {
    "dict": dict,
    "dataclass": Page,
    "attrs": AttrsPage,
    "item": ScrapyPage,
    "narrow": Narrow,
    "bytes": lambda url, html: {"url": url, "body": html.encode()},
}


class SiteSpider(scrapy.Spider):
    """Follows all links of the front page; an item for each page, and one that is no page."""

    name = "site"

    def __init__(self, address: str, kinds: list[str]) -> None:
        super().__init__()
        self.start_urls = [address]
        self.kinds = kinds

    def parse(self, response: Any) -> Any:
        yield {"links": len(response.css("main a"))}
        for link in response.css("main a"):
            yield response.follow(link, self.parse_page)

    def parse_page(self, response: Any) -> Any:
        for kind in self.kinds:
            yield KINDS[kind](url=response.url, html=response.text)


def crawl(address: str, settings: dict[str, Any]) -> dict[str, Any]:
    """What became of the items, the stats, and threads that are left."""
    kinds = settings.pop("kinds", ["dict"])
    process = CrawlerProcess({**DEFAULTS, **settings})
    crawler = process.create_crawler(SiteSpider)
    kept: list[Any] = []
    dropped: list[str] = []
    errors: list[str] = []
    crawler.signals.connect(
        lambda item: kept.append(asdict(item) if is_dataclass(item) else ItemAdapter(item).asdict()),
        signals.item_scraped,
        weak=False,
    )
    crawler.signals.connect(lambda exception: dropped.append(str(exception)), signals.item_dropped, weak=False)
    crawler.signals.connect(lambda failure: errors.append(failure.getErrorMessage()), signals.item_error, weak=False)
    process.crawl(crawler, address=address, kinds=kinds)
    process.start()
    stats = {name: value for name, value in crawler.stats.get_stats().items() if isinstance(value, int | float | str)}
    return {
        "kept": kept,
        "dropped": dropped,
        "errors": errors,
        "stats": stats,
        "threads": [thread.name for thread in threading.enumerate() if thread.name.startswith("cleaner")],
    }


IGNORED = ["MT", "LG", "NM", "OT"]
"""What only observes is left out, since a process that loads it all takes three times as long to start."""

DEFAULTS: dict[str, Any] = {
    "ITEM_PIPELINES": {"cleaner.integrations.scrapy.CleanerPipeline": 300},
    "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False,
    "CLEANER_CONFIG": {"ignore": IGNORED},
}


class Turns:
    """A pipeline that counts the reactor's turns while items are cleaned."""

    def __init__(self, crawler: Any) -> None:
        self._stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Any) -> Turns:
        return cls(crawler)

    def open_spider(self) -> None:
        from twisted.internet.task import LoopingCall

        self._turns = LoopingCall(self._turn)
        self._turns.start(0.005)

    def close_spider(self) -> None:
        self._turns.stop()

    def process_item(self, item: Any) -> Any:
        return item

    def _turn(self) -> None:
        self._stats.inc_value("turns")


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(crawl(sys.argv[1], json.loads(sys.argv[3]))), encoding="utf-8")
