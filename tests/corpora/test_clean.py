"""Articles with nothing to clean come out as they went in, whether or not the caller names the language."""

from __future__ import annotations

import pytest

import cleaner
from benchmarks.authored import Case, load

CASES = [pytest.param(case, id=case.id) for case in load("clean")]


@pytest.mark.parametrize("case", CASES)
def test_a_clean_article_is_left_as_it_is(case: Case) -> None:
    article = cleaner.clean(case.gold)
    assert [(f.code, f.original, f.replacement) for f in article.findings if f.is_edit] == []
    assert article.text == case.gold


@pytest.mark.parametrize("case", CASES)
def test_with_its_language_named(case: Case) -> None:
    assert cleaner.clean(case.gold, language=case.language).text == case.gold
