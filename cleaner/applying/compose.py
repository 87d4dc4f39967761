"""Put two rounds of edits together, so that the findings of every round point into the first source.

Round two sees the text that round one left. Each of its edits is carried back to the source:

* An edit of text that the source has, too, keeps its code, message and replacement; only its span moves.
* An edit that runs across a place where round one removed something is split around it, so that the earlier removal
  keeps its own span and reason.
* An edit that touches text which round one *wrote* is merged with that rewrite, since neither can be told alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cleaner.finding import Finding


class _Positions:
    """Where each earlier edit's replacement lies in the text that the earlier round left.

    Attributes:
        edits: The earlier edits.
        starts, ends: Span of each one's replacement in that text; both are sorted, and equal for a removal.
    """

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
        """Source position of the character at ``position``; the start of the earlier edit that wrote it, if one did."""
        at = bisect_right(self.starts, position) - 1
        if at < 0:
            return position
        if position < self.ends[at]:
            return self.edits[at].start
        return self.edits[at].end + position - self.ends[at]

    def end_in_source(self, position: int) -> int:
        """Source position just behind the character before ``position``; before what was removed there."""
        at = bisect_left(self.starts, position) - 1
        if at < 0:
            return position
        return self.edits[at].end + max(position - self.ends[at], 0)

    def entangled(self, edit: Finding) -> list[int]:
        """Indices of the earlier edits that a later edit cannot be told apart from: it touches what they wrote."""
        first = bisect_left(self.ends, edit.start)
        last = bisect_right(self.starts, edit.end)
        return [index for index in range(first, last) if self._meets(index, edit.start, edit.end)]

    def _meets(self, index: int, start: int, end: int) -> bool:
        left, right = self.starts[index], self.ends[index]
        if left == right:
            return False
        if start == end and self.edits[index].start == self.edits[index].end:
            return left <= start <= right  # two insertions at one place of the source would have no order
        return left < end and start < right


@dataclass(slots=True)
class _Group:
    """Later edits that share earlier ones, and the indices of those."""

    later: list[Finding]
    written: list[int]


@dataclass(slots=True)
class _Run:
    """A stretch of the source that becomes one edit: where it starts, what is written there, and who had a say."""

    start: int
    text: list[str] = field(default_factory=list)
    later: list[Finding] = field(default_factory=list)


def compose(source: str, earlier: Sequence[Finding], later: Sequence[Finding]) -> tuple[Finding, ...]:
    """Edits of ``source`` that do what ``earlier`` and then ``later`` do.

    Args:
        source: What ``earlier`` points into.
        earlier: Sorted, disjoint edits.
        later: The same, pointing into the text that ``earlier`` leaves.

    Returns:
        Sorted, disjoint edits that carry their ``original``.

    Example:
        >>> first = Finding("BP101", "x", 2, 4, "", 1.0, "", "b ")
        >>> [(e.code, e.start, e.end) for e in compose("a b c d", [first], [Finding("QC301", "y", 3, 5, "", 1.0, "")])]
        [('BP101', 2, 4), ('QC301', 5, 7)]
    """
    if not earlier:
        return tuple(later)
    positions = _Positions(earlier)
    absorbed: set[int] = set()
    result: list[Finding] = []
    for group in _groups(positions, later):
        absorbed.update(group.written)
        result.extend(_carried_back(source, positions, group))
    result.extend(edit for index, edit in enumerate(earlier) if index not in absorbed)
    return tuple(sorted(result, key=lambda edit: (edit.start, edit.end)))


def map_flags(earlier: Sequence[Finding], flags: Sequence[Finding]) -> list[Finding]:
    """Flags of the text that ``earlier`` leaves, as flags of the source."""
    spans = map_spans(earlier, [(flag.start, flag.end) for flag in flags])
    return [flag._replace(start=start, end=end) for flag, (start, end) in zip(flags, spans, strict=True)]


def map_spans(earlier: Sequence[Finding], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the text that ``earlier`` leaves, as spans of the source."""
    if not earlier or not spans:
        return list(spans)
    positions = _Positions(earlier)
    mapped = []
    for start, end in spans:
        begins = positions.start_in_source(start)
        mapped.append((begins, positions.end_in_source(end) if end > start else begins))
    return mapped


