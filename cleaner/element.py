"""The elements of a page that its blocks stand in."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PATH = 64
"""Steps of a tag path that are written out; deeper blocks carry the first 63 and their own tag. No page of the
development set has deeper blocks that say something, and a path as long as a 50,000-deep nest is worth nothing."""

MAX_TOKENS = 256
"""Class and id tokens that a block carries, those of its outermost ancestors first to be kept."""


@dataclass(slots=True, eq=False)
class Element:
    """An element that holds text, itself or below it. Made by the reader, never changed afterwards.

    Attributes:
        parent: The element around it; ``None`` at the root.
        tag: Lower-case name; empty at the root, which is the page itself.
        depth: Elements around it.
        number: Its place among the page's elements with text, in document order; the root has 0.
        names: Its own class and id tokens, lower case.
        role: Its ``role``, or what ``itemprop`` says of it; empty where it has neither.
        images: Images directly in it.
    """

    parent: Element | None
    tag: str
    depth: int = 0
    number: int = 0
    names: tuple[str, ...] = ()
    role: str = ""
    images: int = 0
    _path: str | None = None
    _tokens: frozenset[str] | None = None

    @property
    def path(self) -> str:
        """Tag path from the root, such as ``html/body/main/p``; made where it is first asked for."""
        chain = []
        current: Element | None = self
        while current is not None and current._path is None:
            chain.append(current)
            current = current.parent
        for step in reversed(chain):
            above = step.parent.path if step.parent else ""
            if not above:
                step._path = step.tag
            elif step.depth <= MAX_PATH:
                step._path = f"{above}/{step.tag}"
            else:
                step._path = f"{above.rpartition('/')[0]}/{step.tag}"
        return self._path or ""

    @property
    def tokens(self) -> frozenset[str]:
        """Class and id tokens of the element and its ancestors."""
        chain = []
        current: Element | None = self
        while current is not None and current._tokens is None:
            chain.append(current)
            current = current.parent
        tokens = current._tokens if current and current._tokens is not None else frozenset()
        for step in reversed(chain):
            if step.names and len(tokens) < MAX_TOKENS:
                tokens = tokens.union(step.names)
            step._tokens = tokens
        return tokens
