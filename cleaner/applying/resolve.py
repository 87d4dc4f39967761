"""Make the edits disjoint, by one rule, and let removals of whole lines take their line breaks along.

The rule, for two edits that overlap: **a removal beats a rewrite; then the wider wins; then the more confident; then
the lower code.** The loser is dropped: its text is either gone or will be looked at again in the next round. Flags
never compete.

White space follows the text it belongs to. When whole lines go, of the two gaps around them the larger stays, so that
paragraphs remain as far apart as they were; at the end of the text nothing but the final line break stays. When part
of a line goes, the space beside it goes too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from cleaner.document import Block, Document
from cleaner.finding import Finding

_BREAKS = "\r\n\u2028\u2029\x85\v\f"


def resolve(document: Document, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Sort findings into disjoint edits and flags, both by start.

    Args:
        document: What the findings point into.
        findings: In any order; spans outside the source are cut to it.

    Returns:
        ``(edits, flags)``. Edits are disjoint, sorted, and carry their ``original``.
    """
    source = document.source
    edits: list[Finding] = []
    flags: set[Finding] = set()
    for finding in findings:
        start = min(max(finding.start, 0), len(source))
        end = min(max(finding.end, start), len(source))
        if (start, end) != (finding.start, finding.end):
            finding = replace(finding, start=start, end=end)
        if finding.replacement is None:
            flags.add(finding)
        elif finding.replacement != source[start:end]:
            edits.append(finding)
    chosen = _widen(document, _disjoint(edits))
    return (
        tuple(replace(edit, original=source[edit.start : edit.end]) for edit in chosen),
        tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.code, flag.message))),
    )


def _disjoint(edits: list[Finding]) -> list[Finding]:
    edits.sort(key=lambda e: (not e.is_removal, e.start - e.end, -e.confidence, e.code, e.start, e.replacement or ""))
    starts: list[int] = []
    chosen: list[Finding] = []
    for edit in edits:
        at = bisect_left(starts, edit.start)
        if at > 0 and chosen[at - 1].end > edit.start:
            continue
        if at < len(chosen) and (chosen[at].start < edit.end or chosen[at].start == edit.start):
            continue
        starts.insert(at, edit.start)
        chosen.insert(at, edit)
    return chosen


def _widen(document: Document, edits: list[Finding]) -> list[Finding]:
    """Give every removal the white space that goes with it, then drop edits that this runs over."""
    removals = [edit for edit in edits if edit.is_removal and edit.end > edit.start]
    if not removals:
        return edits
    source, blocks = document.source, document.blocks
    starts = [removal.start for removal in removals]
    spans = [[removal.start, removal.end] for removal in removals]
    gone = [_covered(block, removals, starts) for block in blocks]
    index = 0
    while index < len(blocks):
        if not gone[index]:
            index += 1
            continue
        first = index
        while index < len(blocks) and gone[index]:
            if index > first:  # the gap between two removed lines goes with the earlier one
                _reach(spans, starts, blocks[index - 1].end, blocks[index].start)
            index += 1
        _close_gap(source, blocks, first, index - 1, spans, starts)
    for span in spans:
        _take_space(source, span)
    wide = [replace(r, start=s, end=e) for r, (s, e) in zip(removals, spans, strict=True)]
    others = [edit for edit in edits if not (edit.is_removal and edit.end > edit.start)]
    limits = [r.start for r in wide]
    kept = [edit for edit in others if not _hits(edit, wide, limits)]
    return sorted([*wide, *kept], key=lambda edit: (edit.start, edit.end))


def _covered(block: Block, removals: list[Finding], starts: list[int]) -> bool:
    """Whether removals leave nothing of a block."""
    at = max(bisect_right(starts, block.start) - 1, 0)
    position = block.start
    while at < len(removals) and removals[at].start <= position < block.end:
        position = max(position, removals[at].end)
        at += 1
    return position >= block.end


def _reach(spans: list[list[int]], starts: list[int], position: int, end: int) -> None:
    """Stretch the removal that ends a removed block forward over the gap behind it."""
    span = spans[bisect_left(starts, position) - 1]
    span[1] = max(span[1], end)


def _close_gap(
    source: str, blocks: tuple[Block, ...], first: int, last: int, spans: list[list[int]], starts: list[int]
) -> None:
    """Decide which of the two gaps around the removed blocks ``first..last`` stays."""
    before_start = blocks[first - 1].end if first else 0
    after_end = blocks[last + 1].start if last + 1 < len(blocks) else len(source)
    before = source[before_start : blocks[first].start]
    after = source[blocks[last].end : after_end]
    leading = spans[max(bisect_right(starts, blocks[first].start) - 1, 0)]
    if first == 0:
        leading[0] = 0
        _reach(spans, starts, blocks[last].end, after_end)
    elif last + 1 == len(blocks):
        leading[0] = min(leading[0], before_start)
    elif after.startswith(before):
        _reach(spans, starts, blocks[last].end, blocks[last].end + len(before))
    elif before.count("\n") > after.count("\n"):
        _reach(spans, starts, blocks[last].end, after_end)
    else:
        leading[0] = min(leading[0], before_start)


def _take_space(source: str, span: list[int]) -> None:
    """Inside a line, leave one space where there were two, and none at the line's ends."""
    start, end = span
    at_line_end = end == len(source) or source[end] in _BREAKS
    at_line_start = start == 0 or source[start - 1] in _BREAKS
    if at_line_end and not at_line_start:
        while start > 0 and source[start - 1] in " \t\u00a0\u202f\u3000":
            start -= 1
    elif not at_line_end and (at_line_start or source[start - 1].isspace()):
        while end < len(source) and source[end] in " \t\u00a0\u202f\u3000":
            end += 1
    span[:] = [start, end]


def _hits(edit: Finding, removals: list[Finding], starts: list[int]) -> bool:
    at = bisect_right(starts, edit.start) - 1
    if at >= 0 and removals[at].end > edit.start:
        return True
    return at + 1 < len(removals) and removals[at + 1].start < edit.end
