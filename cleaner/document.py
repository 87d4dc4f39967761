"""What stages read: the source text and its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from cleaner.element import Element
from cleaner.finding import Finding

BlockKind = Literal["paragraph", "heading", "list-item", "cell", "quotation", "caption", "code", "line"]


class Block(NamedTuple):
    """One paragraph-like unit of the source. It never holds a line break and never is blank.

    In a text input every line with something on it is a block of kind ``line``. In HTML a block is what a browser
    would set as one run of lines between two breaks; a ``<br>`` or a newline inside ``<pre>`` starts a new block.

    A named tuple, since a page has hundreds: a frozen dataclass takes five times as long to make.

    Attributes:
        start, end: Half-open span in the source, code points, without surrounding white space.
        kind: What the markup calls it.
        element: The innermost element that holds all of it; ``None`` in text.
        link_density: Share of the block's characters (0 to 1) inside ``<a href>``; 0 in text.
        level: 1 to 6 for a heading, otherwise 0.
    """

    start: int
    end: int
    kind: BlockKind = "line"
    element: Element | None = None
    link_density: float = 0.0
    level: int = 0

    @property
    def path(self) -> str:
        """Tag path from the root, such as ``html/body/main/p``; empty in text."""
        return self.element.path if self.element is not None else ""

    @property
    def tokens(self) -> frozenset[str]:
        """Lower-cased class and id tokens of the element and its ancestors; empty in text."""
        return self.element.tokens if self.element is not None else frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """A page or text as the stages see it.

    Attributes:
        source: The text that findings point into.
        blocks: In document order; together they cover every character of the source that is not white space
            around a block.
        elements: The elements of a page that hold text, in document order; empty in text.
        kind: Whether it came from HTML or from text.
        markup: The decoded HTML, for the main-content stage; ``None`` in text.
        url, title, author, date, site, language: What the caller gave or the page says; ``date`` is ISO 8601,
            ``language`` an ISO 639-1 code (with a script or region only where it matters: ``zh``).
        declared_language: What the caller or the page says that the language is, whether it was believed or not.
        schema_types, og_type: What the page says of its own kind, see :class:`~cleaner.reading.metadata.Metadata`.
        language_detected: Whether the language was found out from the text, and so has to be again when that changes.
        notes: Findings about the whole document made while it was read (broken encoding, markup cut short).
    """

    source: str
    blocks: tuple[Block, ...]
    elements: tuple[Element, ...] = field(default=(), repr=False)
    kind: Literal["html", "text"] = "text"
    markup: str | None = field(default=None, repr=False)
    url: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    declared_language: str | None = None
    schema_types: frozenset[str] = frozenset()
    og_type: str | None = None
    language_detected: bool = False
    notes: tuple[Finding, ...] = ()

    def text_of(self, block: Block) -> str:
        """The characters of one block."""
        return self.source[block.start : block.end]

    def with_text(self, source: str, blocks: tuple[Block, ...]) -> Document:
        """The same document with other text; used between rounds of cleaning."""
        return replace(self, source=source, blocks=blocks, markup=None, notes=())
