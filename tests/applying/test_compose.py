"""Rounds of edits put together do what they did one after the other, and keep their own spans and reasons."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.applying import apply, compose, map_flags, restore
from cleaner.finding import Finding
from tests.applying.edits import SOURCES, disjoint_edits


def edit(source: str, start: int, end: int, replacement: str, code: str) -> Finding:
    return Finding(code, "a-rule", start, end, replacement, 0.9, f"why {code}", source[start:end])


def spans(edits: tuple[Finding, ...]) -> list[tuple[str, int, int, str | None]]:
    return [(e.code, e.start, e.end, e.replacement) for e in edits]


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_two_rounds_are_one(data: st.DataObject) -> None:
    source = data.draw(SOURCES)
    first = data.draw(disjoint_edits(source, "BP101"))
    middle = apply(source, first)
    second = data.draw(disjoint_edits(middle, "QC101"))
    both = compose(source, first, second)
    assert apply(source, both) == apply(middle, second)
    assert restore(apply(source, both), both) == source
    assert all(0 <= e.start <= e.end <= len(source) and e.original == source[e.start : e.end] for e in both)
    assert all(e.original != e.replacement for e in both)
    assert all(a.end <= b.start and (a.start, a.end) < (b.start, b.end) for a, b in pairwise(both))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_many_rounds_are_one(data: st.DataObject) -> None:
    source = text = data.draw(SOURCES)
    edits: tuple[Finding, ...] = ()
    for number in range(4):
        more = data.draw(disjoint_edits(text, f"QC{number}01"))
        text = apply(text, more)
        edits = compose(source, edits, more)
        assert apply(source, edits) == text
        assert restore(text, edits) == source


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_removal_keeps_its_own_span_and_reason(data: st.DataObject) -> None:
    source = data.draw(SOURCES)
    first = data.draw(disjoint_edits(source, "BP101"))
    second = data.draw(disjoint_edits(apply(source, first), "QC101"))
    removed = {e for e in first if e.is_removal}
    assert removed <= set(compose(source, first, second))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_flags_keep_their_text(data: st.DataObject) -> None:
    source = data.draw(SOURCES)
    removals = tuple(e for e in data.draw(disjoint_edits(source)) if e.is_removal)
    text = apply(source, removals)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (flag,) = map_flags(removals, [Finding("QC201", "a-flag", start, end, None, 0.9, "odd")])
    assert 0 <= flag.start <= flag.end <= len(source)
    kept = [index for e in removals for index in range(e.start, e.end)]
    assert "".join(source[i] for i in range(flag.start, flag.end) if i not in kept) == text[start:end]


def test_a_later_removal_is_split_around_an_earlier_one() -> None:
    source = "abcdef"
    first = (edit(source, 2, 4, "", "BP101"),)
    second = (edit("abef", 1, 3, "", "BP201"),)
    assert spans(compose(source, first, second)) == [("BP201", 1, 2, ""), ("BP101", 2, 4, ""), ("BP201", 4, 5, "")]


def test_a_later_rewrite_of_what_was_written_is_merged_and_says_both_reasons() -> None:
    source = "a ''b"
    first = (edit(source, 2, 4, '"', "QC201"),)
    second = (edit('a "b', 2, 3, "“", "QC202"),)
    (both,) = compose(source, first, second)
    assert (both.code, both.start, both.end, both.replacement) == ("QC202", 2, 4, "“")
    assert both.message == "why QC202; why QC201"


def test_what_is_taken_back_leaves_nothing() -> None:
    source = "abc"
    first = (edit(source, 1, 2, "x", "QC201"),)
    assert compose(source, first, (edit("axc", 1, 2, "b", "QC202"),)) == ()


def test_a_flag_on_rewritten_text_covers_what_stood_there() -> None:
    first = (edit("a''b", 1, 3, '"', "QC201"),)
    (flag,) = map_flags(first, [Finding("QC202", "unbalanced", 1, 2, None, 0.9, "odd")])
    assert (flag.start, flag.end) == (1, 3)
