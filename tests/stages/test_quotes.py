"""The quotes engine, by its case file and by its properties."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.reading.text import text_document
from cleaner.stages.quotes import RULES, quotes_stage
from cleaner.stages.quotes.lexicon import LEXICON, lexicon
from cleaner.stages.quotes.missing import MAX_BLOCKS, WEIGHTS
from tests.stages.casefiles import Case, check, load

PIECES = [
    *('"', "“", "”", "„", "«", "»", "``", "''", "'", "’", "‘", "「", "」", "“x”", "6'2\""),
    *(" ", "\n", ".", ",", "?", "—", "a", "he said", "The ", "Word", "5", "\u202f", "..", "é", "ל", "中"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("case", load("quotes.yaml", "in_the_wild", "negative", "synthetic"))
def test_case(case: Case) -> None:
    check(case, "QC2")


@pytest.mark.parametrize("case", load("quotes.yaml", "known_failures"))
def test_known_failure(case: Case) -> None:
    with pytest.raises(AssertionError):
        check(case, "QC2")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_of_rules(rule) -> None:  # type: ignore[no-untyped-def]
    tool = Cleaner(Config(select=(rule.code,)))
    assert tool.check(rule.example_hit, language="en").findings
    assert not tool.check(rule.example_miss, language="en").findings


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["en", "de", "fr", "sv", "he", "zh", None]),
       st.sampled_from(["majority", "curly", "straight", "language", "keep"]))  # fmt: skip
@example('"""""""', "en", "majority")
def test_letters_and_digits_stay_and_cleaning_twice_is_cleaning_once(text: str, language: str, style: str) -> None:
    tool = Cleaner(Config(select=("QC2", "QC3", "QC4"), quotes=style, input_format="text"))  # type: ignore[arg-type]
    article = tool.clean(text, language=language or "en")
    assert [c for c in article.text if c.isalnum()] == [c for c in text if c.isalnum()]
    assert article.restore() == text
    assert tool.clean(article.text, language=language or "en").text == article.text
    assert all(f.replacement is None for f in article.findings if not f.is_edit)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=[])), st.sampled_from(["en", "fr", None]))
def test_never_raises(text: str, language: str) -> None:
    document = text_document(text)
    list(quotes_stage()(document))
    assert Cleaner(Config(select=("QC",), input_format="text")).clean(text, language=language).restore() == text


def test_a_megabyte_of_marks() -> None:
    tool = Cleaner(Config(select=("QC",), input_format="text"))
    for text in ('"' * 1_000_000, '" ' * 500_000, '"x" \n' * 4_000, "“x ”y\n" * 4_000, "''" * 500_000):
        assert tool.clean(text, language="en").restore() == text


LOST = "“We won the first match, she said."


def test_the_place_of_a_lost_mark_is_said_with_a_confidence() -> None:
    article = Cleaner(Config(select=("QC",), input_format="text")).clean(LOST, language="en")
    assert article.text == "“We won the first match,” she said."
    assert [(f.code, f.start) for f in article.findings] == [("QC206", LOST.index(", she") + 1)]
    assert 0.8 <= article.findings[0].confidence < 1.0


def test_a_document_that_never_closes_its_quotations_has_its_own_habit() -> None:
    tool = Cleaner(Config(select=("QC",), input_format="text"))
    for blocks, mended in ((MAX_BLOCKS, True), (MAX_BLOCKS + 1, False)):
        text = "\nNo mark stands here.\n".join([LOST] * blocks)
        article = tool.clean(text, language="en")
        assert (article.text != text) is mended
        assert tool.clean(article.text, language="en").text == article.text


def test_no_place_in_another_language() -> None:
    tool = Cleaner(Config(select=("QC",), input_format="text"))
    assert tool.clean(LOST, language="nl").text == LOST


def test_the_shipped_model_is_small_and_whole() -> None:
    assert WEIGHTS.stat().st_size + LEXICON.stat().st_size < 1_000_000
    assert lexicon().cohesion("of", "the") < lexicon().cohesion("prime", "minister")
    assert lexicon().groups("of", "l") == ("of", "of")
    assert lexicon().groups("\ud800", "l") == ("?l", "?l")
