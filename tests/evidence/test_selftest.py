"""The examples of the rules in ``rules/translation``: every ``hit`` is found by its rule, no ``miss`` is."""

from __future__ import annotations

from cleaner.evidence import evidence_rules
from cleaner.evidence.schema import markup_file, notice_file
from cleaner.evidence.selftest import selftest


def test_examples_come_out_as_their_rules_say() -> None:
    assert [str(failure) for failure in selftest()] == []


def test_a_code_has_one_name() -> None:
    names = {
        rule.code: {other.name for other in evidence_rules() if other.code == rule.code} for rule in evidence_rules()
    }
    assert {code: found for code, found in names.items() if len(found) > 1} == {}


def test_rules_of_the_markup_have_cues() -> None:
    rules = markup_file().rules
    assert [rule.why for rule in rules if (rule.place == "markup") != bool(rule.cues)] == []
    assert [cue for rule in rules for cue in rule.cues if cue != cue.lower()] == []


def test_notices_are_known_in_many_languages() -> None:
    assert len(notice_file().languages) >= 20
