"""Make the edits disjoint, by one rule, and let removals of whole lines take their line breaks along.

The rule, for two edits that overlap: **a removal beats a rewrite; then the wider wins; then the more confident; then
the lower code.** The loser is dropped: its text is either gone or will be looked at again in the next round. Flags
never compete.

White space follows the text it belongs to. When whole lines go, of the two gaps around them the larger stays, so that
paragraphs remain as far apart as they were; the first line that stays begins the text, and behind the last one stands
what ended the text before. When part of a line goes, the space beside it goes too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from cleaner.document import Block, Document
from cleaner.finding import Finding

_BREAKS = "\r\n\u2028\u2029\x85\v\f"
_SPACES = " \t\u00a0\u202f\u3000"


def resolve(document: Document, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Sort findings into disjoint edits and flags, both by start.

    Args:
        document: What the findings point into.
        findings: In any order; spans outside the source are cut to it.

    Returns:
        ``(edits, flags)``. Edits are disjoint, sorted, and carry their ``original``.
    """
    source = document.source
    length = len(source)
    edits: list[Finding] = []
    flags: set[Finding] = set()
    for said in findings:
        finding = said if 0 <= said.start <= said.end <= length else _cut(said, length)
        if finding.replacement is None:
            flags.add(finding)
        elif finding.replacement != source[finding.start : finding.end]:
            edits.append(finding)
    return (
        tuple(_widen(document, _disjoint(source, edits))),
        tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.code, flag.message))),
    )


def _cut(finding: Finding, length: int) -> Finding:
    """The finding with a span inside a source of that length."""
    start = min(max(finding.start, 0), length)
    return finding._replace(start=start, end=min(max(finding.end, start), length))


def _disjoint(source: str, edits: list[Finding]) -> list[Finding]:
    """The winners, sorted by start. One byte for every character keeps this linear where a sorted list would not be."""
    if _are_apart(edits):
        return edits
    edits.sort(key=lambda e: (not e.is_removal, e.start - e.end, -e.confidence, e.code, e.start, e.replacement or ""))
    taken = bytearray(len(source) + 1)
    inserted: set[int] = set()
    chosen: list[Finding] = []
    for edit in edits:  # insertions have no width and so come last
        start, end = edit.start, edit.end
        if start == end:
            if taken[start] or start in inserted:
                continue
            inserted.add(start)
        else:
            if taken.find(1, start, end) >= 0:
                continue
            taken[start:end] = b"\1" * (end - start)
        chosen.append(edit)
    return sorted(chosen, key=lambda edit: (edit.start, edit.end))


def _are_apart(edits: list[Finding]) -> bool:
    """Whether edits are in order and disjoint already, as a stage gives them that goes from block to block."""
    position = 0
    for edit in edits:
        if not position <= edit.start < edit.end:
            return False
        position = edit.end
    return True


def _widen(document: Document, edits: list[Finding]) -> list[Finding]:
    """Give every removal the white space that goes with it, then drop the edits that this runs over."""
    source = document.source
    removals = [edit for edit in edits if edit.is_removal]
    if not removals:
        return [_at(edit, edit.start, edit.end, source) for edit in edits]
    spans = _Spans(document, removals)
    spans.join_neighbours()
    spans.take_line_breaks()
    spans.take_spaces()
    wide = [_at(r, s, e, source) for r, (s, e) in zip(removals, spans.disjoint(), strict=True) if e > s]
    starts = [removal.start for removal in wide]
    rewrites = (edit for edit in edits if not edit.is_removal)
    kept = [_at(edit, edit.start, edit.end, source) for edit in rewrites if not _hits(edit, wide, starts)]
    return sorted([*wide, *kept], key=lambda edit: (edit.start, edit.end)) if kept else wide


def _at(edit: Finding, start: int, end: int, source: str) -> Finding:
    """The edit on a span, with the text that stands there. Written out, since a page has hundreds."""
    code, name, _, _, replacement, confidence, message, _ = edit
    return Finding(code, name, start, end, replacement, confidence, message, source[start:end])


