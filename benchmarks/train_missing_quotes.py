"""Train the weights that say where a lost quotation mark stood (``cleaner/stages/quotes/missing_weights.json``).

    python -m benchmarks.train_missing_quotes PATH/TO/wcxb-dev PATH/TO/segments.jsonl.gz

Clean paragraphs lose one mark at a time; a conditional logit model learns which of the places in reach it was, from
the clues of ``cleaner.stages.quotes.clues``. First from news (many, but another kind of text), then from the tune half
of WCXB, whose weights are drawn towards those of the news. Four folds by site say how good it is on unseen sites, and
which share of the places with a given probability are right; the shipped weights are trained on all four.

Needs numpy and scipy, which the tool itself does not. Four minutes and 3 GB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.data import wcxb
from benchmarks.quotes import is_clean
from benchmarks.segments import quoting_paragraphs
from cleaner.stages.quotes.clues import Around
from cleaner.stages.quotes.lexicon import lexicon, packed, slot
from cleaner.stages.quotes.marks import read_marks
from cleaner.stages.quotes.missing import SLOTS, WEIGHTS, candidate_places
from cleaner.stages.quotes.pairing import pair

FOLDS = 4
SIDES = ("closing", "opening")
NEWS_WEIGHT = {"original": 1.0, "human-translation": 1.0, "machine-translation": 0.5}
NEWS_PENALTY, NEWS_STEPS = 2.0, 100
"""L2 penalty and L-BFGS steps; few steps, since weights that fit news to the end transfer worse."""

SITE_PENALTY, SITE_STEPS = 2.0, 80
MARKS = {"original": 3, "human-translation": 3, "machine-translation": 2}
SITE_MARKS = 8
"""Marks that a paragraph loses in turn, at most."""

UNIT = 0.06
"""What 1 in a table of weights stands for; so weights below half of it are left out."""

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97, 0.99, 1.0)
"""Bins of probability whose measured shares make the calibration."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One lost mark: the hashed clues of every place in reach, and which place it was (-1 where none of them)."""

    fold: int
    side: str
    weight: float
    share: float
    clues: array[int]
    lengths: array[int]
    gold: int


def _of_paragraph(paragraph: str, most: int, fold: int, weight: float, chance: random.Random) -> Iterator[Sample]:
    at_marks = [i for i, char in enumerate(paragraph) if char in '"“”']
    for at in at_marks if len(at_marks) <= most else chance.sample(at_marks, most):
        broken = paragraph[:at] + paragraph[at + 1 :]
        reading = pair([m for m in read_marks(broken, loose=False) if m.family == "double"], directional=True)
        lost = reading.lost_closers + reading.lost_openers
        if len(lost) != 1:
            continue
        places = candidate_places(broken, reading, lost[0], Around(), lexicon())
        if places:
            positions = [position for position, _ in places]
            share = 1 / min(len(at_marks), most)
            yield Sample(
                fold, SIDES[bool(reading.lost_openers)], weight * (2 * share) ** 0.5, share,
                array("I", (slot(clue, SLOTS) for _, clues in places for clue in clues)),
                array("I", (len(clues) for _, clues in places)),
                positions.index(at) if at in positions else -1,
            )  # fmt: skip


def samples(folder: Path, segments: Path) -> Iterator[Sample]:
    """Marks of WCXB's tune half (folds 0 to 3, by site) and of news (fold -1)."""
    chance = random.Random(5)
    for page in wcxb(folder, page_type=None):
        if page.half == "tune":
            fold = hashlib.sha256((urlsplit(page.url or "").hostname or page.id).encode()).digest()[1] % FOLDS
            for paragraph in dict.fromkeys(line.strip() for line in page.gold.split("\n")):
                if is_clean(paragraph):
                    yield from _of_paragraph(paragraph, SITE_MARKS, fold, 1.0, chance)
    for kind, paragraph in quoting_paragraphs(segments):
        yield from _of_paragraph(paragraph, MARKS[kind], -1, NEWS_WEIGHT[kind], chance)


class _Matrix:
    """Samples of one side as one sparse matrix, a row for each place."""

    def __init__(self, data: list[Sample]) -> None:
        clues = np.concatenate([np.frombuffer(sample.clues, np.uint32) for sample in data])
        self.slots, columns = np.unique(clues, return_inverse=True)
        rows = np.concatenate([[0], *(np.frombuffer(sample.lengths, np.uint32) for sample in data)]).cumsum()
        shape = (len(rows) - 1, len(self.slots))
        self.rows = sparse.csr_matrix((np.ones(len(clues), np.float32), columns.astype(np.int32), rows), shape=shape)
        self.starts = np.concatenate([[0], np.cumsum([len(sample.lengths) for sample in data])])

    def probabilities(self, scores: Any) -> tuple[Any, Any]:
        """Of each place, and the logarithm of each sample's sum."""
        lengths = np.diff(self.starts)
        best = np.maximum.reduceat(scores, self.starts[:-1])
        powers = np.exp(scores - np.repeat(best, lengths))
        sums = np.add.reduceat(powers, self.starts[:-1])
        return powers / np.repeat(sums, lengths), best + np.log(sums)


