"""The pipeline is a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rulepacks import load_rules
from cleaner.score import Score
from cleaner.stages.boilerplate import Boilerplate
from cleaner.stages.characters import characters
from cleaner.stages.main_content import MainContent
from cleaner.stages.quotes import quotes_stage
from cleaner.stages.spacing import spacing
from cleaner.stages.text_judge import RULES as JUDGED
from cleaner.stages.text_judge import LineJudge

Stage = Callable[[Document], Iterable[Finding | Score]]
"""A pure function from a document to findings, and to scores of the document where it measures one. It must not raise
on any text, and must take linear time."""


def build_stages(config: Config) -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
    """The stages that a configuration asks for: those that read a page's structure, and those that read its text.

    Structural stages see a document once, as it was read. Text stages see what is left after them, round after round,
    until nothing changes.
    """
    structural: list[Stage] = []
    textual: list[Stage] = []
    if config.main_content != "none" and config.wants_family("EX"):
        structural.append(MainContent(config.main_content))
    rules = load_rules(config.rules).rules
    by_rules = any(config.wants(rule.code) for rule in rules)
    by_judge = any(config.wants(rule.code) for rule in JUDGED)
    if by_rules or by_judge:
        boilerplate = Boilerplate(rules) if config.rules else _built_in_boilerplate()
        textual += (boilerplate,) * by_rules + (LineJudge(boilerplate.reading),) * by_judge
    if config.wants_family("QC"):
        textual += (characters, quotes_stage(config.quotes), spacing)
    return tuple(structural), tuple(textual)


@lru_cache(maxsize=1)
def _built_in_boilerplate() -> Boilerplate:
    """The stage of the built-in packs, shared by every cleaner of a process: compiling it takes a third of a second."""
    return Boilerplate(load_rules().rules)
