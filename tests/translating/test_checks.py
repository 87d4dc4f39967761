"""Numbers, quotation marks and lengths: ``check_cases.json`` has the original, the translation and what is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.translating import checks

CASES = json.loads((Path(__file__).parent / "check_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("check", "original", "translation", "said"),
    [(check, *case) for check, cases in CASES.items() for case in cases],
)
def test_cases(check: str, original: str, translation: str, said: str) -> None:
    assert getattr(checks, check)(original, translation) == said


def test_a_paragraph_gets_a_mark_for_each_check() -> None:
    marks = list(checks.checked("« Il en faut 12 », dit-elle.", "We need some"))
    assert [mark.check for mark in marks] == ["numbers", "quotes"]
    assert [mark.check for mark in checks.checked("Oui.", " ")] == ["empty"]


@given(st.text())
def test_a_text_survives_itself(text: str) -> None:
    assert checks.numbers(text, text) == checks.quotes(text, text) == checks.length(text, text) == ""


@given(st.text(), st.text())
def test_no_text_is_too_strange(original: str, translation: str) -> None:
    list(checks.checked(original, translation))
