"""Text input: the source is the text itself, every line with something on it is a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Block, Document

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_RARE_BREAKS = "\r\v\f\x85\u2028\u2029"


def line_blocks(text: str) -> tuple[Block, ...]:
    """One block for every line that is not blank, without the white space around it."""
    return tuple(Block(start, end) for start, end in line_spans(text))


def line_spans(text: str) -> list[tuple[int, int]]:
    """The span of every line that is not blank, without the white space around it.

    Example:
        >>> line_spans("Rain. \\n\\n  Wind.")
        [(0, 5), (10, 15)]
    """
    spans = []
    for at, line in _lines(text):
        stripped = line.strip()
        if stripped:
            start = at if line[0] == stripped[0] else at + len(line) - len(line.lstrip())
            spans.append((start, start + len(stripped)))
    return spans


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Every line with where it begins."""
    if any(character in text for character in _RARE_BREAKS):
        yield from ((match.start(), match.group()) for match in _LINE.finditer(text))
        return
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def text_document(text: str) -> Document:
    """A text as a document. Nothing about it is changed, not even line endings."""
    return Document(source=text, blocks=line_blocks(text), kind="text")
