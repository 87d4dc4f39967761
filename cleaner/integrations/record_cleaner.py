"""The core of every integration: the fields of a record in, an article out."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.config import Config
from cleaner.dumps.inputs.columns import CONTENT, LANGUAGE, NESTED, TITLE, URL, Columns
from cleaner.running.many import Failure, clean_requests, outcome_of
from cleaner.running.records import RecordError, Request

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.cleaner import Cleaner

CONFIGURATIONS = 8
"""Cleaners that a process keeps; one is some tens of megabytes of rules and models, most of them shared."""

_USUAL = frozenset({*CONTENT, *URL, *TITLE, *LANGUAGE, *NESTED, "charset"})
_building = threading.Lock()


def cleaner_for(config: Config) -> Cleaner:
    """The cleaner of a configuration: built once in a process, when it is first asked for.

    Example:
        >>> cleaner_for(Config()) is cleaner_for(Config())
        True
    """
    with _building:  # threads that ask at once would each build one
        return _built(config)


@lru_cache(maxsize=CONFIGURATIONS)
def _built(config: Config) -> Cleaner:
    from cleaner.cleaner import Cleaner

    return Cleaner(config)


def config_of(given: Config | Mapping[str, Any] | str | Path | None) -> Config:
    """A configuration as people give it: a ``Config``, its fields, a ``cleaner.toml``, or nothing for the default.

    Raises:
        cleaner.settings.SettingsError: A file that cannot be used; the text names file, field and fix.

    Example:
        >>> config_of({"select": ["BP"]}).select
        ('BP',)
    """
    if isinstance(given, Config):
        return given
    if isinstance(given, str | Path):
        from cleaner.settings import load_config

        return load_config(file=Path(given))
    return Config.model_validate(dict(given or {}))


@dataclass(frozen=True)
class RecordCleaner:
    """Cleans records. Pickled, it is its settings alone: what they need is loaded where it is first used.

    Attributes:
        config: What to look for and what to do about it.
        columns: Which fields of a record are what; the usual names are found.
        language: ISO 639-1 code of records that do not say their own.

    Example:
        >>> clean = RecordCleaner(Config(select=["BP"]))
        >>> clean.article({"text": "It rained.\\n\\nSee also  Storm closes the port", "url": "https://example.org/rain"}).text
        'It rained.'
        >>> clean.article({"text": None})
        Failure(reason='is null')
    """

    config: Config = field(default_factory=Config)
    columns: Columns = field(default_factory=Columns)
    language: str | None = None

    def article(self, fields: Mapping[str, Any]) -> Article | Failure:
        """The article of a record, or why there is none: no record raises."""
        return outcome_of(cleaner_for(self.config), self.request(fields))

    def articles(self, records: Iterable[Mapping[str, Any]], workers: int = 1) -> Iterator[Article | Failure]:
        """The articles of records, in order.

        Args:
            records: Fields by name.
            workers: Processes; 1 cleans in this one.
        """
        tasks = ((self.request(fields), None) for fields in records)
        for outcome, _ in clean_requests(cleaner_for(self.config), tasks, workers):
            yield outcome

    def request(self, fields: Mapping[str, Any]) -> Request | Failure:
        """What is to be cleaned, or why there is nothing."""
        try:
            return self.columns.request(fields, self.language)
        except RecordError as error:
            content = self.content_field(fields)
            return Failure("is null" if content and fields[content] is None else str(error))

    def content_field(self, names: Iterable[str]) -> str | None:
        """The field, among these, that holds the content: the one that was named, or the first with a usual name."""
        there = set(names)
        usual = (self.columns.content,) if self.columns.content else CONTENT
        return next((name for name in usual if name in there), None)

    def needed(self, names: Iterable[str]) -> list[str]:
        """The fields, among these, that cleaning looks at, so that a table need not be read as a whole."""
        named = {name for name in self.columns.model_dump().values() if name}
        whole = named | {name.partition(".")[0] for name in named}
        return [name for name in names if name in whole or name.lower() in _USUAL]


def records_of(columns: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Columns as records.

    Example:
        >>> list(records_of({"text": ["a", "b"], "url": ["c", None]}))
        [{'text': 'a', 'url': 'c'}, {'text': 'b', 'url': None}]
    """
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))
