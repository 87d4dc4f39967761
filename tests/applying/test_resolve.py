"""One rule for what overlaps; white space goes with the text it belongs to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.applying import apply, resolve, restore
from cleaner.finding import Finding
from cleaner.reading.text import text_document
from tests.applying.edits import SOURCES, finding


def remaining(source: str, *findings: Finding) -> str:
    edits, _ = resolve(text_document(source), findings)
    text = apply(source, edits)
    assert restore(text, edits) == source
    return text


def winners(source: str, *findings: Finding) -> list[str]:
    return [edit.code for edit in resolve(text_document(source), findings)[0]]


def test_a_removal_beats_a_rewrite_however_wide() -> None:
    assert winners("abcdef", finding(0, 6, "x", "QC101", 1.0), finding(2, 3, "", "BP101", 0.8)) == ["BP101"]


def test_the_wider_wins_then_the_surer_then_the_lower_code() -> None:
    assert winners("abcdef", finding(1, 3, "", "BP101", 1.0), finding(1, 4, "", "BP102", 0.8)) == ["BP102"]
    assert winners("abcdef", finding(1, 3, "", "BP101", 0.8), finding(1, 3, "", "BP102", 0.9)) == ["BP102"]
    assert winners("abcdef", finding(1, 3, "", "BP102", 0.9), finding(1, 3, "", "BP101", 0.9)) == ["BP101"]


def test_the_order_of_findings_does_not_matter() -> None:
    found = [finding(i, i + w, r, f"BP{w}0{i}") for i in range(4) for w in range(1, 4) for r in ("", "x")]
    document = text_document("abcdefgh")
    assert resolve(document, found) == resolve(document, reversed(found))


def test_an_insertion_inside_a_removal_is_dropped_and_beside_it_stays() -> None:
    assert winners("abcdef", finding(1, 4, "", "BP101"), finding(2, 2, "x", "QC101")) == ["BP101"]
    assert remaining("abcdef", finding(1, 4, ""), finding(4, 4, "x", "QC101")) == "axef"


def test_an_edit_that_changes_nothing_is_no_finding() -> None:
    assert winners("abc", finding(0, 1, "a"), finding(1, 1, "")) == []


def test_spans_are_cut_to_the_source() -> None:
    edits, flags = resolve(text_document("abc"), [finding(-3, 1), finding(2, 99, None), finding(50, 60)])
    assert [(e.start, e.end) for e in edits] == [(0, 1)]
    assert [(f.start, f.end) for f in flags] == [(2, 3)]


@pytest.mark.parametrize(
    ("source", "gone", "expected"),
    [
        ("One.\n\nCUE\n\nTwo.", ["CUE"], "One.\n\nTwo."),
        ("One.\nCUE\nTwo.", ["CUE"], "One.\nTwo."),
        ("One.\n\nCUE\nTwo.", ["CUE"], "One.\n\nTwo."),
        ("One.\nCUE\n\nTwo.", ["CUE"], "One.\n\nTwo."),
        ("One.\r\n\r\nCUE\r\n\r\nTwo.", ["CUE"], "One.\r\n\r\nTwo."),
        ("One.\n\n  CUE\n\n  Two.", ["CUE"], "One.\n\n  Two."),
        ("One.\n\nCUE\n\n  Two.", ["CUE"], "One.\n\n  Two."),
        ("CUE\n\nOne.\n", ["CUE"], "One.\n"),
        ("\n\nCUE\n\nOne.\n", ["CUE"], "One.\n"),
        ("One.\n\nCUE", ["CUE"], "One."),
        ("One.\n\nCUE\n", ["CUE"], "One.\n"),
        ("One.\n\nCUE\n\nMORE\n\nTwo.", ["CUE", "MORE"], "One.\n\nTwo."),
        ("CUE\n\nMORE\n", ["CUE", "MORE"], ""),
        ("One CUE two.", ["CUE"], "One two."),
        ("One CUE\nTwo.", ["CUE"], "One\nTwo."),
        ("CUE One.", ["CUE"], "One."),
        ("One (CUE) two.", ["CUE"], "One () two."),
        ("One CUE MORE", ["CUE", "MORE"], "One"),
        ("One CUE MORE two.", ["CUE", "MORE"], "One two."),
        ("One.\n\nCUE MORE\n\nTwo.", ["CUE", "MORE"], "One.\n\nTwo."),
        ("One.\n\nLast CUE\n\nMORE\n\nTwo.", ["CUE", "MORE"], "One.\n\nLast\n\nTwo."),
    ],
)
def test_white_space_goes_with_the_text_it_belongs_to(source: str, gone: list[str], expected: str) -> None:
    found = [finding(source.index(word), source.index(word) + len(word)) for word in gone]
    assert remaining(source, *found) == expected


def test_a_removed_line_and_removed_spaces_beside_it_do_not_collide() -> None:
    source = "One.\n \nCUE\n \nTwo."
    found = [finding(5, 6, "", "QC301"), finding(7, 10, "", "BP101"), finding(11, 12, "", "QC301")]
    assert remaining(source, *found) == "One.\n\nTwo."


@settings(max_examples=500, deadline=None)
@given(SOURCES, st.lists(st.tuples(st.integers(-1, 15), st.integers(-1, 15), st.sampled_from(["", "", "x", None]))))
def test_edits_are_sorted_disjoint_and_reversible(source: str, spans: list[tuple[int, int, str | None]]) -> None:
    found = [finding(a, b, text, f"BP{number:03}") for number, (a, b, text) in enumerate(spans)]
    edits, flags = resolve(text_document(source), found)
    assert all(0 <= e.start <= e.end <= len(source) for e in (*edits, *flags))
    assert all(e.original == source[e.start : e.end] != e.replacement for e in edits)
    assert all(a.end <= b.start and (a.start, a.end) < (b.start, b.end) for a, b in pairwise(edits))
    assert restore(apply(source, edits), edits) == source
    asked = {i for f in found if f.is_edit for i in range(max(f.start, 0), min(f.end, len(source)))}
    taken = {i for e in edits for i in range(e.start, e.end)}
    assert all(source[i].isspace() for i in taken - asked)
