"""What the elements of a page tell of its blocks: containers, siblings, equal paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cleaner.judges.blocks.vocabulary import CONCEPTS, concepts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleaner.document import Document
    from cleaner.element import Element

MAX_UP = 40
"""Ancestors of a block that are looked at; deeper pages have long chains without a sibling."""

FAR = 30.0
"""Distance that stands for: not there, or farther up than that."""

_TAG_GROUPS = """
    p|div|span|a|li|td th dt dd|h1|h2|h3|h4 h5 h6|button input select option label textarea|time|strong b em i
    |article|main|section|nav menu|header|footer|aside|form|ul ol dl|table tr tbody thead|figure figcaption
    |blockquote pre code|body html|details summary
"""
TAG_GROUPS = [group.split() for group in _TAG_GROUPS.split("|")]
TAG_NUMBER = {tag: number for number, group in enumerate(TAG_GROUPS, 1) for tag in group}

SECTIONS = (
    "article main section nav header footer aside form ul table figure button".split()  # noqa: SIM905 -- reads better
)
"""Tags (the first of their group) whose distance above a block is a feature."""

ROLES = (
    "navigation menu menubar menuitem tab tablist",
    "banner contentinfo complementary search dialog alert",
    "main article articlebody text reviewbody description headline",
    "comment author datepublished publisher",
    "name",
)
"""Values of ``role`` and ``itemprop``, by what they say of the text in them."""

_SECTION_BIT = {TAG_NUMBER[tag]: 1 << number for number, tag in enumerate(SECTIONS)}
_TAG_BIT = {tag: _SECTION_BIT.get(number, 0) for tag, number in TAG_NUMBER.items()}
_ROLE_BIT = {role: 1 << (len(SECTIONS) + kind) for kind, roles in enumerate(ROLES) for role in roles.split()}
_NAME_SHIFT = len(SECTIONS) + len(ROLES)

SIGNS = [f"up_{tag}" for tag in SECTIONS]
SIGNS += [f"up_role_{number}" for number in range(1, len(ROLES) + 1)]
SIGNS += [f"up_{concept}_name" for concept in CONCEPTS]
"""What an ancestor can be, one column each of :attr:`Tree.distance`."""

_MAX_MASKS = 100_000


class _Masks(dict[tuple[str, ...], int]):
    """Bits of the concepts in an element's names, worked out when first asked for."""

    def __missing__(self, names: tuple[str, ...]) -> int:
        mask = 0
        for name in names:
            mask |= concepts(name)
        if len(self) >= _MAX_MASKS:
            self.clear()
        self[names] = mask = mask << _NAME_SHIFT
        return mask


_MASKS = _Masks()


