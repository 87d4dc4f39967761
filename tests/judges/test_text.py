"""What goes: single lines, and everything behind the end of the article."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.judges.text import Decision, Limits, decide

LIMITS = Limits(line=3.0, cue=2.0, tail=0.5, worst=-1.0, contrast=3.0)


def decided(
    scores: list[float], cues: tuple[int, ...] = (), words: float = 50.0, dead: tuple[int, ...] = ()
) -> Decision:
    count = len(scores)
    marked, live = np.zeros(count, dtype=bool), np.ones(count, dtype=bool)
    marked[list(cues)] = True
    live[list(dead)] = False
    return decide(np.array(scores, np.float32), np.full(count, words, np.float32), live, marked, LIMITS)


def test_a_line_that_scores_high_goes_alone() -> None:
    found = decided([-4, -4, 3.5, -4, -4, -4])
    assert found.lines.tolist() == [False, False, True, False, False, False]
    assert found.end == 6


def test_an_article_ends_at_a_cue_behind_which_all_lines_score_high() -> None:
    assert decided([-4, -4, -4, -4, 1.0, 1.0], cues=(4,)).end == 4


def test_an_article_ends_at_a_line_that_scores_high_itself() -> None:
    assert decided([-4, -4, -4, -4, 2.5, 0.5]).end == 4


def test_nothing_ends_without_a_cue() -> None:
    assert decided([-4, -4, -4, -4, 1.0, 1.0]).end == 6


@pytest.mark.parametrize("tail", [[0.9, 0.0], [4.0, -2.0]])
def test_a_low_mean_or_one_line_of_the_article_vetoes_the_end(tail: list[float]) -> None:
    assert decided([-4, -4, -4, -4, *tail], cues=(4,)).end == 6


def test_a_line_that_rules_take_out_anyway_neither_vetoes_nor_counts() -> None:
    assert decided([-4, -4, -4, -4, 1.0, 1.0, -5.0], cues=(4,), dead=(6,)).end == 4


def test_nothing_goes_where_next_to_nothing_would_be_left() -> None:
    found = decided([-4, -4, 3.5, 3.5, 3.5], words=40.0)
    assert not found.lines.any()
    assert decided([-4, -4, 2.5, 2.5], cues=(2,), words=40.0).end == 4


def test_more_than_the_greater_part_of_a_text_does_not_stand_behind_it() -> None:
    assert decided([-4, -4, -4, *[2.5] * 9], cues=(3,)).end > 3


def test_no_lines() -> None:
    empty = np.zeros(0, dtype=np.float32)
    nothing = np.zeros(0, dtype=bool)
    assert decide(empty, empty, nothing, nothing, LIMITS).end == 0
