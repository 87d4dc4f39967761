"""The judge of documents: how sure it is that a machine translated a text, and what betrays it.

What it finds is *translated* text. At the threshold of "probably translated" it takes 1.3 % of originals of 1,100
characters for translations, but 29 % of what people translated; at 3,300 characters 1.7 % and 58 %. It learnt from
news: of encyclopedia and travel texts (FLORES) 6.5 % are over that threshold, and 2.2 % over that of "translated". One
sentence says nothing; below ``LEAST_CHARACTERS`` there is no answer. All figures are in the manifest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from cleaner.judges.translation.calibration import LENGTHS, Calibration, probability
from cleaner.judges.translation.likelihood import Likelihoods
from cleaner.judges.translation.ngrams import Ngrams
from cleaner.judges.translation.text import kept_words, located, normalised, tokens
from cleaner.score import Cue, Threshold

FOLDER = Path(__file__).parent

LEAST_CHARACTERS = LENGTHS[0]
"""Characters; of shorter texts hardly any can be told at a false-positive rate worth having."""

CHARACTERS_PER_TOKEN = 8
"""A text counts no more than this for each token, so that a megabyte of one letter is a short text. English prose has
five, spaces included."""

SURE, PROBABLE = 0.003, 0.01
"""False-positive rates that the thresholds of the two levels were set at; rates on other originals are in the
manifest."""

CUES = 8
"""N-grams that a judgement names."""

Level = Literal["translated", "probably-translated", "no-sign", "too-short"]
"""What is said of a text. All levels are about translation, by a machine or in a machine's manner."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge says of a text.

    Attributes:
        probability: That a machine translated it, if half of all texts were translated by machine; of the other half
            every fifth by people. 0 for texts that are too short.
        characters: Length that counted.
        level: What follows.
        thresholds: False-positive rates on originals with the probability from which on a text of this length is taken
            for a translation, rates descending; empty for texts that are too short.
        cues: What moved the judge most, rare words and longer ones before frequent and single ones; empty below every
            threshold, since finding them costs as much as the score.
    """

    probability: float
    characters: int
    level: Level
    thresholds: tuple[Threshold, ...]
    cues: tuple[Cue, ...]

    def exceeds(self, rate: float) -> bool:
        """Whether the probability reaches the threshold that was set at a false-positive rate."""
        return any(self.probability >= one.value for one in self.thresholds if one.false_positive_rate == rate)


@dataclass(frozen=True)
class Judge:
    """A trained judge of one language.

    Attributes:
        language: Code of the language that it reads.
        kept: Words that it sees as they are.
        ngrams, likelihoods: Its parts.
        calibration: How the scores of the parts become a probability, and the thresholds.
        manifest: What it was trained on, and what was measured.
    """

    language: str
    kept: frozenset[str]
    ngrams: Ngrams
    likelihoods: Likelihoods
    calibration: Calibration
    manifest: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> Judge:
        """The judge of ``PATH.npz`` and ``PATH.json``."""
        import numpy as np

        manifest: dict[str, Any] = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
        with np.load(path.with_name(f"{path.name}.npz"), allow_pickle=False) as arrays:
            ngrams, likelihoods = Ngrams.stored(arrays), Likelihoods.stored(arrays)
        return cls(
            language=manifest["language"],
            kept=kept_words(manifest["language"]),
            ngrams=ngrams,
            likelihoods=likelihoods,
            calibration=Calibration.stored(manifest["calibration"]),
            manifest=manifest,
        )

    def scores(self, tokens: Sequence[str]) -> tuple[float, ...]:
        """The score of each part, from masked tokens."""
        return self.ngrams.score(tokens), self.likelihoods.score(tokens)

    def judged(self, text: str) -> Judgement:
        """What the judge says of a text: any text, in time that grows with its length."""
        seen = tokens(text, self.kept)
        characters = min(len(text), CHARACTERS_PER_TOKEN * len(seen))
        if characters < LEAST_CHARACTERS:
            return Judgement(0.0, characters, "too-short", (), ())
        log_odds = self.calibration.log_odds(self.scores(seen), characters)
        limits = {rate: self.calibration.threshold(rate, characters) for rate in self.calibration.thresholds}
        level: Level = "no-sign"
        if log_odds >= limits[PROBABLE]:
            level = "translated" if log_odds >= limits[SURE] else "probably-translated"
        cues: tuple[Cue, ...] = ()
        if log_odds >= min(limits.values()):
            slope = self.calibration.slope(0, characters)
            plain, found = normalised(text), located(text, self.kept)
            cues = tuple(
                Cue(" ".join(plain[found[start][1] : found[start + order - 1][2]].split()), round(gain * slope, 3))
                for start, order, gain in self.ngrams.cues(seen, CUES)
            )
        thresholds = tuple(Threshold(rate, probability(limit)) for rate, limit in limits.items())
        return Judgement(probability(log_odds), characters, level, thresholds, cues)


_LOADED: dict[str, Judge | None] = {}
_LOCK = Lock()


def judge_for(language: str | None) -> Judge | None:
    """The judge of a language, loaded when first asked for; ``None`` where there is none, or no language is known.

    Example:
        >>> judge_for("xx") is None
        True
    """
    code = (language or "").lower().replace("_", "-").split("-")[0]
    with _LOCK:
        if code not in _LOADED:
            if not (code.isascii() and code.isalpha() and (FOLDER / f"{code}.words").exists()):
                return None
            _LOADED[code] = Judge.load(FOLDER / code)
        return _LOADED[code]
