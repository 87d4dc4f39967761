"""Loading packs: what is inherited, what a user's pack may do, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import cleaner
from cleaner.rulepacks import PackError, load_rules, packs_folder
from cleaner.rulepacks.load import _concepts, read_pack
from cleaner.rulepacks.selftest import selftest

OWN_RULE = """\
pack: weather
languages: [en]
rules:
  - code: XX101
    name: weather-widget
    place: line
    pattern: 'weather in {rest}'
    confidence: 0.9
    why: "a weather widget that stands in every page of this site"
    hit: ["Weather in Dover", "Weather in Calais today"]
    miss: ["The weather in Dover was fine.", "Whether in Dover or not"]
"""
EXTENSION = """\
pack: our cues
languages: [en]
rules:
  - code: BP101
    cues: [harbour post recommends]
    hit: ["Harbour Post recommends: Storm closes the port", "Harbour Post recommends  Ten boats lost"]
    miss: ["Harbour Post recommends the soup.", "The Harbour Post recommends: Nothing"]
"""
ARTICLE = (
    "The harbour of the old town will be dredged in the coming spring, the council decided on Monday.\n\n{line}\n\n"
    "Boats can use the northern quay until then, and the ferry goes on as before, the spokesman added.\n"
)


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(text: str | bytes, name: str = "mine.yaml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def error(path: Path) -> str:
    with pytest.raises(PackError) as caught:
        load_rules([path])
    return str(caught.value).replace(f"{path.parent}/", "")


def test_built_in_packs_are_found() -> None:
    assert (packs_folder() / "concepts").is_dir()
    assert len(load_rules().rules) > 100
    assert load_rules() is load_rules()


def test_a_pack_with_its_own_rule(write) -> None:  # type: ignore[no-untyped-def]
    path = write(OWN_RULE)
    rules = load_rules([path]).rules
    own = [rule for rule in rules if rule.pack == "mine.yaml"]
    assert [(rule.code, rule.place, rule.action, rule.languages) for rule in own] == [
        ("XX101", "line", "remove", ("en",))
    ]
    assert list(selftest(own, rules)) == []
    article = cleaner.clean(ARTICLE.format(line="Weather in Dover"), config=cleaner.Config(rules=(path,)))
    assert "Weather" not in article.text
    assert [finding.code for finding in article.findings] == ["XX101"]


def test_a_pack_that_extends_a_concept(write) -> None:  # type: ignore[no-untyped-def]
    path = write(EXTENSION)
    own = [rule for rule in load_rules([path]).rules if rule.pack == "mine.yaml"]
    concept = _concepts(packs_folder())["BP101"]
    assert (own[0].name, own[0].why, own[0].place) == (concept.name, concept.why, "line")
    assert own[0].guards == concept.guards
    line = "Harbour Post recommends: Storm closes the port"
    assert line in cleaner.clean(ARTICLE.format(line=line), config=cleaner.Config(select=("BP",))).text
    assert line not in cleaner.clean(ARTICLE.format(line=line), config=cleaner.Config(rules=(path,))).text


def test_guards_given_are_changed_and_the_others_inherited(write) -> None:  # type: ignore[no-untyped-def]
    path = write(EXTENSION.replace("    hit:", "    guards: {max_words: 12}\n    hit:", 1))
    guards = next(rule.guards for rule in load_rules([path]).rules if rule.pack == "mine.yaml")
    assert (guards.max_words, guards.rest) == (12, "headline")


def test_a_pattern_given_replaces_the_inherited_one(write) -> None:  # type: ignore[no-untyped-def]
    path = write(EXTENSION.replace("    cues:", "    pattern: '{cue}: {rest}'\n    cues:", 1))
    pattern = next(rule.pattern for rule in load_rules([path]).rules if rule.pack == "mine.yaml")
    assert pattern.startswith("(?:harbour +post +recommends): ")


def test_a_missing_file(tmp_path: Path) -> None:
    assert error(tmp_path / "nowhere.yaml") == "nowhere.yaml: cannot be read: No such file or directory"


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert "cannot be read" in error(tmp_path)


@pytest.mark.parametrize("text", ["rules: [", "a: b: c", "pack: \t- x", b"\xff\xfe\x00pack", "pack: \x01"])
def test_not_yaml(write, text: str | bytes) -> None:  # type: ignore[no-untyped-def]
    message = error(write(text))
    assert message.startswith("mine.yaml: is not YAML: ")
    assert "\n" not in message


def test_no_code_runs(write) -> None:  # type: ignore[no-untyped-def]
    assert "is not YAML" in error(write("pack: !!python/object/apply:os.getcwd []\nrules: []\n"))


def test_a_broken_pattern(write) -> None:  # type: ignore[no-untyped-def]
    message = error(write(OWN_RULE.replace("weather in {rest}", "weather (in {rest}")))
    assert message.startswith("mine.yaml: rule XX101: field 'pattern': ")
    assert "is not an RE2 pattern" in message


@pytest.mark.parametrize("pattern", ["(?=a)b", "(?!a)b", "(?<=a)b", r"(a)\1"])
def test_look_around_and_back_references_are_refused(write, pattern: str) -> None:  # type: ignore[no-untyped-def]
    message = error(write(OWN_RULE.replace("weather in {rest}", pattern)))
    assert message.startswith("mine.yaml: rule XX101: field 'pattern': ")


def test_a_broken_cue(write) -> None:  # type: ignore[no-untyped-def]
    message = error(write(EXTENSION.replace("[harbour post recommends]", "['harbour (post']")))
    assert message.startswith("mine.yaml: rule BP101: field 'cues': ")


def test_a_concept_needs_cues(write) -> None:  # type: ignore[no-untyped-def]
    message = error(write(EXTENSION.replace("    cues: [harbour post recommends]\n", "")))
    assert message == "mine.yaml: rule BP101: field 'cues': the pattern has {cue}, so at least one cue is needed"


@pytest.mark.parametrize("field", ["name", "place", "pattern", "confidence", "why"])
def test_a_missing_field_of_an_own_rule(write, field: str) -> None:  # type: ignore[no-untyped-def]
    lines = [line for line in OWN_RULE.splitlines() if not line.startswith(f"    {field}:")]
    message = error(write("\n".join(lines)))
    assert message.startswith(f"mine.yaml: rule XX101: field '{field}': is missing")


@pytest.mark.parametrize("field", ["hit", "miss"])
def test_examples_are_needed(write, field: str) -> None:  # type: ignore[no-untyped-def]
    lines = [line for line in OWN_RULE.splitlines() if not line.startswith(f"    {field}:")]
    message = error(write("\n".join([*lines, f"    {field}: [only one]"])))
    assert message == f"mine.yaml: rule XX101: field '{field}': needs at least two texts"


def test_a_section_needs_an_end(write) -> None:  # type: ignore[no-untyped-def]
    assert "mine.yaml: rule XX101: field 'until': " in error(write(OWN_RULE.replace("place: line", "place: section")))


def test_two_concepts_of_one_code(tmp_path: Path) -> None:
    folder = tmp_path / "concepts"
    folder.mkdir()
    text = OWN_RULE.replace("languages: [en]", "concepts: true")
    (folder / "a.yaml").write_text(text)
    (folder / "b.yaml").write_text(text)
    with pytest.raises(PackError, match=r"b\.yaml: rule XX101: field 'code': this concept is already defined"):
        _concepts(tmp_path)


def test_packs_that_ship_can_be_read_one_by_one() -> None:
    for folder in ("concepts", "languages"):
        for path in (packs_folder() / folder).glob("*.yaml"):
            assert read_pack(path).rules


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(packs_folder().rglob("*.yaml")), ids=lambda path: path.name)
def test_packs_read_the_same_with_the_strict_parser(path: Path) -> None:
    """The C parser takes plain scalars that YAML forbids; editors and other programs do not."""
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)
