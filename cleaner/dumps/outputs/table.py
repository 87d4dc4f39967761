"""Tables that are not there until they are complete, and whose bytes depend on their rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is complete.

    Attributes:
        name: Its name, without a folder.
        rows: In it.
        size: Bytes.
        sha256: Of its bytes.
    """

    name: str
    rows: int
    size: int
    sha256: str


class Table(Protocol):
    """Takes rows one at a time and holds few of them in memory."""

    def add(self, row: Mapping[str, Any] | bytes) -> None:
        """Write one row; bytes are a line of JSON that is ready."""

    def finish(self) -> Written:
        """Flush to the disk, give the file its name, and say what is in it."""

    def discard(self) -> None:
        """Leave nothing behind."""


def open_table(path: Path, output_format: str, compression: str, schema: Mapping[str, Any] | None = None) -> Table:
    """A table at a path.

    Args:
        path: Where it will be.
        output_format: ``"jsonl"`` or ``"parquet"``.
        compression: Of JSON Lines.
        schema: Of Parquet, as :func:`cleaner.dumps.outputs.schema.schema_of` gave it.
    """
    raise NotImplementedError
