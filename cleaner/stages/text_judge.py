"""The text judge as a stage (``BP9``): lines without a cue that read like boilerplate, and where the article ends.

It reads what the rules made of the same lines: a line that a rule knows is a feature, and a place where an article may
end. It is silent in languages that it was not trained on and in texts too short to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.judges.text import LEAST_WORDS, TextJudge, shipped
from cleaner.stages.claims import Reading
from cleaner.stages.describe import StageRule

RULES: tuple[StageRule, ...] = (
    StageRule(
        "BP901",
        "boilerplate-like-line",
        "A line that reads like what stands around articles, though no rule knows it: a trained judge looks at its "
        "length, signs and words, at its place, at its neighbours and at what the rest of the text is about.",
        "Tickets from 12 pounds (in a long article about a flood)",
        "The water rose by two metres overnight.",
    ),
    StageRule(
        "BP902",
        "behind-the-article",
        "Everything from a cue to the end of the text reads like what stands behind articles: comments, promotions, "
        "other stories. No line in it reads like the article.",
        "Loved this! (behind a heading for comments, among others of its kind)",
        "Loved this! (in an interview that goes on)",
    ),
)

LEAST_LINES = 4
"""Lines; shorter texts have no lines around them to compare with."""


class LineJudge:
    """The stage.

    Args:
        reading: What the rules make of a document.
        judge: The judge, when not the one that comes with the package.
    """

    def __init__(self, reading: Callable[[Document], Reading], judge: TextJudge | None = None) -> None:
        self._reading = reading
        self._given = judge

    def __call__(self, document: Document) -> Iterator[Finding]:
        """A removal for every line that the judge is sure of."""
        if len(document.blocks) < LEAST_LINES:
            return
        judge = self._given or shipped()
        if document.language not in judge.languages:
            return
        reading = self._reading(document)
        lines = reading.lines
        if sum(line.shape.words for line in lines) < LEAST_WORDS:
            return
        scores, decision = judge.judge(lines, reading.hits, reading.claims, document.language)
        for index in range(decision.end, len(lines)):
            if index not in reading.claims:
                yield _removal(reading, index, float(scores[index]), None)
        alone = decision.lines.nonzero()[0].tolist()
        looks = _Looks(reading) if alone else None
        for index in alone:
            yield _removal(reading, index, float(scores[index]), looks)


LEAST_CONFIDENCE = 0.85
"""Of ten lines that the judge took of unseen sites of the tuning half nine were not in the gold; a line that does not
score high itself went for what stands around it."""


def _removal(reading: Reading, index: int, score: float, looks: _Looks | None) -> Finding:
    line = reading.lines[index]
    probability = 1 / (1 + exp(-score))
    confidence = max(probability, LEAST_CONFIDENCE)
    rule = RULES[looks is None]
    if looks is None:
        reason = "behind the end of the article: from here on nothing reads like it"
    else:
        reason = f"reads like what stands around an article, not in it{looks.of(index)}"
    block = line.block
    return Finding(
        rule.code, rule.name, block.start, block.end, "", round(confidence, 3), f"{reason} (p {probability:.2f})"
    )


class _Looks:
    """What a reader sees of why a line goes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        prose = [line.index for line in reading.lines if line.shape.prose]
        self._first, self._last = (prose[0], prose[-1]) if prose else (len(reading.lines), -1)
        self._said: dict[str, int] = {}
        for line in reading.lines:
            self._said.setdefault(line.form, line.index)

    def of(self, index: int) -> str:
        line = self._reading.lines[index]
        seen = []
        if not line.shape.prose:
            seen.append("no sentence")
        if self._said[line.form] < index:
            seen.append("said before")
        if index < self._first:
            seen.append("above the first paragraph")
        elif index > self._last:
            seen.append("below the last paragraph")
        if index - 1 in self._reading.claims or index + 1 in self._reading.claims:
            seen.append("beside boilerplate")
        return f" ({', '.join(seen)})" if seen else ""
