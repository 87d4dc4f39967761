"""Near-duplicates: which library, what they are compared by, precision and recall, time and memory.

    python -m benchmarks.duplicates WCXB

``WCXB`` is the folder of WCXB's development split. Authored pairs are those of ``tests/duplicates/cases``; edits are
made to real articles of the tuning half, in memory. Pairs of real articles are listed for the tuning half; of the other
half only their number is told.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

import cleaner
from benchmarks import duplicate_grouping, duplicate_libraries
from benchmarks.data import GoldPage, wcxb
from cleaner.duplicates import THRESHOLD, signature, similarity
from cleaner.duplicates.shingles import tokens
from cleaner.duplicates.signature import SLOTS
from tests.duplicates.casefiles import Pair, pairs

THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
SHARES = (0.05, 0.1, 0.2, 0.3)
LENGTHS = ((2, 3), (3, 5), (4, 6), (5, 8), (6, 10))
"""Words and characters of a shingle that are tried."""

MIN_WORDS = 100
"""Words of a real article that is edited."""

LISTED = 0.3
"""Similarity from which pairs of real articles are listed."""


def authored() -> Iterator[str]:
    """Precision and recall at each threshold."""
    for name in ("tuning", "held_out"):
        found = [(_similarity(pair.first, pair.second), pair) for pair in pairs(name)]
        same = [value for value, pair in found if pair.is_same]
        different = [value for value, pair in found if not pair.is_same]
        alike = [value for value, pair in found if not pair.is_same and not pair.how.startswith("another story: ")]
        yield (
            f"{name}: {len(same)} pairs of one story, {len(alike)} near misses, {len(different) - len(alike)} others;"
            f" least alike of one story {min(same):.2f}, most alike of two {max(different):.2f}"
        )
        for threshold in THRESHOLDS:
            hit, wrong = (sum(value >= threshold for value in values) for values in (same, different))
            precision = hit / (hit + wrong) if hit + wrong else 1.0
            yield f"  {threshold:.2f}: precision {precision:.3f}, recall {hit / len(same):.3f}"


def lengths(articles: Sequence[list[str]]) -> Iterator[str]:
    """True similarity by length of shingles: authored pairs for tuning, and edited articles."""
    tried = list(pairs("tuning"))
    for words, characters in LENGTHS:
        values = [(_jaccard(pair, words, characters), pair.is_same) for pair in tried]
        least, most = min(v for v, same in values if same), max(v for v, same in values if not same)
        edited = []
        for share in SHARES:
            shared = [_shared(article, _changed(article, share, seed), words) for seed, article in enumerate(articles)]
            edited.append(sum(shared) / len(shared))
        told = ", ".join(f"{share:.0%} {value:.2f}" for share, value in zip(SHARES, edited, strict=True))
        yield (
            f"{words} words, {characters} characters: least alike of one story {least:.2f}, of two {most:.2f}"
            f" at most; words changed: {told}"
        )


def edits(articles: Sequence[list[str]]) -> Iterator[str]:
    """Recall on edited real articles."""
    kinds = {"single words changed": _changed, "a passage rewritten": _rewritten, "cut at the end": _cut}
    for name, edit in kinds.items():
        for share in SHARES:
            values = [
                _similarity("\n".join(article), "\n".join(edit(article, share, seed)))
                for seed, article in enumerate(articles)
            ]
            told = ", ".join(f"{t:.2f} {sum(v >= t for v in values) / len(values):.3f}" for t in THRESHOLDS)
            yield f"{name}, {share:.0%}: recall at {told}"


def real(pages: Sequence[GoldPage], texts: Sequence[str], name: str) -> Iterator[str]:
    """Pairs of real pages, all against all."""
    made = [(page, mark) for page, text in zip(pages, texts, strict=True) if (mark := signature(text)) is not None]
    for half in ("tune", "report"):
        own = [(page, mark) for page, mark in made if page.half == half]
        slots = np.array([mark[:SLOTS] for _, mark in own])
        found = []
        for at in range(len(own) - 1):
            shares = (slots[at + 1 :] == slots[at]).mean(axis=1)
            found += [(float(shares[k]), at, at + 1 + int(k)) for k in np.flatnonzero(shares >= LISTED)]
        counts = ", ".join(f"{t:.2f} {sum(value >= t for value, _, _ in found)}" for t in THRESHOLDS)
        yield f"{name}, {half}: {len(own)} pages, {len(own) * (len(own) - 1) // 2:,} pairs; at {counts}"
        if half == "tune":
            for value, one, other in sorted(found, reverse=True):
                yield f"  {value:.2f} {own[one][0].url} | {own[other][0].url}"


def _real_cleaned(pages: Sequence[GoldPage]) -> Iterator[str]:
    tool = cleaner.Cleaner()
    yield from real(pages, [tool.clean(page.html, url=page.url).text for page in pages], "cleaned")


def speed(texts: Sequence[str]) -> str:
    """Time of a signature."""
    start = time.process_time()
    made = sum(signature(text) is not None for text in texts)
    milliseconds = (time.process_time() - start) / len(texts) * 1e3
    words = sum(len(tokens(text)) for text in texts) / len(texts)
    return f"signature: {milliseconds:.3f} ms an article of {words:.0f} words; {made} of {len(texts)} have one"


def _similarity(first: str, second: str) -> float:
    one, other = signature(first), signature(second)
    return similarity(one, other) if one is not None and other is not None else 0.0


def _jaccard(pair: Pair, words: int, characters: int) -> float:
    length = characters if pair.language in {"ja", "zh", "th"} else words
    return _shared(tokens(pair.first), tokens(pair.second), length)


def _shared(first: list[str], second: list[str], length: int) -> float:
    one, other = ({tuple(text[at : at + length]) for at in range(len(text) - length + 1)} for text in (first, second))
    return len(one & other) / max(len(one | other), 1)


def _changed(words: list[str], share: float, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [f"other{draw.randrange(10**6)}" if draw.random() < share else word for word in words]


def _rewritten(words: list[str], share: float, seed: int) -> list[str]:
    draw = random.Random(seed)
    size = round(share * len(words))
    start = draw.randrange(len(words) - size)
    return [*words[:start], *_changed(words[start : start + size], 1.0, seed), *words[start + size :]]


def _cut(words: list[str], share: float, seed: int) -> list[str]:
    return words[: round(len(words) * (1 - share))]


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("wcxb", type=Path)
    arguments = options.parse_args()
    pages = list(wcxb(arguments.wcxb, None))
    gold = [page.gold for page in pages]
    articles = [tokens(p.gold) for p in pages if p.half == "tune" and p.page_type == "article"]
    articles = [words for words in articles if len(words) >= MIN_WORDS]
    sections: dict[str, Iterator[str]] = {
        "Libraries": duplicate_libraries.report(),
        "Length of shingles": lengths(articles),
        f"Authored pairs (the threshold is {THRESHOLD})": authored(),
        f"Edits of {len(articles)} real articles": edits(articles),
        "Pairs of real pages, main content as annotated": real(pages, gold, "annotated"),
        "Pairs of real pages, as cleaned": _real_cleaned(pages),
        "Speed": iter([speed([text for text in gold if text])]),
        "Groups": duplicate_grouping.report(),
    }
    for name, lines in sections.items():
        print(f"\n{name}")
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()
