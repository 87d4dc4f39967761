"""Counts of what the characters of a block are."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.judges.blocks import signs as sign
from cleaner.reading.html import html_document


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("a", sign.LOWER),
        ("É", sign.UPPER),
        ("ب", sign.UNCASED),
        ("天", sign.UNSPACED),
        ("ก", sign.UNSPACED),
        ("٣", sign.DIGIT),
        ("\u00a0", sign.SPACE),
        ("。", sign.STOP),
        ("、", sign.COMMA),
        ("…", sign.ELLIPSIS),
        ("”", sign.QUOTE),
        ("|", sign.SEPARATOR),
        ("€", sign.OTHER),
    ],
)
def test_class_of_a_character(character: str, expected: int) -> None:
    assert sign.sign_of(character) == expected


def test_every_character_of_every_block_is_counted() -> None:
    document = html_document("<p>It is 9.<p>“Go!” \U0001f600<p>東京。")
    starts = np.array([block.start for block in document.blocks])
    ends = np.array([block.end for block in document.blocks])
    found = sign.signs(document, starts, ends)
    assert found.counts.sum(axis=1).tolist() == (ends - starts).tolist()
    assert found.counts[0, sign.DIGIT] == 1
    assert found.counts[2, sign.UNSPACED] == 2
    assert found.first.tolist() == [sign.UPPER, sign.QUOTE, sign.UNSPACED]
    assert found.last.tolist() == [sign.STOP, sign.OTHER, sign.STOP]
