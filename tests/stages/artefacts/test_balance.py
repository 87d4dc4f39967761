"""Quotation marks: the one paragraph out of balance is called so, paragraphs that go on are not."""

from __future__ import annotations

import pytest

from cleaner.reading.text import text_document
from cleaner.stages.artefacts.balance import balance

FOUND = [
    ('The mayor said: "We will build the bridge in spring.', [("MT165", '"')]),
    ("The mayor said: “We will build the bridge in spring.", [("MT165", "“")]),
    ('The group said it «will not stand by" and left.', [("MT166", '«will not stand by"')]),
    ("«We are ready to talk, said the mayor.", [("MT166", "«")]),
]

SOUND = [
    'The mayor said: "We will build the bridge in spring."',
    "“We will build the bridge.\n\n“And we will build it in spring,” the mayor said.",
    "The “dogs' bowl”, as they call it, is full.",
    'The board is 24" wide and fits the door.',
    "He wrote for «Harbour News» in those years.",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_marks_out_of_balance(text: str, found: list[tuple[str, str]]) -> None:
    document = text_document(text)
    assert [(hit.code, document.source[hit.start : hit.end]) for hit in balance(document)] == found


@pytest.mark.parametrize("text", SOUND)
def test_sound_quotations(text: str) -> None:
    assert list(balance(text_document(text))) == []
