"""Edits are made, and taken back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.applying import apply, restore
from tests.applying.edits import SOURCES, disjoint_edits, finding


def test_flags_edit_nothing() -> None:
    assert apply("He left.", [finding(0, 2, None)]) == "He left."
    assert restore("He left.", [finding(0, 2, None)]) == "He left."


def test_insertion_before_and_behind() -> None:
    assert apply("b", [finding(0, 0, "a"), finding(1, 1, "c")]) == "abc"


@given(st.data())
def test_restore_gives_the_source_back(data: st.DataObject) -> None:
    source = data.draw(SOURCES)
    edits = data.draw(disjoint_edits(source))
    assert restore(apply(source, edits), edits) == source
