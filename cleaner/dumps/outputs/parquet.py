"""Parquet tables: zstd inside, row groups of a fixed number of rows, every value in a column that can hold it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cleaner.dumps.extras import require
from cleaner.dumps.outputs.fitting import fitting
from cleaner.dumps.outputs.schema import JSON, Schema, Type
from cleaner.dumps.outputs.table import NewFile, Written

GROUP_ROWS = 2_000
"""Rows of a row group: with articles of 5 KB, 10 MB, so that a reader of one column skips in useful steps."""

GROUP_CHARACTERS = 32_000_000
"""Characters of text after which a row group ends sooner: it is held in memory until it is written."""

COMPRESSION_LEVEL = 3


class ParquetTable:
    """Collects rows until a row group is full; holds no more than that in memory."""

    def __init__(self, file: NewFile, schema: Schema | Mapping[str, Any]) -> None:
        self._arrow = require("pyarrow", "writing Parquet")
        parquet = require("pyarrow.parquet", "writing Parquet")
        self._file = file
        self._fitted = fitting(schema)
        self._schema = self._arrow.schema(
            [self._arrow.field(name, _arrow(of), metadata=_metadata(of)) for name, of in schema["columns"]]
        )
        self._sink = self._arrow.PythonFile(_Sink(file), mode="w")
        self._writer = parquet.ParquetWriter(
            self._sink, self._schema, compression="zstd", compression_level=COMPRESSION_LEVEL
        )
        self._group: list[dict[str, Any]] = []
        self._characters = 0
        self._rows = 0

    def add(self, row: Mapping[str, Any] | bytes) -> None:
        fields: Mapping[str, Any] = json.loads(row) if isinstance(row, bytes) else row
        self._group.append(self._fitted(fields))
        self._rows += 1
        self._characters += sum(len(value) for value in fields.values() if isinstance(value, str | bytes))
        if len(self._group) >= GROUP_ROWS or self._characters >= GROUP_CHARACTERS:
            self._flush()

    def finish(self) -> Written:
        self._flush()
        self._writer.close()
        return self._file.finish(self._rows)

    def discard(self) -> None:
        self._file.discard()

    def _flush(self) -> None:
        if self._group:
            self._writer.write_table(self._arrow.Table.from_pylist(self._group, schema=self._schema))
        self._group = []
        self._characters = 0


class _Sink:
    """A file as Arrow wants one; Arrow's closing it leaves the file open, since it is not complete on the disk yet."""

    closed = False

    def __init__(self, file: NewFile) -> None:
        self._file = file

    def write(self, data: Any) -> int:
        return self._file.write(data)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def tell(self) -> int:
        return self._file.size


def _arrow(of: Type) -> Any:
    """The Arrow type of a column."""
    arrow = require("pyarrow", "writing Parquet")
    if isinstance(of, str):
        return arrow.string() if of == JSON else arrow.type_for_alias(of)
    ((kind, inner),) = of.items()
    if kind == "list":
        return arrow.list_(_arrow(inner))
    if kind == "struct":
        return arrow.struct([(name, _arrow(item)) for name, item in inner])
    if kind == "map":
        return arrow.map_(_arrow(inner[0]), _arrow(inner[1]))
    return arrow.timestamp(inner[0], inner[1])


def _metadata(of: Type) -> dict[str, str] | None:
    return {"content": JSON} if of == JSON else None
