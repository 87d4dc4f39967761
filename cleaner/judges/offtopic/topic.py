"""How much an article has to do with a topic that the user names: a sentence, keywords, or example articles.

Two things are compared: how much of the topic's words, by their rarity, the article has, and how near the vectors of
both are, so that an article on ferries counts for a topic of ships. In languages that the vectors do not know, words
alone decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING

from cleaner.finding import Finding
from cleaner.judges.offtopic.words import WORD, Background, stem
from cleaner.score import Cue, Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCORE = "relevance"
"""What it is called in ``Article.scores``."""

CODE = "DQ301"
"""The finding about an article that is not about the topic."""

LEAST_WORDS = 20
"""Words of an article below which its relevance is not judged."""

MOST_TERMS = 60
"""Stems that a topic is made of: of example articles the heaviest."""

SATURATION = 1.5
"""Occurrences at which a word has half of its weight, as in BM25."""

COVERED, NEAR, OFFSET = 11.38, 9.45, -6.86
"""Weights of the two measures, and offset: logistic regression on titles, keywords and halves of articles against the
articles that they are of and others; ``python -m benchmarks.topic``."""

RELEVANT = 0.5
"""Probability below which an article is said not to be about the topic."""


@dataclass(frozen=True)
class Topic:
    """What the user collects.

    Attributes:
        terms: Stems and their weights, which sum to one.
        vector: Direction of the topic; all zero where no word has one.
        background: What is known of words.
    """

    terms: dict[str, float]
    vector: NDArray[np.float32]
    background: Background

    @classmethod
    def of(cls, topic: str | Sequence[str], background: Background | None = None) -> Topic:
        """Build a topic.

        Args:
            topic: A sentence or keywords in one string, or several strings: keywords, sentences, or whole articles.
            background: What is known of words; by default what comes with the package.

        Raises:
            ValueError: No word of it tells a subject.

        Example:
            >>> topic = Topic.of("wind farms and solar power")
            >>> topic.relevance("The wind farm feeds power to the grid. " * 5) > topic.relevance("The team won. " * 9)
            True
        """
        if background is None:
            from cleaner.judges.offtopic.judge import shipped

            background = shipped().background
        texts = [topic] if isinstance(topic, str) else list(topic)
        weights: dict[str, float] = {}
        for text in texts:
            counts = Counter(_stems(text))
            for word, count in counts.items():
                weights[word] = weights.get(word, 0.0) + (1 + log1p(count - 1)) * _idf(word, background)
        heaviest = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS])
        total = sum(heaviest.values())
        if not total:
            raise ValueError(f"no word of this topic tells a subject: {str(topic)[:80]!r}")
        terms = {word: weight / total for word, weight in heaviest.items()}
        return cls(terms, _vector(terms, background), background)

    def measures(self, text: str) -> tuple[float, float] | None:
        """Share of the topic that the text covers, and cosine of their vectors; ``None`` for too short a text."""
        words = _stems(text)
        if len(words) < LEAST_WORDS // 2:
            return None
        counts = Counter(words)
        covered = sum(
            w * counts[word] / (counts[word] + SATURATION) for word, w in self.terms.items() if word in counts
        )
        weights = {word: log1p(count) for word, count in counts.items()}
        own = _vector(weights, self.background)
        return covered, float(own @ self.vector)

    def relevance(self, text: str) -> float | None:
        """Probability (0 to 1) that a text is about the topic; ``None`` for too short a text."""
        found = self.measures(text)
        if found is None:
            return None
        covered, near = found
        return 1 / (1 + exp(-(COVERED * covered + NEAR * near + OFFSET)))

    def words_in(self, text: str, most: int = 5) -> tuple[str, ...]:
        """The heaviest words of the topic that stand in a text, as they first stand there."""
        found: dict[str, str] = {}
        for match in WORD.finditer(text):
            root = stem(match[0].lower())
            if root in self.terms:
                found.setdefault(root, match[0])
        return tuple(found[root] for root in sorted(found, key=lambda root: -self.terms[root])[:most])


def judge_topic(topic: Topic, text: str) -> tuple[Score, Finding | None]:
    """The relevance of an article, and a finding about the whole of it where it is not about the topic.

    Args:
        topic: What the user collects.
        text: The clean text.
    """
    found = topic.relevance(text)
    if found is None:
        return Score(SCORE, None, "not judged: too short", len(text)), None
    words = topic.words_in(text)
    cues = tuple(Cue(word, round(topic.terms[stem(word.lower())], 3)) for word in words)
    score = Score(SCORE, round(found, 4), "relevant" if found >= RELEVANT else "not relevant", len(text), (), cues)
    if found >= RELEVANT:
        return score, None
    has = (
        f"of its words the article has {', '.join(f'“{word}”' for word in words)}"
        if words
        else "it has none of its words"
    )
    message = f"not about the topic (relevance {found:.2f}): {has}"
    return score, Finding(CODE, "not-about-the-topic", 0, 0, None, round(1 - found, 4), message)


def _stems(text: str) -> list[str]:
    return [root for word in WORD.findall(text.lower()) if (root := stem(word))]


def _idf(word: str, background: Background) -> float:
    return float(background.idf[background.rows.get(word, len(background.idf) - 1)])


def _vector(weights: dict[str, float], background: Background) -> NDArray[np.float32]:
    """The direction of weighted words. The vectors of a background are as long as their words are rare."""
    import numpy as np

    known = [(row, weight) for word, weight in weights.items() if (row := background.rows.get(word, -1)) >= 0]
    known = [(row, weight) for row, weight in known if row < len(background.vectors)]
    if not known:
        return np.zeros(background.vectors.shape[1], dtype=np.float32)
    rows, each = zip(*known, strict=True)
    total = np.asarray(each, dtype=np.float32) @ background.vectors[list(rows)]
    scaled: NDArray[np.float32] = total / (np.linalg.norm(total) + 1e-9)
    return scaled
