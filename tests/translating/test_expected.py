"""Which names a translation should have, and how they should be spelt in it."""

from __future__ import annotations

import pytest

from cleaner.names.cluster import NameCluster
from cleaner.translating.expected import Expected, canonical_of, expected

MACRON = NameCluster("Emmanuel Macron", "person", ((0, 15, "Emmanuel Macron"), (20, 26, "Macron")), "Q3052772")
KYIV = NameCluster("Kyiv", "place", ((0, 4, "Kiev"),), "Q1899")
MARSEILLE = NameCluster("Marseille", "place", ((0, 9, "Marseille"),))
HOUSE = NameCluster("Maison Blanche", "unknown", ((0, 14, "Maison Blanche"),))
SOMEBODY = NameCluster("Selon Oleg Strabergwitz", "unknown", ((0, 23, "Selon Oleg Strabergwitz"),))


def test_persons_are_looked_for_in_every_language() -> None:
    names = expected("Emmanuel Macron parle. Macron part, Macron revient.", [MACRON], "de")
    assert names == [Expected("Emmanuel Macron", "Emmanuel Macron", True), Expected("Macron", "Macron", True, 2)]


def test_known_places_are_looked_for_in_english_alone() -> None:
    assert expected("Kiev attend, Marseille aussi.", [KYIV, MARSEILLE], "en") == [Expected("Kiev", "Kyiv", False)]
    assert expected("Kiev attend.", [KYIV], "de") == []


def test_english_names_of_people_are_not_put_into_other_languages() -> None:
    pope = NameCluster("Pope Francis", "person", ((0, 13, "Pape François"),), "Q450675")
    assert [name.canonical for name in expected("Pape François parle.", [pope], "en")] == ["Pope Francis"]
    assert expected("Pape François parle.", [pope], "de") == []


def test_names_of_nobody_known_are_those_of_people_if_they_look_so() -> None:
    text = "Selon Oleg Strabergwitz, la Maison Blanche attend."
    assert [name.canonical for name in expected(text, [HOUSE, SOMEBODY], "en")] == ["Oleg Strabergwitz"]


def test_what_stands_in_front_of_a_name_is_no_part_of_it() -> None:
    cluster = NameCluster("Emmanuel Macron", "person", ((0, 21, "Selon Emmanuel Macron"),))
    assert [name.written for name in expected("Selon Emmanuel Macron, il pleut.", [cluster], "en")] == [
        "Emmanuel Macron"
    ]


@pytest.mark.parametrize(
    ("mention", "canonical", "said"),
    [
        ("Macron", "Emmanuel Macron", "Macron"),
        ("Emmanuel", "Emmanuel Macron", "Emmanuel"),
        ("Zelenskyj", "Volodymyr Zelensky", "Zelensky"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky", "Volodymyr Zelensky"),
        ("MBS", "Mohammed bin Salman", "MBS"),
    ],
)
def test_a_mention_gets_its_part_of_the_canonical_name(mention: str, canonical: str, said: str) -> None:
    assert canonical_of(mention, canonical, person=True) == said
