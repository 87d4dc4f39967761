"""Masking: what the judge of translations can see of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judges.translation.text import kept_words, located, normalised, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It is,” he said.", '"It is," he said.'),
        ("«It is», he said.", '"It is", he said.'),
        ("It’s the plan – for now…", "It's the plan — for now..."),
        ("Cats &amp; dogs&nbsp;sleep", "Cats & dogs sleep"),
        ("two  words\n\nhere", "two words here"),
        ("soft\xadware", "software"),
        ("in 1987 and 2,450 others", "in 2019 and 3,120 others"),
        ("the Quibbleton bridge", "the Zamorovsk bridge"),
    ],
)
def test_what_gives_nothing_away(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, he did.", ["however", ",", "he", "did", "."]),
        ("And then However he", ["and", "then", "^however", "he"]),
        ("the Zamorovsk's", ["the", "Xx", "'s"]),
        ("it doesn't", ["it", "doesn't"]),
        ("NATO", ["XX"]),
        ("unflappably", ["~bly"]),
        ("état", ["~"]),
        ("12.500,25 and 7", ["00.000", "and", "0"]),
        ("one - two -- three", ["one", "–", "two", "–", "three"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_kept_words_are_frequent_ones_in_lower_case() -> None:
    words = kept_words("en")
    assert 2000 < len(words) < 4000
    assert {"the", "however", "monday"} <= words
    assert not {"obama", "berlin", "Monday"} & words


@given(st.text(st.characters(exclude_categories=())))
def test_tokens_stand_where_they_say(text: str) -> None:
    plain = normalised(text)
    end = 0
    for token, start, stop in located(text):
        assert token
        assert end <= start < stop <= len(plain)
        end = stop
    assert [token for token, _, _ in located(text)] == tokens(text)


@pytest.mark.parametrize("piece", ["a", "'a", "1.", "&#", "&amp", "-", "\ud800", "' ", "A"])
def test_time_grows_with_length_alone(piece: str) -> None:
    started = time.perf_counter()
    tokens(piece * (300_000 // len(piece)))
    assert time.perf_counter() - started < 5.0
