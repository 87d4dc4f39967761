"""``cleaner rules``: what there is, and whether a pack of one's own does what it says."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

PACK = """\
pack: mine
languages: [en]
rules:
  - code: BP950
    name: weather-line
    place: line
    pattern: "weather tomorrow: {rest}"
    confidence: 0.9
    why: a line of weather that is on every page
    hit: ["Weather tomorrow: rain", "Weather tomorrow: snow and ice"]
    miss: ["The weather tomorrow will be fine, he said.", "Weather is what happens tomorrow."]
"""


def test_all_rules_as_a_table(run: Run) -> None:
    result = run("rules")
    assert result.code == 0
    assert "BP101  see-also-line" in result.out
    assert "rules. cleaner rules CODE" in result.out


def test_one_rule_in_full(run: Run) -> None:
    for way in (["BP302"], ["bp302"], ["comment-form-heading"], ["show", "BP302"]):
        result = run("rules", *way)
        assert result.code == 0
        assert result.out.startswith("BP302 comment-form-heading")
        assert "Leave a Reply" in result.out
        assert "left alone" in result.out


def test_the_beginning_of_a_code_lists_its_rules(run: Run) -> None:
    out = run("rules", "BP3").out
    assert "BP302" in out
    assert "BP101" not in out


def test_rules_for_programs(run: Run) -> None:
    rules = json.loads(run("rules", "--json", "BP101").out)
    assert {rule["code"] for rule in rules} == {"BP101"}


def test_an_example_that_is_no_unicode_can_be_shown(run: Run) -> None:
    """Half a surrogate pair, which QC111 is about."""
    every = json.loads(run("rules", "--json").out)
    assert any("\ud83d" in text for rule in every for text in rule["hit"])
    assert "\\ud83d" in run("rules", "QC111").out


def test_rules_written_in_python_are_there_too(run: Run) -> None:
    assert "QC2" in run("rules").out


def test_an_unknown_rule_is_answered_with_the_nearest(run: Run) -> None:
    result = run("rules", "BP1O1")
    assert result.code == 2
    assert "no rule is called BP1O1; did you mean BP1" in result.err


def test_a_pack_of_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(PACK)
    result = run("rules", "test", "mine.yaml")
    assert (result.code, result.out) == (0, "mine.yaml: 1 rule, 4 examples, all as they should be\n")
    (tmp_path / "mine.yaml").write_text(PACK.replace("Weather is what", "Weather tomorrow: this is what"))
    result = run("rules", "test", "mine.yaml")
    assert result.code == 1
    assert "BP950" in result.err
    assert "1 not as they should be" in result.out
    assert run("rules", "test", "missing.yaml").code == 2
    assert "missing.yaml: cannot be read" in run("rules", "test", "missing.yaml").err
    assert "weather-line" in run("rules", "BP950", "--rules", "mine.yaml").out
