"""Lines as the search for names sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.names.lines import LONGEST_REMEMBERED, read_line


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("It rained. The mayor met Oleg Vetchkin's lawyer.", ["Oleg Vetchkin"]),
        ("They were led by Bashar al-Assad in May.", ["Bashar al-Assad"]),
        ("She saw J. R. Ewing. He saw her.", ["J R Ewing"]),
        ("The minister is here. I'm not.", []),
        ("nothing here at all", []),
        ("", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    line = read_line(text)
    assert [" ".join(line.texts[run.first : run.stop]) for run in line.runs] == runs


def test_sentences_are_counted() -> None:
    line = read_line("We saw Oleg there. Igor saw Anna.")
    assert line.sentences == 2
    assert [run.sentence for run in line.runs] == [1, 2, 2]


def test_a_long_line_is_read_like_a_short_one() -> None:
    short = "and then Oleg Vetchkin left. "
    assert len(read_line(short * LONGEST_REMEMBERED).runs) == LONGEST_REMEMBERED * len(read_line(short).runs)


@given(st.text(st.characters(exclude_categories=())))
def test_words_stand_where_the_line_says(text: str) -> None:
    line = read_line(text)
    spans = zip(line.starts, line.ends, strict=True)
    assert [text[start:end] for start, end in spans] == line.texts
    assert len(line.lowers) == len(line.capitals) == len(line.texts)
