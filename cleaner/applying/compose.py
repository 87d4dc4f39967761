"""Put two rounds of edits together, so that the findings of every round point into the first source.

Round two sees the text that round one left. Each of its edits is carried back to the source. A removal that runs
across text which an earlier round removed is split around it, so that every finding keeps its own span; an edit that
touches text which an earlier round wrote is merged with that earlier edit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from cleaner.finding import Finding


class _Positions:
    """Where each earlier edit's replacement lies in the text that the earlier round left."""

    def __init__(self, edits: Sequence[Finding]) -> None:
        self.edits = edits
        self.starts: list[int] = []
        self.ends: list[int] = []
        shift = 0
        for edit in edits:
            width = len(edit.replacement or "")
            self.starts.append(edit.start + shift)
            self.ends.append(edit.start + shift + width)
            shift += width - (edit.end - edit.start)

    def start_in_source(self, position: int) -> int:
        """Source position of the text that begins at ``position``; behind what was removed there."""
        at = bisect_right(self.starts, position) - 1
        if at < 0:
            return position
        return self.edits[at].end + max(position - self.ends[at], 0)

    def end_in_source(self, position: int) -> int:
        """Source position of the text that ends at ``position``; before what was removed there."""
        at = bisect_left(self.starts, position) - 1
        if at < 0:
            return position
        return self.edits[at].end + max(position - self.ends[at], 0)

    def touched(self, start: int, end: int) -> range:
        """Indices of earlier edits whose replacement lies in, or overlaps, ``[start, end)``."""
        low = bisect_left(self.ends, start)
        while low < len(self.edits) and not self._meets(low, start, end):
            if self.starts[low] >= end and self.starts[low] > start:
                return range(0)
            low += 1
        high = low
        while high < len(self.edits) and self._meets(high, start, end):
            high += 1
        return range(low, high)

    def _meets(self, index: int, start: int, end: int) -> bool:
        left, right = self.starts[index], self.ends[index]
        if start == end and self.edits[index].start == self.edits[index].end:
            return left <= start <= right  # two insertions at one place would have no order
        if left == right or start == end:
            return (start < left < end) or (left < start < right)
        return left < end and start < right


def compose(source: str, earlier: Sequence[Finding], later: Sequence[Finding]) -> tuple[Finding, ...]:
    """Edits of ``source`` that do what ``earlier`` and then ``later`` do.

    Args:
        source: What ``earlier`` points into.
        earlier: Sorted, disjoint edits with their ``original``.
        later: The same, pointing into the text that ``earlier`` leaves.
    """
    if not earlier:
        return tuple(later)
    positions = _Positions(earlier)
    absorbed: set[int] = set()
    result: list[Finding] = []
    group: list[Finding] = []
    group_touches: list[int] = []

    def close() -> None:
        if group:
            result.extend(_merge(source, positions, group, group_touches, absorbed))
            group.clear()
            group_touches.clear()

    for edit in later:
        touched = positions.touched(edit.start, edit.end)
        if not (group_touches and touched and touched[0] <= group_touches[-1]):
            close()
        group.append(edit)
        group_touches.extend(index for index in touched if index not in group_touches[-1:])
    close()
    result.extend(edit for index, edit in enumerate(earlier) if index not in absorbed)
    return tuple(sorted(result, key=lambda edit: (edit.start, edit.end)))


def _merge(
    source: str, positions: _Positions, group: list[Finding], touched: list[int], absorbed: set[int]
) -> list[Finding]:
    """One group of later edits that share earlier ones, as edits of the source."""
    if len(group) == 1 and all(positions.edits[index].is_removal for index in touched):
        edit = group[0]
        if edit.is_removal:
            return _split(source, positions, edit, touched)
    first, last = group[0], group[-1]
    start, end = positions.start_in_source(first.start), positions.end_in_source(last.end)
    if first.start == last.end:
        end = start
    written: list[str] = []
    position, limit = first.start, last.end
    if touched:
        low, high = touched[0], touched[-1]
        if positions.starts[low] <= first.start and positions.edits[low].start < start:
            start, position = positions.edits[low].start, positions.starts[low]
        if positions.ends[high] >= last.end and (positions.edits[high].end > end):
            end, limit = positions.edits[high].end, positions.ends[high]
        if first.start == last.end:
            start, end = positions.edits[low].start, positions.edits[high].end
            position, limit = positions.starts[low], positions.ends[high]
    for edit in group:
        written += (_text_between(source, positions, position, edit.start), edit.replacement or "")
        position = edit.end
    written.append(_text_between(source, positions, position, limit))
    absorbed.update(touched)
    original, replacement = source[start:end], "".join(written)
    if original == replacement:
        return []
    reasons = [edit.message for edit in group] + [positions.edits[index].message for index in touched]
    return [
        replace(
            group[-1],
            start=start,
            end=end,
            replacement=replacement,
            original=original,
            confidence=min([edit.confidence for edit in group] + [positions.edits[i].confidence for i in touched]),
            message="; ".join(dict.fromkeys(reasons)),
        )
    ]


def _split(source: str, positions: _Positions, edit: Finding, touched: list[int]) -> list[Finding]:
    start = positions.start_in_source(edit.start)
    pieces = []
    for index in touched:
        pieces.append((start, positions.edits[index].start))
        start = positions.edits[index].end
    pieces.append((start, positions.end_in_source(edit.end)))
    return [replace(edit, start=s, end=e, original=source[s:e]) for s, e in pieces if e > s]


def _text_between(source: str, positions: _Positions, start: int, end: int) -> str:
    """Characters ``start`` to ``end`` of the text that the earlier edits leave."""
    pieces: list[str] = []
    index = bisect_right(positions.ends, start)
    position = start
    while position < end:
        if index < len(positions.edits) and positions.starts[index] <= position < positions.ends[index]:
            stop = min(positions.ends[index], end)
            offset = positions.starts[index]
            pieces.append((positions.edits[index].replacement or "")[position - offset : stop - offset])
            index += 1
        else:
            while index < len(positions.edits) and positions.ends[index] <= position:
                index += 1
            following = positions.starts[index] if index < len(positions.edits) else end
            stop = min(following, end) if following > position else end
            at = positions.start_in_source(position)
            pieces.append(source[at : at + stop - position])
        position = stop
    return "".join(pieces)


def map_flags(earlier: Sequence[Finding], flags: Sequence[Finding]) -> list[Finding]:
    """Flags of the text that ``earlier`` leaves, as flags of the source."""
    if not earlier:
        return list(flags)
    positions = _Positions(earlier)
    mapped = []
    for flag in flags:
        start = positions.start_in_source(flag.start)
        mapped.append(replace(flag, start=start, end=max(positions.end_in_source(flag.end), start)))
    return mapped