def train(data: list[Sample], penalty: float, steps: int, drawn_to: Any) -> Any:
    """Weights by L-BFGS on the log-likelihood, with an L2 penalty on their distance from ``drawn_to``."""
    data = [sample for sample in data if sample.gold >= 0]
    matrix = _Matrix(data)
    turned = matrix.rows.T.tocsr()
    gold = matrix.starts[:-1] + np.array([sample.gold for sample in data])
    weight = np.array([sample.weight for sample in data])
    each = np.repeat(weight, np.diff(matrix.starts))
    given = matrix.rows @ drawn_to[matrix.slots]

    def loss(change: Any) -> tuple[float, Any]:
        scores = (given + matrix.rows @ change.astype(np.float32)).astype(np.float64)
        found, logs = matrix.probabilities(scores)
        rest = found * each
        rest[gold] -= weight
        value = (weight * (logs - scores[gold])).sum() + penalty / 2 * (change @ change)
        return value, turned @ rest.astype(np.float32) + penalty * change

    options = {"maxiter": steps, "maxcor": 8}
    change = minimize(loss, np.zeros(len(matrix.slots)), jac=True, method="L-BFGS-B", options=options).x
    weights = drawn_to.copy()
    weights[matrix.slots] += change.astype(np.float32)
    return weights


def rounded(weights: Any) -> Any:
    """Weights as the file holds them."""
    return np.clip(np.rint(weights / UNIT), -127, 127).astype(np.int8)


def judge(data: list[Sample], weights: Any) -> Iterator[tuple[float, bool, float]]:
    """Probability of the best place, whether it is right, and the sample's share of its paragraph."""
    matrix = _Matrix(data)
    found, _ = matrix.probabilities((matrix.rows @ (rounded(weights)[matrix.slots] * UNIT)).astype(np.float64))
    for sample, start, end in zip(data, matrix.starts, matrix.starts[1:], strict=False):
        best = int(found[start:end].argmax())
        yield float(found[start + best]), best == sample.gold, sample.share


def calibrated(judged: list[tuple[float, bool, float]]) -> list[tuple[float, float]]:
    """Measured shares of right places at rising probabilities (pool-adjacent-violators over fixed bins)."""
    pools: list[list[float]] = []
    for low, high in pairwise(EDGES):
        inside = [item for item in judged if low <= item[0] < high or item[0] == high == 1.0]
        if inside:
            mass = sum(share for *_, share in inside)
            mean = sum(probability * share for probability, _, share in inside) / mass
            pools.append([mass, mean, sum(right * share for _, right, share in inside) / mass])
        while len(pools) > 1 and pools[-2][2] >= pools[-1][2]:
            one, two = pools.pop(), pools.pop()
            mass = one[0] + two[0]
            pools.append([mass, *((a * one[0] + b * two[0]) / mass for a, b in zip(one[1:], two[1:], strict=True))])
    return [(0.0, 0.0), *((round(mean, 4), round(share, 3)) for _, mean, share in pools)]


def metrics(judged: list[tuple[float, bool, float]]) -> dict[str, float]:
    """Accuracy on unseen sites, and right and wrong places at thresholds of the raw probability."""
    mass = sum(share for *_, share in judged)
    out = {"samples": len(judged), "accuracy": sum(right * share for _, right, share in judged) / mass}
    for limit in (0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [item for item in judged if item[0] >= limit]
        out[f"right_at_{limit}"] = sum(right * share for _, right, share in sure) / mass
        out[f"wrong_at_{limit}"] = sum((not right) * share for _, right, share in sure) / mass
    return {name: round(value, 3) for name, value in out.items()}


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="WCXB's development split")
    parser.add_argument("segments", type=Path, help="news segments")
    arguments = parser.parse_args()
    everything = list(samples(arguments.folder, arguments.segments))
    judged: list[tuple[float, bool, float]] = []
    tables = {}
    for side in SIDES:
        own = [sample for sample in everything if sample.side == side]
        sites = [sample for sample in own if sample.fold >= 0]
        nothing = np.zeros(SLOTS, np.float32)
        news = train([sample for sample in own if sample.fold < 0], NEWS_PENALTY, NEWS_STEPS, nothing)
        for fold in range(FOLDS):
            weights = train([s for s in sites if s.fold != fold], SITE_PENALTY, SITE_STEPS, news)
            judged += judge([s for s in sites if s.fold == fold], weights)
        tables[side] = rounded(train(sites, SITE_PENALTY, SITE_STEPS, news)).tobytes()
    found = metrics(judged)
    body = {
        "what": "hashed clue weights of a conditional logit model: where a lost quotation mark stood (English)",
        "trained_on": "news segments of WMT and FLORES; WCXB development split, tune half, all page types (CC-BY-4.0)",
        "recipe": "python -m benchmarks.train_missing_quotes",
        "unseen_sites": found,
        "sha256_of_tables": hashlib.sha256(b"".join(tables.values())).hexdigest(),
        "unit": UNIT,
        "calibration": calibrated(judged),
        "weights": {side: packed(table) for side, table in tables.items()},
    }
    WEIGHTS.write_text(json.dumps(body, indent=0) + "\n", encoding="utf-8")
    print(json.dumps(found), body["calibration"], f"{WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
