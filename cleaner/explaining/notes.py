"""What is drawn on the text: findings, awkward sentences, and where names stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cleaner.article import Article
from cleaner.finding import Finding
from cleaner.pages.colours import family_for

Action = Literal["removed", "rewritten", "inserted", "flagged"]

NAME, SENTENCE = "name", "awkward"
"""The layers of mentions of names, and of awkward sentences."""

VERY_AWKWARD = 0.95
"""Awkwardness (0 to 1) from which a sentence is shaded darkest: more than one sure artefact. Chosen by eye."""

SLIGHTLY_AWKWARD = 0.8
"""Awkwardness below which it is shaded lightest: no artefact is sure by itself."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something with a place in the source.

    Attributes:
        id: Its name in the page: ``f3`` a finding, ``s3`` a sentence, ``n2-3`` a mention of a name.
        start, end: What is drawn, without white space around it; ``start == end`` is a point, and is what white space
            alone becomes.
        layer: The classes of the mark that draws it. Notes of one layer are drawn as one where they lie on each other.
        finding: The finding, where it is one.
    """

    id: str
    start: int
    end: int
    layer: str
    finding: Finding | None = None


def action_of(finding: Finding) -> Action:
    """What applying it does, in a word."""
    if not finding.is_edit:
        return "flagged"
    if finding.is_removal:
        return "removed"
    return "inserted" if finding.start == finding.end else "rewritten"


def is_about_all(finding: Finding) -> bool:
    """Whether it says something of the whole document, not of a place in it."""
    return finding.start == finding.end == 0 and not finding.is_edit


def notes(article: Article) -> list[Note]:
    """Everything that has a place in the text. Where several end in one place, their labels stand in this order."""
    return [*_findings(article), *_sentences(article), *_mentions(article)]


def _findings(article: Article) -> Iterator[Note]:
    for number, finding in enumerate(article.findings):
        if is_about_all(finding):
            continue
        start, end = _core(article.source, finding.start, finding.end)
        family = family_for(finding.family).code
        yield Note(f"f{number}", start, end, f"{family} {action_of(finding)}", finding)


def _sentences(article: Article) -> Iterator[Note]:
    for number, sentence in enumerate(article.awkward_sentences):
        start, end = _core(article.source, sentence.start, sentence.end)
        yield Note(f"s{number}", start, end, f"{SENTENCE} a{depth(sentence.awkwardness)}")


def _mentions(article: Article) -> Iterator[Note]:
    for number, name in enumerate(article.names):
        for place, (start, end, _) in enumerate(name.mentions):
            yield Note(f"n{number}-{place}", start, end, NAME)


def depth(awkwardness: float) -> int:
    """How dark a sentence is shaded: 1 to 3."""
    return 1 + (awkwardness >= SLIGHTLY_AWKWARD) + (awkwardness >= VERY_AWKWARD)


def _core(source: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space around it; a removed line takes its line break along."""
    first, last = max(start, 0), min(end, len(source))
    while first < last and source[first].isspace():
        first += 1
    while first < last and source[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else (max(start, 0), max(start, 0))
