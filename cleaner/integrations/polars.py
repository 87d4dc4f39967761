"""For Polars: a series of pages or texts in, a frame of articles out; and an expression, for lazy frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.dumps.extras import require
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.column_types import polars_type
from cleaner.integrations.tables import TABLE_COLUMNS, TableCleaner

if TYPE_CHECKING:
    import polars as pl

    from cleaner.config import Config


def clean_series(
    contents: pl.Series,
    url: pl.Series | str | None = None,
    *,
    title: pl.Series | str | None = None,
    language: pl.Series | str | None = None,
    config: Config | Mapping[str, Any] | str | Path | None = None,
    result: Iterable[str] = TABLE_COLUMNS,
    workers: int = 1,
) -> pl.DataFrame:
    """A frame of articles, a row for each; what is null gives a row of nulls.

    Args:
        contents: Pages or texts, strings or binary.
        url, title, language: What is known: a series as long, or one value for all.
        config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
        result: The columns to make.
        workers: Processes; 1 cleans in this one.

    Example::

        articles = pages.hstack(clean_series(pages["html"], pages["url"]))
    """
    known = {"url": url, "title": title, "language": language}
    given = {"content": contents.to_list()}
    given |= {name: _values(value, len(contents)) for name, value in known.items() if value is not None}
    return _frame(TableCleaner.of(config, _COLUMNS, result=result, workers=workers), given)


def clean_column(
    content: str | pl.Expr,
    url: str | pl.Expr | None = None,
    *,
    title: str | pl.Expr | None = None,
    language: str | pl.Expr | None = None,
    config: Config | Mapping[str, Any] | str | Path | None = None,
    result: Iterable[str] = TABLE_COLUMNS,
) -> pl.Expr:
    """An expression that is a struct with the columns of the articles; for lazy frames as well, batch by batch.

    Args:
        content: The column with pages or texts.
        url, title, language: Columns with what is known.
        config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
        result: The columns to make.

    Example::

        pl.scan_parquet("pages.parquet").select("id", clean_column("html", "url").alias("article")).unnest("article")
    """
    polars = require("polars", "a frame of articles", "polars")
    table = TableCleaner.of(config, _COLUMNS, result=result)
    known = {"content": content, "url": url, "title": title, "language": language}
    given = [
        (polars.col(value) if isinstance(value, str) else value).alias(name)
        for name, value in known.items()
        if value is not None
    ]

    def clean(rows: pl.Series) -> pl.Series:
        frame = rows.struct.unnest()
        return _frame(table, {name: frame[name].to_list() for name in frame.columns}).to_struct(rows.name)

    of = polars.Struct({name: polars_type(name) for name in table.result})
    return polars.struct(given).map_batches(clean, return_dtype=of, is_elementwise=True)  # type: ignore[no-any-return]


_COLUMNS = Columns(content="content", url="url", title="title", language="language")


def _frame(table: TableCleaner, given: Mapping[str, list[Any]]) -> pl.DataFrame:
    polars = require("polars", "a frame of articles", "polars")
    schema = {name: polars_type(name) for name in table.result}
    return polars.DataFrame(table.clean(given), schema=schema)  # type: ignore[no-any-return]


def _values(given: pl.Series | str, length: int) -> list[Any]:
    return [given] * length if isinstance(given, str) else given.to_list()
