"""The characters stage, by its case file and by its rules' own examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.reading.text import text_document
from cleaner.stages.characters import RULES, characters
from cleaner.stages.describe import StageRule
from tests.stages.casefiles import Case, check, load


@pytest.mark.parametrize("case", load("characters.yaml", "in_the_wild", "negative"))
def test_case(case: Case) -> None:
    check(case, "QC")


@pytest.mark.parametrize("case", load("characters.yaml", "known_failures"))
def test_known_failure(case: Case) -> None:
    with pytest.raises(AssertionError):
        check(case, "QC")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_of_rules(rule: StageRule) -> None:
    tool = Cleaner(Config(select=(rule.code,), input_format="text"))
    assert tool.check(rule.example_hit, language="en").findings
    assert not tool.check(rule.example_miss, language="en").findings


STRANGE = st.sampled_from(
    [
        *"aÃ©â€™\x80\x99\xad\xa0\u200b\u200d\u200e\ufeff\x00\x1f\ufffd\ud83de\u0301па &;\n«»5",
        *("&amp;", "&#8217;", "&lt;", "Ã©", "â€œ", "\u1112", "\u1161", "\U000e0067", "한"),
    ]
)


@given(st.lists(STRANGE, max_size=30).map("".join), st.sampled_from(["en", "fr", "cs", "he"]))
def test_cleaning_twice_is_cleaning_once(text: str, language: str) -> None:
    tool = Cleaner(Config(select=("QC",), input_format="text"))
    article = tool.clean(text, language=language)
    assert article.restore() == text
    assert tool.clean(article.text, language=language).text == article.text


@given(st.text(st.characters(exclude_categories=[])))
def test_never_raises(text: str) -> None:
    assert all(0 <= f.start <= f.end <= len(text) for f in characters(text_document(text)))
