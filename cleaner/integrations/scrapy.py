"""An item pipeline for Scrapy: pages in, clean articles out, what is no article dropped with its reason.

::

    ITEM_PIPELINES = {"cleaner.integrations.scrapy.CleanerPipeline": 300}

=========================  ====================================================================================
setting                    what
=========================  ====================================================================================
``CLEANER_CONFIG``         fields of :class:`cleaner.Config`, a ``Config``, or the path of a ``cleaner.toml``
``CLEANER_FIELDS``         which fields of an item are ``content``, ``url``, ``title``, ``language``; the usual names
                           are found (``text``, ``html``, ``body``…, ``url``, ``link``…)
``CLEANER_LANGUAGE``       language of items that do not say their own
``CLEANER_TEXT_FIELD``     the field that the clean text goes to; ``"text"``
``CLEANER_RESULT_FIELD``   the field for what was found: ``"cleaner"``; ``""`` leaves it out
``CLEANER_RESULT``         what stands in it: names of columns, :data:`RESULT`
``CLEANER_CONTENT``        ``"keep"``, or ``"remove"`` the page from the item: it is ten times as large as its text
``CLEANER_FILTERS``        fields of :class:`cleaner.dumps.filters.Filters`: ``verdict`` (those that stay; all but
                           ``drop``), ``keep_language``, ``min_words``, ``drop``
``CLEANER_PROCESSES``      0 cleans in a thread; more in so many processes, each watched: a page that hangs is ended
=========================  ====================================================================================
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from cleaner.dumps.extras import require
from cleaner.dumps.facts import facts_of
from cleaner.dumps.filters import Filters
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.offload import Offload
from cleaner.integrations.record_cleaner import RecordCleaner, cleaner_for, config_of
from cleaner.integrations.tables import check_columns, value_of
from cleaner.running.many import Failure
from cleaner.running.records import RESULT_FIELD

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scrapy.crawler import Crawler

    from cleaner.article import Article

RESULT = (
    *("verdict", "reasons", "title", "author", "date", "language"),
    *("page_type", "scores", "findings"),
)
"""What stands in the result field unless it is chosen."""


FIRST_PAGE = f"<html><body><h1>The ferry was late</h1>{'<p>It was late again on Monday, the port said.</p>' * 12}"
"""Cleaned before the crawl begins: judges load their tables when they are first asked."""


class CleanerPipeline:
    """Cleans every item that has a page or text in it, beside the reactor; other items pass untouched.

    Items may be whatever Scrapy takes: dictionaries, ``Item``, dataclasses, attrs. An item that cannot be cleaned is
    dropped with the reason; the crawl goes on.

    Counted in the stats: ``cleaner/kept``, ``cleaner/review``, ``cleaner/dropped``, ``cleaner/failed``,
    ``cleaner/no_content``; ``cleaner/drop/verdict`` and the like by filter, ``cleaner/reason/DQ105`` by reason of the
    verdict, ``cleaner/code/BP101`` by finding; ``cleaner/characters_removed``.
    """

    def __init__(self, crawler: Crawler) -> None:
        adapters = require("itemadapter", "the Scrapy pipeline", "scrapy")
        self._adapter = adapters.ItemAdapter
        self._drop = require("scrapy.exceptions", "the Scrapy pipeline", "scrapy").DropItem
        settings = crawler.settings
        assert crawler.stats is not None
        self._stats = crawler.stats
        self._records = RecordCleaner(
            config_of(_parsed(settings.get("CLEANER_CONFIG"))),
            Columns.model_validate(settings.getdict("CLEANER_FIELDS")),
            settings.get("CLEANER_LANGUAGE"),
        )
        self._filters = Filters.model_validate(settings.getdict("CLEANER_FILTERS"))
        self._text_field: str = settings.get("CLEANER_TEXT_FIELD", "text")
        self._result_field: str = settings.get("CLEANER_RESULT_FIELD", RESULT_FIELD)
        self._result = check_columns(settings.getlist("CLEANER_RESULT", list(RESULT)))
        self._removes_content = _choice(settings.get("CLEANER_CONTENT", "keep"))
        self._processes = settings.getint("CLEANER_PROCESSES", 0)
        self._beside: Offload | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CleanerPipeline:
        """As Scrapy builds it."""
        return cls(crawler)

    def open_spider(self, spider: Any = None) -> None:
        """Load rules and models: a wrong one should end the crawl before its first request."""
        if not self._processes:
            cleaner_for(self._records.config).clean(FIRST_PAGE)
            gc.freeze()  # rules and models stay: no reason to look at them at every collection of the crawl's garbage
        self._beside = Offload(self._records.config, self._processes)

    def close_spider(self, spider: Any = None) -> None:
        """End threads and processes."""
        if self._beside is not None:
            self._beside.close()

    async def process_item(self, item: Any, spider: Any = None) -> Any:
        """The item with its clean text and what was found.

        Raises:
            DropItem: It is not wanted, or could not be cleaned; the text says why.
        """
        fields = self._adapter(item)
        given, content = self._given(fields)
        if content is None:
            self._count("no_content")
            return item
        assert self._beside is not None
        article = await _answered(self._beside.submit(self._records.request(given)))
        if isinstance(article, Failure):
            self._count("failed")
            raise self._drop(f"{_label(given)} {article.reason}")
        self._count_findings(article)
        dropped = self._filters.why_dropped(article)
        if dropped:
            self._count("dropped")
            self._count(f"drop/{dropped}")
            raise self._drop(f"{_label(given)} dropped by {dropped}: {facts_of(article, dropped=dropped)['why']}")
        self._count("review" if article.verdict == "review" else "kept")
        self._write(fields, content, article)
        return item

    def _given(self, fields: Any) -> tuple[dict[str, Any], str | None]:
        """The fields of an item, and which of them is the content.

        Fields that a class of items declares and nobody has filled yet, such as the text, count only if there is no
        other.
        """
        declared = dict(fields)
        filled = {name: value for name, value in declared.items() if not _is_empty(value)}
        for given in (filled, declared):
            content = self._records.columns.content_field(given)
            if content is not None:
                return given, content
        return declared, None

    def _write(self, fields: Any, content: str, article: Article) -> None:
        result = {name: value_of(name, article) for name in self._result}
        try:
            fields[self._text_field] = article.text
            if self._result_field:
                fields[self._result_field] = result
            if self._removes_content and content != self._text_field:
                if isinstance(fields.item, MutableMapping):
                    del fields[content]
                else:
                    fields[content] = None
        except (KeyError, AttributeError) as error:
            kind = type(fields.item).__name__
            raise TypeError(
                f"items of class {kind} have no field for what CLEANER_TEXT_FIELD ('{self._text_field}') and "
                f"CLEANER_RESULT_FIELD ('{self._result_field}') name: {error}"
            ) from None

    def _count_findings(self, article: Article) -> None:
        for finding in article.findings:
            self._count(f"code/{finding.code}")
        for reason in article.reasons:
            self._count(f"reason/{reason}")
        self._count("characters_removed", max(len(article.source) - len(article.text), 0))

    def _count(self, name: str, by: int = 1) -> None:
        self._stats.inc_value(f"cleaner/{name}", by)


async def _answered(future: Future[Article | Failure]) -> Article | Failure:
    """What a future of a thread answers, awaited as Scrapy's event loop wants it."""
    from scrapy.utils.asyncio import is_asyncio_available

    if is_asyncio_available():
        return await asyncio.wrap_future(future)
    from twisted.internet import reactor
    from twisted.internet.defer import Deferred

    deferred: Deferred[Article | Failure] = Deferred()
    future.add_done_callback(lambda done: reactor.callFromThread(deferred.callback, done.result()))
    return await deferred


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | bytes) and not value)


def _parsed(config: Any) -> Any:
    """``-s CLEANER_CONFIG='{"select": ["BP"]}'`` of a command line is a text; so is the path of a file."""
    if isinstance(config, str) and config.lstrip().startswith("{"):
        return json.loads(config)
    return dict(config) if isinstance(config, Mapping) else config


def _choice(content: str) -> bool:
    if content not in {"keep", "remove"}:
        raise ValueError(f"CLEANER_CONTENT is {content!r}; it should be 'keep' or 'remove'")
    return content == "remove"


def _label(fields: Any) -> str:
    url = fields.get("url")
    return str(url) if url else "an item"
