"""Lines as the memory knows them: what makes two of them one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.sites.lines import DATED, PROSE, QUESTION, SENTENCE, Line, PackedLines, key_of, line_of, normalise

SAME = (
    ("12 Comments", "3 comments"),
    ("Our “paper” — since 1951", "our paper, since 1987"),
    ("Updated 3 March 2024, 14:05", "UPDATED 12 April 2023, 9:30"),
    ("ＦＵＬＬ　ｗｉｄｔｈ", "full width"),
    ("sof\u00adt hy\u200bphen", "soft hyphen"),
    ("de 3 de marzo", "de 14 de abril"),
    ("١٢ تعليقا", "3 تعليقا"),
    ("1,234 readers", "12 readers"),
    ("مـرحبا", "مرحبا"),
)
DIFFERENT = (
    ("The ferry was late.", "The ferry was early."),
    ("march in step", "may in step"),
    ("कि", "की"),
    ("resume", "résumé"),
    ("rain", "rain 3"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_line(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)
    assert key_of(one) == key_of(other) != 0


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_lines(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize("text", ["", "* * *", "—", "\u200b", "…", "🙂"])
def test_what_says_nothing_is_no_line(text: str) -> None:
    assert key_of(text) == 0
    assert line_of(text) is None


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The council met on the pier, in the rain, and talked for an hour.", PROSE | SENTENCE),
        ("Nobody answered.", SENTENCE),
        ("What did you build first?", QUESTION | SENTENCE),
        ("هل وصلت السفينة؟", QUESTION | SENTENCE),
        ("TARRANT QUAY, 3 March", DATED),
        ("2024-03-12", DATED),
        ("3 of 12", 0),
        ("The Week in Pictures", 0),
    ],
)
def test_looks(text: str, marks: int) -> None:
    line = line_of(text)
    assert line is not None
    assert line.marks == marks


def test_a_key_is_the_same_for_ever() -> None:
    assert key_of("The kettle is on from eight.") == 0xD219_D091_234C_9FBA  # files hold keys


@given(st.text())
def test_nothing_raises(text: str) -> None:
    line = line_of(text)
    assert (line is None) == (normalise(text) == "")


@given(st.lists(st.builds(Line, st.integers(1, 2**64 - 1), st.integers(0, 511), *(st.integers(0, 255),) * 2)))
def test_packed_lines_come_back(lines: list[Line]) -> None:
    packed = PackedLines.of(lines)
    assert list(packed) == lines
    assert list(PackedLines.from_bytes(packed.to_bytes())) == lines
    assert len(packed.to_bytes()) == 12 * len(lines)


def test_half_a_line_is_an_error() -> None:
    with pytest.raises(ValueError, match="no whole number"):
        PackedLines.from_bytes(b"\0" * 13)
