"""What a record holds, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleaner.dumps.inputs.record import Record
from cleaner.running.records import RecordError, read_lines


def fields_of(record: Record) -> Mapping[str, Any]:
    """The fields of a record: parsed, where its payload is a line of JSON.

    Raises:
        RecordError: It has a problem, or is not a JSON object; the text says where.

    Example:
        >>> fields_of(Record(1, b'{"text": "It rained."}'))
        {'text': 'It rained.'}
        >>> fields_of(Record(2, b'{"text": '))
        Traceback (most recent call last):
        cleaner.running.records.RecordError: is not JSON: Expecting value at column 10
    """
    if record.problem is not None:
        raise RecordError(record.problem)
    if not isinstance(record.payload, bytes):
        return record.payload
    for line in read_lines([record.payload]):
        if line.fields is not None:
            return line.fields
        raise RecordError(line.problem or "cannot be read")
    raise RecordError("is empty")
