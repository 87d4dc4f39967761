"""What lines look like: prose, headlines, teasers, in scripts with and without case and spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.rulepacks.shapes import shape


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", 0),
        ("   ", 0),
        ("Harbour", 1),
        ("The harbour will be dredged", 5),
        ("港口将于春季疏浚", 4),
        ("港は春に浚渫される", 5),
        ("항구는 봄에 준설된다", 3),
    ],
)
def test_words(line: str, words: int) -> None:
    assert shape(line).words == words


@pytest.mark.parametrize(
    "line",
    [
        "The ferry goes on as before.",
        'He said: "The ferry goes on."',
        "“Where is the ferry?”",
        "渡轮照常行驶。",
        "यह नाव पहले की तरह चलती है।",
        "کشتی کجا می‌رود؟",
        "She stopped (and nobody knew why.)",
    ],
)
def test_ends_like_a_sentence(line: str) -> None:
    assert shape(line).ends_sentence


@pytest.mark.parametrize("line", ["Storm closes the port", "The ferry, which had", "and then he said…", "wait...", ""])
def test_does_not_end_like_a_sentence(line: str) -> None:
    assert not shape(line).ends_sentence


@pytest.mark.parametrize(
    "line", ["Storm closes the port of Dover", "12 boats lost", "暴风雨关闭港口", "العاصفة تغلق الميناء"]
)
def test_headlines(line: str) -> None:
    assert shape(line).headline


@pytest.mark.parametrize("line", ["the map on page 12", "Rain fell on the coast.", "", "word " * 40])
def test_not_headlines(line: str) -> None:
    assert not shape(line).headline


def test_prose_needs_length_and_a_full_stop() -> None:
    assert shape("The ferry goes on as before, and nobody is late for work.").prose
    assert not shape("It rained.").prose
    assert not shape("The ferry goes on as before and nobody is late for").prose
    assert shape("word " * 41).prose


def test_teasers_are_cut_off() -> None:
    assert shape("Residents of the harbour district noticed that the new lamps along the quay […]").teaser
    assert shape("Residents of the harbour district noticed…").cut_off
    assert not shape("word " * 71 + "…").teaser
    assert not shape("The lamps are new.").teaser


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_takes_any_text(line: str) -> None:
    found = shape(line)
    assert found.words >= 0
    assert not (found.ends_sentence and found.cut_off)
