"""The judge of off-topic pieces: which lines and sentences of an article belong to another one.

Trees give every line, and every sentence of a longer line, a score: the log-odds that it was put in. Three kinds of
units have thresholds of their own, since a paragraph tells more of its subject than a headline. Where an article has
many subjects the judge cannot know, and says so.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cleaner.judges.offtopic.features import features
from cleaner.judges.offtopic.units import SHAPE, Units, units_of
from cleaner.judges.offtopic.words import WORD, Background, stem
from cleaner.judges.trees import Trees, trees

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.judges.offtopic.semantic import Embedder

FOLDER = Path(__file__).parent
NAME = "en"

LANGUAGES = frozenset(("en",))
"""What the judge was trained on."""

LEAST_LINES = 4
LEAST_WORDS = 150
"""Lines and words of an article; of less text nobody can tell what it is about. Of the same articles cut shorter the
judge found less, see the manifest."""

MOST_UNITS = 20_000
"""Lines; what is longer is no article, and is not judged."""

PARAGRAPH_WORDS = 25
"""Words from which a line counts as a paragraph."""

MANY = 3
MANY_SHARE = 0.04
"""Units above their threshold, and their share of all, from which on an article has many subjects."""

QUIZ_SHARE = 0.25
QUIZ_LINES = 5
LIVE_SHARE = 0.2
LIVE_LINES = 5
"""Share and number of lines that ask, or begin with a time of day, in a quiz or an interview, or a live blog."""

WORDS = 5
"""Words that a finding names."""

Kind = Literal["paragraph", "headline", "sentence"]
KINDS: tuple[Kind, ...] = ("paragraph", "headline", "sentence")

_TIME = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit that does not belong.

    Attributes:
        start, end: Where it stands in the text.
        kind: A line of at least ``PARAGRAPH_WORDS``, a shorter line, or a sentence of a line.
        margin: How far it is above its threshold, in log-odds.
        rate: Share (0 to 1) of clean articles in which a unit of this kind is so far above it.
        words: Words of it that stand nowhere else in the article and have little to do with it.
        about: Words that the article is about.
    """

    start: int
    end: int
    kind: Kind
    margin: float
    rate: float
    words: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge says of an article.

    Attributes:
        probability: That some piece of another article stands in it, were half of all articles so; ``None`` where the
            judge cannot know.
        reason: Why it cannot.
        pieces: Units above their threshold, in order.
        characters: Length of the text.
    """

    probability: float | None
    reason: str
    pieces: tuple[Piece, ...]
    characters: int


@dataclass(frozen=True)
class Judge:
    """Trees with what belongs to them.

    Attributes:
        trees: They score the features of a unit.
        columns: The features that they look at, of all that are worked out.
        background: What other texts tell of words.
        thresholds: Scores from which on a unit of each kind is flagged: offset, and slope over the logarithm of the
            number of lines, since the highest of many lines scores higher by chance.
        rates: For each kind, margins above its threshold that the highest one of a clean article reaches with the
            probabilities ``steps``, ascending.
        steps: Shares of clean articles, descending.
        scale: Slope and offset of the probability of an article, over the greatest margin above a threshold.
        manifest: What it was trained on, and what was measured.
    """

    trees: Trees
    columns: NDArray[np.int64]
    background: Background
    thresholds: Mapping[Kind, tuple[float, float]]
    rates: Mapping[Kind, Sequence[float]]
    steps: Sequence[float]
    scale: tuple[float, float]
    manifest: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path) -> Judge:
        """The judge of ``PATH.npz`` and ``PATH.json``."""
        import numpy as np

        about: dict[str, Any] = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
        with np.load(path.with_name(f"{path.name}.npz"), allow_pickle=False) as stored:
            words = bytes(stored["words"]).decode("utf-8").split("\n")
            vectors = stored["vectors"].astype(np.float32) * stored["vector_scales"].astype(np.float32)[:, None]
            background = Background(
                {word: row for row, word in enumerate(words)}, stored["idf"].astype(np.float32), vectors
            )
            ensemble, columns = trees(stored, "trees"), stored["columns"].astype(np.int64)
        return cls(
            ensemble, columns, background, about["thresholds"], about["rates"], about["steps"],
            (about["probability"]["slope"], about["probability"]["offset"]), about,
        )  # fmt: skip

    def scores(self, units: Units) -> NDArray[np.float32]:
        """Log-odds of every unit."""
        import numpy as np

        _, table = features(units, self.background)
        return self.trees.scores(np.ascontiguousarray(table[:, self.columns]))

    def judge(self, text: str, lines: Sequence[tuple[int, int]], embedder: Embedder | None = None) -> Judgement:
        """What does not belong to a text.

        Args:
            text: The article.
            lines: Spans of its lines.
            embedder: A model of sentences that is asked about units near their threshold.
        """
        import numpy as np

        units, reason = self.read(text, lines)
        if units is None:
            return Judgement(None, reason, (), len(text))
        scores = self.scores(units)
        kinds = kinds_of(units)
        length = log(max(units.lines, 1))
        limits = [offset + slope * length for offset, slope in (self.thresholds[kind] for kind in KINDS)]
        margins = scores - np.array(limits, dtype=np.float32)[kinds]
        if embedder is not None:
            moved = _by_meaning(text, units, margins, embedder)
            scores, margins = scores + moved, margins + moved
        above = [int(index) for index in (margins >= 0).nonzero()[0]]
        lines_above = {index for index in above if index < units.lines}
        above = [index for index in above if index < units.lines or int(units.line_of[index]) not in lines_above]
        if is_many(len(above), units.lines):
            return Judgement(None, f"many subjects: {len(above)} pieces look foreign to the rest", (), len(text))
        slope, offset = self.scale
        top = float(margins.max()) if len(margins) else -10.0
        probability = 1 / (1 + exp(-max(-60.0, min(60.0, slope * top + offset))))
        pieces = tuple(
            self._piece(text, units, index, KINDS[int(kinds[index])], float(margins[index])) for index in above
        )
        return Judgement(probability, "", tuple(sorted(pieces, key=lambda piece: piece.start)), len(text))

    def read(self, text: str, lines: Sequence[tuple[int, int]]) -> tuple[Units | None, str]:
        """The units of a text; ``None`` where it cannot be judged, with the reason."""
        if len(lines) < LEAST_LINES:
            return None, f"too short: fewer than {LEAST_LINES} lines"
        if len(lines) > MOST_UNITS:
            return None, f"too long: more than {MOST_UNITS} lines"
        units = units_of(text, lines)
        shape = units.shape[: units.lines]
        if float(shape[:, 0].sum()) < LEAST_WORDS:
            return None, f"too short: fewer than {LEAST_WORDS} words"
        asking = int(shape[:, SHAPE.index("ends_ask")].sum())
        if asking >= QUIZ_LINES and asking >= QUIZ_SHARE * units.lines:
            return None, "many subjects: a list of questions"
        timed = sum(_TIME.match(text, start) is not None for start, _ in lines)
        if timed >= LIVE_LINES and timed >= LIVE_SHARE * units.lines:
            return None, "many subjects: entries with a time of day"
        return units, ""

    def _piece(self, text: str, units: Units, index: int, kind: Kind, margin: float) -> Piece:
        start, end = units.spans[index]
        at = bisect_right(self.rates[kind], margin)
        rate = self.steps[at - 1] if at else 1.0
        words, about = words_of(text, units, index, self.background)
        return Piece(start, end, kind, margin, rate, words, about)


def is_many(above: int, lines: int) -> bool:
    """Whether so many units look foreign that the article has many subjects."""
    return above > MANY and above > MANY_SHARE * lines


def kinds_of(units: Units) -> NDArray[np.int64]:
    """Index in ``KINDS`` of every unit."""
    import numpy as np

    kinds = np.where(units.shape[:, 0] >= PARAGRAPH_WORDS, 0, 1)
    kinds[units.lines :] = 2
    return kinds


def _by_meaning(text: str, units: Units, margins: NDArray[np.float32], embedder: Embedder) -> NDArray[np.float32]:
    """What an embedding model adds to the scores of units near their threshold."""
    import numpy as np

    from cleaner.judges.offtopic.semantic import MOST_LINES, REACH, WEIGHT, distances

    moved = np.zeros(len(margins), dtype=np.float32)
    asked = [int(index) for index in (margins >= -REACH).nonzero()[0]]
    if asked:
        texts = [text[start:end] for start, end in units.spans]
        step = max(1, units.lines // MOST_LINES)
        moved[asked] = WEIGHT * distances([texts[index] for index in asked], texts[: units.lines : step], embedder)
    return moved


def words_of(text: str, units: Units, index: int, background: Background) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of a unit that do not belong, and words that the rest of the article is about."""
    import numpy as np

    start, end = units.spans[index]
    is_line = units.unit < units.lines
    total = np.bincount(units.stem[is_line], weights=units.count[is_line], minlength=len(units.stems))
    own = units.unit == index
    rest = total.copy()
    rest[units.stem[own]] -= units.count[own]
    last = len(background.idf) - 1
    idf = np.array([background.idf[background.rows.get(word, last)] for word in units.stems])
    foreign = {units.stems[at]: float(idf[at]) for at in units.stem[own] if rest[at] <= 0}
    weights = np.log1p(rest) * np.log1p(rest) * idf
    about = {units.stems[at]: float(weights[at]) for at in np.argsort(-weights)[:WORDS] if rest[at] > 0}
    return _surfaces(text[start:end], foreign), _surfaces(text[:start] + " " + text[end:], about)


def _surfaces(text: str, weights: Mapping[str, float]) -> tuple[str, ...]:
    """How the heaviest stems first stand in a text."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        root = stem(match[0].lower())
        if root in weights:
            found.setdefault(root, match[0])
    return tuple(found[root] for root in sorted(found, key=lambda root: -weights[root])[:WORDS])


@lru_cache(maxsize=1)
def shipped() -> Judge:
    """The judge that comes with the package."""
    return Judge.load(FOLDER / NAME)
