"""The counting of removals, on articles made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.authored import Case, Expected, judge, locate
from cleaner import Article, Finding
from cleaner.applying import apply

SOURCE = "It rained.\n\nSee also: Wind\n\nReply to none.\n\nReply\n"
GOLD = "It rained.\n\nReply to none.\n"
CASE = Case(
    "x", "texts", "en", SOURCE.encode(), GOLD,
    expected=(Expected("BP101", "See also: Wind"), Expected("BP305", "Reply")), traps=("Reply to none.",),
)  # fmt: skip


def _article(*removals: tuple[str, int, int]) -> Article:
    findings = tuple(Finding(code, "x", s, e, "", 1.0, "", SOURCE[s:e]) for code, s, e in removals)
    return Article(text=apply(SOURCE, findings), source=SOURCE, findings=findings)


def test_everything_right() -> None:
    result = judge(CASE, _article(("BP101", 10, 26), ("BP305", 42, 49)))
    assert (result.total().removed, result.total().coded, result.total().false) == (2, 2, 0)
    assert result.traps == []


def test_a_missed_line_is_no_false_removal() -> None:
    result = judge(CASE, _article(("BP101", 10, 26)))
    assert (result.missed, result.false, result.exact) == ([Expected("BP305", "Reply")], [], False)


def test_another_code_removes_but_is_not_the_expected_one() -> None:
    result = judge(CASE, _article(("BP105", 10, 26)))
    assert result.miscoded == [(Expected("BP101", "See also: Wind"), "BP105")]
    assert (result.total().removed, result.total().coded) == (1, 0)


@pytest.mark.parametrize(("start", "end"), [(28, 42), (28, 34)])
def test_a_gold_line_lost_or_altered_is_laid_to_the_code_that_did_it(start: int, end: int) -> None:
    result = judge(CASE, _article(("BP304", start, end)))
    assert result.false == [("Reply to none.", ("BP304",))]
    assert result.families["BP3"].false == 1
    assert result.traps == ["Reply to none."]


def test_removing_half_of_an_expected_line_is_a_miss() -> None:
    result = judge(CASE, _article(("BP101", 12, 20)))
    assert Expected("BP101", "See also: Wind") in result.missed
    assert result.false == []


def test_a_flag_counts_when_it_is_reported() -> None:
    case = replace(CASE, flags=(Expected("BP801", "It rained."),))
    flag = Finding("BP801", "photo-credit", 0, 10, None, 1.0, "")
    assert judge(case, Article(text=SOURCE, source=SOURCE, findings=(flag,))).families["BP8"].coded == 1
    assert judge(case, Article(text=SOURCE, source=SOURCE)).families["BP8"].removed == 0


def test_repeated_texts_are_found_one_behind_the_other() -> None:
    assert locate("Reply\na\nReply\nReply x", ["Reply", "a", "Reply"]) == [(0, 5), (6, 7), (8, 13)]
