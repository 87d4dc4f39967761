"""Text input: the source is the text itself, every line with something on it is a block."""

from __future__ import annotations

import re

from cleaner.document import Block, Document

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


def line_blocks(text: str) -> tuple[Block, ...]:
    """One block for every line that is not blank, without the white space around it."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            blocks.append(Block(start, start + len(stripped)))
    return tuple(blocks)


def text_document(text: str) -> Document:
    """A text as a document. Nothing about it is changed, not even line endings."""
    return Document(source=text, blocks=line_blocks(text), kind="text")
