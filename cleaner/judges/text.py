"""The text judge: which lines of a text that some extractor made are not of the article.

Trees give every line a score, the log-odds that it is boilerplate. Two decisions follow. A single line goes where its
score is high. The rest of the text goes, from some line on, where the article plainly ends: a cue stands there (a line
that a rule knows, or one that scores high itself), and from there to the end the lines score high on average and none
of them scores low. A judge that would leave next to nothing changes nothing.

What rules find says what kind of text it is. Where they take lines out, some extractor let boilerplate in, and there
will be more of it; where they only know a line, less is certain; where they know none, the judge is silent, and costs
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from cleaner.judges.lines import RULE_COLUMNS, Lexicon, features
from cleaner.judges.trees import Trees, arrays, manifest, trees

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from cleaner.rulepacks.match import Hit, Line
    from cleaner.stages.claims import Claims

NAME = "text"

LEAST_WORDS = 130
"""Words; where fewer would be left, the judge changes nothing. A prototype lost 2 % of true words without such a guard
and 0.2 % with 120 to 150."""

MOST_SHARE = 0.6
"""Share of a text's words that may stand behind the end of its article. Chosen by hand: whole threads are longer,
rarely, and rules find those."""

LINE_WORDS = 60.0
"""Words; a longer line counts no more than this in the mean of a tail."""

SCORES = (-5.0, 4.0)
"""Log-odds; scores are cut to this range before a mean is taken, so that no single line decides."""

FEW_WORDS = 100.0
"""Words; behind the article fewer of them must score higher, up to what a single line must. Without this an interview
lost its last short answers behind an advertisement."""

CUES = tuple(
    RULE_COLUMNS.index(name) for name in ("claimed", "hit", "hit_tail", "hit_section", "mark", "comment_heading")
)
"""What rules say of lines where articles may end."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Scores (log-odds) from which on the judge acts.

    Attributes:
        line: A line with at least this score goes.
        cue: A line with at least this score may be where the article ends, as lines that rules know may.
        tail: Least mean score from there to the end.
        worst: Least score of any line from there to the end.
        contrast: Least difference between that mean and the mean of what stands before. A list of events, or an
            article that is all like that, has no end in the middle.
    """

    line: float
    cue: float
    tail: float
    worst: float
    contrast: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What goes.

    Attributes:
        lines: Lines that go by themselves.
        end: The first line behind the article; the number of lines where the judge sees no end.
    """

    lines: NDArray[np.bool_]
    end: int


def decide(
    scores: NDArray[np.float32],
    words: NDArray[np.float32],
    live: NDArray[np.bool_],
    cues: NDArray[np.bool_],
    limits: Limits,
) -> Decision:
    """Which lines go.

    Args:
        scores: Log-odds of every line.
        words: Words of every line.
        live: Lines that no rule takes out.
        cues: Lines that rules know, whether or not they take them out.
        limits: From which scores on.
    """
    import numpy as np

    count = len(scores)
    left = words * live
    total = float(left.sum())
    behind = np.cumsum(left[::-1])[::-1]
    mass = np.minimum(left, LINE_WORDS)
    parts = np.clip(scores, *SCORES) * mass
    upto, mass_upto = np.cumsum(parts) - parts, np.cumsum(mass) - mass
    mass_behind = mass.sum() - mass_upto
    mean = (parts.sum() - upto) / np.maximum(mass_behind, 1.0)
    contrast = mean - upto / np.maximum(mass_upto, 1.0)
    worst = np.minimum.accumulate(np.where(live, scores, np.inf)[::-1])[::-1]
    few = np.clip(1.0 - mass_behind / FEW_WORDS, 0.0, 1.0)
    sure = mean >= limits.tail + (limits.line - limits.tail) * few
    ends = (cues | (scores >= limits.cue)) & sure & (worst >= limits.worst) & (behind > 0)
    ends &= (contrast >= limits.contrast) & (total - behind >= LEAST_WORDS) & (behind <= MOST_SHARE * total)
    end = int(ends.argmax()) if ends.any() else count
    lines = live & (scores >= limits.line)
    lines[end:] = False
    if total - behind[end : end + 1].sum() - left[lines].sum() < LEAST_WORDS:
        lines = np.zeros(count, dtype=bool)
    return Decision(lines, end)


CAREFUL_CONTRAST = 3.0
"""Least contrast in languages whose words the lexicon does not know. With 1.5, which is chosen on English articles, a
German recipe lost its last steps; with 3 false ends were one page of 2,400 texts, as far as snippets tell."""

MARK_CONFIDENCE = 0.9
"""Thread rules at least this sure know a line; the others only hear a voice."""

Evidence = Literal["removed", "known", "none"]
"""What rules find in a text: lines that they take out, lines that they know, or nothing."""


def evidence(hits: Sequence[tuple[Hit, ...]], claims: Claims) -> Evidence:
    """What the rules found in a text."""
    if any(True for _ in claims.items()):
        return "removed"
    known = any(hit.rule.place != "thread" or hit.rule.confidence >= MARK_CONFIDENCE for found in hits for hit in found)
    return "known" if known else "none"


@dataclass(frozen=True)
class TextJudge:
    """Trees with what belongs to them.

    Attributes:
        trees: They score the features of a line.
        lexicon, scores: Words and their scores (see :mod:`cleaner.judges.lines`).
        limits: From which scores on the judge acts, where rules take lines out (``removed``) and where they only know
            some (``known``).
        languages: Languages that it was trained on; in others it is silent.
    """

    trees: Trees
    lexicon: Lexicon
    scores: NDArray[np.float32]
    limits: Mapping[Evidence, Limits]
    languages: frozenset[str]

    def judge(
        self, lines: Sequence[Line], hits: Sequence[tuple[Hit, ...]], claims: Claims, language: str | None = "en"
    ) -> tuple[NDArray[np.float32], Decision]:
        """Log-odds of every line, and which lines go."""
        import numpy as np

        limits = self.limits.get(evidence(hits, claims))
        if limits is None:
            nothing = np.zeros(len(lines), dtype=np.float32)
            return nothing, Decision(nothing > 0, len(lines))
        if language != "en":
            limits = replace(limits, contrast=max(limits.contrast, CAREFUL_CONTRAST))
        names, table = features(lines, hits, claims, self.lexicon, self.scores)
        scores = self.trees.scores(table)
        rules = table[:, names.index(RULE_COLUMNS[0]) :][:, : len(RULE_COLUMNS)]
        cues: NDArray[np.bool_] = np.any(rules[:, CUES] > 0, axis=1)
        live = np.equal(rules[:, 0], 0)
        return scores, decide(scores, table[:, 0], live, cues, limits)


@lru_cache(maxsize=1)
def shipped() -> TextJudge:
    """The judge that comes with the package."""
    stored = arrays(NAME)
    about: dict[str, Any] = manifest(NAME)
    return TextJudge(
        trees=trees(arrays(NAME), "trees"),
        lexicon={word: row for row, word in enumerate(stored["words"].tolist(), start=1)},
        scores=stored["word_scores"],
        limits={kind: Limits(**limits) for kind, limits in about["limits"].items()},
        languages=frozenset(about["languages"]),
    )
