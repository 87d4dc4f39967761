"""The one document that is to be explained: a page, a text, standard input, or one record of a dump."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.config import InputFormat
from cleaner.running.files import STANDARD_INPUT, InputError, look_at
from cleaner.running.records import RecordError, Request, read_lines

if TYPE_CHECKING:
    from cleaner.dumps.inputs.record import InputKind

_Columns = Mapping[str, str | None]
_Found = tuple[int, Mapping[str, Any] | None, str | None]
"""A record's number, its fields, or what is wrong with it."""

_RECORD = re.compile(r"(?P<path>.+):(?P<number>[1-9][0-9]{0,17})", re.DOTALL)


def asked_for(
    given: str,
    *,
    language: str | None = None,
    input_format: InputFormat = "auto",
    kind: InputKind | None = None,
    columns: _Columns | None = None,
) -> tuple[Request, Path | None]:
    """What to clean, and the file that it is read from, where it is one.

    Args:
        given: A path, a path with a colon and the number of a record, or ``-``; ``-:7`` is a record of standard input.
            Records are counted as ``cleaner clean`` counts them: from 1, without blank lines.
        language: Of a document that does not say its own.
        input_format: What it holds, whatever its name says.
        kind: The container, whatever its name says.
        columns: Names of a record's fields, as :class:`cleaner.dumps.inputs.columns.Columns` has them.

    Raises:
        InputError: There is no such document, or it cannot be read; the text names it and says what to type.
    """
    path, number = _place(given)
    if path == STANDARD_INPUT:
        request = _standard_input(number, kind, columns or {})
    elif Path(path).is_dir():
        raise InputError(f"{path}: is a folder; one page explains one document")
    else:
        request = _file(path, number, kind, columns or {})
    if input_format != "auto":
        request = replace(request, input_format=input_format)
    return request if request.language else replace(request, language=language), _on_disk(path)


def _place(given: str) -> tuple[str, int | None]:
    """A path, and the record in it that is meant. A file whose own name ends in a colon and a number is that file."""
    match = _RECORD.fullmatch(given)
    if match is None or Path(given).exists():
        return given, None
    return match["path"], int(match["number"])


def _on_disk(path: str) -> Path | None:
    return Path(path) if path != STANDARD_INPUT and Path(path).exists() else None


def _standard_input(number: int | None, kind: InputKind | None, columns: _Columns) -> Request:
    stream = sys.stdin.buffer
    if sys.stdin.isatty():
        raise InputError("nothing to explain: name a file, or pipe a page in")
    holds, head = look_at(stream)
    if holds == "page" and number is None and kind != "jsonl":
        return Request(head + stream.read())
    lines = read_lines(line for line in (head, *stream))
    found = ((at, line.fields, line.problem) for at, line in enumerate(lines, start=1))
    return _record("<stdin>", f"-- {STANDARD_INPUT}", number, found, columns)


def _file(path: str, number: int | None, kind: InputKind | None, columns: _Columns) -> Request:
    from cleaner.dumps.inputs.fields import fields_of
    from cleaner.dumps.inputs.find import find_inputs
    from cleaner.dumps.inputs.kinds import is_html_name
    from cleaner.dumps.inputs.open import open_reader

    (found,) = find_inputs([path], kind=kind)
    if isinstance(found, InputError):
        raise found
    if found.kind == "pages" and number is not None:
        raise InputError(f"{path}: is a single page, so it has no record {number}; leave the number out")
    if found.kind == "pages" and found.compression is None:
        return Request(_bytes(path), input_format="html" if is_html_name(path) else "auto")

    def records() -> Iterator[_Found]:
        for _, record in open_reader(found).records():
            try:
                # Only the record that is meant is parsed.
                fields = fields_of(record) if number in {None, record.number} else None
            except RecordError as error:
                yield record.number, None, str(error)
            else:
                yield record.number, fields, None

    return _record(path, path, 1 if found.kind == "pages" else number, records(), columns)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _record(label: str, typed: str, number: int | None, records: Iterator[_Found], columns: _Columns) -> Request:
    """The record of that number; without one, the only record there is."""
    last, chosen = 0, None
    for at, fields, problem in records:
        last = at
        if number is None and at > 1:
            raise InputError(f"{label}: holds many records; name one by its number, such as {typed}:{at}")
        if number in {None, at}:
            chosen = fields, problem
            if number is not None:
                break
    if chosen is None:
        has = f"has {last:,} record{'' if last == 1 else 's'}" if last else "has no records"
        raise InputError(f"{label}: {has}" + (f", so there is no record {number:,}" if number else ""))
    from cleaner.dumps.inputs.columns import Columns

    fields, problem = chosen
    where = label if number is None else f"{label}:{number}"
    if fields is None:
        raise InputError(f"{where}: {problem or 'cannot be read'}")
    try:
        return Columns(**columns).request(fields)
    except RecordError as error:
        raise InputError(f"{where}: {error}") from None
