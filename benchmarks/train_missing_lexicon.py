"""Train what is known of words around lost quotation marks (``cleaner/stages/quotes/missing_lexicon.json``).

    python -m benchmarks.train_missing_lexicon PATH/TO/wcxb-dev PATH/TO/segments.jsonl.gz

No labels: words of running text (news segments, the tune half of WCXB) are grouped by their neighbours (positive
pointwise mutual information, truncated SVD, k-means, a fixed seed), and pairs that stand together more often than
chance are counted. Needs numpy, scipy and scikit-learn, which the tool itself does not. Half a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD

from benchmarks.data import wcxb
from benchmarks.segments import sentences
from cleaner.stages.quotes.lexicon import COHESION_SLOTS, LEXICON, packed, slot

WORDS = 20_000
NEIGHBOURS = 1_000
RAREST = 8
RAREST_PAIR = 4
COARSE, FINE = 64, 256
LEVELS = (3.0, 5.5, 8.0)
"""Pointwise mutual information, in bits, at which cohesion is 1, 2 and 3."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")


def _tokens(text: str) -> list[str]:
    found = (token.lower().replace("’", "'") for token in _TOKEN.findall(text) if token not in '"“”„«»')
    return ["0" if token[0].isdigit() else token for token in found]


def _texts(folder: Path, segments: Path) -> Iterator[str]:
    yield from sentences(segments)
    for page in wcxb(folder, page_type=None):
        if page.half == "tune":
            yield from page.gold.split("\n")


def cohesion(lines: list[list[str]], counts: Counter[str]) -> bytes:
    """The hashed table of pairs that stand together more often than chance."""
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        pairs.update(pairwise(line))
    total = counts.total()
    table = bytearray(COHESION_SLOTS)
    for (first, second), count in sorted(pairs.items()):
        if count >= RAREST_PAIR and first[0].isalnum() and second[0].isalnum():
            bits = math.log2(count * total / (counts[first] * counts[second]))
            at = slot(f"{first} {second}", COHESION_SLOTS)
            table[at] = max(table[at], sum(bits >= level for level in LEVELS))
    return bytes(table)


def _vectors(lines: list[list[str]], words: list[str]) -> Any:
    index = {word: number for number, word in enumerate(words)}
    numbers = np.array([number for line in lines for number in (*(index.get(word, -1) for word in line), -2)])
    counts: Any = sparse.csr_matrix((len(words), 4 * NEIGHBOURS))
    for column, away in enumerate((1, -1, 2, -2)):
        own, other = (numbers[:-away], numbers[away:]) if away > 0 else (numbers[-away:], numbers[:away])
        kept = (own >= 0) & (other >= 0) & (other < NEIGHBOURS)
        where = (own[kept], other[kept] + column * NEIGHBOURS)
        counts = counts + sparse.coo_matrix((np.ones(kept.sum()), where), shape=counts.shape).tocsr()
    counts = counts.tocoo()
    rows = np.bincount(counts.row, counts.data, len(words))
    columns = np.bincount(counts.col, counts.data, 4 * NEIGHBOURS)
    information = np.log(counts.data * counts.data.sum() / (rows[counts.row] * columns[counts.col]))
    information *= np.where(counts.col < 2 * NEIGHBOURS, 1.0, 0.6)
    positive = information > 0
    matrix = sparse.csr_matrix(
        (information[positive], (counts.row[positive], counts.col[positive])), shape=counts.shape
    )
    found = TruncatedSVD(60, random_state=0).fit_transform(matrix)
    return found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="WCXB's development split")
    parser.add_argument("segments", type=Path, help="news segments")
    arguments = parser.parse_args()
    lines = [_tokens(text) for text in dict.fromkeys(_texts(arguments.folder, arguments.segments))]
    counts = Counter(token for line in lines for token in line)
    words = [word for word, count in counts.most_common(WORDS) if count >= RAREST]
    vectors = _vectors(lines, words)
    groups = [
        bytes(KMeans(size, n_init=1, max_iter=40, random_state=0).fit(vectors).labels_.tolist())
        for size in (COARSE, FINE)
    ]
    table = cohesion(lines, counts)
    manifest = {
        "what": "English words by falling frequency, their groups by neighbours, and a hashed table of cohesive pairs",
        "trained_on": "news segments of WMT and FLORES; WCXB development split, tune half (CC-BY-4.0); counts only",
        "recipe": "python -m benchmarks.train_missing_lexicon",
        "sha256_of_cohesion": hashlib.sha256(table).hexdigest(),
    }
    body = {
        **manifest, "words": " ".join(words), "coarse": packed(groups[0]), "fine": packed(groups[1]),
        "cohesion": packed(table),
    }  # fmt: skip
    LEXICON.write_text(json.dumps(body, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(words)} words, {sum(map(bool, table))} pairs, {LEXICON.stat().st_size} bytes")


if __name__ == "__main__":
    main()
