"""What counts as code beside a quotation mark, and what speaks against putting a lost mark back."""

from __future__ import annotations

import pytest

from cleaner.stages.quotes.code import code_spans, ends_command, near_code
from cleaner.stages.quotes.doubts import is_doubtful
from cleaner.stages.quotes.marks import read_marks
from cleaner.stages.quotes.pairing import pair


@pytest.mark.parametrize(
    "word",
    [
        "user_id",
        "#client.name#",
        "$total",
        "a=b",
        "{name}",
        "<b>",
        "client.firstName",
        "uv.lock",
        "/etc/hosts",
        "--all",
    ],
)
def test_words_of_code(word: str) -> None:
    assert near_code(f"x {word} ,", 2 + len(word), 3 + len(word))


@pytest.mark.parametrize("word", ["e.g.", "p.m.", "and/or", "12/11/2020", "$5", "#MeToo", "well-known", "U.S.", "3.5"])
def test_words_of_prose(word: str) -> None:
    assert not near_code(f"x {word} ,", 2 + len(word), 3 + len(word))


def test_spans() -> None:
    assert code_spans("``one'' and ``two''") == []
    assert code_spans("`one' and `two'") == []
    assert code_spans('He said:"Never again."') == []
    assert code_spans('name:"Bob" and ``id``') == [(0, 10), (15, 21)]


def test_commands() -> None:
    assert ends_command("type git add .", 12)
    assert not ends_command("It was a long way to go .", 23)


@pytest.mark.parametrize(
    ("text", "place", "doubtful"),
    [
        ("“16/34) was the vote.", 7, True),
        ("The vote (“16/34) was close.", 16, False),
        ("“We won (again) and left.", 15, True),
        ("“We won (again), she said.", 16, False),
        ("“It is 1) late and 2) dark, she said.", 27, False),
    ],
)
def test_brackets(text: str, place: int, doubtful: bool) -> None:
    reading = pair(read_marks(text, loose=False), directional=True)
    assert is_doubtful(text, reading, 0, place) is doubtful


def test_many_words_take_linear_time() -> None:
    for text in ("`a " * 200_000, 'a:"' * 200_000, "a_" * 300_000):
        code_spans(text)
        near_code(text, 300_000, 300_001)
