"""Records: what a dump or a caller holds of one document, and what goes back.

In a record the content is the string field ``text``, or ``html`` where there is no ``text``. A record that has both is
cleaned as text, since its text is what its owner works with, and its ``html`` is carried along untouched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.article import Article
from cleaner.config import InputFormat

RESULT_FIELD = "cleaner"
"""The one field that is added to a record beside its clean ``text``."""


class RecordError(ValueError):
    """A record that cannot be cleaned; the text says why and what it should be."""


@dataclass(frozen=True, slots=True)
class Request:
    """What :meth:`cleaner.Cleaner.clean` is asked to do.

    ``input_format`` is what a field or file name says it is; ``charset`` what a server said of the bytes.
    """

    content: str | bytes
    url: str | None = None
    title: str | None = None
    language: str | None = None
    input_format: InputFormat = "auto"
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file.

    Attributes:
        number: Of the line, from 1.
        raw: The line as it was, without its line break.
        fields: The JSON object; ``None`` where there is a problem.
        problem: What is wrong with it.
    """

    number: int
    raw: bytes
    fields: dict[str, Any] | None = None
    problem: str | None = None


def request_of(record: str | bytes | Mapping[str, Any]) -> Request:
    """A content or a mapping as a request.

    Raises:
        RecordError: A mapping without a string or bytes under ``text`` or ``html``, or something else altogether.

    Example:
        >>> request_of({"text": "It rained.", "url": "https://example.org/rain"}).url
        'https://example.org/rain'
    """
    if isinstance(record, str | bytes):
        return Request(record)
    if not isinstance(record, Mapping):
        raise RecordError(f"is {kind_of(record)}; it should be a text, or an object with a 'text' or 'html' field")
    field = "text" if record.get("text") is not None else "html"
    content = record.get(field)
    if content is None:
        names = ", ".join(repr(name) for name in list(record)[:6]) or "none"
        raise RecordError(f"has nothing under 'text' or 'html' (its fields: {names})")
    if not isinstance(content, str | bytes):
        raise RecordError(f"field '{field}' is {kind_of(content)}; it should be a string")
    return Request(
        content,
        _text(record, "url"),
        _text(record, "title"),
        _text(record, "language"),
        "html" if field == "html" else "auto",
    )


def read_lines(lines: Iterable[bytes]) -> Iterator[Line]:
    """The records of a JSON Lines file, one at a time. Blank ones are passed over, bad ones come with their problem."""
    for number, line in enumerate(lines, start=1):
        raw = line.rstrip(b"\r\n")
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            fields = json.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield Line(number, raw, problem=f"is not UTF-8 at byte {error.start + 1}")
        except json.JSONDecodeError as error:
            reason = error.msg.removesuffix(" starting at")
            yield Line(number, raw, problem=f"is not JSON: {reason} at column {error.colno}")
        except RecursionError:
            yield Line(number, raw, problem="is nested too deeply for JSON")
        except ValueError as error:  # an integer of thousands of digits
            yield Line(number, raw, problem=f"is not JSON: {error}")
        else:
            if isinstance(fields, dict):
                yield Line(number, raw, fields)
            else:
                yield Line(number, raw, problem=f"is {kind_of(fields)}; each line should be a JSON object")


def cleaned_record(
    fields: Mapping[str, Any], article: Article, *, field: str = RESULT_FIELD, drop_html: bool = False
) -> dict[str, Any]:
    """A record as it goes back: every field it had, the clean ``text``, and what was found under one new field.

    What was found is the published form of the article without ``text`` and ``source``: the findings give the source
    back.

    Raises:
        RecordError: The record already has the new field.
    """
    if field in fields:
        raise RecordError(f"already has a field '{field}'; name another for the findings with --field")
    found = article.to_dict()
    result = {**fields, "text": article.text}
    if drop_html:
        result.pop("html", None)
    result[field] = {name: value for name, value in found.items() if name not in {"text", "source"}}
    return result


def json_line(value: Mapping[str, Any]) -> bytes:
    """A value as one line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, is written as its escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _text(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    return value if isinstance(value, str) and value else None


def kind_of(value: object) -> str:
    """A value of JSON in words, for messages."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list | tuple) else f"a {type(value).__name__}"
