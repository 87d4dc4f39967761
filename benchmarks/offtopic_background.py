"""The background of the judge of off-topic pieces: document frequencies of stems, and vectors of the frequent ones.

The vectors are what is left of a table of how much more often than by chance two stems stand within fifty words of each
other (positive pointwise mutual information, truncated singular value decomposition), fine-tuned by contrast
(:mod:`benchmarks.offtopic_vectors`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.offtopic_texts import Source
from benchmarks.offtopic_vectors import tuned
from cleaner.judges.offtopic.words import WORD, Background, stem

STEMS = 38_500
LEAST_DOCUMENTS = 2
"""Stems that have a document frequency, and documents that they stand in at least; others count as in one."""

VECTORS, DIMENSIONS = 20_000, 64
"""Stems that have a vector, and its length: the file stays below 1.5 MB."""

CHUNK = 50
"""Stems that count as standing together."""

SMOOTHING = 0.75
POWER = 0.5
"""Exponent of the context's frequency, and of the singular values: the usual ones for word vectors."""

_stem = lru_cache(maxsize=400_000)(stem)


def stems_of(text: str) -> list[str]:
    """The stems of a text, in order."""
    return [root for word in WORD.findall(text.lower()) if (root := _stem(word))]


def background(texts: Sequence[Source], without: Collection[int] = ()) -> Background:
    """What texts tell of words.

    Args:
        texts: English texts.
        without: Folds whose sites are left out.
    """
    from scipy import sparse
    from sklearn.utils.extmath import randomized_svd

    kept = [text for text in texts if text.fold not in without]
    frequency: Counter[str] = Counter()
    chunks: list[list[str]] = []
    for text in kept:
        found = [root for line in text.lines for root in stems_of(line)]
        frequency.update(set(found))
        chunks += [found[at : at + CHUNK] for at in range(0, len(found), CHUNK)]
        if text.url:
            chunks.append(found)
    top = [word for word, count in sorted(frequency.items(), key=_by_count)[:STEMS] if count >= LEAST_DOCUMENTS]
    rows = {word: row for row, word in enumerate(top)}
    idf = np.log(len(kept) / np.array([*(frequency[word] for word in top), 1.0])).astype(np.float32)
    size = min(VECTORS, len(top))
    together = _together(chunks, rows, size, sparse)
    margin = np.asarray(together.sum(axis=1)).ravel() + 1e-9
    context = margin**SMOOTHING
    context /= context.sum()
    cells = together.tocoo()
    information = np.log(cells.data / (margin[cells.row] * context[cells.col]))
    positive = information > 0
    table = sparse.csr_matrix((information[positive], (cells.row[positive], cells.col[positive])), shape=(size, size))
    left, values, _ = randomized_svd(table, DIMENSIONS, n_iter=3, random_state=0)
    vectors = left * values**POWER
    vectors *= idf[:size, None] / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return tuned(Background(rows, idf, vectors.astype(np.float32)), kept, stems_of)


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _together(chunks: Sequence[Sequence[str]], rows: dict[str, int], size: int, sparse: Any) -> Any:
    """How often stems stand in one chunk; a chunk counts for less, the more stems it has."""
    indices: list[int] = []
    starts = [0]
    data: list[float] = []
    for chunk in chunks:
        found = {row for word in chunk if (row := rows.get(word, size)) < size}
        indices += sorted(found)
        data += [1 / np.sqrt(1 + len(found))] * len(found)
        starts.append(len(indices))
    table = sparse.csr_matrix((np.array(data, dtype=np.float32), indices, starts), shape=(len(chunks), size))
    product = (table.T @ table).tocsr()
    product.setdiag(0)
    product.eliminate_zeros()
    return product


def stored_background(table: Background) -> dict[str, NDArray[Any]]:
    """The arrays of a background: words as UTF-8, document frequencies and vectors as small numbers."""
    scales = np.abs(table.vectors).max(axis=1) / 127 + 1e-9
    return {
        "words": np.frombuffer("\n".join(table.rows).encode(), dtype=np.uint8),
        "idf": table.idf.astype(np.float16),
        "vectors": np.round(table.vectors / scales[:, None]).astype(np.int8),
        "vector_scales": scales.astype(np.float16),
    }
