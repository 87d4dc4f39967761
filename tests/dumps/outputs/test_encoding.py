"""Lines of JSON that every reader takes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.dumps.outputs.encoding import bytes_text, encode_row
from cleaner.running.records import RecordError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), JSON))
def test_what_json_can_hold_comes_back(row: dict[str, object]) -> None:
    line = encode_row(row)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == row


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("\ud800x", b'"\\ud800x"'),
        (float("nan"), b"null"),
        ([1, float("-inf")], b"[1, null]"),
        (b"caf\xc3\xa9", '"café"'.encode()),
        (b"\xff\x00", b'"data:;base64,/wA="'),
        ({"at": datetime(2024, 5, 1, 12, tzinfo=UTC)}, b'{"at": "2024-05-01T12:00:00+00:00"}'),
        (date(2024, 5, 1), b'"2024-05-01"'),
        (timedelta(minutes=1), b"60.0"),
        (Decimal("1.10"), b'"1.10"'),
        ({(1, 2): float("inf")}, b'{"(1, 2)": null}'),
        ({"b", "a"}, b'["a", "b"]'),
        ({1: 2}, b'{"1": 2}'),
        ([(b"k", float("nan"))], b'[["k", null]]'),
    ],
)
def test_what_json_has_no_word_for(value: object, written: bytes) -> None:
    assert encode_row({"it": value}) == b'{"it": ' + written + b"}\n"


def test_too_deep_is_a_mistake_of_the_record() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(RecordError, match="nested too deeply"):
        encode_row({"deep": deep})
    with pytest.raises(RecordError, match="nested too deeply"):
        encode_row({"deep": deep, "number": float("nan")})
    while deep:
        deep = deep.pop()  # type: ignore[assignment]


@given(st.binary())
def test_bytes_are_text_or_say_what_they_are(value: bytes) -> None:
    text = bytes_text(value)
    assert text.startswith("data:;base64,") or text.encode() == value
