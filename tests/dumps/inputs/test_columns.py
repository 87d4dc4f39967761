"""Which field is what."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.dumps.inputs.columns import Columns
from cleaner.running.records import RecordError


@pytest.mark.parametrize(
    ("fields", "content", "input_format"),
    [
        ({"text": "a", "html": "b"}, "a", "auto"),
        ({"text": None, "html": "b"}, "b", "html"),
        ({"raw_content": "b", "content": "c"}, "b", "auto"),
        ({"Text": "a", "URL": "u"}, "a", "auto"),
        ({"body": {"a": 1}, "article": "d"}, "d", "auto"),
        ({"html": b"b"}, b"b", "html"),
    ],
)
def test_content_is_found(fields: dict[str, Any], content: str, input_format: str) -> None:
    request = Columns().request(fields, "de")
    assert (request.content, request.input_format, request.language) == (content, input_format, "de")


def test_given_names_win() -> None:
    columns = Columns(content="html", url="meta.link", language="l", id="key")
    fields = {"text": "a", "html": b"b", "url": "no", "meta": {"link": "u"}, "l": "fr", "key": 7, "charset": "koi8-r"}
    request = columns.request(fields)
    assert (request.content, request.url, request.language, request.charset) == (b"b", "u", "fr", "koi8-r")
    assert columns.name(fields) == "7"


@pytest.mark.parametrize(
    ("columns", "fields", "message"),
    [
        (Columns(), {"a": 1, "b": "x"}, "its fields: 'a', 'b'"),
        (Columns(), {"text": 5}, "field 'text' is a number"),
        (Columns(content="story"), {"text": "a"}, "nothing under 'story'"),
    ],
)
def test_what_is_missing_is_said(columns: Columns, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        columns.request(fields)
