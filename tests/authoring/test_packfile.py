"""Rules are written into packs, and all else there stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cleaner.authoring.error import AuthoringError
from cleaner.authoring.packfile import new_pack, next_code, rule_text, with_rule

RULE = {
    "code": "MY102",
    "cues": ["it: 'rained'"],
    "hit": ["a", "b"],
    "miss": ["- c", "d # e"],
    "guards": {"max_chars": 9},
}
BLOCK = """\
# My rules.
pack: mine   # as it is called
rules:

    # the tide
    - code: MY101
      cues: [tide]
      hit: ["x",
            "y"]
      miss: [u, v]

# the end
"""


def test_comments_and_layout_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(BLOCK)
    added = with_rule(path, RULE)
    assert added.replace(rule_text(RULE, 4), "") == BLOCK
    assert [rule["code"] for rule in yaml.safe_load(added)["rules"]] == ["MY101", "MY102"]
    assert yaml.safe_load(added)["rules"][1] == RULE
    assert path.read_text() == BLOCK


@pytest.mark.parametrize(
    "text",
    [
        "pack: mine\nrules:\n",
        "pack: mine\nrules:\n- code: MY101\n  hit: [a]\nlanguages: [en]\n",
        "rules:\n  - {code: MY101}\n\npack: mine",
        new_pack("mine", ["en"], [rule_text({"code": "MY101"})]),
        new_pack("mine", (), ["  # - code: MY101\n"]),
    ],
)
def test_layouts(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    before, after = yaml.safe_load(text), yaml.safe_load(with_rule(path, RULE))
    assert after == {**before, "rules": [*(before["rules"] or ()), RULE]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pack: mine\nrules: [{code: MY101}]\n", "add it by hand"),
        ("pack: mine\nrules:\n - code: MY102\n", "has a rule MY102 already; MY103 is free"),
        ("rules: []\n", "is no rule pack"),
        ("", "is no rule pack"),
        ("- 1\n", "is no rule pack"),
    ],
)
def test_what_cannot_be_added_to(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(AuthoringError, match=said):
        with_rule(path, RULE)


@pytest.mark.parametrize(
    ("codes", "free"),
    [
        ([], "MY101"),
        (["BP101"], "MY101"),
        (["MY101", "MY107"], "MY108"),
        (["XX201", "ABC009"], "ABC010"),
        (["MY999"], "MY101"),
    ],
)
def test_the_next_code(tmp_path: Path, codes: list[str], free: str) -> None:
    path = tmp_path / "x.yaml"
    assert next_code(path) == "MY101"
    path.write_text(yaml.safe_dump({"pack": "x", "rules": [{"code": code} for code in codes]}))
    assert next_code(path) == free
