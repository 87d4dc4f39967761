"""The spacing stage, by its case file and by its rules' own examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.reading.text import text_document
from cleaner.stages.describe import StageRule
from cleaner.stages.spacing import RULES, spacing
from tests.stages.casefiles import Case, check, load


@pytest.mark.parametrize("case", load("spacing.yaml", "in_the_wild", "negative"))
def test_case(case: Case) -> None:
    check(case, "QC")


@pytest.mark.parametrize("case", load("spacing.yaml", "known_failures"))
def test_known_failure(case: Case) -> None:
    with pytest.raises(AssertionError):
        check(case, "QC")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_of_rules(rule: StageRule) -> None:
    tool = Cleaner(Config(select=(rule.code,), input_format="text"))
    assert tool.check(rule.example_hit, language="en").findings
    assert not tool.check(rule.example_miss, language="en").findings


PIECES = st.sampled_from(
    ["word", "The", "he", " ", "  ", "\u00a0", ".", "..", ",", ",,", "?", "!", ";", "\n", "\t", "”", ")", "5", "....."]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["en", "fr", "de"]))
def test_letters_stay_and_cleaning_twice_is_cleaning_once(text: str, language: str) -> None:
    tool = Cleaner(Config(select=("QC3", "QC4"), input_format="text"))
    article = tool.clean(text, language=language)
    assert [c for c in article.text if c.isalnum()] == [c for c in text if c.isalnum()]
    assert article.restore() == text
    assert tool.clean(article.text, language=language).text == article.text


@given(st.text(st.characters(exclude_categories=[])))
def test_never_raises(text: str) -> None:
    assert all(0 <= f.start <= f.end <= len(text) for f in spacing(text_document(text)))
