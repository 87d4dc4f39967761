"""What the judge looks at: features of every line of an article, and of every sentence inside a longer line.

All units are worked out together, lines and sentences in one table. Each is compared with the rest of the article
without itself, and a sentence with its own paragraph too. Everything is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.judges.offtopic.units import SHAPE, Units
from cleaner.judges.offtopic.words import KINDS, Background

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

NEAR = 3
"""Units on both sides that are near."""

LEAD = 3
"""Lines at the beginning that say what the article is about."""

FAR = 99
"""Units between a word and its next occurrence where there is none."""

MOST_MASS = 60.0
"""A unit weighs no more than this, in sums of IDF, in means over units."""

LEAST_SPREAD = 0.02
"""A column whose values differ less than this tells nothing."""

RELATIVE = ("shared", "shared_near", "cosine", "rest", "near", "fit", "novel_share", "names_novel")
"""Columns that are also compared with the same of the article's other units, and with those beside."""

STYLE = ("words", "capitals", "digits", "ends_stop", "bullet", "ed", *KINDS[1:])
"""Columns that are compared with the mean of all units: how the article is written."""


def features(units: Units, background: Background) -> tuple[list[str], NDArray[np.float32]]:
    """Names of the features, and their table; shape (units, features)."""
    import numpy as np

    lines, count = units.lines, len(units.spans)
    columns = _Pairs(units, background).columns()
    names = [*SHAPE, *columns]
    table = np.column_stack([units.shape, *columns.values()]).astype(np.float32)
    at = {name: place for place, name in enumerate(names)}
    relative = table[:, [at[name] for name in RELATIVE]]
    style = table[:, [at[name] for name in STYLE]]
    mass = columns["mass"]
    levels = ((0, lines), (lines, count))
    beside = np.concatenate([_beside(relative[first:last], mass[first:last]) for first, last in levels])
    styles = np.concatenate([_scores(style[first:last]) for first, last in levels])
    document = np.broadcast_to(_document(units, relative[:lines], mass[:lines]), (count, 6))
    line = units.line_of
    own_line = table[line][:, [at["words"], at["rest"], at["shared"]]]
    places = np.column_stack([line / max(lines - 1, 1), line, lines - 1 - line, document, own_line])
    names += [f"{name}:{kind}" for kind in ("mean", "score", "rank", "before", "behind") for name in RELATIVE]
    names += [f"{name}:{kind}" for kind in ("style", "style_before", "style_behind") for name in STYLE]
    names += ["place", "line", "lines_after", "lines", "text_words", "text_shared", "text_rest", "text_fit"]
    names += ["text_bullets", "line_words", "line_rest", "line_shared"]
    return names, np.concatenate([table, beside, styles, places], axis=1).astype(np.float32)


