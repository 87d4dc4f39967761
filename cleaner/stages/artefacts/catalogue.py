"""The rules of artefacts as ``cleaner rules`` lists them."""

from __future__ import annotations

from cleaner.stages.artefacts.pack import built_in
from cleaner.stages.describe import StageRule


def __getattr__(name: str) -> tuple[StageRule, ...]:
    """``RULES``, read from the pack when somebody asks."""
    if name != "RULES":
        raise AttributeError(name)
    return tuple(StageRule(rule.code, rule.name, rule.why, rule.hit[0], rule.miss[0]) for rule in built_in().rules)
