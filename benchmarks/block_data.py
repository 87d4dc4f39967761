"""Labelled blocks of the public data sets, for training and measuring the block judge."""

from __future__ import annotations

import gzip
import json
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import wcxb, word_f1, words
from benchmarks.folds import fold, site
from cleaner.document import Document
from cleaner.judges.blocks.features import Page, page
from cleaner.judges.blocks.page_type import PAGE_TYPES, page_features
from cleaner.judges.blocks.vocabulary import parts
from cleaner.reading import read
from cleaner.stages.alignment import coverage, words_of

MIN_COVERAGE = 0.5
"""Share of a block's words in the gold text from which the block is main content."""

Votes = dict[str, float]
"""Share of a page's text in elements with a name, or of its blocks that begin with a word, that is main content."""


@dataclass(slots=True)
class LabelledPage:
    """A page with what is known of its blocks.

    Attributes:
        labels: 1 main content, 0 not; shape (blocks,).
        known: Blocks whose label is known; all of them in WCXB.
        sizes: Words of each block; ``bags`` holds them, ``gold`` those of the gold text.
        votes: Of names and of words, for the lexicon.
    """

    id: str
    url: str
    source: str
    seen: Page | None
    kind_row: NDArray[np.float32]
    labels: NDArray[np.bool_]
    known: NDArray[np.bool_]
    sizes: NDArray[np.float32]
    bags: list[Counter[str]]
    texts: list[str]
    gold: Counter[str] = field(default_factory=Counter)
    page_type: str | None = None
    half: str = "tune"
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    votes: tuple[Votes, Votes] = ({}, {})

    @property
    def fold(self) -> int:
        """The fold that its site falls into."""
        return fold(self.url)

    @property
    def site(self) -> str:
        """The site, so that one with many pages counts once in the lexicon."""
        return site(self.url)

    @property
    def kind(self) -> int:
        """Number of its page type."""
        return PAGE_TYPES.index(self.page_type or "article")

    def score(self, keep: NDArray[np.bool_]) -> float:
        """Word F1 of the blocks that are kept."""
        found: Counter[str] = Counter()
        for bag, kept in zip(self.bags, keep.tolist(), strict=True):
            if kept:
                found.update(bag)
        return word_f1(self.gold, found)

    def snippets(self, keep: NDArray[np.bool_]) -> tuple[int, int, int]:
        """Wanted snippets found, unwanted ones found, wanted ones missed, as trafilatura's own evaluation counts."""
        text = "\n".join(line for line, kept in zip(self.texts, keep.tolist(), strict=True) if kept)
        found = sum(snippet in text for snippet in self.must)
        return found, sum(snippet in text for snippet in self.must_not), len(self.must) - found


def wcxb_pages(folder: Path) -> Iterator[LabelledPage]:
    """All pages of WCXB's development split, with the blocks that its gold text covers."""
    for item in wcxb(folder, None):
        url = None if item.url and item.url.endswith(".invalid/") else item.url
        document = read(item.html, url=url, input_format="html")
        texts = [document.text_of(block) for block in document.blocks]
        shares = coverage([words_of(text) for text in texts], [words_of(line) for line in item.gold.splitlines()])
        labels = np.array([share >= MIN_COVERAGE for share in shares], dtype=bool)
        yield _labelled(
            document,
            texts,
            id=f"wcxb-{item.id}",
            url=item.url or item.id,
            source="wcxb",
            labels=labels,
            known=np.ones(len(labels), dtype=bool),
            gold=words(item.gold),
            page_type=item.page_type,
            half=item.half,
        )


def snippet_pages(folder: Path) -> Iterator[LabelledPage]:
    """All pages of trafilatura's evaluation, with the blocks that hold its snippets."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        html = gzip.decompress((folder / "html" / row["file"]).read_bytes())
        document = read(html, url=row["url"], input_format="html")
        must, must_not = tuple(row["with"] or ()), tuple(row["without"] or ())
        texts = [document.text_of(block) for block in document.blocks]
        wanted = np.array([_holds(text, must) for text in texts], dtype=bool)
        unwanted = np.array([_holds(text, must_not) for text in texts], dtype=bool)
        # A snippet that stands in several places (a headline in the article and in a list of links) labels none.
        several = np.zeros(len(texts), dtype=bool)
        for snippet in must:
            at = [index for index, text in enumerate(texts) if snippet in text]
            if len(at) > 1:
                several[at] = True
        yield _labelled(
            document,
            texts,
            id=f"eval-{row['file']}",
            url=row["url"],
            source="eval",
            labels=wanted,
            known=(wanted ^ unwanted) & ~several,
            must=must,
            must_not=must_not,
        )


def _holds(text: str, snippets: tuple[str, ...]) -> bool:
    return any(snippet in text or (len(text) > 20 and text in snippet) for snippet in snippets)


def _labelled(document: Document, texts: list[str], **facts: Any) -> LabelledPage:
    """A page with its features; ``facts`` are the other fields of :class:`LabelledPage`."""
    bags = [words(text) for text in texts]
    sizes = np.array([bag.total() for bag in bags], dtype=np.float32)
    seen = page(document) if document.blocks else None
    row = page_features(document, seen) if seen is not None else np.zeros(0, dtype=np.float32)
    result = LabelledPage(seen=seen, kind_row=row, sizes=sizes, bags=bags, texts=texts, **facts)
    return replace(result, votes=_votes(result)) if seen is not None else result


def _votes(labelled: LabelledPage) -> tuple[Votes, Votes]:
    seen = labelled.seen
    assert seen is not None
    chars = np.where(labelled.known, seen.chars, np.float32(0.0))
    mass = seen.tree.below(chars)
    content = seen.tree.below(np.where(labelled.labels, chars, np.float32(0.0)).astype(np.float32))
    names: dict[str, list[float]] = {}
    for number, element in enumerate(seen.tree.elements):
        if mass[number] > 0:
            for part in {part for name in element.names for part in parts(name)}:
                entry = names.setdefault(part, [0.0, 0.0])
                entry[0] += content[number]
                entry[1] += mass[number]
    short: dict[str, list[float]] = {}
    for list_, label, known in zip(seen.first_words, labelled.labels.tolist(), labelled.known.tolist(), strict=True):
        for word in set(list_) if known else ():
            entry = short.setdefault(word, [0.0, 0.0])
            entry[0] += label
            entry[1] += 1
    return (
        {name: inside / both for name, (inside, both) in names.items()},
        {word: inside / both for word, (inside, both) in short.items()},
    )


def load(sets: dict[str, Path]) -> list[LabelledPage]:
    """Pages of the data sets given by name (``wcxb``, ``eval``), in the order of their files."""
    logging.disable(logging.CRITICAL)
    readers = {"wcxb": wcxb_pages, "eval": snippet_pages}
    return [labelled for name, folder in sets.items() for labelled in readers[name](folder)]
