"""For PySpark's ``mapInPandas``: an iterator of frames in, an iterator of frames out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.column_types import spark_type
from cleaner.integrations.pandas import frame_of, plain_values
from cleaner.integrations.tables import TABLE_COLUMNS, TableCleaner

if TYPE_CHECKING:
    import pandas as pd

    from cleaner.config import Config


class CleanFrames:
    """Cleans the partitions of a Spark frame; each Python worker loads rules and models once.

    Args:
        config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
        carry: Columns that are carried through, each with its Spark type: ``{"id": "bigint"}``. One that has the name
            of a column of the result goes on as ``input_…``.
        content: The column with the page or text; the usual names are looked for if ``None``, as for the next three.
        url, title, language: The columns with what is known.
        result: The columns to make.

    Example::

        clean = CleanFrames(carry={"id": "bigint"}, content="html", url="url")
        articles = pages.mapInPandas(clean, clean.schema)
    """

    def __init__(
        self,
        config: Config | Mapping[str, Any] | str | Path | None = None,
        *,
        carry: Mapping[str, str] | None = None,
        content: str | None = None,
        url: str | None = None,
        title: str | None = None,
        language: str | None = None,
        result: Iterable[str] = TABLE_COLUMNS,
    ) -> None:
        columns = Columns(content=content, url=url, title=title, language=language)
        self._table = TableCleaner.of(config, columns, result=result)
        renamed = self._table.renamed(carry or {})
        self._carried = {
            name: renamed.get(name, name) for name in carry or {} if name not in self._table.result or name in renamed
        }
        self.schema = ", ".join(
            [f"`{new}` {(carry or {})[name]}" for name, new in self._carried.items()]
            + [f"`{name}` {spark_type(name)}" for name in self._table.result]
        )
        """The schema of the result, as ``mapInPandas`` wants it."""

    def __call__(self, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Frames of articles, one for each frame."""
        for frame in frames:
            needed = self._table.records.needed(frame.columns)
            columns = self._table.clean({name: plain_values(frame[name]) for name in needed})
            found = frame_of(columns, frame.index, plain=True)  # Spark makes the text "nan" of the null of pandas
            for place, (name, new) in enumerate(self._carried.items()):
                found.insert(place, new, frame[name])
            yield found
