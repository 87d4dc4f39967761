"""How garbled the sentences of an article are, from the artefacts of machine translation that were found in them.

Each artefact (``MT1xx``) has a confidence that it is one. A sentence is awkward unless all of them are mistaken, which,
were the rules' mistakes independent, has the product of ``1 - confidence`` as its probability (noisy or).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from cleaner.finding import Finding
from cleaner.sentences import sentences

ARTEFACTS = "MT1"
"""What the codes of artefacts begin with."""

AWKWARD = 0.8
"""Awkwardness from which a sentence counts as awkward: that of one artefact as sure as an edit has to be."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with an artefact of machine translation in it.

    Attributes:
        start, end: Half-open span in the source, code points.
        awkwardness: How likely (0 to 1) one of its artefacts is a true one.
        codes: The codes of the artefacts, each once, in order of place.
    """

    start: int
    end: int
    awkwardness: float
    codes: tuple[str, ...]


def awkward_sentences(source: str, findings: Iterable[Finding]) -> Iterator[Sentence]:
    """The sentences of a source that hold an artefact, in order.

    An artefact belongs to the sentence that it begins in.

    Args:
        source: The text that the findings point into; a paragraph is a line of it.
        findings: Sorted by start; only flags of artefacts are looked at.

    Example:
        >>> source = "It rained. He said, Blinken that It did not see any. Nobody came."
        >>> found = Finding("MT101", "capitalised-fragment", 34, 36, None, 0.9, "a fragment")
        >>> [(source[s.start : s.end], s.awkwardness) for s in awkward_sentences(source, [found])]
        [('He said, Blinken that It did not see any.', 0.9)]
    """
    artefacts = [f for f in findings if f.code.startswith(ARTEFACTS) and not f.is_edit]
    for (start, end), together in groupby(artefacts, key=_SentenceOf(source)):
        group = list(together)
        mistaken = math.prod(1 - f.confidence for f in group)
        yield Sentence(start, end, round(1 - mistaken, 4), tuple(dict.fromkeys(f.code for f in group)))


def count_sentences(source: str) -> int:
    """Sentences of all paragraphs."""
    return sum(len(sentences(line)) for line in source.split("\n"))


class _SentenceOf:
    """The span of the sentence that a finding begins in; findings must come in order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line_end = -1
        self._spans: list[tuple[int, int]] = []

    def __call__(self, finding: Finding) -> tuple[int, int]:
        if finding.start > self._line_end:
            self._read_line(finding.start)
        at = bisect_right(self._spans, (finding.start, self._line_end + 1)) - 1
        return self._spans[max(at, 0)] if self._spans else (finding.start, finding.end)

    def _read_line(self, position: int) -> None:
        start = self._source.rfind("\n", 0, position) + 1
        end = self._source.find("\n", position)
        self._line_end = len(self._source) if end < 0 else end
        line = self._source[start : self._line_end]
        self._spans = [(start + first, start + last) for first, last in sentences(line)]