class _Pairs:
    """Pairs of a unit and a stem, with what is known of the stem, and their sums over units."""

    def __init__(self, units: Units, background: Background) -> None:
        import numpy as np

        self.units = units
        self.unit, self.stem = units.unit, units.stem
        self.lines, self.count = units.lines, len(units.spans)
        other = len(background.idf) - 1
        rows = np.array([background.rows.get(word, other) for word in units.stems], dtype=np.int64)
        size = len(rows)
        self.is_line = self.unit < self.lines
        self.idf_of = background.idf[rows]
        self.idf = self.idf_of[self.stem]
        self.total = np.bincount(self.stem[self.is_line], weights=units.count[self.is_line], minlength=size)
        self.elsewhere = self.total[self.stem] - units.count
        has = rows < len(background.vectors)
        self.has = has.astype(np.float32)[self.stem]
        vectors = np.zeros((size, background.vectors.shape[1]), dtype=np.float32)
        vectors[has] = background.vectors[rows[has]]
        self.vectors = vectors[self.stem]
        self.norms = (np.sqrt(np.einsum("ij,ij->i", vectors, vectors)) + 1e-6)[self.stem]
        starts = np.searchsorted(self.unit, np.arange(self.count + 1))
        self.filled = np.diff(starts) > 0
        self.starts = starts[:-1][self.filled]

    def sums(self, values: Floats) -> Floats:
        """Sums over the pairs of each unit."""
        import numpy as np

        sums = np.bincount(self.unit, weights=values, minlength=self.count)
        return sums.astype(np.float64)  # of nothing, numpy makes integers

    def extremes(self, values: Floats, reduce: np.ufunc, empty: float) -> Floats:
        """Least or greatest value of the pairs of each unit."""
        import numpy as np

        found = np.full(self.count, empty)
        if len(self.starts):
            found[self.filled] = reduce.reduceat(values, self.starts)
        return found

    def columns(self) -> dict[str, Floats]:
        """Every unit against the rest of the article."""
        import numpy as np

        mass = self.sums(self.idf)
        number = self.sums(np.ones(len(self.unit)))
        columns: dict[str, Floats] = {
            "sentence": (np.arange(self.count) >= self.lines).astype(np.float32),
            "pairs": number,
            "mass": mass,
            "idf": mass / np.maximum(number, 1),
        }
        vectors, fit = self._by_vectors()
        columns |= self._by_words(mass, number, fit)
        return columns | vectors

    def _by_words(self, mass: Floats, number: Floats, fit: Floats) -> dict[str, Floats]:
        """Which of its words stand elsewhere, and where."""
        import numpy as np

        idf, own, some = self.idf, self.units.count, np.maximum(mass, 1e-6)
        shared = (self.elsewhere > 0).astype(np.float32)
        name = self.units.capital
        novel = idf * (1 - shared)
        lead = np.zeros(len(self.idf_of), dtype=np.float32)
        lead[self.stem[self.is_line & (self.unit < LEAD)]] = 1.0
        in_lead = lead[self.stem] * (self.units.line_of[self.unit] >= LEAD)
        shared_mass = self.sums(idf * shared)
        weight = np.log1p(own) * idf
        rest = np.log1p(np.maximum(self.elsewhere, 0.0)) * idf
        whole = np.log1p(self.total) * self.idf_of
        lost = self.sums(whole[self.stem] ** 2 - rest**2)
        rest_norm = np.sqrt(np.maximum(float((whole**2).sum()) - lost, 0)) + 1e-6
        norm = np.sqrt(self.sums(weight * weight)) + 1e-6
        return {
            "shared": shared_mass / some,
            "shared_near": self.sums(idf * (self._gaps() <= NEAR)) / some,
            "shared_lead": self.sums(idf * in_lead) / some,
            "shared_mass": shared_mass,
            "often": self.sums(idf * np.log1p(self.elsewhere)) / some,
            "novel": self.sums(novel),
            "rarest": self.extremes(novel, np.maximum, 0.0),
            "names": self.sums(name) / np.maximum(number, 1),
            "names_shared": self.sums(name * shared * idf) / np.maximum(self.sums(name * idf), 1e-6),
            "names_novel": self.sums(name * novel) / some,
            "cosine": self.sums(weight * rest) / (norm * rest_norm),
            "novel_share": self.sums(novel * (1 - np.maximum(fit * self.has, 0))) / some,
            "novel_fit": self.sums(fit * self.has * novel) / np.maximum(self.sums(self.has * novel), 1e-6),
        }

    def _gaps(self) -> NDArray[np.int64]:
        """For each pair the units of its level up to the next one with the same stem."""
        import numpy as np

        gaps = np.full(len(self.unit), FAR, dtype=np.int64)
        if len(gaps) > 1:
            order = np.lexsort((self.unit, self.stem, ~self.is_line))
            before, after = order[:-1], order[1:]
            same = (self.stem[before] == self.stem[after]) & (self.is_line[before] == self.is_line[after])
            steps = np.where(same, self.unit[after] - self.unit[before], FAR)
            gaps[after] = steps
            gaps[before] = np.minimum(gaps[before], steps)
        return gaps

    def _by_vectors(self) -> tuple[dict[str, Floats], Floats]:
        """What goes with what, and for each pair how well its stem goes with the rest of the article."""
        import numpy as np

        lines, line_of = self.lines, self.units.line_of
        sums = np.zeros((self.count, self.vectors.shape[1]), dtype=np.float32)
        if len(self.starts):
            weighted = self.vectors * np.sqrt(self.units.count)[:, None]
            sums[self.filled] = np.add.reduceat(weighted, self.starts, axis=0)
        rest = sums[:lines].sum(axis=0) - sums
        rest_norm = np.sqrt(np.einsum("ij,ij->i", rest, rest)) + 1e-6
        fit = np.einsum("ij,ij->i", self.vectors, rest[self.unit]) / (self.norms * rest_norm[self.unit])
        around = _near(sums, lines) - sums
        upward, downward = _sides(sums, lines)
        paragraph = np.zeros_like(sums)
        paragraph[lines:] = sums[line_of[lines:]] - sums[lines:]
        lead = sums[: min(LEAD, lines)].sum(axis=0) - np.where((line_of < LEAD)[:, None], sums, 0)
        known = self.has > 0
        return {
            "rest": _cosine(sums, rest),
            "near": _cosine(sums, around),
            "paragraph": _cosine(sums, paragraph),
            "bridge": _cosine(around, rest),
            "upward": _cosine(sums, upward),
            "downward": _cosine(sums, downward),
            "across": _cosine(upward, downward),
            "lead": _cosine(sums, lead),
            "fit": self.sums(fit * self.has * self.idf) / np.maximum(self.sums(self.has * self.idf), 1e-6),
            "worst": self.extremes(np.where(known, fit, 1.0), np.minimum, 1.0),
            "best": self.extremes(np.where(known, fit, -1.0), np.maximum, -1.0),
            "length": np.sqrt(np.einsum("ij,ij->i", sums, sums)),
        }, fit


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    dots = np.einsum("ij,ij->i", one, other)
    norms = np.sqrt(np.einsum("ij,ij->i", one, one) * np.einsum("ij,ij->i", other, other))
    cosine: NDArray[np.float32] = dots / (norms + 1e-6)
    return cosine


