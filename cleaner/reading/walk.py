"""One pass over a parsed page that collects its text, piece by piece.

The walk is a loop over an explicit stack, so depth costs memory and nothing else. White space collapses as in a
browser; ``<br>`` and the line ends of ``<pre>`` begin a new piece. Pieces are joined by a blank line, but list items,
cells, options and the lines of one paragraph by a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import turbohtml

from cleaner.document import BlockKind
from cleaner.element import Element
from cleaner.reading.elements import SHOWN_ELSEWHERE, TAGS, VALUED_INPUTS, Role, TagFacts

_SPACE = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_LINE_END = re.compile("\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_MAY_HIDE = "[hidden],[style]"
_INLINE = TagFacts()


@dataclass(slots=True)
class Frame:
    """An open element."""

    parent: Frame | None
    tag: str
    node: turbohtml.Element | None
    depth: int
    kind: BlockKind
    level: int
    is_block: bool
    is_preformatted: bool
    is_link: bool
    hidden: int
    """Number of the hidden container that it is in; 0 for none."""
    is_apart: bool = False
    images: int = 0
    element: Element | None = None


@dataclass(slots=True)
class Piece:
    """A block to be, before it is known whether it stays."""

    text: str
    frame: Frame
    link_density: float
    gap: str
    """What stands between it and the block before it."""
    indent: str


@lru_cache(maxsize=10_000)
def _tokens(classes: str) -> tuple[str, ...]:
    return tuple(classes.lower().split())


def element_of(frame: Frame, elements: list[Element]) -> Element:
    """The element of a frame; it and those around it that are new are added to ``elements``."""
    chain = []
    current: Frame | None = frame
    while current is not None and current.element is None:
        chain.append(current)
        current = current.parent
    around = current.element if current is not None else None
    for step in reversed(chain):
        names: tuple[str, ...] = ()
        role = ""
        element = step.node
        if element is not None and element.attrs:
            classes, identifier = element.attr("class"), element.attr("id")
            if classes:
                names = _tokens(classes)
            if identifier:
                names += (str(identifier).lower(),)
            role = str(element.attr("role") or element.attr("itemprop") or "").lower()
        around = Element(around, step.tag, step.depth, len(elements), names, role, step.images)
        elements.append(around)
        step.element = around
    assert around is not None
    return around


class Walk:
    """One pass over the tree that collects the pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.styled: set[turbohtml.Element] = set()
        """Elements with an attribute that may hide them: few, so that the others need not be asked."""
        self.depth = 0
        self.hidden = 0
        self.run_text: list[str] = []
        self.run_linked = 0
        self.run_frame: Frame | None = None
        self.breaks = 0
        """Line breaks since the last piece; -1 once a block element has begun or ended since."""
        self.apart = False

    def run(self, tree: turbohtml.Document) -> None:  # noqa: PLR0912 -- see below
        """Walk over a page once. What most nodes need is written out here: a call costs as much as a node."""
        text, data, element = turbohtml.Text, turbohtml.CData, turbohtml.Element
        ordinary, never_shown, tags = Role.ORDINARY, Role.NEVER_SHOWN, TAGS
        frame = Frame(None, "", None, 0, "paragraph", 0, True, False, False, 0)
        self.styled.update(tree.select(_MAY_HIDE))
        children: Iterator[turbohtml.Node] = iter(tree.children)
        stack: list[tuple[Frame, Iterator[turbohtml.Node]]] = []
        while True:
            for node in children:
                kind = type(node)
                if kind is text or kind is data:
                    said: str = node.data  # type: ignore[attr-defined]
                    if frame.is_preformatted:
                        self.preformatted(frame, said)
                    elif self.run_frame is not None or not said.isspace():
                        self.text(frame, said)
                elif kind is element:
                    facts = tags.get(node.tag, _INLINE)  # type: ignore[attr-defined]
                    if facts.role is ordinary:
                        stack.append((frame, children))
                        frame, children = self.open(frame, node, facts), iter(node.children)  # type: ignore[arg-type]
                        break
                    if facts.role is not never_shown:
                        self.without_text(frame, facts.role, node)  # type: ignore[arg-type]
                elif kind is turbohtml.DocumentFragment:
                    self.styled.update(node.select(_MAY_HIDE))
                    stack.append((frame, children))
                    children = iter(node.children)
                    break
            else:
                if not stack:
                    break
                closed, (frame, children) = frame, stack.pop()
                if frame is closed:  # the end of a fragment
                    continue
                if closed.is_block or frame.hidden != closed.hidden:
                    if self.run_text:
                        self.flush()
                    self.breaks = -1
                elif closed.is_apart:
                    self.apart = True
        self.flush()

    def open(self, parent: Frame, element: turbohtml.Element, facts: TagFacts) -> Frame:
        """The frame of an element that may hold text."""
        tag = element.tag
        kind = facts.kind
        if kind is not None:
            level = facts.level
        elif facts.resets or (tag == "p" and parent.kind == "cell"):
            kind, level = "paragraph", 0
        else:
            kind, level = parent.kind, parent.level
        depth = parent.depth + 1
        self.depth = max(self.depth, depth)
        hidden = parent.hidden
        if not hidden and (tag in SHOWN_ELSEWHERE or element in self.styled) and self.is_hidden(tag, element.attrs):
            self.hidden += 1
            hidden = self.hidden
        is_block = facts.is_block or (tag == "button" and not self.in_sentence())
        if is_block or hidden != parent.hidden:
            if self.run_text:
                self.flush()
            self.breaks = -1
        elif facts.is_apart and self.apart:
            self.run_text.append(" ")
        self.apart = False
        return Frame(
            parent,
            tag,
            element,
            depth,
            kind,
            level,
            is_block,
            parent.is_preformatted or facts.is_preformatted,
            parent.is_link or (tag == "a" and "href" in element.attrs),
            hidden,
            facts.is_apart,
        )

    def without_text(self, parent: Frame, role: Role, element: turbohtml.Element) -> None:
        """An element that can hold no text of its own."""
        if role is Role.IMAGE:
            parent.images += 1
        elif role is Role.LINE_BREAK:
            self.line_break()
        else:
            self.control(parent, element)

    @staticmethod
    def is_hidden(tag: str, attributes: Mapping[str, Any]) -> bool:
        if tag in ("html", "body"):
            return False
        if tag in SHOWN_ELSEWHERE and "open" not in attributes:
            return True
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        style = attributes.get("style")
        return bool(style and _INVISIBLE_STYLE.search(style))

    def in_sentence(self) -> bool:
        """Whether text stands on the line already."""
        return any(not text.isspace() for text in self.run_text)

    def text(self, frame: Frame, data: str) -> None:
        """Text that begins a line or goes on with it."""
        if self.run_frame is None:
            self.run_frame = frame
        elif not self.run_frame.is_block and frame is not self.run_frame:
            self.run_frame = _common(self.run_frame, frame)
        self.run_text.append(data)
        self.apart = False
        if frame.is_link:
            self.run_linked += sum(map(len, data.split()))

    def preformatted(self, frame: Frame, data: str) -> None:
        lines = _LINE_END.split(data)
        for number, line in enumerate(lines):
            if number:
                self.line_break()
            if line:
                self.run_frame = self.run_frame or frame
                self.run_text.append(line)
                if frame.is_link:
                    self.run_linked += sum(map(len, line.split()))

    def control(self, parent: Frame, element: turbohtml.Element) -> None:
        """The text on a button or in a field."""
        attributes: Mapping[str, Any] = element.attrs
        value = attributes.get("value")
        if not value or str(attributes.get("type") or "").lower() not in VALUED_INPUTS or "hidden" in attributes:
            return
        self.flush()
        self.breaks = -1
        frame = replace(parent, parent=parent, tag="input", node=element, depth=parent.depth + 1, element=None)
        self.run_frame = frame
        self.run_text.append(str(value))
        self.flush()
        self.breaks = -1

    def line_break(self) -> None:
        self.flush()
        if self.breaks >= 0:
            self.breaks += 1

    def flush(self) -> None:
        """End the line: what was collected becomes a piece, if there is anything in it to see."""
        frame, self.run_frame = self.run_frame, None
        if frame is None:
            self.run_text.clear()
            return
        raw = "".join(self.run_text)
        linked, self.run_linked = self.run_linked, 0
        self.run_text.clear()
        indent = ""
        if frame.is_preformatted:
            text = raw.strip()
            indent = raw[: len(raw) - len(raw.lstrip())] if text and raw[:1] in " \t" else ""
        else:
            text = " ".join(raw.split()) if raw.isascii() else _SPACE.sub(" ", raw).strip()
        if not text:
            return
        density = 0.0
        if linked:
            density = min(1.0, linked / max(1, sum(map(len, text.split()))))
        self.pieces.append(Piece(text, frame, density, self.gap(frame), indent))
        self.breaks = 0

    def gap(self, frame: Frame) -> str:
        if not self.pieces:
            return ""
        if 0 <= self.breaks <= 1:
            return "\n"
        before = self.pieces[-1].frame
        if self.breaks < 0 and frame.kind == before.kind and frame.kind in ("list-item", "cell"):
            return "\n"
        return "\n\n"


def _common(first: Frame, second: Frame) -> Frame:
    """The innermost element that both are in, so that a block of many inline elements is not given to the first."""
    one: Frame = first
    other: Frame = second
    while one is not other:
        if one.is_block and other.is_block:
            return one
        if one.depth >= other.depth and one.parent is not None and not one.is_block:
            one = one.parent
        elif other.parent is not None and not other.is_block:
            other = other.parent
        elif one.parent is not None and not one.is_block:
            one = one.parent
        else:
            return one
    return one
