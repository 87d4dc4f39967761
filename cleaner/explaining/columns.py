"""The rows as HTML: on the left the source with every note drawn in its place, on the right what is left of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from cleaner.article import Article
from cleaner.explaining.notes import NAME, Note, action_of
from cleaner.explaining.rows import Row, rows
from cleaner.explaining.segments import Segment, segments
from cleaner.pages.colours import family_for
from cleaner.pages.visible import plain, signs, visible

FOLDED = 12
"""Lines in a row that are all removed before they are folded away; navigation and footers are often hundreds."""

MOST_CODES = 6
"""Codes that a fold names."""

NOTHING = '<span class="nothing" aria-hidden="true">—</span><span class="vh">nothing is left</span>'

CARET = "‸"
"""Stands where something is put in, or said of the place between two characters."""

DEEPEST = 4
"""Lines that are drawn below each other; notes on top of more layers keep their colour and label."""


def columns(article: Article, drawn: list[Note]) -> Iterator[str]:
    """The two columns, row by row."""
    edits = [note for note in drawn if note.finding is not None and note.finding.is_edit]
    lines = list(rows(article.source, edits))
    left = _left(article.source, lines, drawn)
    for gone, together in groupby(zip(lines, left, strict=True), key=lambda pair: pair[0].is_gone):
        group = list(together)
        html = [_row(row, before, _direction(article.source, row)) for row, (before, _) in group]
        if gone and len(group) >= FOLDED:
            codes = Counter(code for _, (_, found) in group for code in found)
            html = [_folded(html, codes)]
        yield from html


def _row(row: Row, before: str, direction: str) -> str:
    state = "gone" if row.is_gone else "changed" if row.is_changed else "same"
    cell = f'<p class="after" dir="auto">{"".join(_written(text, note) for text, note in row.after)}</p>'
    if state == "gone":
        cell = f'<p class="after" dir="{direction}">{NOTHING}</p>'
    cells = f'<p class="before" dir="auto">{before}</p>{cell}'
    return f'<div class="row {state}">{cells}</div>\n'


def _direction(source: str, row: Row) -> str:
    """What ``dir="auto"`` finds: the direction of the first letter that has one."""
    strong = (unicodedata.bidirectional(source[at]) for at in range(row.start, row.end))
    return "rtl" if next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def _written(text: str, note: Note | None) -> str:
    if note is None or note.finding is None:
        return visible(text)
    family = family_for(note.finding.family).code
    return f'<ins class="{family}" data-f="{note.id}">{visible(text)}</ins>'


def _folded(html: list[str], codes: Counter[str]) -> str:
    named = "".join(
        f'<span class="tag {family_for(code.rstrip("0123456789")).code}">{visible(code)}</span> {count:,}\n'
        for code, count in codes.most_common(MOST_CODES)
    )
    rest = "and others" if len(codes) > MOST_CODES else ""
    return (
        f'<details class="fold"><summary><span class="count">{len(html)} lines removed</span> {named}{rest}</summary>\n'
        f"{''.join(html)}</details>\n"
    )


def _left(source: str, lines: list[Row], drawn: list[Note]) -> Iterator[tuple[str, list[str]]]:
    """The source of every row with its notes drawn, and the codes that have their label in it."""
    pieces = iter(segments(len(source), drawn, (place for row in lines for place in (row.start, row.end))))
    piece = next(pieces, None)
    for index, row in enumerate(lines):
        # What stands on blank lines below a row, which are no rows themselves, is drawn at its end.
        limit = lines[index + 1].start if index + 1 < len(lines) else len(source) + 1
        html: list[str] = []
        codes: list[str] = []
        while piece is not None and piece.start < limit:
            html.append(_segment(source, row, piece))
            codes += (note.finding.code for note in piece.ending if note.finding is not None)
            piece = next(pieces, None)
        yield "".join(html), codes


def _segment(source: str, row: Row, segment: Segment) -> str:
    labels = "".join(_label(note) for note in segment.ending)
    if segment.start == segment.end:
        return "".join(_point(note, source) for note in segment.ending) + labels
    text = source[max(segment.start, row.start) : min(segment.end, row.end)]
    if not text or not segment.layers:
        return visible(text) + labels
    more = f' data-more="{segment.more}"' if segment.more else ""
    named = f' data-f="{" ".join(note.id for note in segment.notes)}"{more}'
    opened: list[str] = []
    lines = sum(layer != NAME for layer in segment.layers)
    for layer in segment.layers:
        lines -= layer != NAME
        opened.append(f'<mark class="{layer} d{min(lines, DEEPEST)}"{"" if opened else named}>')
    return "".join(opened) + visible(text) + "</mark>" * len(opened) + labels


def _point(note: Note, source: str) -> str:
    """What has no visible text of its own: white space that goes, or a place where something is put in."""
    finding = note.finding
    if finding is None:
        return ""
    gone = source[finding.start : min(finding.end, finding.start + 64)]
    return f'<mark class="{note.layer} d0 point" data-f="{note.id}">{signs(gone) or CARET}</mark>'


def _label(note: Note) -> str:
    """The code behind what it marks, where the keyboard finds it, and what is written instead."""
    if note.layer == NAME:
        return ""
    if note.finding is None:
        return _link(note, "sentence", f"w{note.id} r{note.id}", '<span class="vh">awkward sentence </span>≈')
    family = family_for(note.finding.family).code
    said = f'<span class="vh">{action_of(note.finding)}: </span>{plain(note.finding.code)}'
    return _instead(note, note.finding.replacement or "", family) + _link(note, family, f"w{note.id} r{note.id}", said)


def _instead(note: Note, written: str, family: str) -> str:
    if not written:
        return ""
    return f'<ins class="inline {family}" data-f="{note.id}">{visible(written.strip()) or signs(written)}</ins>'


def _link(note: Note, kind: str, described_by: str, said: str) -> str:
    about = f'class="tag {kind}" id="m{note.id}" href="#{note.id}" aria-describedby="{described_by}"'
    return f'<a {about} dir="ltr">{said}</a>'
