"""HTML input: every visible piece of text becomes part of a block.

The parser is turbohtml. Of the four that ``benchmarks/parsers.py`` measures on 200 pages of 256 kB it is the fastest
(0.8 ms for parsing and one walk over all nodes, against 1.1 for selectolax with lexbor, 3.4 for lxml and 19 for
resiliparse, whose walk is slow), it loses no more words than the others (0.01 %), and it alone takes linear time and
loses nothing on hostile markup: 50,000 nested lists take it 20 ms, lexbor more than ten seconds, and lxml drops what is
nested deeper than 256 levels. Like a browser it nests 512 levels at most; the text of deeper ones stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

import turbohtml

from cleaner.document import Block, Document
from cleaner.element import Element
from cleaner.finding import Finding
from cleaner.reading.metadata import metadata
from cleaner.reading.walk import Piece, Walk, element_of

MAX_DEPTH = 250
"""Levels of nesting up to which lxml, and so trafilatura, sees everything; it loses what lies below 256."""

TOO_DEEP = "markup-too-deep"
"""Name of the note on a page that is nested deeper than that."""

KEPT_HIDDEN = 0.2
"""Share of a page's text in one hidden container above which the container is taken for the page itself. Menus and
dialogues stay below a tenth; pages that are shown by a script hold nearly everything in it."""

KEPT_HIDDEN_TOTAL = 0.5
"""The same for all hidden containers of a page together."""

_CUT = re.compile(r"<(?:!--|[a-z/!])[^<>]{0,4000}\Z", re.IGNORECASE)


def html_document(markup: str, url: str | None = None) -> Document:
    """A page as a document: all visible text, in document order, with what the markup says of each block.

    Args:
        markup: A whole page or a fragment, however broken.
        url: Where it came from.

    Example:
        >>> document = html_document("<h1>Rain</h1><p>It <b>r</b>ained.<br>A lot.<nav><a href=/>Home</a></nav>")
        >>> document.source
        'Rain\\n\\nIt rained.\\nA lot.\\n\\nHome'
        >>> [(block.kind, block.path, block.link_density) for block in document.blocks][-1]
        ('paragraph', 'html/body/nav/a', 1.0)
    """
    tree = turbohtml.parse(markup)
    walk = Walk()
    walk.run(tree)
    source, blocks, elements = _assemble(walk)
    document = Document(
        source=source, blocks=blocks, elements=elements, kind="html", markup=markup, notes=_notes(markup, walk)
    )
    found = metadata(markup, tree, source, url)
    return replace(
        document,
        url=url or found.url,
        title=found.title,
        author=found.author,
        date=found.date,
        site=found.site,
        language=found.language,
        declared_language=found.declared_language,
        schema_types=found.schema_types,
        og_type=found.og_type,
    )


def _assemble(walk: Walk) -> tuple[str, tuple[Block, ...], tuple[Element, ...]]:
    """Source, blocks and elements of the pieces that are shown."""
    dropped = invisible(walk.pieces)
    parts: list[str] = []
    blocks: list[Block] = []
    elements: list[Element] = []
    position = 0
    for piece in walk.pieces:
        frame = piece.frame
        if frame.hidden and frame.hidden in dropped:
            continue
        gap = (piece.gap if blocks else "") + piece.indent
        start = position + len(gap)
        position = start + len(piece.text)
        parts += (gap, piece.text)
        element = frame.element or element_of(frame, elements)
        blocks.append(Block(start, position, frame.kind, element, piece.link_density, frame.level))
    return "".join(parts), tuple(blocks), tuple(elements)


def invisible(pieces: list[Piece]) -> set[int]:
    """Numbers of the hidden containers that are left out."""
    sizes: dict[int, int] = {}
    total = 0
    for piece in pieces:
        size = len(piece.text)
        total += size
        hidden = piece.frame.hidden
        if hidden:
            sizes[hidden] = sizes.get(hidden, 0) + size
    if sum(sizes.values()) > KEPT_HIDDEN_TOTAL * total:
        return set()
    return {number for number, size in sizes.items() if size <= KEPT_HIDDEN * total}


def _notes(markup: str, walk: Walk) -> tuple[Finding, ...]:
    if walk.depth > MAX_DEPTH:
        message = f"tags are nested {walk.depth} levels deep; nothing of the text is lost, but few pages mean that"
        return (Finding("DQ202", TOO_DEEP, 0, 0, None, 0.8, message),)
    if _CUT.search(markup[-5000:]):
        return (Finding("DQ202", "markup-cut", 0, 0, None, 0.8, "the page ends in the middle of a tag or a comment"),)
    return ()
