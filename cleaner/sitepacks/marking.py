"""Which characters of a page stand in which selected elements.

The page is walked once more, by the walk that made its blocks, and every piece of text is followed into its block with
the elements it came from: so a strip rule that selects three words inside a paragraph takes out these, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import turbohtml

from cleaner.document import Document
from cleaner.reading.html import invisible
from cleaner.reading.walk import Frame, Walk

Marks = frozenset[int]
NO_MARKS: Marks = frozenset()

_SPACE = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


class Segment(NamedTuple):
    """Characters of a source, all in one block, that stand in the same selected elements."""

    block: int
    start: int
    end: int
    marks: Marks


def segments(
    document: Document, tree: turbohtml.Document, selected: Mapping[turbohtml.Element, Marks]
) -> list[Segment] | None:
    """The characters of a page by the selected elements that they stand in, in document order.

    Args:
        document: A page as it was read.
        tree: Its markup, parsed.
        selected: Elements, each with the numbers of the rules that selected it.

    Returns:
        Together all characters of the blocks; ``None`` if the markup does not make the same blocks.
    """
    walk = _MarkedWalk(selected)
    walk.run(tree)
    gone = invisible(walk.pieces)
    shown = [
        (piece, parts)
        for piece, parts in zip(walk.pieces, walk.marked, strict=True)
        if not (piece.frame.hidden and piece.frame.hidden in gone)
    ]
    if len(shown) != len(document.blocks):
        return None
    found = []
    for index, (block, (piece, parts)) in enumerate(zip(document.blocks, shown, strict=True)):
        if document.text_of(block) != piece.text:
            return None
        found += [Segment(index, block.start + start, block.start + end, marks) for start, end, marks in parts]
    return found


class _MarkedWalk(Walk):
    """A walk that knows of every piece of text which marked elements it stands in."""

    def __init__(self, selected: Mapping[turbohtml.Element, Marks]) -> None:
        super().__init__()
        self.marked: list[list[tuple[int, int, Marks]]] = []
        self._selected = selected
        self._marks: dict[turbohtml.Element, Marks] = {}
        self._of_run: list[Marks] = []
        self._now = NO_MARKS

    def open(self, parent: Frame, element: turbohtml.Element, facts: Any) -> Frame:
        frame = super().open(parent, element, facts)
        marks = self._of(parent) | self._selected.get(element, NO_MARKS)
        if marks:
            self._marks[element] = marks
        return frame

    def text(self, frame: Frame, data: str) -> None:
        self._fill(NO_MARKS)
        super().text(frame, data)
        self._fill(self._of(frame))

    def preformatted(self, frame: Frame, data: str) -> None:
        self._fill(NO_MARKS)
        self._now = self._of(frame)
        super().preformatted(frame, data)
        self._fill(self._now)
        self._now = NO_MARKS

    def control(self, parent: Frame, element: turbohtml.Element) -> None:
        self._fill(NO_MARKS)
        self._now = self._of(parent) | self._selected.get(element, NO_MARKS)
        super().control(parent, element)
        self._now = NO_MARKS

    def flush(self) -> None:
        self._fill(self._now)
        texts, marks = list(self.run_text), self._of_run
        self._of_run = []
        before = len(self.pieces)
        preformatted = self.run_frame is not None and self.run_frame.is_preformatted
        super().flush()
        if len(self.pieces) > before:
            self.marked.append(_places(texts, marks, len(self.pieces[-1].text), preformatted))

    def _of(self, frame: Frame) -> Marks:
        return self._marks.get(frame.node, NO_MARKS) if frame.node is not None and self._marks else NO_MARKS

    def _fill(self, marks: Marks) -> None:
        self._of_run += [marks] * (len(self.run_text) - len(self._of_run))


def _places(texts: list[str], marks: list[Marks], length: int, preformatted: bool) -> list[tuple[int, int, Marks]]:
    """Where each text of a run went, once white space has collapsed; neighbours with equal marks are one."""
    found: list[tuple[int, int, Marks]] = []
    whole = "".join(texts) if preformatted else _SPACE.sub(" ", "".join(texts))
    leading = len(whole) - len(whole.lstrip())
    position = 0
    after_space = False
    for text, of_text in zip(texts, marks, strict=True):
        size = len(text)
        if not preformatted and text:
            plain = _SPACE.sub(" ", text)
            size = len(plain) - (after_space and plain[0] == " ")
            after_space = plain[-1] == " "
        start, position = position, min(position + max(size - leading, 0), length)
        leading = max(leading - size, 0)
        if position > start:
            if found and found[-1][2] == of_text:
                found[-1] = (found[-1][0], position, of_text)
            else:
                found.append((start, position, of_text))
    return found
