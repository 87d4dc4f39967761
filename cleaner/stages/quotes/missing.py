"""Where a lost quotation mark stood.

Every place in reach of the mark that is left over is weighed by its clues (a conditional logit model; one number per
clue, in the hashed tables of ``missing_weights.json``), and the best one comes with a confidence: the share of places
with its probability that were right on sites that the weights had not seen. Most lost marks get less than 0.8, since
a term of two words in the middle of a sentence gives nothing away; those are flagged.

English only. ``python -m benchmarks.train_missing_quotes`` makes the weights anew.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from cleaner.stages.quotes.clues import Around, closing_places, opening_places, others_of, phrase_of
from cleaner.stages.quotes.doubts import is_doubtful
from cleaner.stages.quotes.lexicon import Lexicon, lexicon, slot, unpacked
from cleaner.stages.quotes.marks import Mark, read_marks
from cleaner.stages.quotes.pairing import Reading, pair
from cleaner.stages.quotes.words import sign

WORTH_SAYING = 0.5
"""Confidence. Below it a place is more likely wrong than right and is not proposed at all."""

MAX_REACH = 4000
"""Characters between the mark that is left and the farthest place. A longer quotation is left to a person."""

MAX_MARKS = 60
"""Marks of a block; in fuller ones too much may be lost at once."""

MAX_BLOCKS = 20
"""Blocks of a document that may have lost marks. With more of them, marks without partners are its habit."""

MAX_KNOWN = 60
"""Characters of a quotation that is worth knowing again: a term or a title."""

SLOTS = 1 << 20
"""Slots of a table of weights; ten times as many as there are clues that matter."""

LANGUAGES = ("en", None)
WEIGHTS = Path(__file__).with_name("missing_weights.json")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lost mark probably stood.

    Attributes:
        position: Within the block.
        opens: Whether it was an opening mark.
        partner: Index of the mark that was left over.
        confidence: Measured share of places with this score that were right.
    """

    position: int
    opens: bool
    partner: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Model:
    tables: dict[str, memoryview]
    unit: float
    calibration: list[tuple[float, float]]


@cache
def _model() -> _Model:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    tables = {side: memoryview(unpacked(table)).cast("b") for side, table in data["weights"].items()}
    return _Model(tables, data["unit"], [(raw, share) for raw, share in data["calibration"]])


def habits(quotations: Iterable[tuple[str, Reading]]) -> Around:
    """What the whole quotations of a document are like, for the places that look alike from within their block."""
    total = _Around()
    for text, reading in quotations:
        total.add(text, reading)
    return total.around()


class _Around:
    """Counts of whole quotations."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.known: set[str] = set()
        self.styles: Counter[str] = Counter()

    def add(self, text: str, reading: Reading) -> None:
        for mark in reading.marks:
            if mark.role != "open" or mark.partner < 0:
                continue
            start, end = mark.end, reading.marks[mark.partner].start
            self.lengths.append(end - start)
            if end - start < MAX_KNOWN:
                self.known.add(phrase_of(text[start:end]))
            if text[end - 1] in ".,":
                self.styles["in"] += 1
            elif text[end + 1 : end + 2] in tuple(".,"):
                self.styles["out"] += 1

    def around(self) -> Around:
        inside, outside = self.styles["in"], self.styles["out"]
        style = "none" if not inside + outside else "both"
        if inside > 2 * outside or outside > 2 * inside:
            style = "in" if inside > outside else "out"
        return Around(others=others_of(self.lengths), style=style, known=frozenset(self.known))


def place(text: str, reading: Reading, lost: list[int], language: str | None, document: Around) -> Place | None:
    """The likeliest place of the one mark that a block lost, or ``None`` where nothing can be said.

    Args:
        text: The block.
        reading: Its double marks.
        lost: Indices of marks without a partner; only a single one can be helped.
        language: Of the document.
        document: Its ``habits``.
    """
    marks = reading.marks
    if len(lost) != 1 or len(marks) > MAX_MARKS or language not in LANGUAGES or marks[0].family != "double":
        return None
    index = lost[0]
    candidates = candidate_places(text, reading, index, document, lexicon())
    if not candidates:
        return None
    opens = marks[index].role == "close"
    model = _model()
    table = model.tables["opening" if opens else "closing"]
    scores = [model.unit * sum(table[slot(clue, SLOTS)] for clue in clues) for _, clues in candidates]
    best = max(scores)
    confidence = _calibrated(1.0 / sum(math.exp(score - best) for score in scores), model.calibration)
    position = candidates[scores.index(best)][0]
    if confidence < WORTH_SAYING or not _mends(text, marks[index], position, opens):
        return None
    if is_doubtful(text, reading, index, position):
        return None
    return Place(position, opens, index, round(confidence, 2))


def _calibrated(probability: float, calibration: list[tuple[float, float]]) -> float:
    """The measured share for a probability, by straight lines between the measured points."""
    for (low, low_share), (high, high_share) in pairwise(calibration):
        if probability <= high:
            return low_share + (high_share - low_share) * (max(probability, low) - low) / (high - low)
    return calibration[-1][1]


def candidate_places(
    text: str, reading: Reading, index: int, document: Around, words: Lexicon
) -> list[tuple[int, list[str]]]:
    """The places to weigh, each with its clues."""
    marks = reading.marks
    mark = marks[index]
    if mark.end - mark.start != 1:
        return []
    around = _around(text, reading, mark, document)
    if mark.role == "open":
        end = marks[index + 1].start if index + 1 < len(marks) else len(text)
        return list(closing_places(text, mark.end, end, around, words)) if end - mark.end <= MAX_REACH else []
    start = marks[index - 1].end if index else 0
    return list(opening_places(text, start, mark.start, around, words)) if mark.start - start <= MAX_REACH else []


def _around(text: str, reading: Reading, mark: Mark, document: Around) -> Around:
    block = habits([(text, reading)])
    ends = [item.start for item in reading.marks if item.role == "close" and item.partner >= 0]
    before = max((end for end in ends if end < mark.start), default=-1)
    last = "none"
    if before > 0:
        last = sign(text[before - 1]) if text[before - 1] in ",.!?" else "term"
    style = document.style if block.style == "none" else block.style
    return replace(block, last=last, style=style, known=block.known | document.known)


def _mends(text: str, mark: Mark, position: int, opens: bool) -> bool:
    """Whether a mark at that place leaves nothing to complain of, so that the next round has nothing to add."""
    glyph = {"“": "”", "”": "“"}.get(mark.glyph, mark.glyph)
    mended = text[:position] + glyph + text[position:]
    return pair([m for m in read_marks(mended, loose=False) if m.family == "double"], directional=True).is_balanced
