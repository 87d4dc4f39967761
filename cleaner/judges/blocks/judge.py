"""The block judge: probability of main content for every block of a page, and the choice that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from cleaner.judges.blocks.features import FIXED, LEARNED, Page, learned, page
from cleaner.judges.blocks.lexicon import Lexicon
from cleaner.judges.blocks.page_type import PAGE_TYPES, page_features
from cleaner.judges.blocks.second import second_features
from cleaner.judges.trees import Trees, arrays, trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleaner.document import Document

NAME = "blocks"
"""Of the two files in ``cleaner/judges``."""


LEAST_EXPECTED = 0.3
"""Expected word F1 below which a page is taken to have no main content: a quarter of such pages have none at all, and
of the others, which need a script to show it, hardly a word is found. Chosen on pages of WCXB left out in training."""


OF_ARTICLES = 0.7
"""Strictness on pages that are articles: 0.002 word F1 better than 1 on WCXB's tune half (0.6 and 0.8 gave less), pages
left out in training; 0.0014 better on the other half. On other page types it changed nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge thinks of a page.

    Attributes:
        probability: Of main content, for every block. Shape (blocks,).
        words: Words of every block. Shape (blocks,).
        page_types: Probability of every page type.
    """

    probability: NDArray[np.float32]
    words: NDArray[np.float32]
    page_types: dict[str, float]

    @property
    def page_type(self) -> str:
        """The likeliest page type."""
        return max(self.page_types, key=lambda name: self.page_types[name])


@dataclass(frozen=True, slots=True)
class BlockJudge:
    """Trees and weights of one trained judge.

    Attributes:
        kinds: Page types, from one row for a page.
        first: Main content, from the features of each block and the page types.
        second: The same, with the first probabilities of the whole page.
        lexicon: Weights of class names and words.
    """

    kinds: Trees
    first: Trees
    second: Trees
    lexicon: Lexicon

    def judge(self, document: Document, *, twice: bool) -> Judgement:
        """Judge a page with at least one block.

        Args:
            document: An HTML page as it was read.
            twice: Whether to take the second look, which costs half as much again.
        """
        seen = page(document)
        types = self.kinds.probability(page_features(document, seen)[None, :])[0]
        rows = first_rows(seen, self.lexicon, types)
        probability = self.first.probability(rows)
        if twice:
            again = self.second.probability(second_rows(seen, rows, probability))
            probability = (probability + again) / np.float32(2)
        return Judgement(probability, seen.words, dict(zip(PAGE_TYPES, types.tolist(), strict=True)))


FIRST_NAMES = (*FIXED, *LEARNED, *(f"type_{name}" for name in PAGE_TYPES))
"""Names of the columns of :func:`first_rows`."""


def first_rows(seen: Page, lexicon: Lexicon, types: NDArray[np.float32]) -> NDArray[np.float32]:
    """Features for the first trees: of the block, of the lexicon, and the page types. Shape (blocks, features)."""
    columns = np.empty((len(FIRST_NAMES), len(seen.chars)), dtype=np.float32)
    columns[: len(FIXED)] = seen.features
    columns[len(FIXED) : -len(types)] = learned(seen, lexicon)
    columns[-len(types) :] = types[:, None]
    return columns.T


def second_rows(seen: Page, rows: NDArray[np.float32], first: NDArray[np.float32]) -> NDArray[np.float32]:
    """Features for the second trees: those of the first, and what the first probabilities say of the neighbourhood."""
    return np.concatenate([rows.T, np.stack(list(second_features(seen, first).values()))]).T


def best_choice(
    probability: NDArray[np.float32], words: NDArray[np.float32], strictness: float = 1.0
) -> tuple[NDArray[np.bool_], float]:
    """The blocks that together have the highest expected word F1, and that F1.

    With calibrated probabilities the best set holds all blocks above half of the F1 that it reaches (Lipton, Elkan and
    Narayanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure"): where a page is clear the
    threshold is near a half, where nothing is sure more is kept.

    Args:
        probability: Of main content. Shape (blocks,).
        words: Words of each block. Shape (blocks,).
        strictness: Below 1 the words that might be missed count for less, so that fewer blocks are kept.
    """
    order = np.argsort(-probability, kind="stable")
    expected = probability * words
    kept = np.cumsum(words.take(order), dtype=np.float64)
    right = np.cumsum(expected.take(order), dtype=np.float64)
    total = float(expected.sum())
    best = int(np.argmax(right / np.maximum(kept + strictness * total, 1e-9)))
    choice = np.zeros(len(probability), dtype=bool)
    choice[order[: best + 1]] = True
    return choice, float(2 * right[best] / max(float(kept[best]) + total, 1e-9))


def choose(judgement: Judgement, probability: NDArray[np.float32]) -> tuple[NDArray[np.bool_], float]:
    """The blocks of a page to keep, and the word F1 expected of them: :func:`best_choice` by page type."""
    strictness = OF_ARTICLES if judgement.page_types["article"] >= 0.5 else 1.0
    return best_choice(probability, judgement.words, strictness)


def judge_from(stored: Mapping[str, NDArray[Any]]) -> BlockJudge:
    """A judge from its arrays."""
    lexicon = Lexicon(
        *(
            dict(zip(stored[f"{part}.keys"].tolist(), stored[f"{part}.weights"].tolist(), strict=True))
            for part in ("names", "words")
        )
    )
    return BlockJudge(trees(stored, "kinds"), trees(stored, "first"), trees(stored, "second"), lexicon)


@lru_cache(maxsize=1)
def block_judge() -> BlockJudge:
    """The judge that ships with the package, read once for a process."""
    return judge_from(arrays(NAME))
