"""What of an example line is fixed, and what may change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cleaner.authoring.error import AuthoringError
from cleaner.authoring.example import ExampleError, draft_of
from cleaner.authoring.make import make_rule
from cleaner.rulepacks.load import complete_rules
from cleaner.rulepacks.schema import parse_pack
from cleaner.rulepacks.selftest import selftest

CASES = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["line"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    draft = draft_of(case["line"], free=case.get("free", ()))
    assert list(draft.cues) == case["cues"]
    assert ("{rest}" in draft.pattern) == case.get("rest", False)
    assert draft.guards.items() >= case.get("guards", {}).items()


@pytest.mark.parametrize("case", CASES, ids=[case["line"] for case in CASES])
def test_what_is_made_passes_its_examples(case: dict[str, Any]) -> None:
    made = make_rule(case["line"], "MY101", free=case.get("free", ()))
    pack = parse_pack({"pack": "x", "rules": [made.entry]}, Path("x"))
    assert selftest(complete_rules(pack, Path("x"))) == []
    assert made.entry["hit"][0] == case["line"]


@pytest.mark.parametrize("line", ["", "   ", "? ?", "12:30", "two\nlines", "word " * 200])
def test_no_rule_from_nothing(line: str) -> None:
    with pytest.raises(ExampleError):
        draft_of(line)
    with pytest.raises(AuthoringError):
        make_rule(line, "MY101")


def test_more_lines_that_it_should_find() -> None:
    made = make_rule("Read also: Storm closes the port", "MY101", hits=["Another story: what he said about it."])
    assert made.entry["cues"] == ["read also", "another story"]
    assert "rest" not in made.entry["guards"]
    assert made.entry["hit"][1] == "Another story: what he said about it."


def test_lines_that_it_must_leave_alone() -> None:
    honest = "Advertisement has a long history in the town, and a short one in its harbour."
    made = make_rule("Advertisement", "MY101", misses=[honest, "Advertisement works."])
    assert made.entry["miss"] == [honest, "Advertisement works."]
    with pytest.raises(AuthoringError, match="would also find 'Read also: Ten villages'"):
        make_rule("Read also: Storm closes the port", "MY101", misses=["Read also: Ten villages"])


def test_a_known_concept_lends_its_pattern() -> None:
    made = make_rule("Lees ook: Storm sluit de haven", "BP101", language="nl")
    assert set(made.entry) == {"code", "languages", "cues", "hit", "miss"}


def test_what_is_known_already() -> None:
    assert make_rule("Leave a Reply", "MY101", language="en").known == ("BP302 comment-form-heading",)
    assert make_rule("High water at the pier", "MY101").known == ()
