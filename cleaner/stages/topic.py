"""The stage for people who collect articles on one subject: how much an article has to do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.score import Score
from cleaner.stages.describe import StageRule

if TYPE_CHECKING:
    from cleaner.judges.offtopic.topic import Topic

RULES = (
    StageRule(
        "DQ301", "not-about-the-topic", "The article is not about the topic that the configuration names.", "", ""
    ),
)


class OnTopic:
    """The score ``relevance``, and ``DQ301`` where it is low.

    Args:
        topic: A sentence, keywords, or example articles.

    Raises:
        ValueError: No word of the topic tells a subject.

    Example:
        >>> from cleaner.reading.text import text_document
        >>> document = text_document("The team won the cup after a long night in the stadium. " * 5)
        >>> [result.name for result in OnTopic("wind farms and solar power")(document)]
        ['relevance', 'not-about-the-topic']
    """

    def __init__(self, topic: str | Sequence[str]) -> None:
        from cleaner.judges.offtopic.topic import Topic

        self._topic: Topic = Topic.of(topic)

    def __call__(self, document: Document) -> Iterator[Finding | Score]:
        from cleaner.judges.offtopic.topic import judge_topic

        score, finding = judge_topic(self._topic, document.source)
        yield score
        if finding is not None:
            yield finding
