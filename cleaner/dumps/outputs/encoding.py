"""Rows as lines of JSON: valid for every reader, and the same bytes for the same row."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from cleaner.running.records import RecordError


def encode_row(row: Mapping[str, Any]) -> bytes:
    """A row as one line of JSON in UTF-8.

    A lone surrogate of a field that is carried through is written as its escape, since UTF-8 cannot hold it. Of what
    JSON cannot hold, numbers that are none (NaN, infinities) become ``null``; bytes become text where they are UTF-8,
    and otherwise a data URL (``data:;base64,…``); dates are ISO 8601; decimal numbers are text, so that no digit is
    lost.

    Raises:
        RecordError: It is nested too deeply for JSON.

    Example:
        >>> encode_row({"text": "Éire", "score": float("nan"), "raw": b"\\xff"})
        b'{"text": "\\xc3\\x89ire", "score": null, "raw": "data:;base64,/w=="}\\n'
    """
    return json_text(row).encode("utf-8", "backslashreplace") + b"\n"


def json_text(value: Any) -> str:
    """A value as JSON, on one line.

    Raises:
        RecordError: It is nested too deeply.
    """
    try:
        try:
            return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)
        except (ValueError, TypeError):  # a number that is none, a key that is no text, a list that holds itself
            return json.dumps(_valid(value), ensure_ascii=False, default=_plain)
    except RecursionError:
        raise RecordError("is nested too deeply for JSON") from None


def _plain(value: object) -> Any:
    """What JSON has for a value that it does not know."""
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes_text(bytes(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(value, key=str) if isinstance(value, set | frozenset) else str(value)


def bytes_text(value: bytes) -> str:
    """Bytes as text: themselves where they are UTF-8, otherwise a data URL, which no text looks like by chance."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return "data:;base64," + base64.b64encode(value).decode("ascii")


def _valid(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key if isinstance(key, str) else str(key): _valid(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_valid(item) for item in value]
    return value
