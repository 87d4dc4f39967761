"""A topic that the user names."""

from __future__ import annotations

import pytest

from cleaner import Cleaner, Config

WIND = "The wind farm off the coast feeds power to the grid, and the turbines turn even on calm days. " * 6
CUP = "The team won the cup after a long night in the stadium, and the goalkeeper carried it home. " * 6


def test_an_article_on_the_topic_is_relevant() -> None:
    article = Cleaner(Config(topic="wind power and turbines")).clean(WIND, language="en")
    assert article.scores["relevance"] > 0.5
    assert "DQ301" not in article.reasons


def test_another_asks_for_review() -> None:
    article = Cleaner(Config(topic=("wind power", "turbines"))).clean(CUP, language="en")
    assert article.scores["relevance"] < 0.5
    assert article.verdict == "review"
    assert "DQ301" in article.reasons


def test_without_a_topic_there_is_no_such_score() -> None:
    assert "relevance" not in Cleaner().clean(CUP, language="en").scores


def test_a_topic_without_a_word_that_tells_a_subject_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word of this topic"):
        Cleaner(Config(topic="12 34"))