class _Spans:
    """The spans of the removals while they grow. ``starts`` stays what the stages said, to find a span by place."""

    def __init__(self, document: Document, removals: list[Finding]) -> None:
        self.source, self.blocks = document.source, document.blocks
        self.spans = [[removal.start, removal.end] for removal in removals]
        self.starts = [removal.start for removal in removals]
        self.whole_line = [False] * len(removals)
        self._ends = {removal.start: (number, removal.end) for number, removal in enumerate(removals)}

    def join_neighbours(self) -> None:
        """Spaces between two removals in one line go with the first of the two."""
        for span, following in zip(self.spans, self.spans[1:], strict=False):
            if _skip_spaces(self.source, span[1], following[0]) == following[0]:
                span[1] = following[0]

    def take_line_breaks(self) -> None:
        """Lines of which nothing is left go with one of the gaps around them."""
        gone = [self._covers(block) for block in self.blocks]
        index = 0
        while index < len(gone):
            if not gone[index]:
                index += 1
                continue
            first = index
            while index < len(gone) and gone[index]:
                self._mark(self.blocks[index])
                if index > first:  # the gap between two lines that go is the earlier one's
                    self._stretch(self.blocks[index - 1].end, self.blocks[index].start)
                index += 1
            self._close_gap(first, index - 1)

    def take_spaces(self) -> None:
        """Where a part of a line goes, leave one space where there were two, and none at the line's ends."""
        index = 0
        while index < len(self.spans):
            first = index
            while index + 1 < len(self.spans) and self.spans[index][1] >= self.spans[index + 1][0]:
                index += 1
            if not self.whole_line[first]:
                self.spans[first][0] = self._space_before(self.spans[first][0], self.spans[index][1])
            if not self.whole_line[index]:
                self.spans[index][1] = self._space_behind(self.spans[first][0], self.spans[index][1])
            index += 1

    def disjoint(self) -> list[tuple[int, int]]:
        """The spans without the parts that an earlier one has grown over."""
        result, position = [], 0
        for start, end in self.spans:
            result.append((max(start, position), max(end, position)))
            position = max(end, position)
        return result

    def _at(self, position: int) -> int:
        """Index of the last removal that starts at or before a position."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def _alone(self, block: Block) -> int | None:
        """The removal that begins where a line does and takes all of it, as most do that take whole lines."""
        number, end = self._ends.get(block.start, (None, 0))
        return number if end >= block.end else None

    def _covers(self, block: Block) -> bool:
        if self._alone(block) is not None:
            return True
        spans, position, end = self.spans, block.start, block.end
        at = self._at(position)
        while at < len(spans) and spans[at][0] <= position < end:
            position = max(position, spans[at][1])
            at += 1
        return position >= end

    def _mark(self, block: Block) -> None:
        alone = self._alone(block)
        if alone is not None:
            self.whole_line[alone] = True
            return
        for index in range(self._at(block.start), self._at(block.end - 1) + 1):
            self.whole_line[index] = True

    def _stretch(self, position: int, end: int) -> None:
        """Let the removal that ends a line, at ``position``, reach forward over the gap behind it."""
        span = self.spans[bisect_left(self.starts, position) - 1]
        span[1] = max(span[1], end)

    def _close_gap(self, first: int, last: int) -> None:
        """Decide which of the two gaps around the lines ``first`` to ``last`` stays."""
        source, blocks = self.source, self.blocks
        is_last = last + 1 == len(blocks)
        before_start = blocks[first - 1].end if first else 0
        after_end = len(source) if is_last else blocks[last + 1].start
        before, after = source[before_start : blocks[first].start], source[blocks[last].end : after_end]
        leading = self.spans[self._at(blocks[first].start)]
        if first == 0:
            leading[0] = 0
            self._stretch(blocks[last].end, after_end)
        elif is_last:
            leading[0] = min(leading[0], before_start)
        elif after.startswith(before):
            self._stretch(blocks[last].end, blocks[last].end + len(before))
        elif _line_breaks(before) > _line_breaks(after):
            self._stretch(blocks[last].end, after_end)
        else:
            leading[0] = min(leading[0], before_start)

    def _space_before(self, start: int, end: int) -> int:
        source = self.source
        at_line_end = end == len(source) or source[end] in _BREAKS
        while at_line_end and start > 0 and source[start - 1] in _SPACES:
            start -= 1
        return start

    def _space_behind(self, start: int, end: int) -> int:
        source = self.source
        at_line_start = start == 0 or source[start - 1] in _BREAKS
        if at_line_start or source[start - 1] in _SPACES:
            return _skip_spaces(source, end, len(source))
        return end


def _skip_spaces(source: str, position: int, limit: int) -> int:
    """Position of the first character, up to ``limit``, that is not a space; ``position`` if none is before it."""
    end = position
    while end < limit and source[end] in _SPACES:
        end += 1
    return end


def _line_breaks(gap: str) -> int:
    return sum(gap.count(character) for character in _BREAKS) - gap.count("\r\n")


def _hits(edit: Finding, removals: list[Finding], starts: list[int]) -> bool:
    at = bisect_right(starts, edit.start) - 1
    if at >= 0 and removals[at].end > edit.start:
        return True
    return at + 1 < len(removals) and removals[at + 1].start < edit.end
