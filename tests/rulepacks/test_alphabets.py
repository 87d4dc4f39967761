"""A pattern is kept from a line only where it could not have matched it."""

from __future__ import annotations

import pytest

from cleaner.rulepacks import load_rules
from cleaner.rulepacks.alphabets import has_far_letters, is_far
from cleaner.rulepacks.match import _compile
from cleaner.rulepacks.matchform import fold, match_form

NEAR = ["see +also", "(?:ещё|more)", "щ?", "(?:ещё +)?.*", "(?:ещё){0,2}x", "[а-я]+", "[^а-я]", r"(?:\(ещё|x)", "щ*"]
FAR = ["ещё", "ещ?", "(?:ещё|более)", "x(?:ещё)", "(?:a|b)?ещё", "(?P<rest>更多)", "もっと{1,2}", r"\(更多\)", "[x]ещё"]


@pytest.mark.parametrize("pattern", NEAR)
def test_in_doubt_a_pattern_is_near(pattern: str) -> None:
    assert not is_far(pattern)


@pytest.mark.parametrize("pattern", FAR)
def test_a_pattern_that_asks_for_a_far_letter_is_far(pattern: str) -> None:
    assert is_far(pattern)


@pytest.mark.parametrize("text", ["µ", "\u0345", "Ω", "Још", "اقرأ", "更多", "ﾓｯﾄ"])
def test_letters_that_fold_to_far_ones_are_far(text: str) -> None:
    assert has_far_letters(text)


@pytest.mark.parametrize("text", ["", "“Más”… – Straße №", "Đọc thêm", "👉", "ſee alſo"])
def test_latin_is_near(text: str) -> None:
    assert not has_far_letters(text)


def test_no_far_pattern_of_ours_matches_a_near_line() -> None:
    rules = load_rules().rules
    far = [_compile(rule.pattern) for rule in rules if is_far(rule.pattern)]
    assert len(far) > 300
    texts = {text for rule in rules for text in (*rule.hit[:1], *rule.miss[:1]) if "\n" not in text}
    near = [form for text in sorted(texts) if not has_far_letters(form := fold(match_form(text))[0].strip(" "))]
    assert [form for form in near[::8] for pattern in far if pattern.search(form)] == []
