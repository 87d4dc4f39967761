"""Which blocks of a page an extractor's output came from.

An extractor gives back text without positions, with its own white space, bullets and line ends. So both sides become
words, and the words are aligned the way a patient reader would: runs of four words that occur once on either side are
certain and must come in the same order; between two such anchors the search goes on in what is left; where a run occurs
several times (a teaser in the sidebar, the same sentence in the article) the occurrence next to what is certain wins.
Short lines without such a run (headings, list items) are matched whole, within the borders that the rest has set.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

GRAM = 4
"""Words of a run that counts as evidence: shorter ones repeat by chance, longer ones break at inline markup."""

MAX_ROUNDS = 12
"""Times that the gaps between anchors are searched again; two or three are usual."""

_WORD = re.compile(
    "[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    "|[^\\W_\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""A word, or one letter of a script that puts no space between words."""


def words_of(text: str) -> list[str]:
    """Words for comparing: case folded, composed, without punctuation.

    Example:
        >>> words_of("The Port’s 2 cranes—out!")
        ['the', 'port', 's', '2', 'cranes', 'out']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class _Range:
    """A stretch of both sides that is still to be aligned, and whether its ends are certain."""

    source: int
    source_end: int
    target: int
    target_end: int
    left: bool
    right: bool


def coverage(blocks: Sequence[Sequence[str]], lines: Sequence[Sequence[str]]) -> list[float]:
    """Share of the words of each block that the lines hold, in order.

    Args:
        blocks: Words of each block of the page, in document order.
        lines: Words of each line of the extractor's output.

    Returns:
        One number between 0 and 1 for each block; 0 for a block without words.

    Example:
        >>> menu, text = ["home", "news"], "it rained all day in the port of dover".split()
        >>> coverage([menu, text, menu], [text])
        [0.0, 1.0, 0.0]
    """
    source = [word for block in blocks for word in block]
    target = [word for line in lines for word in line]
    matched = align(source, target, _whole_lines(blocks, lines))
    _match_lines(blocks, lines, matched)
    shares = []
    position = 0
    for block in blocks:
        end = position + len(block)
        found = sum(place >= 0 for place in matched[position:end])
        shares.append(found / len(block) if block else 0.0)
        position = end
    return shares


def _whole_lines(blocks: Sequence[Sequence[str]], lines: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Places of blocks that are a whole line, once on either side: most paragraphs, and cheap to find."""
    targets = _once(lines)
    sources = _once(blocks)
    pairs = [(place, targets[words]) for words, place in sources.items() if place >= 0 and targets.get(words, -1) >= 0]
    pairs.sort()
    return _chain(pairs)


def _once(rows: Sequence[Sequence[str]]) -> dict[tuple[str, ...], int]:
    """Where rows of enough words begin; -1 for those that repeat."""
    places: dict[tuple[str, ...], int] = {}
    position = 0
    for row in rows:
        if len(row) >= GRAM:
            key = tuple(row)
            places[key] = -1 if key in places else position
        position += len(row)
    return places


def align(source: Sequence[str], target: Sequence[str], anchors: Sequence[tuple[int, int]] = ()) -> list[int]:
    """For each word of ``source`` its place in ``target``, or -1; places grow.

    Args:
        source: Words of the page.
        target: Words of the extractor's output.
        anchors: Places that are known to belong together, growing on both sides.
    """
    matched = [-1] * len(source)
    ranges = [_Range(0, len(source), 0, len(target), False, False)]
    if anchors:
        ranges = _extend(source, target, ranges[0], anchors, matched)
    for _ in range(MAX_ROUNDS):
        following: list[_Range] = []
        for stretch in ranges:
            if min(stretch.source_end - stretch.source, stretch.target_end - stretch.target) < GRAM:
                continue
            found = _unique(source, target, stretch) or _nearest(source, target, stretch)
            if found:
                following += _extend(source, target, stretch, found, matched)
        if not following:
            break
        ranges = following
    return matched


def _grams(words: Sequence[str], start: int, end: int) -> list[tuple[str, ...]]:
    part = words[start:end]
    return list(zip(*(part[shift:] for shift in range(GRAM)), strict=False))


def _unique(source: Sequence[str], target: Sequence[str], stretch: _Range) -> list[tuple[int, int]]:
    """Places of runs that occur once on either side, as the longest chain that grows on both."""
    targets: dict[tuple[str, ...], int] = {}
    for place, gram in enumerate(_grams(target, stretch.target, stretch.target_end), stretch.target):
        targets[gram] = -1 if gram in targets else place
    sources: dict[tuple[str, ...], int] = {}
    for place, gram in enumerate(_grams(source, stretch.source, stretch.source_end), stretch.source):
        if gram in targets:
            sources[gram] = -1 if gram in sources else place
    pairs = [(place, targets[gram]) for gram, place in sources.items() if place >= 0 and targets[gram] >= 0]
    pairs.sort()
    return _chain(pairs)


