"""The generator of node-by-node artefacts: the same every time, visibly damaged, and said how."""

from __future__ import annotations

import random

import pytest

from benchmarks.artefact_edits import MAKERS
from benchmarks.artefact_generator import EXTRAS, KINDS, REPEATED, WEIGHTS, garbled
from benchmarks.artefact_links import links, read
from benchmarks.translated_sentences import load

CLEAN = [pair.clean for pair in load()]
CLEAN.append("The Pope has asked Vladimir Putin to withdraw from the cities of Ukraine.")  # an infinitive after a name
SEEDS = range(5)
GARBLED = [found for seed in SEEDS for found in garbled(CLEAN, seed)]


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert list(garbled(CLEAN, 3)) == list(garbled(CLEAN, 3))
    assert list(garbled(CLEAN, 3)) != list(garbled(CLEAN, 4))


def test_neighbours_do_not_matter() -> None:
    together = {found.original: found for found in garbled(CLEAN, 1)}
    for sentence in CLEAN[::7]:
        assert list(garbled([sentence], 1)) == ([together[sentence]] if sentence in together else [])


def test_every_result_differs_visibly() -> None:
    for found in GARBLED:
        assert found.text.split() != found.original.split()
        assert found.original in CLEAN
        assert set(found.kinds) - EXTRAS


def test_kinds_are_declared_and_all_of_them_occur() -> None:
    assert set(WEIGHTS) == set(KINDS)
    assert set(KINDS) >= EXTRAS | REPEATED
    assert {kind for found in GARBLED for kind in found.kinds} == set(KINDS)


def test_most_sentences_can_be_damaged() -> None:
    assert len(GARBLED) > 0.7 * len(CLEAN) * len(SEEDS)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "No.",
        "It rained.",
        "Storm Closes The Port Of Dover And Delays Every Ferry",
        "he was late again and nobody minded it at all",
        "\ud800 and the rest of it was not so very bad at all",
    ],
)
def test_sentences_without_a_link_are_passed_over(sentence: str) -> None:
    assert list(garbled([sentence], 1)) == []


@pytest.mark.parametrize(
    ("kind", "clean", "damaged"),
    [
        (
            "pronoun-after-name",
            "He said that the United States did not see any sign of it.",
            "He said that the United States It did not see any sign of it.",
        ),
        (
            "relative-restarts",
            "They spoke at a meeting in Brussels, which lasts two days.",
            "They spoke at a meeting in Brussels It lasts two days.",
        ),
        (
            "infinitive-restarts",
            "He asked the Russian president Vladimir Putin to withdraw from it.",
            "He asked the Russian president Vladimir Putin He withdraws from it.",
        ),
        (
            "capital-after-name",
            "It was found by Maria Lindqvist in a drawer of the desk.",
            "It was found by Maria Lindqvist In a drawer of the desk.",
        ),
        (
            "link-capitalised",
            "He spoke at length about renewable energy and its price.",
            "He spoke at length about Renewable energy and its price.",
        ),
        (
            "link-in-title-case",
            "He spoke at length about renewable energy and its price.",
            "He spoke at length about Renewable Energy and its price.",
        ),
        (
            "plural-dropped",
            "He said that the United States did not see any sign of it.",
            "He said that the United State did not see any sign of it.",
        ),
        (
            "preposition-lost",
            "The tanks stood near the borders of Ukraine on Friday.",
            "The tanks stood near the borders Ukraine on Friday.",
        ),
        (
            "dummy-clause",
            "The President Joe Biden has appealed to them to stop.",
            "He was the President Joe Biden He has appealed to them to stop.",
        ),
    ],
)
def test_what_a_kind_does(kind: str, clean: str, damaged: str) -> None:
    sentence = read(clean)
    assert sentence is not None
    made = set()
    for maker in MAKERS:
        for edit in maker(sentence, random.Random(3)):
            text = clean
            for start, end, new in sorted(edit.spans(), reverse=True):
                text = text[:start] + new + text[end:]
            made.add((edit.kind, text))
    assert (kind, damaged) in made


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Tuesday the mayor of Reykjavík met the band Sigur Rós there.", ["Reykjavík", "Sigur Rós"]),
        ("“Nobody knows,” said Dr. Ana de la Torre, who had been asked.", ["Dr. Ana de la Torre"]),
        ("In May I saw that Ukraine’s army was near the river.", []),
    ],
)
def test_links_are_names(text: str, names: list[str]) -> None:
    sentence = read(text)
    assert sentence is not None
    found = [text[sentence.words[x.first].start : sentence.words[x.last].end] for x in links(sentence)]
    assert found == names
