"""Records: which field is the content, what is wrong with a bad line, and nothing lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.applying import restore
from cleaner.finding import Finding
from cleaner.running.records import RecordError, cleaned_record, json_line, read_lines, request_of

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(), st.lists)


def test_text_goes_before_html_and_html_is_said_to_be_html() -> None:
    assert request_of({"text": "a", "html": "<p>b"}).content == "a"
    request = request_of({"text": None, "html": "b", "url": "u", "title": 5, "language": "de"})
    assert (request.content, request.input_format, request.url, request.title) == ("b", "html", "u", None)


@pytest.mark.parametrize("record", [{}, {"text": None}, {"text": 5}, {"html": ["a"]}, 5, None, ["a"]])
def test_what_is_no_record(record: object) -> None:
    with pytest.raises(RecordError):
        request_of(record)  # type: ignore[arg-type]


def test_lines_keep_their_numbers() -> None:
    lines = list(read_lines([b'\xef\xbb\xbf{"a": 1}\r\n', b"\n", b"[\n", b'{"a": 2}']))
    assert [(line.number, line.fields) for line in lines] == [(1, {"a": 1}), (3, None), (4, {"a": 2})]


@pytest.mark.parametrize("raw", [b"[" * 200_000, b'{"a": ' + b"9" * 10_000 + b"}", b"\xff", b"nul", b"\0", b'"a"'])
def test_hostile_lines_have_a_problem_and_raise_nothing(raw: bytes) -> None:
    (line,) = read_lines([raw])
    assert line.problem
    assert line.raw == raw


@given(st.dictionaries(st.text(), JSON))
def test_every_field_comes_back(fields: dict[str, object]) -> None:
    fields = {**fields, "text": "It rained.\n\nLeave a Reply"}
    fields.pop("cleaner", None)
    (line,) = read_lines([json.dumps(fields).encode()])
    assert line.fields is not None
    result = json.loads(json_line(cleaned_record(line.fields, cleaner.clean("It rained."))))
    assert {**fields, "text": "It rained.", "cleaner": result["cleaner"]} == result


def test_the_findings_of_a_record_give_its_text_back() -> None:
    source = "It rained.\n\nSee also: Storm closes the port\n\nIt stopped."
    result = json.loads(json_line(cleaned_record({"text": source}, cleaner.clean(source))))
    assert result["text"] == "It rained.\n\nIt stopped."
    assert restore(result["text"], [Finding(**f) for f in result["cleaner"]["findings"]]) == source
