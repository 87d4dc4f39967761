"""Everything that decides what a run writes. Two runs with equal settings over equal inputs write equal bytes."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from cleaner.config import Config
from cleaner.dumps.filters import Filters
from cleaner.dumps.inputs.columns import Columns
from cleaner.dumps.inputs.record import Caps
from cleaner.running.worker import Limits

RESULT_COLUMNS = (
    *("text", "verdict", "reasons", "title", "author", "date", "language"),
    *("page_type", "scores", "findings"),
)
"""What is written of an article unless columns are chosen; beside it every field of the input is carried through."""


class Output(BaseModel):
    """How results are written.

    Attributes:
        format: JSON Lines or Parquet.
        compression: Of JSON Lines: ``"none"``, ``"gzip"``, ``"zstd"``; Parquet always uses zstd inside.
        columns: Of the result, from what ``Article.to_dict()`` has.
        carry: Fields of the input that are carried through; ``None`` for all but the raw content of HTML.
        findings: Write findings as a table of their own as well.
        dropped: Write dropped records too, in a folder beside the others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["jsonl", "parquet"] = "jsonl"
    compression: Literal["none", "gzip", "zstd"] = "none"
    columns: tuple[str, ...] = RESULT_COLUMNS
    carry: tuple[str, ...] | None = None
    findings: bool = False
    dropped: bool = True


class Settings(BaseModel):
    """The settings of a run.

    Attributes:
        config: What to look for and what to do about it.
        language: Of records that do not say their own.
        columns: Which fields of a record are what.
        filters: What is dropped though it could be cleaned.
        output: How results are written.
        caps: What is too much to read.
        limits: What one document may take.
        shard_records: Records of a shard; ``None`` chooses by the size of the input.
        near_duplicates: Flag articles that tell the same story as an earlier one. Shards wait until all are cleaned.
        learn_sites: Learn first which lines repeat on the sites of the inputs, so that they can go.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    config: Config = Config()
    language: str | None = None
    columns: Columns = Columns()
    filters: Filters = Filters()
    output: Output = Output()
    caps: Caps = Caps()
    limits: Limits = Limits()
    shard_records: int | None = Field(default=None, ge=1)
    near_duplicates: bool = False
    learn_sites: bool = False

    def digest(self) -> str:
        """SHA-256 of the settings."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()
