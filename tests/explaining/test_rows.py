"""What is left of a line stands beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.applying import apply
from cleaner.article import Article
from cleaner.explaining.notes import Note, notes
from cleaner.explaining.rows import Row, rows
from cleaner.finding import Finding


def _edits(source: str, *edits: tuple[int, int, str]) -> tuple[Finding, ...]:
    return tuple(
        Finding("QC101", "x", start, end, written, 0.9, "", source[start:end]) for start, end, written in edits
    )


def _drawn(source: str, findings: tuple[Finding, ...]) -> list[Note]:
    return notes(Article(source, source, findings))


def _after(row: Row) -> str:
    return "".join(text for text, _ in row.after)


def test_lines_in_order_and_what_becomes_of_them() -> None:
    source = "It rained.\n\nSee also: snow\n\nThe the end."
    found = list(rows(source, _drawn(source, _edits(source, (12, 28, ""), (28, 35, "The")))))
    assert [(source[r.start : r.end], _after(r)) for r in found] == [
        ("It rained.", "It rained."),
        ("See also: snow", ""),
        ("The the end.", "The end."),
    ]
    assert [row.is_gone for row in found] == [False, True, False]
    assert [row.is_changed for row in found] == [False, True, True]


def test_what_takes_the_break_before_it_along_changes_only_its_own_line() -> None:
    source = "It rained.\n\nSee also: snow"
    found = list(rows(source, _drawn(source, _edits(source, (10, 26, "")))))
    assert [row.is_changed for row in found] == [False, True]


def test_lines_that_become_one_are_one_row() -> None:
    source = "It rai-\nned all day.\nNobody came."
    found = list(rows(source, _drawn(source, _edits(source, (6, 8, "")))))
    assert [_after(row) for row in found] == ["It rained all day.", "Nobody came."]


def test_removals_beside_each_other_do_not_make_lines_one() -> None:
    source = "Kept.\nSee also: a\nSee also: b\nKept too."
    found = list(rows(source, _drawn(source, _edits(source, (5, 17, ""), (17, 29, "")))))
    assert [_after(row) for row in found] == ["Kept.", "", "", "Kept too."]


def test_line_breaks_of_all_kinds() -> None:
    assert [(r.start, r.end) for r in rows("a\r\nb\rc\n\n \nd", [])] == [(0, 1), (3, 4), (5, 6), (10, 11)]


@given(st.text("ab \n\r", max_size=40), st.data())
def test_no_letter_is_lost_in_either_column(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    made = _edits(source, *((a, b, data.draw(st.sampled_from(["", "c", " ", "c\n"]))) for a, b in pairs))
    made = tuple(f for f in made if f.start < f.end or f.replacement)
    found = list(rows(source, _drawn(source, made)))
    assert "".join("".join(map(_after, found)).split()) == "".join(apply(source, made).split())
    assert "".join("".join(source[row.start : row.end] for row in found).split()) == "".join(source.split())
