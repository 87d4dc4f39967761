"""Features of lines: one row for each, finite, and the ones that are easy to say right."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.judges.lines import WORD_SCORES, feature_names, features, line_columns
from cleaner.reading.text import text_document
from cleaner.rulepacks import load_rules
from cleaner.stages.boilerplate import Boilerplate

BOILERPLATE = Boilerplate(load_rules().rules)
LEXICON = {"subscribe": 1, "i": 2}
SCORES = np.array([[0, 0, 0, 0], [1.5, 2.0, 0, 0], [0.5, 0.5, 1, 0]], dtype=np.float32)

TEXT = """\
The council of Dover decided on Monday that the harbour will be dredged in spring.
Harbour news
I think the harbour master of Dover is right, and the council too.
Harbour news
Subscribe to our newsletter"""


def table(text: str) -> dict[str, list[float]]:
    reading = BOILERPLATE.reading(text_document(text))
    names, rows = features(reading.lines, reading.hits, reading.claims, LEXICON, SCORES)
    assert rows.shape == (len(reading.lines), len(names))
    assert rows.dtype == np.float32
    assert np.isfinite(rows).all()
    assert len(set(names)) == len(names)
    return dict(zip(names, rows.T.tolist(), strict=True))


def test_names_are_those_of_the_columns() -> None:
    reading = BOILERPLATE.reading(text_document(TEXT))
    own, _ = line_columns(reading.lines, LEXICON, SCORES)
    assert feature_names(own) == features(reading.lines, reading.hits, reading.claims, LEXICON, SCORES)[0]
    assert set(WORD_SCORES) < set(own)


def test_lines_by_themselves() -> None:
    found = table(TEXT)
    assert found["words"] == [15, 2, 13, 2, 4]
    assert found["prose"] == [1, 0, 1, 0, 0]
    assert found["times"] == [1, 2, 1, 2, 1]
    assert found["seen"] == [0, 0, 0, 1, 0]
    assert found["said_before"][3] == pytest.approx(0.5)
    assert found["boilerplate_short"][4] == pytest.approx(2.0 / 4)
    assert found["first_person"][2] == pytest.approx(1 / 13)


def test_words_that_the_text_shares() -> None:
    found = table(TEXT)
    assert found["shared_before"][0] == 0
    assert found["shared_before"][2] >= 0.5
    assert found["names_shared"][2] == 1


def test_rules_and_places() -> None:
    found = table(TEXT)
    assert found["claimed"][4] > 0.8
    assert found["claimed"][:4] == [0, 0, 0, 0]
    assert found["to_claim"] == [4, 3, 2, 1, 50]
    assert found["words_after"][3] == 0
    assert found["words:-1"] == [0, 15, 2, 13, 2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "\n \n",
        "...\n!!!\n—",
        "\ud800\n\udfff word",
        "a\x00b\nc",
        "İstanbul\nI\u0307",
        "港は春に\n浚渫",
        "😀\n😀😀",
        "1\n2\n3",
    ],
)
def test_no_text_breaks_it(text: str) -> None:
    reading = BOILERPLATE.reading(text_document(text))
    if reading.lines:
        table(text)
