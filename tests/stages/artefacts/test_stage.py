"""The stage by its case file, and what holds for every text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.text import text_document
from cleaner.stages.artefacts import Artefacts
from tests.stages.artefacts.documents import english

STAGE = Artefacts()
CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:50])
def test_found(case: dict[str, Any]) -> None:
    found = {
        (finding.code, case["text"][finding.start : finding.end])
        for finding in STAGE.flags(english(case["text"]))
        if finding.confidence >= 0.8
    }
    assert found == {(code, words) for code, words in case["finds"]}


@pytest.mark.parametrize("text", CASES["sound"], ids=lambda text: text[:50])
def test_sound(text: str) -> None:
    assert not [finding for finding in STAGE.flags(english(text)) if finding.confidence >= 0.5]


@pytest.mark.parametrize("text", CASES["known_failures"], ids=lambda text: text[:50])
def test_known_failure(text: str) -> None:
    assert not [finding for finding in STAGE.flags(english(text)) if finding.confidence >= 0.8]


def test_only_english() -> None:
    text = "The talks were held in Brussels It lasts two days, the ministry said."
    assert list(STAGE.flags(english(text)))
    assert not list(STAGE.flags(text_document(text)))
    assert not list(STAGE.flags(replace(text_document(text), language="de")))


def test_only_prose() -> None:
    document = english("The talks were held in Brussels It lasts two days, the ministry said.")
    for kind in ("heading", "caption", "code", "cell"):
        other = replace(document, blocks=tuple(block._replace(kind=kind) for block in document.blocks))
        assert not list(STAGE.flags(other))


def test_codes_can_be_chosen() -> None:
    text = "The ministers of the United State met in Brussels It lasts two days."
    assert {finding.code for finding in Artefacts(codes=("MT14",)).flags(english(text))} == {"MT141"}


PIECES = st.sampled_from(
    (
        "The",
        "the",
        "It",
        "said",
        ",",
        ".",
        " ",
        " ",
        " ",
        "..",
        "Brussels",
        "United State",
        '"',
        "a",
        "of the",
        "of",
        "1.2",
        "3,5",
        "и",
        "。",
        "that",
        "many",
        "person",
        "told",
        "Reuters",
        "İ",
        "one of the",
        "\n",
        "\u200b",
        "\x00",
        chr(55296),
    )
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=60))
def test_never_raises_and_stays_inside(text: str) -> None:
    for finding in STAGE.flags(english(text)):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.replacement is None


HOSTILE = {  # how long they take is measured by benchmarks/scaling.py
    "one sentence": "the ",
    "capitals": "he said The ",
    "names": "Said Ivan ",
    "genitives": "of the house ",
    "quotation marks": 'a " b ',
    "same phrase": "in the end and ",
    "told": '," he told Reuters Ukraine and ',
    "foreign": "и ，",
    "one of the": "one of the most ",
    "terms": "of Problem x",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_ends_on_hostile_text(piece: str) -> None:
    length = 80_000
    found = STAGE.flags(english(piece * (length // len(piece)) + "."))
    assert all(0 <= flag.start < flag.end <= length + 1 for flag in found)
