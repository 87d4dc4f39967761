"""Notes that lie on each other are all drawn, at a cost that grows with their number and no faster."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.explaining.notes import NAME, Note
from cleaner.explaining.segments import MOST_NAMED, segments

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=40)


@given(SPANS)
def test_every_place_names_all_layers_that_lie_on_it(spans: list[list[int]]) -> None:
    notes = [Note(f"f{n}", start, end, f"layer{n % 7}") for n, (start, end) in enumerate(spans)]
    found = list(segments(30, notes))
    whole = [segment for segment in found if segment.end > segment.start]
    assert [s.start for s in whole] == [0, *(s.end for s in whole)][: len(whole)]
    assert whole[-1].end == 30
    for segment in whole:
        lying = [n for n in notes if n.start < n.end and n.start <= segment.start and segment.end <= n.end]
        assert set(segment.layers) == {note.layer for note in lying}
        assert len(segment.notes) + segment.more == len(lying)
        assert len(segment.notes) == min(len(lying), MOST_NAMED)
        assert {note.id for note in segment.notes} <= {note.id for note in lying}
    assert sorted(note.id for segment in found for note in segment.ending) == sorted(note.id for note in notes)


def test_a_point_stands_between_two_characters_within_what_lies_there() -> None:
    found = list(segments(4, [Note("a", 0, 4, "BP removed"), Note("p", 2, 2, "QC inserted")]))
    assert [(s.start, s.end, s.layers, s.notes[0].id) for s in found] == [
        (0, 2, ("BP removed",), "a"),
        (2, 2, ("BP removed",), "p"),
        (2, 4, ("BP removed",), "a"),
    ]


def test_sentences_lie_below_and_names_on_top() -> None:
    notes = [Note("n", 0, 3, NAME), Note("f", 0, 3, "MT flagged"), Note("s", 0, 3, "awkward a1")]
    assert next(segments(3, notes)).layers == ("awkward a1", "MT flagged", NAME)


def test_many_on_one_place_cost_no_more_than_many_side_by_side() -> None:
    count = 2000
    nested = [Note(f"f{n}", n, 2 * count - n, "MT flagged") for n in range(count)]
    found = list(segments(2 * count, nested))
    assert len(found) <= 2 * count + 1
    assert max(len(segment.notes) for segment in found) == MOST_NAMED
    assert sum(len(segment.notes) for segment in found) <= MOST_NAMED * len(found)
    assert max(len(segment.notes) + segment.more for segment in found) == count
