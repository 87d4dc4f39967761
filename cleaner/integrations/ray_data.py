"""For Ray Data's ``map_batches``: Arrow tables in, Arrow tables out.

A run over a dump (``cleaner clean DUMP -o RUN``) can use a Ray cluster as well, resumes, keeps accounts and writes the
same bytes every time; this is for those whose pages are in a Ray dataset already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.dumps.extras import require
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.column_types import arrow_type
from cleaner.integrations.record_cleaner import cleaner_for
from cleaner.integrations.tables import TABLE_COLUMNS, TableCleaner

if TYPE_CHECKING:
    from cleaner.config import Config


class CleanTable:
    """Cleans batches of a Ray dataset; each actor loads rules and models once.

    Args:
        config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
        content: The column with the page or text; the usual names are looked for if ``None``, as for the next three.
        url, title, language: The columns with what is known.
        result: The columns to make. A column of the dataset that has the name of one goes on as ``input_…``.

    Example::

        pages.map_batches(
            CleanTable, fn_constructor_kwargs={"content": "html"}, batch_format="pyarrow", batch_size=64, concurrency=4
        )
    """

    def __init__(
        self,
        config: Config | Mapping[str, Any] | str | Path | None = None,
        *,
        content: str | None = None,
        url: str | None = None,
        title: str | None = None,
        language: str | None = None,
        result: Iterable[str] = TABLE_COLUMNS,
    ) -> None:
        columns = Columns(content=content, url=url, title=title, language=language)
        self._table = TableCleaner.of(config, columns, result=result)
        cleaner_for(self._table.records.config)

    def __call__(self, batch: Any) -> Any:
        """The table with the columns of the result."""
        arrow = require("pyarrow", "a table of articles")
        names = batch.column_names
        found = self._table.clean({name: batch[name].to_pylist() for name in self._table.records.needed(names)})
        renamed = self._table.renamed(names)
        batch = batch.rename_columns([renamed.get(name, name) for name in names])
        for name, values in found.items():
            column = arrow.array(values, type=arrow_type(name))
            if name in batch.column_names:
                batch = batch.set_column(batch.column_names.index(name), name, column)
            else:
                batch = batch.append_column(name, column)
        return batch
