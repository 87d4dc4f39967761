"""Articles as columns, with types that are the same for every batch: a batch without a date must fit one with dates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from cleaner.dumps.outputs.rows import INPUT_PREFIX, RESULTS
from cleaner.dumps.outputs.schema import JSON, RESULT_TYPES, Type
from cleaner.integrations.record_cleaner import RecordCleaner, config_of, records_of
from cleaner.running.many import Failure
from cleaner.score import SCORES

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.article import Article
    from cleaner.config import Config
    from cleaner.dumps.inputs.columns import Columns

TABLE_COLUMNS = (
    *("text", "verdict", "reasons", "title", "author", "date", "language", "page_type"),
    *("machine_translation", "awkwardness", "problem"),
)
"""Columns of a table of articles, unless others are chosen."""

PROBLEM = "problem"
"""The column that says why a record could not be cleaned: null for all that could be, and then nothing else is."""

CODES = "codes"
"""The column with the codes of all findings, each once."""


def check_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, if all of them exist.

    Raises:
        ValueError: One does not; the text says what is nearest.
    """
    known = (*RESULTS, *SCORES, CODES, PROBLEM)
    checked = tuple(dict.fromkeys(names))
    for name in checked:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(dict.fromkeys(known))}"
            raise ValueError(f"an article has no column '{name}'; {hint}")
    return checked


def value_of(name: str, article: Article) -> Any:
    """What an article has in a column, as plain data; a name of a score is that score, null where it was not given.

    Example:
        >>> import cleaner
        >>> article = cleaner.clean("It rained.\\n\\nSee also  Storm closes the port")
        >>> value_of("text", article), "BP101" in value_of("codes", article), value_of("relevance", article)
        ('It rained.', True, None)
    """
    if name in RESULTS:
        return RESULTS[name](article)
    if name == CODES:
        return sorted({finding.code for finding in article.findings})
    return None if name == PROBLEM else article.scores.get(name)


def type_of(name: str) -> Type:
    """The type of a column, in the words of :mod:`cleaner.dumps.outputs.schema`."""
    if name in RESULTS:
        of = RESULT_TYPES.get(name, "string")
        return "string" if of == JSON else of
    return {"list": "string"} if name == CODES else "string" if name == PROBLEM else "double"


@dataclass(frozen=True)
class TableCleaner:
    """Cleans the rows of a table.

    Attributes:
        records: How a row is cleaned.
        result: The columns to make of each article.
        workers: Processes; 1 cleans in this one.
    """

    records: RecordCleaner
    result: tuple[str, ...] = TABLE_COLUMNS
    workers: int = 1

    @classmethod
    def of(
        cls,
        config: Config | Mapping[str, Any] | str | Path | None,
        columns: Columns,
        language: str | None = None,
        result: Iterable[str] = TABLE_COLUMNS,
        workers: int = 1,
    ) -> TableCleaner:
        """From what adapters are given.

        Raises:
            ValueError: A column of the result does not exist, or the configuration is wrong.
        """
        return cls(RecordCleaner(config_of(config), columns, language), check_columns(result), workers)

    def clean(self, columns: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """The columns of the result, row by row as those of the table."""
        result: dict[str, list[Any]] = {name: [] for name in self.result}
        cells: list[tuple[str, list[Any], Callable[[Any], Any]]] = [
            (name, values, json.dumps if RESULT_TYPES.get(name) == JSON and name in RESULTS else _same)
            for name, values in result.items()
        ]
        for outcome in self.records.articles(records_of(columns), self.workers):
            if isinstance(outcome, Failure):
                for name, values, _ in cells:
                    values.append(outcome.reason if name == PROBLEM else None)
                continue
            for name, values, cell in cells:
                value = value_of(name, outcome)
                values.append(_whole(value) if name == "scores" else cell(value))
        return result

    def renamed(self, names: Iterable[str]) -> dict[str, str]:
        """Columns of the table whose names the result takes, each with the name that it goes on under.

        The column that is cleaned is not among them: ``text`` is what becomes of it.

        Example:
            >>> from cleaner.dumps.inputs.columns import Columns
            >>> TableCleaner.of(None, Columns()).renamed(["text", "date", "views"])
            {'date': 'input_date'}
        """
        names = list(names)
        taken = {*names, *self.result}
        content = self.records.content_field(names)
        renamed = {}
        for name in names:
            if name in self.result and name != content:
                new = INPUT_PREFIX + name
                while new in taken:
                    new = INPUT_PREFIX + new
                taken.add(new)
                renamed[name] = new
        return renamed


def _same(value: Any) -> Any:
    return value


def _whole(scores: Mapping[str, float]) -> dict[str, float | None]:
    """All scores by name, null where not given: the type of a struct names them all."""
    return {name: scores.get(name) for name in SCORES}
