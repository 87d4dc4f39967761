"""Comment threads: author, date, text and *Reply*, over and over, behind the article.

No single line of a thread says that it is a comment. What says so is a cluster of *marks* (lines that rule packs know
as author-and-date lines, reply links, timestamps), usually under a heading such as "12 Comments". The thread goes
from its heading, or its first mark, to as far behind its last mark as comments of this thread are long.
"""

from __future__ import annotations

from cleaner.rulepacks.match import Hit, Line
from cleaner.stages.claims import Claim, Claims

MARK_CONFIDENCE = 0.9
"""Thread rules at least this sure are marks; the others only hear a commenter's voice."""

MIN_MARKS = 3
"""Marks that make a thread without a heading; with one, a single mark does."""

HEAD_LINES = 4
"""Lines between a heading and the first mark."""

CLUSTER_WORDS = 700
"""Words between two marks of one thread; few comments are longer."""

_HEADINGS = ("BP301", "BP302")
_CLAIM = ("BP304", "comment-thread", "part of a comment thread: authors, dates and replies stand around it")


def claim_threads(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims) -> None:
    """Claim every line of every thread."""
    marks = [
        line.index
        for line in lines
        if any(hit.rule.place == "thread" and hit.rule.confidence >= MARK_CONFIDENCE for hit in hits[line.index])
        and claims.after_prose(line.index)
    ]
    for cluster in _clusters(lines, marks):
        heading = _heading(lines, hits, cluster[0], claims)
        if heading is None and len(cluster) < MIN_MARKS:
            continue
        start = _start(lines, cluster[0]) if heading is None else heading
        for index in range(start, _end(lines, cluster, claims)):
            if index not in claims:
                code, name, why = _CLAIM
                claims.claim(index, Claim(code, name, 0.9, why, context=heading is None))


def _clusters(lines: list[Line], marks: list[int]) -> list[list[int]]:
    clusters: list[list[int]] = []
    for mark in marks:
        if clusters and sum(line.shape.words for line in lines[clusters[-1][-1] + 1 : mark]) <= CLUSTER_WORDS:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    return clusters


def _heading(lines: list[Line], hits: list[tuple[Hit, ...]], first: int, claims: Claims) -> int | None:
    for index in range(first, max(first - HEAD_LINES - 1, -1), -1):
        if any(hit.rule.code in _HEADINGS for hit in hits[index]) and claims.after_prose(index):
            return index
    return None


def _start(lines: list[Line], first: int) -> int:
    """The author's name may stand on the line above the first mark."""
    above = lines[first - 1].shape if first else None
    return first - 1 if above and above.words <= 4 and not above.ends_sentence else first  # noqa: PLR2004


def _end(lines: list[Line], cluster: list[int], claims: Claims) -> int:
    """One past the last line: as long as the longest comment between two marks, up to another rule's line."""
    gaps = [b - a for a, b in zip(cluster, cluster[1:], strict=False)]
    reach = max(max(gaps, default=2), 2)
    if len(lines) - cluster[-1] <= 2 * reach:
        reach = len(lines) - cluster[-1]
    end = cluster[-1] + 1
    while end < min(cluster[-1] + reach, len(lines)) and end not in claims:
        end += 1
    return end
