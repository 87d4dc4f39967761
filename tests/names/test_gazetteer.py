"""The built-in gazetteer, and a user's own names beside it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from benchmarks.build_gazetteer import COMPILED, build
from cleaner.names.forms import parse_line
from cleaner.names.gazetteer import Entry, Gazetteer
from cleaner.rulepacks.schema import PackError

CASES = yaml.safe_load((Path(__file__).parent / "gazetteer_cases.yaml").read_text(encoding="utf-8"))
GAZETTEER = Gazetteer.load()

FEWEST_PEOPLE = 4000
"""People that the built-in gazetteer must not fall below."""

SLOWEST = 5e-6
"""Seconds for an exact look-up, allowing for a busy machine by taking the best of several rounds."""


@pytest.mark.parametrize(("name", "expected"), CASES["spelling"].items())
def test_a_name_leads_to_its_entry_and_spelling(name: str, expected: list[str]) -> None:
    entry = GAZETTEER.lookup(name)
    assert entry is not None
    assert [entry.canonical, GAZETTEER.spelling(name)] == expected


@pytest.mark.parametrize("name", CASES["unknown"])
def test_names_of_others_lead_nowhere(name: str) -> None:
    assert GAZETTEER.lookup(name) is None


@pytest.mark.parametrize(("left", "right"), CASES["apart"])
def test_different_names_stay_apart(left: str, right: str) -> None:
    assert GAZETTEER.lookup(left) != GAZETTEER.lookup(right)
    assert GAZETTEER.spelling(left) != GAZETTEER.spelling(right)


def _bracketed(text: str) -> tuple[str, int, int]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("text", CASES["kept"])
def test_phrases_keep_old_names(text: str) -> None:
    assert GAZETTEER.kept(*_bracketed(text))


@pytest.mark.parametrize("text", CASES["changed"])
def test_other_sentences_do_not(text: str) -> None:
    assert not GAZETTEER.kept(*_bracketed(text))


def test_a_surname_of_two_people_has_a_spelling_but_no_entry() -> None:
    assert GAZETTEER.lookup("Klychko") is None
    assert GAZETTEER.spelling("Klychko") == "Klitschko"
    assert GAZETTEER.spelling("Klitschko") == "Klitschko"


def test_adjectives_are_no_names() -> None:
    for word in ("Ukrainian", "ukrainians", "French", "Türk", "Saudi", "Burmese", "Dutch"):
        assert GAZETTEER.is_adjective(word)
        assert GAZETTEER.lookup(word) is None
    assert not GAZETTEER.is_adjective("Ukraine")


def test_the_compiled_file_is_what_the_themes_say() -> None:
    built = build()
    assert not built.mistakes
    assert COMPILED.read_text(encoding="utf-8") == built.text, "python -m benchmarks.build_gazetteer --write"
    assert built.counts["all: person"] >= FEWEST_PEOPLE


def test_every_preferred_spelling_is_its_own() -> None:
    for line in COMPILED.read_text(encoding="utf-8").splitlines():
        mark, text, *_ = line.split("\t")
        if mark in "plo":
            canonical = parse_line(text).canonical
            entry = GAZETTEER.lookup(canonical)
            assert entry is not None, canonical
            assert entry.canonical == canonical
            assert GAZETTEER.spelling(canonical) == canonical
            assert canonical not in entry.aliases


def test_an_exact_look_up_is_quick() -> None:
    names = ["Benjamin Netanyahu", "Kim Jong Un", "Kyiv", "Angela Merkel", "Recep Tayyip Erdogan"] * 200
    best = min(_seconds(names) for _ in range(5))
    assert best / len(names) < SLOWEST


def _seconds(names: list[str]) -> float:
    start = time.perf_counter()
    for name in names:
        GAZETTEER.lookup(name)
    return time.perf_counter() - start


YAML = """
names:
  - canonical: Oliver Nez
    aliases: [Oliver Njaes, Njaes]
  - canonical: Binyamin Netanyahu
    aliases: [Benjamin Netanyahu]
  - canonical: Kiev
    aliases: [Kyiv]
    kind: place
"""


def test_a_users_names_win(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(YAML, encoding="utf-8")
    gazetteer = Gazetteer.load([path])
    assert gazetteer.lookup("oliver njaes") == Entry("Oliver Nez", "person", ("Oliver Njaes", "Njaes"), None, user=True)
    assert gazetteer.spelling("Oliver Njaes") == "Oliver Nez"
    assert gazetteer.spelling("Njaes") == "Nez"
    for name in ("Benjamin Netanyahu", "Netanjahu", "Benjamin Netanjahu", "Bibi Netanyahu"):
        entry = gazetteer.lookup(name)
        assert entry is not None
        assert (entry.canonical, entry.user, entry.wikidata) == ("Binyamin Netanyahu", True, "Q43723")
    assert gazetteer.spelling("Benjamin Netanjahu") == "Binyamin Netanyahu"
    assert gazetteer.spelling("Netanjahu") == "Netanyahu"
    assert gazetteer.spelling("Kyiv") == "Kiev"
    assert gazetteer.spelling("Kyjiw") == "Kiev"
    assert Gazetteer.load().spelling("Kyiv") == "Kyiv"


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "canonical,aliases,kind\nOliver Nez,Oliver Njaes; Oliver Nes,person\nFoo Inc,,organisation\n", "utf-8"
    )
    gazetteer = Gazetteer.load([path])
    assert gazetteer.spelling("Oliver Nes") == "Oliver Nez"
    entry = gazetteer.lookup("Foo Inc.")
    assert entry is not None
    assert entry.kind == "organisation"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "names: [{canonical: A B, kind: dog}]", "row 1: field 'kind': 'dog' is none of"),
        ("a.yaml", "names: [{aliases: [A]}]", "row 1: field 'canonical': None is no name"),
        ("a.yaml", "names: [{canonical: A B, alias: [A]}]", "row 1: field 'alias': is not known"),
        ("a.yaml", "names: [{canonical: A B, aliases: A}]", "row 1: field 'aliases': must be a list"),
        ("a.yaml", "names: [{canonical: A B, aliases: ['-']}]", "row 1: field 'aliases': '-' is no name"),
        ("a.yaml", "names: [{canonical: A B, wikidata: 12}]", "row 1: field 'wikidata': 12 is no Wikidata id"),
        ("a.yaml", "names: [x]", "row 1: is not a mapping"),
        ("a.yaml", "[1]", "field 'names': is missing"),
        ("a.yaml", "{", "is not YAML"),
        (
            "a.yaml",
            "names: [{canonical: A B, aliases: [C D]}, {canonical: E F, aliases: [c d]}]",
            "row 2: field 'aliases': 'c d' is already a spelling of 'A B'",
        ),
        ("a.csv", "name\nA\n", "row 1: field 'canonical': is missing"),
        ("a.csv", "canonical,kind\nA B,dog\n", "row 2: field 'kind': 'dog' is none of"),
        ("a.csv", "canonical,aliases\nA B,C,D\n", "row 2: has more cells than the header"),
        ("a.csv", "canonical\n\nA B\n,x\n", "row 4: has more cells"),
    ],
)
def test_mistakes_name_file_row_and_field(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        Gazetteer.load([path])
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        Gazetteer.load([tmp_path / "none.yaml"])
