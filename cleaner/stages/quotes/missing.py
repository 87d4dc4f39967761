"""Where a lost quotation mark stood.

Every place in reach of the mark that is left over is weighed by its clues (a conditional logit model; one number per
clue, in ``missing_weights.json``), and the best one comes with its probability. On held-out sites 84 % of the places
given 0.8 and more were right in cross-validation, 78 % on WCXB's report half. Two thirds of lost marks get less, since
a term of two words in the middle of a sentence gives nothing away; those are flagged.

English only. ``python -m benchmarks.train_missing_quotes`` makes the weights anew.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cleaner.stages.quotes.clues import closing_places, opening_places, others_of
from cleaner.stages.quotes.marks import Mark, read_marks
from cleaner.stages.quotes.pairing import Reading, pair

WORTH_SAYING = 0.5
"""Probability. Below it a place is more likely wrong than right and is not proposed at all."""

MAX_REACH = 4000
"""Characters between the mark that is left and the farthest place. A longer quotation is left to a person."""

MAX_MARKS = 60
"""Marks of a block; in fuller ones too much may be lost at once."""

LANGUAGES = ("en", None)
WEIGHTS = Path(__file__).with_name("missing_weights.json")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lost mark probably stood.

    Attributes:
        position: Within the block.
        opens: Whether it was an opening mark.
        partner: Index of the mark that was left over.
        probability: That this is the place.
    """

    position: int
    opens: bool
    partner: int
    probability: float


@cache
def _weights() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return loaded


def place(text: str, reading: Reading, lost: list[int], language: str | None) -> Place | None:
    """The likeliest place of the one mark that a block lost, or ``None`` where nothing can be said.

    Args:
        text: The block.
        reading: Its double marks.
        lost: Indices of marks without a partner; only a single one can be helped.
        language: Of the document.
    """
    marks = reading.marks
    if len(lost) != 1 or len(marks) > MAX_MARKS or language not in LANGUAGES or marks[0].family != "double":
        return None
    index = lost[0]
    candidates = candidate_places(text, marks, index)
    if not candidates:
        return None
    opens = marks[index].role == "close"
    weights = _weights()["opening" if opens else "closing"]
    scores = [sum(weights.get(clue, 0.0) for clue in clues) for _, clues in candidates]
    best = max(scores)
    probability = 1.0 / sum(math.exp(score - best) for score in scores)
    position = candidates[scores.index(best)][0]
    if probability < WORTH_SAYING or not _mends(text, marks[index], position, opens):
        return None
    return Place(position, opens, index, round(probability, 2))


def candidate_places(text: str, marks: list[Mark], index: int) -> list[tuple[int, list[str]]]:
    """The places to weigh, each with its clues."""
    mark = marks[index]
    lengths = [marks[m.partner].start - m.end for m in marks if m.role == "open" and m.partner >= 0]
    others = others_of(lengths)
    if mark.end - mark.start != 1:
        return []
    if mark.role == "open":
        end = marks[index + 1].start if index + 1 < len(marks) else len(text)
        return list(closing_places(text, mark.end, end, others)) if end - mark.end <= MAX_REACH else []
    start = marks[index - 1].end if index else 0
    return list(opening_places(text, start, mark.start, others)) if mark.start - start <= MAX_REACH else []


def _mends(text: str, mark: Mark, position: int, opens: bool) -> bool:
    """Whether a mark at that place leaves nothing to complain of, so that the next round has nothing to add."""
    glyph = {"“": "”", "”": "“"}.get(mark.glyph, mark.glyph)
    mended = text[:position] + glyph + text[position:]
    return pair([m for m in read_marks(mended, loose=False) if m.family == "double"], directional=True).is_balanced
