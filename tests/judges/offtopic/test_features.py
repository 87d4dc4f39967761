import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.judges.offtopic.features import features
from cleaner.judges.offtopic.units import SHAPE, units_of
from cleaner.judges.offtopic.words import Background
from cleaner.reading.text import line_blocks

WORDS = ("bridge", "flood", "pier", "river", "goal", "strik")


@pytest.fixture
def background() -> Background:
    """The first four words go together, and so do the last two."""
    vectors = np.array([[1, 0.1], [1, 0], [0.9, 0], [1, 0.2], [0, 1], [0.1, 1]], dtype=np.float32)
    idf = np.array([3.0] * len(WORDS) + [7.0], dtype=np.float32)
    return Background({word: row for row, word in enumerate(WORDS)}, idf, vectors)


def table_of(text: str, background: Background) -> dict[str, np.ndarray]:
    spans = [(block.start, block.end) for block in line_blocks(text)]
    names, table = features(units_of(text, spans), background)
    assert table.shape[1] == len(names) == len(set(names))
    return {name: table[:, at] for at, name in enumerate(names)}


TEXT = (
    "The bridge in the flood.\nThe river rose. The pier of the bridge sank.\nA goal by the striker.\n"
    "The flood sank the pier."
)


def test_units_are_lines_and_then_sentences_of_lines_with_several() -> None:
    spans = [(block.start, block.end) for block in line_blocks(TEXT)]
    units = units_of(TEXT, spans)
    assert units.lines == 4
    assert [TEXT[a:b] for a, b in units.spans[4:]] == ["The river rose.", "The pier of the bridge sank."]
    assert units.line_of.tolist() == [0, 1, 2, 3, 1, 1]


def test_a_line_about_something_else_shares_nothing_and_lies_far(background: Background) -> None:
    found = table_of(TEXT, background)
    assert found["shared"][2] == 0.0
    assert found["rest"][2] == min(found["rest"][:4])
    assert found["novel_share"][2] == max(found["novel_share"][:4])


def test_a_sentence_is_compared_with_its_paragraph(background: Background) -> None:
    found = table_of("The bridge.\nThe flood in the river. The pier. A goal.\nThe flood.", background)
    assert found["paragraph"][5] < found["paragraph"][4]


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("Minister resigns over leak…", "ends_dots", 1.0),
        ("Minister resigns over leak...", "ends_dots", 1.0),
        ("The minister resigned.", "ends_stop", 1.0),
        ("Did the minister resign?", "ends_ask", 1.0),
        ("- the minister", "bullet", 1.0),
        ("Minister Resigns", "capitals", 1.0),
        ("He resigned.", "first_tie", 1.0),
    ],
)
def test_shapes(line: str, column: str, value: float) -> None:
    assert units_of(line, [(0, len(line))]).shape[0, SHAPE.index(column)] == value


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_any_text_has_finite_features(text: str) -> None:
    background = Background({"bridg": 0}, np.array([1.0, 5.0], dtype=np.float32), np.ones((1, 2), dtype=np.float32))
    spans = [(block.start, block.end) for block in line_blocks(text)]
    if spans:
        _, table = features(units_of(text, spans), background)
        assert np.isfinite(table).all()