def _near(sums: NDArray[np.float32], lines: int) -> NDArray[np.float32]:
    """Sums over each unit and ``NEAR`` units of its level on both sides."""
    import numpy as np

    parts = []
    for level in (sums[:lines], sums[lines:]):
        through = np.zeros((len(level) + 2 * NEAR + 1, level.shape[1]), dtype=np.float64)
        through[NEAR + 1 : len(level) + NEAR + 1] = level
        np.cumsum(through, axis=0, out=through)
        parts.append((through[2 * NEAR + 1 :] - through[: -2 * NEAR - 1]).astype(np.float32))
    return np.concatenate(parts)


def _sides(sums: NDArray[np.float32], lines: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sums over the two units before each unit, and the two behind it."""
    import numpy as np

    upward, downward = np.zeros_like(sums), np.zeros_like(sums)
    for first, last in ((0, lines), (lines, len(sums))):
        for step in (1, 2):
            if last - first > step:
                upward[first + step : last] += sums[first : last - step]
                downward[first : last - step] += sums[first + step : last]
    return upward, downward


def _beside(block: NDArray[np.float32], mass: Floats) -> NDArray[np.float32]:
    """Each column against the mean of the level without the unit, by deviation, by rank, and that of neighbours."""
    import numpy as np

    count, width = block.shape
    if not count:
        return np.zeros((0, 5 * width), dtype=np.float32)
    weights = np.minimum(mass, MOST_MASS)[:, None] + 1e-3
    total = weights.sum()
    mean = (block * weights).sum(axis=0)
    others = (mean - block * weights) / np.maximum(total - weights, 1e-3)
    spread = np.sqrt((weights * (block - mean / total) ** 2).sum(axis=0) / total) + LEAST_SPREAD
    ranks = np.argsort(np.argsort(block, axis=0, kind="stable"), axis=0) / max(count - 1, 1)
    before, behind = _neighbours(block)
    return np.concatenate([others, (block - others) / spread, ranks, before, behind], axis=1, dtype=np.float32)


def _scores(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each column as its distance from the mean of the level, in standard deviations, and that of neighbours."""
    import numpy as np

    if not len(block):
        return np.zeros((0, 3 * block.shape[1]), dtype=np.float32)
    scores = (block - block.mean(axis=0)) / (block.std(axis=0) + LEAST_SPREAD)
    return np.concatenate([scores, *_neighbours(scores)], axis=1)


def _neighbours(block: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """The rows before and behind; at the ends the row itself."""
    import numpy as np

    yield np.concatenate([block[:1], block[:-1]])
    yield np.concatenate([block[1:], block[-1:]])


def _document(units: Units, relative: NDArray[np.float32], mass: Floats) -> NDArray[np.float32]:
    """What the article is as a whole: lines, words, means of shared words, nearness and fit, share of bullets."""
    import numpy as np

    weights = mass / max(float(mass.sum()), 1e-6)
    shape = units.shape[: units.lines]
    shared, rest, fit = (weights @ relative[:, RELATIVE.index(name)] for name in ("shared", "rest", "fit"))
    bullets = shape[:, SHAPE.index("bullet")].mean() if units.lines else 0.0
    return np.array([units.lines, shape[:, 0].sum(), shared, rest, fit, bullets], dtype=np.float32)
