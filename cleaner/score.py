"""What a stage measures of a document as a whole."""

from __future__ import annotations

from dataclasses import dataclass

SCORES = {
    "page_type": "probability that the page is of the type that it looks like",
    "main_content": "word F1 that the judge expects of its choice of main content",
    "machine_translation": "probability that a machine translated the text, rather than somebody writing it in its own "
    "language, were both as frequent; human translations lie between",
    "awkwardness": "share of the sentences that is garbled as machines garble them: mean over sentences",
    "off_topic": "probability that a piece of another article stands in it",
    "relevance": "probability that it is about the topic that the configuration names",
    "round_trip": "how little the text changes when it is translated to the language that the configuration names, and "
    "back: chrF between the two; no probability",
}
"""What the scores of an article are, by name."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a score begins to count.

    Attributes:
        false_positive_rate: Share (0 to 1) of the documents it should not hit that it was set to hit at most.
        value: The score from which it hits, for a document of this length.
    """

    false_positive_rate: float
    value: float


@dataclass(frozen=True, slots=True)
class Cue:
    """Something in a document that moved a score.

    Attributes:
        text: The words, as they stand in the document.
        weight: How much it moved the score, in logits; negative speaks against.
    """

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """A number about a document, by name, and how it came about; a stage may yield it among its findings.

    Attributes:
        name: Where it stands in ``Article.scores``.
        value: The probability (0 to 1); ``None`` where the judge does not judge such a document.
        label: What it is the probability of, where there are several answers (for ``page_type`` the type), or what the
            value means in words (for ``machine_translation`` the level, or why it was not judged).
        characters: How much text was judged, in code points; 0 where that does not matter.
        thresholds: The thresholds that hold for this document, the strictest last.
        cues: What moved it most, strongest first.
    """

    name: str
    value: float | None
    label: str = ""
    characters: int = 0
    thresholds: tuple[Threshold, ...] = ()
    cues: tuple[Cue, ...] = ()
