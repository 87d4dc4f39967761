"""What the judge looks at: features of every line of an article, and of every sentence inside a longer line.

All units are worked out together, lines and sentences in one table. Each is compared with the rest of the article
without itself, and a sentence with its own paragraph too. Everything is linear in the length of the text: Python
touches each word once, and the rest are sums over pairs of a unit and a stem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from cleaner.judges.offtopic.words import KINDS, WORD, Background, kind_of, stem
from cleaner.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 3
"""Units on both sides that are near."""

LEAD = 3
"""Lines at the beginning that say what the article is about."""

SHAPE = (
    "words", "capitals", "digits", "first_capital", "ends_stop", "ends_dots", "ends_colon", "ends_ask", "comma",
    "quote", "bullet", "characters", "first_tie", "ed", *KINDS[1:],
)  # fmt: skip
"""What a unit is by itself."""

_STYLED = tuple(range(1, len(KINDS)))
_UPPER, _ED = len(KINDS), len(KINDS) + 1
_COUNTS = len(KINDS) + 3
_TIE = -1 - KINDS.index("tie")
"""Places of what is counted in a unit: kinds of words, capitals, words in -ed, and last all words."""

DIGITS = re.compile(r"\d")

_QUOTES = "\"“”„«»'‘’"
_BULLETS = "-–—•*·▪►✓✅"


@dataclass(frozen=True)
class Units:
    """Lines and sentences of a text, and their words.

    Attributes:
        spans: Half-open spans in the text; first all lines, then all sentences of lines that hold several.
        lines: Number of lines.
        line_of: Line of each unit.
        shape: Features of each unit by itself, in the order of ``SHAPE``.
        stems: The different stems of the text.
        unit, stem, capital: For each pair of a unit and a stem, the unit, the index of the stem, and whether it stands
            there with a capital behind the first word; sorted by unit.
        count: How often the stem stands in the unit.
    """

    spans: list[tuple[int, int]]
    lines: int
    line_of: NDArray[np.int64]
    shape: NDArray[np.float32]
    stems: list[str]
    unit: NDArray[np.int64]
    stem: NDArray[np.int64]
    capital: NDArray[np.float32]
    count: NDArray[np.float32]


def units_of(text: str, line_spans: Sequence[tuple[int, int]]) -> Units:
    """Split lines into sentences, and both into words."""
    import numpy as np

    known: dict[str, int] = {}
    ids: dict[str, int] = {"": -1}
    spans = list(line_spans)
    line_of = list(range(len(spans)))
    shapes: list[tuple[float, ...]] = [()] * len(spans)
    units: list[int] = []
    found: list[int] = []
    capitals: list[bool] = []
    for index, (start, end) in enumerate(line_spans):
        line = text[start:end]
        parts = sentences(line)
        many = len(parts) > 1
        sums = [0] * _COUNTS
        for first, last in parts:
            part = line[first:last] if many else line
            words = WORD.findall(part)
            small = WORD.findall(part.lower())
            if len(small) != len(words):  # lower-casing made other words of them, as of a dotted capital i
                small = [word.lower() for word in words]
            counts = [0] * _COUNTS
            counts[-1] = len(words)
            at = len(spans)
            for place, word in enumerate(small):
                key = ids.get(word)
                if key is None:
                    root = stem(word)
                    key = known.setdefault(root, len(known)) if root else -1 - kind_of(word)
                    ids[word] = key
                is_upper = words[place] != word
                counts[_UPPER] += is_upper
                if key < 0:
                    counts[-key - 1] += 1
                    continue
                counts[_ED] += word[-2:] == "ed"
                found.append(key)
                capitals.append(is_upper and place > 0)
                units.append(index)
                if many:
                    found.append(key)
                    capitals.append(is_upper and place > 0)
                    units.append(at)
            tied = bool(small) and ids[small[0]] == _TIE
            if many:
                spans.append((start + first, start + last))
                line_of.append(index)
                shapes.append(_shape(part, counts, tied))
                sums = list(map(add, sums, counts))
            else:
                sums = counts
        shapes[index] = _shape(line, sums, bool(parts) and tied and not many)
    size = max(len(known), 1)
    keys = np.array(units, dtype=np.int64) * size + np.array(found, dtype=np.int64)
    pairs, which = np.unique(keys, return_inverse=True)
    count = np.bincount(which, minlength=len(pairs)).astype(np.float32)
    capital = np.bincount(which, weights=np.array(capitals, dtype=np.float32), minlength=len(pairs)) > 0
    return Units(
        spans, len(line_spans), np.array(line_of, dtype=np.int64), np.array(shapes, dtype=np.float32).reshape(-1, len(SHAPE)),
        list(known), pairs // size, pairs % size, capital.astype(np.float32), count,
    )  # fmt: skip


def _shape(part: str, counts: Sequence[int], first_tie: bool) -> tuple[float, ...]:
    words = counts[-1]
    each = 1.0 / max(words, 1)
    end, first = part[-1:], part[:1]
    stop = (part.rstrip(_QUOTES + ")") or part)[-1:]
    dots = part.endswith(("...", "…", "[...]", "[…]"))
    return (
        words, counts[_UPPER] * each, len(DIGITS.findall(part)) / max(len(part), 1), first.isupper(),
        stop in ".!。" and not dots, dots, stop == ":", stop == "?", "," in part, end in _QUOTES or first in _QUOTES,
        first in _BULLETS, len(part), first_tie, counts[_ED] * each, *[counts[at] * each for at in _STYLED],
    )  # fmt: skip


RELATIVE = ("shared", "shared_near", "cosine", "rest", "near", "fit", "novel_share", "names_novel")
"""Columns that are also compared with the same of the article's other units, and with those beside."""


