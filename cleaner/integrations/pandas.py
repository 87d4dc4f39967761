"""For pandas: a series of pages or texts in, a frame of articles out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.dumps.extras import require
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.tables import TABLE_COLUMNS, TableCleaner, type_of

if TYPE_CHECKING:
    import pandas as pd

    from cleaner.config import Config

_TYPES = {"string": "string", "double": "float64", "bool": "boolean", "int64": "Int64"}
"""pandas types that are the same whatever the values: text with nulls, numbers with NaN."""


def clean_series(
    contents: pd.Series,
    url: pd.Series | str | None = None,
    *,
    title: pd.Series | str | None = None,
    language: pd.Series | str | None = None,
    config: Config | Mapping[str, Any] | str | Path | None = None,
    result: Iterable[str] = TABLE_COLUMNS,
    workers: int = 1,
) -> pd.DataFrame:
    """A frame of articles with the index of the series, a row for each; what is null gives a row of nulls.

    Args:
        contents: Pages or texts, ``str`` or ``bytes``.
        url, title, language: What is known: a series with the same index, or one value for all.
        config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
        result: The columns to make.
        workers: Processes; 1 cleans in this one.

    Example::

        articles = pages.join(clean_series(pages["html"], pages["url"]))
    """
    known = {"url": url, "title": title, "language": language}
    given = {"content": _values(contents, contents)}
    given |= {name: _values(value, contents) for name, value in known.items() if value is not None}
    table = TableCleaner.of(config, _COLUMNS, result=result, workers=workers)
    return frame_of(table.clean(given), contents.index)


def frame_of(columns: Mapping[str, list[Any]], index: Any, *, plain: bool = False) -> pd.DataFrame:
    """Columns of articles as a frame.

    Args:
        columns: Values by name.
        index: Of the frame.
        plain: Leave texts the objects that they are, with ``None`` for null.
    """
    pandas = require("pandas", "a frame of articles", "pandas")
    types = {"double": "float64"} if plain else _TYPES
    return pandas.DataFrame(
        {
            name: pandas.Series(values, index=index, dtype=types.get(str(type_of(name)), "object"))
            for name, values in columns.items()
        },
        index=index,
    )


def plain_values(series: pd.Series) -> list[Any]:
    """The values of a series, with ``None`` for whatever it calls null."""
    return [None if null else value for value, null in zip(series.tolist(), series.isna().tolist(), strict=True)]


_COLUMNS = Columns(content="content", url="url", title="title", language="language")


def _values(given: pd.Series | str, contents: pd.Series) -> list[Any]:
    if isinstance(given, str):
        return [given] * len(contents)
    if not given.index.equals(contents.index):
        raise ValueError("a series of addresses, titles or languages needs the index of the contents")
    return plain_values(given)
