"""Train the weights that say where a lost quotation mark stood (``cleaner/stages/quotes/missing_weights.json``).

    python -m benchmarks.train_missing_quotes PATH/TO/wcxb-dev

Clean paragraphs of the tune half (all page types) lose one mark at a time; a conditional logit model learns which of
the places in reach it was, from the clues of ``cleaner.stages.quotes.clues``. Plain Python, a fixed seed, under a
minute. Four folds by site say how good the probabilities are; the shipped weights are trained on all four.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.data import wcxb
from benchmarks.quotes import is_clean
from cleaner.stages.quotes.marks import read_marks
from cleaner.stages.quotes.missing import WEIGHTS, candidate_places
from cleaner.stages.quotes.pairing import pair

FOLDS = 4
EPOCHS = 6
PENALTY = 0.02
RATE = 0.3
SMALLEST = 0.05
"""Weights nearer to 0 are left out of the file."""

MARKS_PER_PARAGRAPH = 16


@dataclass(frozen=True, slots=True)
class Sample:
    """One lost mark: the clues of every place in reach and which of them it was (-1 where it was none)."""

    site: str
    side: str
    clues: list[list[str]]
    gold: int


def samples(folder: Path) -> Iterator[Sample]:
    """Every mark of every clean paragraph of the tune half, lost in turn."""
    for page in wcxb(folder, page_type=None):
        if page.half != "tune":
            continue
        site = urlsplit(page.url or "").hostname or page.id
        for paragraph in dict.fromkeys(line.strip() for line in page.gold.split("\n")):
            if is_clean(paragraph):
                yield from _of_paragraph(site, paragraph)


def _of_paragraph(site: str, paragraph: str) -> Iterator[Sample]:
    for at in [i for i, char in enumerate(paragraph) if char in '"“”'][:MARKS_PER_PARAGRAPH]:
        broken = paragraph[:at] + paragraph[at + 1 :]
        marks = [mark for mark in read_marks(broken, loose=False) if mark.family == "double"]
        reading = pair(marks, directional=True)
        lost = reading.lost_closers + reading.lost_openers
        if len(lost) == 1 and (places := candidate_places(broken, marks, lost[0])):
            positions = [position for position, _ in places]
            gold = positions.index(at) if at in positions else -1
            side = "closing" if reading.lost_closers else "opening"
            yield Sample(site, side, [clues for _, clues in places], gold)


def train(data: list[Sample]) -> dict[str, float]:
    """Weights by AdaGrad on the log-likelihood, with an L2 penalty on the clues that a sample touches."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1.0)
    data = [sample for sample in data if sample.gold >= 0]
    chance = random.Random(0)
    for _ in range(EPOCHS):
        chance.shuffle(data)
        for sample in data:
            gradient: defaultdict[str, float] = defaultdict(float)
            for index, (clues, share) in enumerate(zip(sample.clues, shares(weights, sample), strict=True)):
                step = float(index == sample.gold) - share
                if abs(step) > 1e-4:
                    for clue in clues:
                        gradient[clue] += step
            for clue, step in gradient.items():
                change = step - PENALTY * weights[clue]
                squares[clue] += change * change
                weights[clue] += RATE * change / math.sqrt(squares[clue])
    return {clue: round(weight, 3) for clue, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}


def shares(weights: Mapping[str, float], sample: Sample) -> list[float]:
    """The probability of each place."""
    scores = [sum(weights.get(clue, 0.0) for clue in clues) for clues in sample.clues]
    best = max(scores)
    powers = [math.exp(score - best) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def held_out(data: list[Sample]) -> dict[str, float]:
    """Accuracy, and precision and coverage at 0.8, on sites that the weights have not seen."""
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        for side in ("closing", "opening"):
            own = [sample for sample in data if sample.side == side]
            weights = train([sample for sample in own if _fold(sample.site) != fold])
            for sample in own:
                if _fold(sample.site) == fold:
                    probabilities = shares(weights, sample)
                    best = max(probabilities)
                    judged.append((best, probabilities.index(best) == sample.gold))
    sure = [right for probability, right in judged if probability >= 0.8]
    return {
        "samples": len(judged),
        "accuracy": round(sum(right for _, right in judged) / len(judged), 3),
        "share_at_0.8": round(len(sure) / len(judged), 3),
        "precision_at_0.8": round(sum(sure) / len(sure), 3),
    }


def _fold(site: str) -> int:
    return hashlib.sha256(site.encode()).digest()[1] % FOLDS


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="WCXB's development split")
    folder = parser.parse_args().folder
    data = list(samples(folder))
    metrics = held_out(data)
    weights = {side: train([s for s in data if s.side == side]) for side in ("closing", "opening")}
    packed = json.dumps(weights, ensure_ascii=False, sort_keys=True)
    manifest = {
        "what": "clue weights of a conditional logit model: where a lost quotation mark stood (English)",
        "trained_on": "WCXB development split, tune half, all page types (CC-BY-4.0)",
        "recipe": "python -m benchmarks.train_missing_quotes",
        "held_out_sites": metrics,
        "sha256_of_weights": hashlib.sha256(packed.encode()).hexdigest(),
    }
    body = json.dumps({**manifest, "weights": weights}, ensure_ascii=False, sort_keys=False, indent=0)
    WEIGHTS.write_text(body + "\n", encoding="utf-8")
    print(json.dumps(metrics), f"{sum(map(len, weights.values()))} weights, {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
