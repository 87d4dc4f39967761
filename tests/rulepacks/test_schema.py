"""Mistakes in a pack: the message names file, rule and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from cleaner.rulepacks.schema import Guards, PackError, parse_pack

PATH = Path("my-pack.yaml")


def pack(**rule: object) -> dict[str, object]:
    return {"pack": "mine", "languages": ["en"], "rules": [{"code": "XX101", **rule}]}


def message(data: object) -> str:
    with pytest.raises(PackError) as caught:
        parse_pack(data, PATH)
    return str(caught.value)


@pytest.mark.parametrize("data", [None, "text", 3, ["a list"]])
def test_a_pack_is_a_mapping(data: object) -> None:
    assert message(data) == "my-pack.yaml: a rule pack is a mapping with 'pack', 'languages' and 'rules'"


def test_an_unknown_field_is_named() -> None:
    text = message(pack(patern="see also"))
    assert text.startswith("my-pack.yaml: rule XX101: field 'patern': ")


def test_an_unknown_field_of_the_pack_is_named() -> None:
    assert "my-pack.yaml: field 'author': " in message({**pack(), "author": "me"})


def test_an_unknown_guard_is_named() -> None:
    assert "my-pack.yaml: rule XX101: field 'guards.max_char': " in message(pack(guards={"max_char": 3}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cues", "see also"),
        ("confidence", "high"),
        ("confidence", 0),
        ("confidence", 1.5),
        ("place", "everywhere"),
        ("until", "later"),
        ("action", "rewrite"),
        ("name", "See Also"),
        ("pattern", 12),
        ("hit", "one text"),
        ("languages", "en"),
    ],
)
def test_a_wrong_value_is_named(field: str, value: object) -> None:
    assert f"my-pack.yaml: rule XX101: field '{field}': " in message(pack(**{field: value}))


def test_the_wrong_item_of_a_list_is_named() -> None:
    assert "field 'cues.1': " in message(pack(cues=["see also", 3]))


def test_a_missing_field_is_named() -> None:
    assert message({"languages": ["en"], "rules": []}).startswith("my-pack.yaml: field 'pack': ")
    assert message({"pack": "mine"}).startswith("my-pack.yaml: field 'rules': ")


def test_a_rule_without_code_is_numbered() -> None:
    assert "my-pack.yaml: rule 2: field 'code': " in message(
        {"pack": "mine", "rules": [{"code": "XX101"}, {"name": "a"}]}
    )


@pytest.mark.parametrize("code", ["xx101", "X1", "XX1010", "101", ""])
def test_codes_have_a_form(code: str) -> None:
    assert "field 'code': " in message({"pack": "mine", "rules": [{"code": code}]})


def test_every_mistake_is_told() -> None:
    data = {"pack": "mine", "rules": [{"code": "XX101", "place": "here"}, {"code": "XX102", "action": "jump"}]}
    lines = message(data).splitlines()
    assert [line.split(": field")[0] for line in lines] == ["my-pack.yaml: rule XX101", "my-pack.yaml: rule XX102"]


def test_guards_are_checked_and_frozen() -> None:
    guards = Guards(max_words=5)
    with pytest.raises(ValidationError):
        guards.max_words = 6  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Guards(link_density=2)
