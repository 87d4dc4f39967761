"""For ``datasets.Dataset.map(batched=True)``: columns in, columns out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.dumps.extras import require
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.column_types import arrow_type
from cleaner.integrations.tables import TABLE_COLUMNS, TableCleaner

if TYPE_CHECKING:
    from cleaner.config import Config


class CleanBatch:
    """Cleans batches of a dataset.

    Picklable, for ``num_proc``; equal settings have equal fingerprints, so that what was mapped before comes from the
    cache, and other rules or models, or another version of Cleaner, have others.

    Args:
        config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
        content: The column with the page or text; the usual names are looked for if ``None``, as for the next three.
        url, title, language: The columns with what is known.
        result: The columns to make. A column of the dataset that has the name of one goes on as ``input_…``.

    Example::

        clean = CleanBatch(content="html", url="url")
        articles = pages.map(clean, batched=True, features=clean.features(pages.features))
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

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of the result, and those that had to make room for them."""
        names = list(batch.keys())
        given = {name: list(batch[name]) for name in self._table.records.needed(names)}
        moved = {new: list(batch[name]) for name, new in self._table.renamed(names).items()}
        return {**moved, **self._table.clean(given)}

    def features(self, given: Mapping[str, Any]) -> Any:
        """The features of the result, to give to ``map``: in a batch without dates nobody can tell what dates are.

        Args:
            given: Features of the dataset.
        """
        datasets = require("datasets", "cleaning a dataset", "huggingface")
        arrow = require("pyarrow", "cleaning a dataset", "huggingface")
        result = arrow.schema([(name, arrow_type(name)) for name in self._table.result])
        moved = {new: given[name] for name, new in self._table.renamed(given).items()}
        return datasets.Features({**given, **moved, **datasets.Features.from_arrow_schema(result)})

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled, and what a fingerprint is made of: settings as plain values, and the versions of what they
        run with.
        """
        from cleaner.dumps.versions import versions

        records = self._table.records
        return {
            "config": records.config.model_dump(mode="json"),
            "columns": records.columns.model_dump(mode="json"),
            "result": list(self._table.result),
            "versions": versions(records.config),
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._table = TableCleaner.of(state["config"], Columns(**state["columns"]), result=state["result"])