@dataclass(slots=True)
class Tree:
    """The elements of a page as arrays; ``E`` elements and one more that stands above the root.

    Attributes:
        elements: In document order, an element always after the one around it.
        parent: Number of the element around each; ``E`` above the root. Shape (E + 1,).
        tag: Number of the group of its tag, 0 for none.
        images: Images directly in it.
        up: Numbers of a block's element and its ancestors, ``E`` where there are no more. Shape (up to MAX_UP, blocks).
        sibling: Number of the group of siblings that look like it (same parent, tag and first class).
        ordinal: Its place in that group.
        path, named_path: Number of the tag path of each block, the second with the first class of every step.
        distance: Steps from each block up to the next ancestor of every kind in :data:`SIGNS`. Shape (blocks, SIGNS).
    """

    elements: tuple[Element, ...]
    parent: NDArray[np.int64]
    tag: NDArray[np.int64]
    images: NDArray[np.float32]
    up: NDArray[np.int64]
    sibling: NDArray[np.int64]
    ordinal: NDArray[np.float32]
    path: NDArray[np.int64]
    named_path: NDArray[np.int64]
    distance: NDArray[np.float32]

    def below(self, weights: NDArray[np.float32]) -> NDArray[np.float64]:
        """Sum over all blocks in each element. Shape (E + 1,).

        Args:
            weights: One number for each block.
        """
        count = len(self.elements) + 1
        sums = np.bincount(self.up.ravel(), weights=np.tile(weights, len(self.up)), minlength=count)
        return sums.astype(np.float64, copy=False)

    def containers(self, mass: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each element the outermost one that holds no more text than it, and the one around that.

        An item of a list stands among its siblings there. Shapes (E + 1,); ``E`` above the last.
        """
        ends = len(self.elements)
        widest = np.arange(ends + 1)
        around = self.parent
        for _ in range(MAX_UP):
            same = (mass.take(around) <= mass) & (around != ends)
            if not same.any():
                break
            widest = np.where(same, around, widest)
            around = self.parent.take(widest)
        return widest, around


def tree(document: Document) -> Tree:
    """The elements of a page with at least one block."""
    elements = document.elements
    ends = len(elements)
    parents = np.array([step.parent.number if step.parent is not None else ends for step in elements] + [ends])
    ids: dict[str, int] = {}
    tags = np.array([ids.setdefault(step.tag, len(ids)) for step in elements] + [0])
    firsts = np.array([ids.setdefault(step.names[0], len(ids)) if step.names else -1 for step in elements] + [-1])
    bits = [
        _TAG_BIT.get(step.tag, 0)
        | (_ROLE_BIT.get(step.role, 0) if step.role else 0)
        | (_MASKS[step.names] if step.names else 0)
        for step in elements
    ]
    level = np.array([block.element.number if block.element is not None else ends for block in document.blocks])
    up: list[NDArray[np.int64]] = []
    while len(up) < MAX_UP and bool((level != ends).any()):
        up.append(level)
        level = parents.take(level)
    above = np.array(up)
    sibling, ordinal = _groups((parents * (len(ids) + 1) + tags) * (len(ids) + 2) + firsts + 1)
    named = tags * (len(ids) + 2) + firsts + 2
    return Tree(
        elements,
        parents,
        np.array([TAG_NUMBER.get(step.tag, 0) for step in elements] + [0]),
        np.array([step.images for step in elements] + [0], dtype=np.float32),
        above,
        sibling,
        ordinal,
        _equal(tags + 1, above, ends),
        _equal(named, above, ends),
        _distances(np.array([*bits, 0]), parents, np.array([step.depth for step in elements])).take(above[0], axis=0),
    )


def _groups(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Number of the group of equal keys that each element is in, and its place in that group."""
    order = np.argsort(keys, kind="stable")
    ordered = keys.take(order)
    new = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    number = np.cumsum(new) - 1
    start = np.flatnonzero(new).take(number)
    group, ordinal = np.empty_like(keys), np.empty(len(keys), dtype=np.float32)
    group[order] = number
    ordinal[order] = np.arange(len(keys)) - start
    return group, ordinal


def _equal(codes: NDArray[np.int64], up: NDArray[np.int64], ends: int) -> NDArray[np.int64]:
    """Number of the path of each block: equal for blocks whose ancestors have equal codes."""
    codes = codes.astype(np.uint64)
    codes[ends] = 0
    powers = np.cumprod(np.full(len(up), 0x9E3779B97F4A7C15, dtype=np.uint64))
    sums = (codes.take(up) * powers[:, None]).sum(axis=0, dtype=np.uint64)
    return np.unique(sums, return_inverse=True)[1].astype(np.int64)


def _distances(bits: NDArray[np.int64], parents: NDArray[np.int64], depths: NDArray[np.int64]) -> NDArray[np.float32]:
    """Steps from each element up to the next one, itself included, with every bit. Shape (elements + 1, SIGNS)."""
    own = (bits[:, None] >> np.arange(len(SIGNS))) & 1
    distance = np.where(own == 1, np.float32(0.0), np.float32(FAR))
    order = np.argsort(depths, kind="stable")
    borders = np.searchsorted(depths.take(order), np.arange(depths.max(initial=0) + 2))
    for start, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        at = order[start:end]
        distance[at] = np.minimum(distance[at], distance[parents[at]] + 1)
    return np.minimum(distance, np.float32(FAR))
