"""The features of every block of a page, as one matrix.

Four kinds: what the block is (text, tag, links), where it stands (containers, siblings, equal paths), what is around it
(neighbours, the heading above), and what the page is like. Those that travel from site to site come from shapes and
shares; names of classes come in twice, as concepts written down by hand and as weights that were learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat
from math import nan
from typing import TYPE_CHECKING

import numpy as np

from cleaner.judges.blocks import signs as sign
from cleaner.judges.blocks.tree import SIGNS, TAG_NUMBER, Tree, tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleaner.document import Document
    from cleaner.judges.blocks.lexicon import Lexicon

BEGINNING = 120
"""Characters of a block whose words are looked up one by one; the rest speaks by its shape."""

PROSE_WORDS = 10
"""Words from which a block with a sentence in it counts as prose."""

PROSE_LINKS = 0.35
"""Link density up to which it does."""

LEVELS = 5
"""Containers around a block that are described."""

_SIGNS = (
    ("upper", sign.UPPER),
    ("digit", sign.DIGIT),
    ("comma", sign.COMMA),
    ("stop", sign.STOP),
    ("quote", sign.QUOTE),
    ("separator", sign.SEPARATOR),
    ("other", sign.OTHER),
)
_SIGN_NUMBERS = [number for _, number in _SIGNS]
_OFFSETS = (-3, -2, -1, 1, 2, 3)
_REACHES = (4, 12)
_CONTAINER = (
    "mass page_share links prose block_chars siblings ordinal ordinal_share group_share share_in_group images".split()  # noqa: SIM905
)
_OUTER = [number for number, name in enumerate(_CONTAINER) if name not in {"mass", "block_chars"}]
"""Columns that the innermost container has: its mass and blocks are those of the block itself, mostly."""

KINDS = ("paragraph", "heading", "list-item", "cell", "quotation", "caption", "code")
_KIND = {kind: number for number, kind in enumerate(KINDS)}

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[a-z]+")
"""The same in lower-case ASCII, in a third of the time."""


_TEXT = [
    *("log_chars", "log_words", "word_length", "link_density"),
    *(f"share_{name}" for name, _ in _SIGNS),
    *("unspaced", "commas", "stops", "first", "last", "kind", "level", "prose", "title_overlap"),
    *("repeated", "repeated_before"),
]
_PLACE = ["tag", "tag_around", "depth", "articles_around", *SIGNS]
_CONTAINERS = [
    f"{name}_{level}" for level in range(LEVELS) for number, name in enumerate(_CONTAINER) if level or number in _OUTER
]
_PATHS = [f"{kind}_{name}" for kind in ("path", "named") for name in ("count", "share", "links", "prose", "words")]
_AROUND = [
    *(f"{name}_at_{offset}" for offset in _OFFSETS for name in ("words", "links")),
    *(f"{name}_within_{reach}" for reach in _REACHES for name in ("links", "prose")),
    *("position", "chars_before", "prose_before", "prose_after", "heading_distance", "heading_level"),
    *("after_headline", "first_headings_before"),
]
WHOLE = [
    *("page_chars", "page_links", "page_prose", "page_prose_chars", "page_blocks", "page_articles"),
    *("page_first_headings", "page_main"),
]
FIXED = (*_TEXT, *_PLACE, *_CONTAINERS, *_PATHS, *_AROUND, *WHOLE)
"""Names of the features that need no lexicon, in the order of the rows of :attr:`Page.features`."""

LEARNED = (
    *("names_own", "names_around", "names_three", "names_all", "names_low", "names_high"),
    *("words_mean", "words_low", "words_high", "heading_words", "heading_words_low", "words_before", "words_after"),
)
"""Names of the features that a lexicon gives."""

_AT = {name: number for number, name in enumerate(FIXED)}


@dataclass(slots=True)
class Page:
    """What the features are made of; the rounds of the judge share it.

    Attributes:
        tree: The elements.
        chars, links, words: Characters, link characters, words of each block.
        prose: Characters of each block that is prose, otherwise 0.
        heading: Index of the last heading at or before each block, -1 before the first.
        levels: Element around each block that holds more, the one around that, and so on.
        first_words: Words at the beginning of each block, lower case.
        flat_words, word_owner: All of them in one list, and the block that each belongs to.
        features: One row for each name of :data:`FIXED`, one column for each block.
    """

    tree: Tree
    chars: NDArray[np.float32]
    links: NDArray[np.float32]
    words: NDArray[np.float32]
    prose: NDArray[np.float32]
    heading: NDArray[np.int64]
    levels: list[NDArray[np.int64]]
    first_words: list[list[str]]
    flat_words: list[str]
    word_owner: NDArray[np.int64]
    features: NDArray[np.float32]

    def feature(self, name: str) -> NDArray[np.float32]:
        """One feature of all blocks."""
        row: NDArray[np.float32] = self.features[_AT[name]]
        return row


def page(document: Document) -> Page:
    """Look at a page with at least one block."""
    blocks = document.blocks
    count = len(blocks)
    spans = np.array([(block.start, block.end) for block in blocks]).T
    density = np.array([block.link_density for block in blocks], dtype=np.float32)
    found = sign.signs(document, spans[0], spans[1])
    counts = found.counts.T
    chars = (spans[1] - spans[0]).astype(np.float32)
    words = counts[sign.SPACE] + np.float32(1) + counts[sign.UNSPACED] / np.float32(2)
    ends_sentence = (found.last == sign.STOP) | (found.last == sign.ELLIPSIS)
    is_prose = (words >= PROSE_WORDS) & (density <= PROSE_LINKS) & (ends_sentence | (counts[sign.STOP] > 0))
    texts = [document.source[block.start : block.end] for block in blocks]
    first_words = [_words(text[:BEGINNING].lower()) for text in texts]
    seen = Page(
        tree=tree(document),
        chars=chars,
        links=density * chars,
        words=words,
        prose=np.where(is_prose, chars, np.float32(0.0)),
        heading=np.zeros(0, dtype=np.int64),
        levels=[],
        first_words=first_words,
        flat_words=[word for list_ in first_words for word in list_],
        word_owner=np.repeat(np.arange(count), [len(list_) for list_ in first_words]),
        features=np.empty((len(FIXED), count), dtype=np.float32),
    )
    kinds = np.array([_KIND.get(block.kind, 0) for block in blocks])
    seen.heading = np.maximum.accumulate(np.where(kinds == 1, np.arange(count), -1))
    title = frozenset(_WORD.findall((document.title or "").lower()))

    rows = seen.features[: len(_TEXT)]
    rows[0], rows[1] = chars, words
    np.log1p(rows[:2], out=rows[:2])
    rows[2] = counts[[sign.LOWER, sign.UPPER, sign.UNCASED, sign.UNSPACED]].sum(axis=0) / words
    rows[3] = density
    np.divide(counts[_SIGN_NUMBERS], chars, out=rows[4:11])
    rows[11] = counts[sign.UNSPACED] / chars
    np.minimum(counts[[sign.COMMA, sign.STOP]], 20.0, out=rows[12:14])
    rows[14], rows[15], rows[16] = found.first, found.last, kinds
    rows[17] = [block.level for block in blocks]
    rows[18] = is_prose
    rows[19] = _overlap(seen, title)
    rows[20:22] = _repeats(texts)
    _places(seen)
    _containers(seen)
    _equal_paths(seen)
    _around(seen)
    _whole(seen)
    return seen


def _words(lowered: str) -> list[str]:
    return (_ASCII_WORD if lowered.isascii() else _WORD).findall(lowered)


def _overlap(seen: Page, title: frozenset[str]) -> NDArray[np.float64]:
    """Share of the first words of each block that stand in the title."""
    count = len(seen.chars)
    if not title:
        return np.zeros(count)
    both = list(map(title.__contains__, seen.flat_words))
    known = np.bincount(seen.word_owner, minlength=count)
    return np.bincount(seen.word_owner, weights=both, minlength=count) / np.maximum(known, 1)


def _repeats(texts: list[str]) -> NDArray[np.float32]:
    """How often the same text stands on the page, and how often it stood before: pages repeat themselves for phones."""
    seen: dict[str, int] = {}
    before = []
    for text in texts:
        known = seen.get(text, 0)
        before.append(known)
        seen[text] = known + 1
    times: NDArray[np.float32] = np.array([[seen[text] for text in texts], before], dtype=np.float32)
    np.minimum(times, np.float32(10), out=times)
    return times


def _rows(seen: Page, names: list[str]) -> NDArray[np.float32]:
    """The rows of a group of features, to be written."""
    start = _AT[names[0]]
    return seen.features[start : start + len(names)]


def _places(seen: Page) -> None:
    """Own tag, the tag around it, and how far up the nearest section, role and concept of each kind is."""
    up = seen.tree.up
    tags = seen.tree.tag.take(up)
    rows = _rows(seen, _PLACE)
    rows[0] = tags[0]
    rows[1] = tags[1] if len(tags) > 1 else 0
    rows[2] = (up != len(seen.tree.elements)).sum(axis=0)
    rows[3] = (tags == TAG_NUMBER["article"]).sum(axis=0)
    rows[4:] = seen.tree.distance.T


def _containers(seen: Page) -> None:
    """What the containers around each block hold, and how they stand among their siblings."""
    elements = seen.tree
    number = np.ones(len(seen.chars), dtype=np.float32)
    mass, linked, worded, held = (elements.below(weights) for weights in (seen.chars, seen.links, seen.prose, number))
    widest, ladder = elements.containers(mass)
    mass = np.maximum(mass, 1.0)
    siblings = np.bincount(elements.sibling).take(elements.sibling)
    group_mass = np.bincount(elements.sibling, weights=mass).take(elements.sibling)
    around = np.maximum(mass.take(elements.parent), 1.0)
    around[-1] = 1.0
    table = np.empty((len(_CONTAINER), len(mass)), dtype=np.float32)
    table[0] = np.log1p(mass)
    table[1] = mass / max(float(seen.chars.sum()), 1.0)
    table[2] = linked / mass
    table[3] = worded / mass
    table[4] = np.log1p(mass / np.maximum(held, 1.0))
    table[5] = siblings
    table[6] = elements.ordinal
    np.minimum(table[5:7], 50.0, out=table[5:7])
    table[7] = elements.ordinal / np.maximum(siblings, 1.0)
    table[8] = group_mass / around
    table[9] = mass / np.maximum(group_mass, 1.0)
    table[10] = elements.images
    table[:, -1] = -1.0
    rows = _rows(seen, _CONTAINERS)
    at = elements.up[0]
    start = len(_OUTER)
    rows[:start] = table[_OUTER].take(widest.take(at), axis=1)
    for level in range(LEVELS):
        if level:
            table.take(widest.take(at), axis=1, out=rows[start : start + len(table)])
            start += len(table)
        at = ladder.take(at)
        seen.levels.append(at)


def _equal_paths(seen: Page) -> None:
    """What the blocks with the same path are like, all together."""
    total = max(float(seen.chars.sum()), 1.0)
    rows = _rows(seen, _PATHS)
    for start, paths in ((0, seen.tree.path), (5, seen.tree.named_path)):
        number = np.bincount(paths)
        sums = np.array([np.bincount(paths, weights=w) for w in (seen.chars, seen.links, seen.prose, seen.words)])
        table = np.empty((5, len(number)))
        table[0] = np.log1p(number)
        table[1] = sums[0] / total
        table[2:4] = sums[1:3] / np.maximum(sums[0], 1.0)
        table[4] = np.log1p(sums[3] / np.maximum(number, 1))
        rows[start : start + 5] = table.take(paths, axis=1)


def _around(seen: Page) -> None:
    """Neighbours, position, the heading above, the headline."""
    rows = _rows(seen, _AROUND)
    count = len(seen.chars)
    order = np.arange(count)
    level, overlap = seen.feature("level"), seen.feature("title_overlap")
    padded = np.full((2, count + 6), -1.0, dtype=np.float32)
    padded[0, 3:-3] = seen.feature("log_words")
    padded[1, 3:-3] = seen.feature("link_density")
    for number, offset in enumerate(_OFFSETS):
        rows[2 * number : 2 * number + 2] = padded[:, 3 + offset : 3 + offset + count]
    sums = np.zeros((3, count + 1))
    np.cumsum([seen.chars, seen.links, seen.prose], axis=1, out=sums[:, 1:])
    start = 2 * len(_OFFSETS)
    for reach in _REACHES:
        low, high = np.maximum(order - reach, 0), np.minimum(order + reach + 1, count)
        within = sums.take(high, axis=1) - sums.take(low, axis=1)
        rows[start : start + 2] = within[1:] / np.maximum(within[0], 1.0)
        start += 2
    rest = rows[start:]
    rest[0] = order / count
    rest[1] = sums[0, :-1] / max(float(sums[0, -1]), 1.0)
    rest[2] = sums[2, :-1] / max(float(sums[2, -1]), 1.0)
    rest[3] = np.log1p(sums[2, -1] - sums[2, 1:])
    heading = seen.heading
    rest[4] = np.minimum(np.where(heading >= 0, order - heading, 60), 60)
    rest[5] = np.where(heading >= 0, level.take(np.maximum(heading, 0)), -1.0)
    is_first = level == 1
    headline = int(np.argmax(np.where((level > 0) & (level <= 2), overlap + 0.05 * is_first, 0.0)))
    after = order - headline if level[headline] else order + 1000
    rest[6] = np.minimum(np.maximum(after, -50), 100)
    rest[7] = np.minimum(np.cumsum(is_first), 5)


def _whole(seen: Page) -> None:
    """The page as a whole, the same for all its blocks."""
    chars, links, prose = (float(weights.sum()) for weights in (seen.chars, seen.links, seen.prose))
    tags = [step.tag for step in seen.tree.elements]
    rows = _rows(seen, WHOLE)
    rows[:] = np.array(
        [
            np.log1p(chars),
            links / max(chars, 1.0),
            prose / max(chars, 1.0),
            np.log1p(prose),
            np.log1p(len(seen.chars)),
            min(tags.count("article"), 10),
            min(tags.count("h1"), 5),
            min(tags.count("main"), 2),
        ]
    )[:, None]


def _word_weights(seen: Page, lexicon: Lexicon) -> NDArray[np.float32]:
    """Mean, lowest and highest weight of the first words of each block that are known; 0 where none is."""
    count = len(seen.chars)
    weights = np.array(list(map(lexicon.words.get, seen.flat_words, repeat(nan))), dtype=np.float64)
    known = np.isfinite(weights)
    owner, weights = seen.word_owner[known], weights[known]
    result = np.zeros((3, count), dtype=np.float32)
    if len(owner):
        number = np.bincount(owner, minlength=count)
        result[0] = np.bincount(owner, weights=weights, minlength=count) / np.maximum(number, 1)
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        result[1, owner[starts]] = np.minimum.reduceat(weights, starts)
        result[2, owner[starts]] = np.maximum.reduceat(weights, starts)
    return result


def learned(seen: Page, lexicon: Lexicon) -> NDArray[np.float32]:
    """Features that a lexicon gives, one row for each name of :data:`LEARNED`."""
    elements = seen.tree
    of_names, none = lexicon.of_names, (0.0, 0.0)
    weights = [of_names(step.names) if step.names else none for step in elements.elements]
    names = np.array([*weights, none]).T
    low, high = names.take(elements.up, axis=1)
    both = low + high
    words = _word_weights(seen, lexicon)
    above = np.where(seen.heading >= 0, words[:2].take(np.maximum(seen.heading, 0), axis=1), 0.0)
    rows = np.zeros((len(LEARNED), len(seen.chars)), dtype=np.float32)
    rows[0] = both[0]
    rows[1] = both[min(1, len(both) - 1)]
    rows[2] = both[:3].sum(axis=0)
    rows[3] = both.sum(axis=0)
    rows[4] = low.min(axis=0)
    rows[5] = high.max(axis=0)
    rows[6:9] = words
    rows[9:11] = above
    rows[11, 1:] = words[0, :-1]
    rows[12, :-1] = words[0, 1:]
    return rows
