"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.sentences import sentences

CASES = [
    ["It rained.", "Nobody came."],
    ["“It rained.”", "He left."],
    ["It rained!", "“Why?”", "(Nobody knew.)", "So it was."],
    ["Dr. Ana Ruiz and Gen. T. J. Ward met on Jan. 5 in St. Ives."],
    ["She moved to the U.S. in May.", "He stayed."],
    ["She moved to the U.S.", "He stayed."],
    ["The price is 3.5 million, i.e. half of it."],
    ["Well... perhaps not.", "Well…", "Perhaps."],
    ["“Where?” he asked.", "“Here,” she said."],
    ["雨が降った。", "誰も来なかった。"],
    ["बारिश हुई।", "कोई नहीं आया।"],
    ["هل أمطرت؟", "نعم."],
    ["He was the president Joe Biden He has appealed."],
]


@pytest.mark.parametrize("parts", CASES, ids=lambda parts: parts[0])
def test_known_sentences(parts: list[str]) -> None:
    joined = ("" if parts[0][-1] == "。" else " ").join(parts)
    assert [joined[start:end] for start, end in sentences(joined)] == parts


@given(st.text())
def test_all_but_space_is_in_a_sentence(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