def _groups(positions: _Positions, later: Sequence[Finding]) -> Iterator[_Group]:
    group: _Group | None = None
    for edit in later:
        written = positions.entangled(edit)
        if group and group.written and written and written[0] <= group.written[-1]:
            group.written += [index for index in written if index > group.written[-1]]
            group.later.append(edit)
            continue
        if group:
            yield group
        group = _Group([edit], written)
    if group:
        yield group


def _carried_back(source: str, positions: _Positions, group: _Group) -> Iterator[Finding]:
    """A group of later edits as edits of the source: one for each stretch between earlier removals."""
    edits, starts, ends = positions.edits, positions.starts, positions.ends
    low, high = group.later[0].start, group.later[-1].end
    if group.written:
        low, high = min(low, starts[group.written[0]]), max(high, ends[group.written[-1]])
    end = positions.end_in_source(high)
    run = _Run(positions.start_in_source(low) if high > low else end)
    removals = iter(
        [i for i in range(bisect_right(starts, low), bisect_left(starts, high)) if starts[i] == ends[i] and high > low]
    )
    removal = next(removals, None)
    runs: list[tuple[_Run, int]] = []
    position, written = low, 0
    for edit in group.later:
        while position < edit.start:  # what lies between two edits of a group was written by an earlier one
            written = _advance(positions, group, written, position)
            run.text.append(_written(positions, group.written[written], position, edit.start))
            position += len(run.text[-1])
        run.text.append(edit.replacement or "")
        run.later.append(edit)
        position = edit.end
        while removal is not None and starts[removal] <= edit.end:
            runs.append((run, edits[removal].start))
            run = _Run(edits[removal].end, later=[edit])
            removal = next(removals, None)
    while position < high:
        written = _advance(positions, group, written, position)
        run.text.append(_written(positions, group.written[written], position, high))
        position += len(run.text[-1])
    runs.append((run, end))
    index = 0
    for run, stop in runs:
        inside = []
        while index < len(group.written) and edits[group.written[index]].end <= stop:
            inside.append(edits[group.written[index]])
            index += 1
        yield from _as_edit(source, run, stop, inside)


def _advance(positions: _Positions, group: _Group, written: int, position: int) -> int:
    while positions.ends[group.written[written]] <= position:
        written += 1
    return written


def _written(positions: _Positions, index: int, start: int, end: int) -> str:
    """What an earlier edit wrote, from one position of the text it left to another."""
    offset = positions.starts[index]
    return (positions.edits[index].replacement or "")[start - offset : end - offset]


def _as_edit(source: str, run: _Run, end: int, written: list[Finding]) -> Iterator[Finding]:
    original, replacement = source[run.start : end], "".join(run.text)
    if original == replacement:
        return
    reasons = [edit.message for edit in run.later]
    if replacement:  # otherwise nothing of what was written is left to explain
        reasons += [edit.message for edit in written]
    lead = run.later[-1]
    if not any(edit.is_removal and _changes_letters(edit) for edit in run.later):
        # letters and digits change only by a finding whose code says so: an entity stays one when its quote is restyled
        lead = next((edit for edit in written if _changes_letters(edit)), lead)
    yield lead._replace(
        start=run.start,
        end=end,
        replacement=replacement,
        original=original,
        confidence=min(edit.confidence for edit in (*run.later, *written)),
        message="; ".join(dict.fromkeys(reasons)),
    )


def _changes_letters(edit: Finding) -> bool:
    before, after = edit.original, edit.replacement or ""
    return [char for char in before if char.isalnum()] != [char for char in after if char.isalnum()]
