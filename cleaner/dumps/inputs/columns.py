"""Which field of a record is the page, which its address: found by their usual names, or given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from cleaner.running.records import Request, request_of


class Columns(BaseModel):
    """Names of fields; ``None`` looks for the usual ones.

    Attributes:
        content: The page or text.
        url: Its address.
        title: Its headline, if known better than the page knows it.
        language: ISO 639-1 code.
        id: What the record is called by its owner.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    content: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    id: str | None = None

    def request(self, fields: Mapping[str, Any], language: str | None = None) -> Request:
        """What is to be cleaned.

        Raises:
            RecordError: There is nothing to clean; the text says which fields were looked for.
        """
        return request_of(fields)