STYLE = ("words", "capitals", "digits", "ends_stop", "bullet", "ed", *KINDS[1:])
"""Columns that are compared with the mean of all units: how the article is written."""


def features(units: Units, background: Background) -> tuple[list[str], NDArray[np.float32]]:
    """Names of the features, and their table; shape (units, features)."""
    import numpy as np

    count = len(units.spans)
    lines = units.lines
    unit, which = units.unit, units.stem
    other = len(background.idf) - 1
    rows = np.fromiter(
        (background.rows.get(word, other) for word in units.stems), dtype=np.int64, count=len(units.stems)
    )
    idf_of = background.idf[rows]
    is_line = unit < lines
    size = len(units.stems)
    total = np.bincount(which[is_line], weights=units.count[is_line], minlength=size)
    idf = idf_of[which]
    own = units.count
    elsewhere = total[which] - own
    line = units.line_of[unit]
    # For each pair: how many units of the same level away is the nearest other occurrence?
    level = (unit >= lines).astype(np.int64)
    by_stem = np.lexsort((unit, which, level))
    gap = np.full(len(unit), 99, dtype=np.int64)
    if len(unit) > 1:
        before, after = by_stem[:-1], by_stem[1:]
        same = (which[before] == which[after]) & (level[before] == level[after])
        step = np.where(same, unit[after] - unit[before], 99)
        gap[after] = step
        gap[before] = np.minimum(gap[before], step)
    known = (rows != other).astype(np.float32)[which]
    weight = np.log1p(own) * idf
    shared = (elsewhere > 0).astype(np.float32)
    near = (gap <= NEAR).astype(np.float32)
    name = units.capital
    lead = np.zeros(size, dtype=np.float32)
    lead[which[is_line & (unit < LEAD)]] = 1.0
    in_lead = lead[which] * (line >= LEAD)
    all_tfidf = np.log1p(total) * idf_of
    rest_tfidf = np.log1p(np.maximum(elsewhere, 0.0)) * idf

    dimensions = background.vectors.shape[1]
    has = rows < len(background.vectors)
    vectors = np.zeros((size, dimensions), dtype=np.float32)
    vectors[has] = background.vectors[rows[has]]
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors)) + 1e-6
    pair_vectors = vectors[which]
    weighted = pair_vectors * np.sqrt(own)[:, None]
    starts = np.searchsorted(unit, np.arange(count))
    sums = np.zeros((count, dimensions), dtype=np.float32)
    if len(unit):
        filled = np.diff(np.append(starts, len(unit))) > 0
        sums[filled] = np.add.reduceat(weighted, starts[filled], axis=0)
    whole = sums[:lines].sum(axis=0)
    rest = whole - sums
    rest_norm = np.sqrt(np.einsum("ij,ij->i", rest, rest)) + 1e-6
    fit = np.einsum("ij,ij->i", pair_vectors, rest[unit]) / (norms[which] * rest_norm[unit])
    seen = has[which].astype(np.float32)

    def total_of(values: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.bincount(unit, weights=values, minlength=count)

    mass = total_of(idf)
    pairs = total_of(np.ones(len(unit), dtype=np.float32))
    some = np.maximum(mass, 1e-6)
    names = total_of(name)
    seen_mass = total_of(seen * idf)
    novel = idf * (1 - shared)
    dot = total_of(weight * rest_tfidf)
    norm = np.sqrt(total_of(weight * weight)) + 1e-6
    rest_square = np.maximum(
        float((all_tfidf**2).sum()) - total_of((np.log1p(total[which]) * idf) ** 2 - rest_tfidf**2), 0
    )
    around = _near(sums, lines)
    upward, downward = _sides(sums, lines)
    same_line = np.zeros_like(sums)
    same_line[lines:] = sums[units.line_of[lines:]] - sums[lines:]
    lead_sum = sums[: min(LEAD, lines)].sum(axis=0)
    lead_rest = lead_sum - np.where((units.line_of < LEAD)[:, None], sums, 0)
    worst = np.full(count, 1.0)
    np.minimum.at(worst, unit, np.where(seen > 0, fit, 1.0))
    best = np.full(count, -1.0)
    np.maximum.at(best, unit, np.where(seen > 0, fit, -1.0))
    rarest = np.zeros(count)
    np.maximum.at(rarest, unit, novel)
    columns: dict[str, NDArray[np.floating]] = {
        "sentence": (np.arange(count) >= lines).astype(np.float32),
        "pairs": pairs,
        "mass": mass,
        "idf": mass / np.maximum(pairs, 1),
        "unknown": total_of(1 - known) / np.maximum(pairs, 1),
        "shared": total_of(idf * shared) / some,
        "shared_near": total_of(idf * near) / some,
        "shared_lead": total_of(idf * in_lead) / some,
        "shared_count": total_of(shared),
        "shared_mass": total_of(idf * shared),
        "often": total_of(idf * np.log1p(elsewhere)) / some,
        "novel": total_of(novel),
        "rarest": rarest,
        "names": names / np.maximum(pairs, 1),
        "names_shared": total_of(name * shared * idf) / np.maximum(total_of(name * idf), 1e-6),
        "names_novel": total_of(name * novel) / some,
        "cosine": dot / (norm * (np.sqrt(rest_square) + 1e-6)),
        "rest": _cosine(sums, rest),
        "near": _cosine(sums, around - sums),
        "paragraph": _cosine(sums, same_line),
        "bridge": _cosine(around - sums, rest),
        "upward": _cosine(sums, upward),
        "downward": _cosine(sums, downward),
        "across": _cosine(upward, downward),
        "lead": _cosine(sums, lead_rest),
        "fit": total_of(fit * seen * idf) / np.maximum(seen_mass, 1e-6),
        "novel_fit": total_of(fit * seen * novel) / np.maximum(total_of(seen * novel), 1e-6),
        "novel_share": total_of(novel * (1 - np.maximum(fit * seen, 0))) / some,
        "worst": worst,
        "best": best,
        "length": np.sqrt(np.einsum("ij,ij->i", sums, sums)),
    }  # fmt: skip
    names_ = list(columns)
    table = np.column_stack([units.shape, *columns.values()]).astype(np.float32)
    all_names = [*SHAPE, *names_]
    at = [all_names.index(column) for column in RELATIVE]
    relative = table[:, at]
    parts = []
    for first, last in ((0, lines), (lines, count)):
        block = relative[first:last]
        parts.append(_beside(block, mass[first:last]))
    beside = np.concatenate(parts)
    style = table[:, [all_names.index(column) for column in STYLE]]
    styles = np.concatenate([_scores(style[:lines]), _scores(style[lines:])])
    document = _document(units, relative[:lines], mass[:lines])
    place = units.line_of / max(lines - 1, 1)
    places = np.column_stack(
        [
            place, units.line_of, lines - 1 - units.line_of,
            np.broadcast_to(document, (count, len(document))),
            table[units.line_of][:, [all_names.index("words"), all_names.index("rest"), all_names.index("shared")]],
        ]
    )  # fmt: skip
    all_names += [f"{name}:{kind}" for kind in ("mean", "score", "rank", "before", "behind") for name in RELATIVE]
    all_names += [f"{name}:{kind}" for kind in ("style", "style_before", "style_behind") for name in STYLE]
    all_names += [
        "place",
        "line",
        "lines_after",
        "lines",
        "text_words",
        "text_shared",
        "text_rest",
        "text_fit",
        "text_bullets",
    ]
    all_names += ["line_words", "line_rest", "line_shared"]
    return all_names, np.concatenate([table, beside, styles, places], axis=1).astype(np.float32)


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
        padded = np.cumsum(np.pad(level, ((NEAR + 1, NEAR), (0, 0))), axis=0)
        parts.append(padded[2 * NEAR + 1 :] - padded[: -2 * NEAR - 1])
    return np.concatenate(parts)


def _sides(sums: NDArray[np.float32], lines: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sums over the two units before each unit, and the two behind it."""
    import numpy as np

    upward, downward = np.zeros_like(sums), np.zeros_like(sums)
    for first, last in ((0, lines), (lines, len(sums))):
        level = sums[first:last]
        for step in (1, 2):
            upward[first + step : last] += level[:-step] if step < len(level) else level[:0]
            downward[first : max(last - step, first)] += level[step:]
    return upward, downward


def _beside(block: NDArray[np.float32], mass: NDArray[np.float64]) -> NDArray[np.float32]:
    """Each column against the mean of the level without the unit, in standard deviations, by rank, and of neighbours."""
    import numpy as np

    count, width = block.shape
    if not count:
        return np.zeros((0, 5 * width), dtype=np.float32)
    weights = np.minimum(mass, 60.0)[:, None] + 1e-3
    total = weights.sum()
    mean = (block * weights).sum(axis=0)
    others = (mean - block * weights) / np.maximum(total - weights, 1e-3)
    spread = np.sqrt((weights * (block - mean / total) ** 2).sum(axis=0) / total) + 0.02
    ranks = np.argsort(np.argsort(block, axis=0), axis=0) / max(count - 1, 1)
    padded = np.concatenate([block[:1], block, block[-1:]])
    return np.concatenate([others, (block - others) / spread, ranks, padded[:-2], padded[2:]], axis=1).astype(
        np.float32
    )


def _scores(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each column as its distance from the mean of the level, in standard deviations, and of the units beside."""
    import numpy as np

    if not len(block):
        return np.zeros((0, 3 * block.shape[1]), dtype=np.float32)
    scores = (block - block.mean(axis=0)) / (block.std(axis=0) + 0.02)
    padded = np.concatenate([scores[:1], scores, scores[-1:]])
    return np.concatenate([scores, padded[:-2], padded[2:]], axis=1)


def _document(units: Units, relative: NDArray[np.float32], mass: NDArray[np.float64]) -> NDArray[np.float32]:
    """What the article is as a whole."""
    import numpy as np

    weights = mass / max(float(mass.sum()), 1e-6)
    shape = units.shape[: units.lines]
    return np.array(
        [
            units.lines, shape[:, 0].sum(), weights @ relative[:, 0], weights @ relative[:, 3], weights @ relative[:, 5],
            shape[:, SHAPE.index("bullet")].mean() if units.lines else 0.0,
        ],
        dtype=np.float32,
    )  # fmt: skip
