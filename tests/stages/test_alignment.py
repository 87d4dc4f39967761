"""Alignment of an extractor's lines to blocks."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from cleaner.stages.alignment import align, coverage, words_of

LEDE = "rain and wind kept the ferry in the port of dover on friday"
BODY = "the harbour master said that no ship had left since the morning and none would before night"
LAST = "passengers slept on the benches of the hall and waited for the storm to end"


def shares(blocks: list[str], lines: list[str]) -> list[float]:
    return [round(share, 2) for share in coverage([words_of(b) for b in blocks], [words_of(line) for line in lines])]


def test_blocks_outside_have_nothing() -> None:
    assert shares(["home news", LEDE, BODY, "about us"], [LEDE, BODY]) == [0, 1, 1, 0]


def test_a_repeated_block_is_taken_where_the_order_wants_it() -> None:
    assert shares([LEDE, "menu", LEDE, BODY, LAST], [LEDE, BODY, LAST]) == [0, 0, 1, 1, 1]
    assert shares([LEDE, BODY, LAST, "menu", LAST], [LEDE, BODY, LAST]) == [1, 1, 1, 0, 0]
    assert shares([BODY, LEDE, BODY, LAST, LEDE], [LEDE, BODY, LAST]) == [0, 1, 1, 1, 0]


def test_short_lines_are_matched_whole_and_in_their_place() -> None:
    blocks = ["news", LEDE, "news", BODY, "news"]
    assert shares(blocks, [LEDE, "news", BODY]) == [0, 1, 1, 1, 0]


def test_a_page_that_is_there_twice_counts_once() -> None:
    assert shares([LEDE, BODY, LAST, LEDE, BODY, LAST], [LEDE, BODY, LAST]) == [1, 1, 1, 0, 0, 0]


def test_white_space_punctuation_and_line_ends_do_not_matter() -> None:
    lines = ["- Rain and\u00a0wind kept the ferry", "in the PORT of Dover, on Friday."]
    assert shares([LEDE, BODY], lines) == [1, 0]


def test_part_of_a_block() -> None:
    assert shares([f"{LEDE} {BODY}"], [BODY]) == [round(17 / 30, 2)]


def test_scripts_without_spaces() -> None:
    assert shares(["首页 新闻", "雨下了一整天，傍晚海风更大了。"], ["雨下了一整天，傍晚海风更大了。"]) == [0, 1]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=60)


@given(WORDS, WORDS)
def test_places_grow_and_words_agree(source: list[str], target: list[str]) -> None:
    matched = align(source, target)
    places = [place for place in matched if place >= 0]
    assert places == sorted(set(places))
    assert all(place < 0 or source[index] == target[place] for index, place in enumerate(matched))


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_shares_are_shares(blocks: list[list[str]], lines: list[list[str]]) -> None:
    assert all(0.0 <= share <= 1.0 for share in coverage(blocks, lines))


def test_repetition_takes_linear_time() -> None:
    start = time.process_time()
    coverage([["rain"] * 10] * 20_000, [["rain"] * 10] * 10_000)
    coverage([["rain", "wind"]] * 100_000, [["rain", "wind"]] * 50_000)
    assert time.process_time() - start < 10
