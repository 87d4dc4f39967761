"""Every rule of the pack by its own examples."""

from __future__ import annotations

import pytest

from cleaner.stages.artefacts.pack import ArtefactRule, built_in, compiled
from cleaner.stages.artefacts.stage import Artefacts
from tests.stages.artefacts.documents import english

STAGE = Artefacts()
RULES = built_in().rules


def codes(text: str) -> set[str]:
    return {finding.code for finding in STAGE.flags(english(text))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: ArtefactRule) -> None:
    for text in rule.hit:
        assert rule.code in codes(text), text
    for text in rule.miss:
        assert rule.code not in codes(text), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_examples_are_not_artefacts_by_another_rule(rule: ArtefactRule) -> None:
    for text in rule.miss:
        sure = {finding.code for finding in STAGE.flags(english(text)) if finding.confidence >= 0.8}
        assert not sure, text


def test_every_pattern_stands_in_the_set() -> None:
    patterns = compiled(built_in(), RULES)
    assert len(patterns.texts) == sum(len(rule.patterns) for rule in RULES)


def test_names_and_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
