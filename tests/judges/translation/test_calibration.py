"""Probabilities and thresholds by length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judges.translation.calibration import LENGTHS, Calibration, probability, relative

CALIBRATION = Calibration(
    ((1.0, 0.5),), (-1.0, 0.25), {0.05: (0.0, 1.0, 2.0, 3.0, 4.0), 0.01: (1.0, 2.0, 3.0, 4.0, 5.0)}
)


@pytest.mark.parametrize("at", range(len(LENGTHS)))
def test_thresholds_are_given_at_some_lengths(at: int) -> None:
    assert CALIBRATION.threshold(0.05, LENGTHS[at]) == pytest.approx(at)


@given(st.integers(0, 10**7))
def test_thresholds_lie_between_the_given_ones(characters: int) -> None:
    assert 0.0 <= CALIBRATION.threshold(0.05, characters) <= 4.0
    assert CALIBRATION.threshold(0.05, characters) < CALIBRATION.threshold(0.01, characters)


def test_a_score_says_more_the_longer_the_text() -> None:
    assert CALIBRATION.slope(0, 3300) > CALIBRATION.slope(0, 1100) == 1.0
    assert relative(100) == relative(600)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_more_log_odds_are_no_less_probable(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0.0 <= probability(low) <= probability(high) <= 1.0


def test_stored_and_read_again() -> None:
    assert Calibration.stored(CALIBRATION.about()) == CALIBRATION
