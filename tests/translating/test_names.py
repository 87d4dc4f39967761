"""Names in a translation: what becomes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.names.cluster import NameCluster
from cleaner.translating.expected import expected
from cleaner.translating.names import protected
from tests.translating.conftest import Told
from tests.translating.toy.measure import measured

MACRON = NameCluster("Emmanuel Macron", "person", ((0, 15, "Emmanuel Macron"), (20, 26, "Macron")), "Q3052772")
KYIV = NameCluster("Kyiv", "place", ((0, 4, "Kiev"),), "Q1899")
SOMEBODY = NameCluster("Selon Oleg Strabergwitz", "unknown", ((0, 23, "Selon Oleg Strabergwitz"),))


def placed(original: str, says: dict[str, str], *clusters: NameCluster) -> tuple[str, list[tuple[str, str]]]:
    engine = Told(lambda text: says.get(text, ""))
    names = expected(original, clusters, "en")
    text, outcomes = protected(original, says[original], names, engine.translate)
    return text, [(outcome.how, outcome.engine_wrote) for outcome in outcomes]


def test_a_name_that_is_right_is_left_alone() -> None:
    says = {"Macron parle.": "Macron speaks."}
    assert placed("Macron parle.", says, MACRON) == ("Macron speaks.", [("kept", "")])


def test_a_name_as_the_original_writes_it_gets_its_canonical_spelling() -> None:
    says = {"Kiev attend.": "Kiev is waiting."}
    assert placed("Kiev attend.", says, KYIV) == ("Kyiv is waiting.", [("respelt", "Kiev")])


def test_a_name_is_found_by_what_the_engine_makes_of_it_alone() -> None:
    says = {"Kiev attend.": "Kiew is waiting.", "Kiev": "Kiew."}
    assert placed("Kiev attend.", says, KYIV) == ("Kyiv is waiting.", [("respelt", "Kiew")])


def test_what_an_engine_makes_up_for_a_name_alone_is_not_believed() -> None:
    says = {"Kiev attend.": "Waiting is Monday.", "Kiev": "Monday"}
    assert placed("Kiev attend.", {**says, "Kiev": "It is Monday"}, KYIV)[1] == [("lost", "")]


def test_a_name_with_a_letter_wrong_is_mended() -> None:
    says = {"Macron parle.": "Macran speaks."}
    assert placed("Macron parle.", says, MACRON) == ("Macron speaks.", [("respelt", "Macran")])


def test_words_of_the_original_are_never_taken_for_a_wrong_spelling() -> None:
    text = "Macron a vu Macrin."
    says = {text: "He saw Macrin."}
    assert placed(text, says, MACRON)[0] == "He saw Macrin."


def test_a_garbled_person_gets_a_stand_in() -> None:
    text = "Oleg Strabergwitz est parti."
    says = {text: "Lezberg has left.", "Anna Martin est parti.": "Anna Martin has left."}
    assert placed(text, says, SOMEBODY) == ("Oleg Strabergwitz has left.", [("stand-in", "")])


def test_a_stand_in_counts_only_if_all_else_is_as_before() -> None:
    text = "Oleg Strabergwitz est parti en train."
    says = {text: "Lezberg has left by train.", "Anna Martin est parti en train.": "Anna Martin has left."}
    assert placed(text, says, SOMEBODY) == ("Lezberg has left by train.", [("lost", "")])


def test_the_next_stand_in_is_tried() -> None:
    text = "Oleg Strabergwitz est parti."
    says = {
        text: "Lezberg has left.",
        "Anna Martin est parti.": "Anna Mart has left.",
        "Thomas est parti.": "Thomas has left.",
    }
    assert placed(text, says, SOMEBODY) == ("Oleg Strabergwitz has left.", [("stand-in", "")])


def test_a_stand_in_is_nobody_who_is_there() -> None:
    text = "Oleg Strabergwitz a vu Anna."
    says = {text: "Lezberg saw Anna.", "Paul Thomas a vu Anna.": "Paul Thomas saw Anna."}
    assert placed(text, says, SOMEBODY)[0] == "Oleg Strabergwitz saw Anna."


def test_a_name_in_another_script_is_the_engines_own() -> None:
    putin = NameCluster("Владимир Путин", "person", ((0, 5, "Путин"),))
    assert placed("Путин уехал.", {"Путин уехал.": "Putin has left."}, putin) == ("Putin has left.", [])


@given(st.text(), st.text(), st.text(min_size=1))
def test_no_text_is_too_strange(original: str, translation: str, name: str) -> None:
    clusters = [NameCluster(name, "person", ((0, 1, name),)), NameCluster(name, "unknown", ((0, 1, original),))]
    names = expected(original + name, clusters, "en")
    protected(original + name, translation, names, lambda text: text[::-1])


@pytest.mark.usefixtures("toy")
def test_what_was_measured_in_the_toy_package() -> None:
    """Floors below the figures in ``docs/translation.md``, which are of 600 sentences."""
    from cleaner.translating.argos import ArgosEngine

    figures = measured(ArgosEngine().pair("fr", "en").translate, 80, familiar=False)
    assert figures["nothing"]["names"] < 0.2
    assert figures["placeholders NAME1"]["names"] < 0.2
    assert figures["looked for, then stand-ins"]["names"] > 0.6