def _chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second places grow (patience sorting)."""
    tops: list[int] = []
    indices: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        if pile == len(tops):
            tops.append(place)
            indices.append(index)
        else:
            tops[pile] = place
            indices[pile] = index
        before[index] = indices[pile - 1] if pile else -1
    chain = []
    index = indices[-1] if indices else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _nearest(source: Sequence[str], target: Sequence[str], stretch: _Range) -> list[tuple[int, int]]:
    """Where no run is unique: for each run of the target the next occurrence, seen from the end that is certain."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, gram in enumerate(_grams(source, stretch.source, stretch.source_end), stretch.source):
        places.setdefault(gram, []).append(place)
    grams = list(enumerate(_grams(target, stretch.target, stretch.target_end), stretch.target))
    chain: list[tuple[int, int]] = []
    if stretch.right and not stretch.left:
        limit = stretch.source_end
        for place, gram in reversed(grams):
            found = places.get(gram, ())
            at = bisect_left(found, limit) - 1
            if at >= 0:
                limit = found[at]
                chain.append((limit, place))
        return chain[::-1]
    limit = stretch.source - 1
    for place, gram in grams:
        found = places.get(gram, ())
        at = bisect_left(found, limit + 1)
        if at < len(found):
            limit = found[at]
            chain.append((limit, place))
    return chain


def _extend(
    source: Sequence[str],
    target: Sequence[str],
    stretch: _Range,
    anchors: Sequence[tuple[int, int]],
    matched: list[int],
) -> list[_Range]:
    """Mark each anchor and the equal words around it; return what lies between."""
    gaps = []
    source_at, target_at, left = stretch.source, stretch.target, stretch.left
    for source_place, target_place in anchors:
        if source_place < source_at or target_place < target_at:
            continue  # an earlier anchor grew over it
        first, other = source_place, target_place
        while first > source_at and other > target_at and source[first - 1] == target[other - 1]:
            first, other = first - 1, other - 1
        if first > source_at and other > target_at:
            gaps.append(_Range(source_at, first, target_at, other, left, True))
        while first < stretch.source_end and other < stretch.target_end and source[first] == target[other]:
            matched[first] = other
            first, other = first + 1, other + 1
        source_at, target_at, left = first, other, True
    if source_at < stretch.source_end and target_at < stretch.target_end:
        gaps.append(_Range(source_at, stretch.source_end, target_at, stretch.target_end, left, stretch.right))
    return gaps


def _match_lines(blocks: Sequence[Sequence[str]], lines: Sequence[Sequence[str]], matched: list[int]) -> None:
    """Match blocks to whole lines of the same words, where the borders set by the words around them allow it."""
    wanted: dict[tuple[str, ...], list[int]] = {}
    lengths: dict[int, int] = {}
    position = 0
    for line in lines:
        if line:
            wanted.setdefault(tuple(line), []).append(position)
            lengths[position] = len(line)
        position += len(line)
    used = {place for place in matched if place >= 0}
    last = -1
    lowest: list[int] = []  # the last certain place before each word
    for place in matched:
        last = max(last, place)
        lowest.append(last)
    highest = [position] * (len(matched) + 1)
    for index in range(len(matched) - 1, -1, -1):
        place = matched[index]
        highest[index] = place if place >= 0 else highest[index + 1]
    start = 0
    candidates: dict[int, list[int]] = {}
    for block in blocks:
        end = start + len(block)
        places = wanted.get(tuple(block)) if block else None
        if places and matched[start] < 0 and (len(block) < GRAM or all(m < 0 for m in matched[start:end])):
            low = lowest[start - 1] if start else -1
            at = bisect_left(places, low + 1)
            while at < len(places) and places[at] + len(block) <= highest[end]:
                if places[at] not in used:
                    candidates.setdefault(places[at], []).append(start)
                    break
                at += 1
        start = end
    places_in_source = sorted((place, index) for index, place in enumerate(matched) if place >= 0)
    order = [place for place, _ in places_in_source]
    for place, starts in sorted(candidates.items()):
        at = bisect_left(order, place)
        before = places_in_source[at - 1][1] if at else None
        after = places_in_source[at][1] if at < len(order) else None
        chosen = _closest(starts, before, after)
        for offset in range(lengths[place]):
            matched[chosen + offset] = place + offset


def _closest(starts: list[int], before: int | None, after: int | None) -> int:
    """Of several equal blocks the one nearest to what is certain."""
    return min(
        starts,
        key=lambda start: min(
            abs(start - before) if before is not None else len(starts) + 10**9,
            abs(after - start) if after is not None else len(starts) + 10**9,
        ),
    )
