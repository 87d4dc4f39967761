"""Names that are spelt in several ways in one article, and names that the user or the gazetteer knows better.

The rewrites are a stage of text, in rounds like the others; the doubts are flags, for the observing stages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.names.clusters import group
from cleaner.names.find import Finder, find
from cleaner.names.unify import Change, Distinct, Doubt, NameCluster, Names, unify


class Rule(NamedTuple):
    """What the catalogue of rules tells of a code."""

    code: str
    name: str
    confidence: float
    why: str


RULES = {
    "alias": Rule("NM101", "name-alias", 0.98, "known under another spelling"),
    "variant": Rule("NM102", "name-variant", 0.97, "another spelling of the same name; the rest of the name agrees"),
    "accents": Rule("NM103", "name-accents", 0.98, "the same letters with other accents or hyphens"),
    "slip": Rule("NM104", "name-slip", 0.95, "a letter is wrong; the rest of the name agrees"),
    "surname": Rule("NM105", "surname-variant", 0.95, "a surname that is spelt otherwise in the full name"),
    "doubt": Rule("NM201", "name-in-doubt", 0.6, "perhaps the same name, spelt otherwise"),
}


class NameFindings(NamedTuple):
    """What is found of the names of one text."""

    clusters: tuple[NameCluster, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]


class NameStage:
    """Finds, groups and unifies. One instance serves both stages, :meth:`rewrites` and :meth:`doubts`."""

    def __init__(self, gazetteer: Names, finder: Finder = find, *, corpus: bool = False) -> None:
        self._gazetteer, self._finder, self._corpus = gazetteer, finder, corpus
        self._distinct = Distinct(gazetteer)

    def read(self, document: Document) -> NameFindings:
        """Everything about the names of a document."""
        found = self._finder(document.source, [(block.start, block.end) for block in document.blocks])
        clusters, changes, doubts = unify(
            document.source, group(found, self._distinct), self._gazetteer, small=found.small, corpus=self._corpus
        )
        return NameFindings(tuple(clusters), tuple(changes), tuple(doubts))

    def rewrites(self, document: Document) -> Iterator[Finding]:
        """NM1xx: the text stage."""
        for change in self.read(document).changes:
            rule = RULES[change.rule]
            message = (
                f"{rule.why}: {document.source[change.start : change.end]} is {change.replacement} in {change.name}"
            )
            yield Finding(rule.code, rule.name, change.start, change.end, change.replacement, rule.confidence, message)

    def doubts(self, document: Document) -> Iterator[Finding]:
        """NM2xx: the observing stage."""
        rule = RULES["doubt"]
        for doubt in self.read(document).doubts:
            yield Finding(
                rule.code, rule.name, doubt.start, doubt.end, None, rule.confidence, f"{rule.why}: {doubt.likely}"
            )
