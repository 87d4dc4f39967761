"""The match form keeps positions, and makes one spelling of many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.rulepacks.matchform import match_form

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_keeps_every_position(text: str) -> None:
    assert len(match_form(text)) == len(text)


@given(ANY_TEXT)
def test_is_idempotent(text: str) -> None:
    assert match_form(match_form(text)) == match_form(text)


@given(ANY_TEXT)
def test_can_be_given_to_re2(text: str) -> None:
    match_form(text).encode("utf-8")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_leaves_ascii_alone(text: str) -> None:
    assert match_form(text) == text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("See\u00a0also\u202f:\u3000“Rain”", 'See also : "Rain"'),
        ("À lire aussi\u00a0: l’orage", "À lire aussi : l'orage"),
        ("关键词：港口，渡轮", "关键词:港口,渡轮"),
        ("ещё Ёлка", "еще Елка"),
        ("۱۲ دیدگاه", "12 ديدگاه"),
        ("١٢ تعليق", "12 تعليق"),
        ("१२ टिप्पणियाँ", "12 टिप्पणियाँ"),
        ("ความคิดเห็น ๓", "ความคิดเห็น 3"),
        ("إقرأ أيضاً", "اقرا ايضاً"),
        ("zero\u200bwidth\u00adsoft", "zero width soft"),
        ("\ud800\0", "\ufffd\ufffd"),
        ("a\tb", "a b"),
    ],
)
def test_one_spelling(text: str, form: str) -> None:
    assert match_form(text) == form
