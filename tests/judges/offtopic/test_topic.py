import numpy as np
import pytest

from cleaner.judges.offtopic.topic import CODE, MOST_TERMS, SCORE, Topic, judge_topic
from cleaner.judges.offtopic.words import Background, stem

FERRY = "The ferry left the harbour at noon with forty passengers, and the crossing to the island took an hour. " * 4
TEAM = "The striker scored twice in the second half, and the goalkeeper saved a penalty in the last minute. " * 4


@pytest.fixture
def background() -> Background:
    rows = {stem(word): row for row, word in enumerate(("ferry", "harbour", "ship", "striker", "penalty"))}
    vectors = np.array([[1, 0], [1, 0.1], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    return Background(rows, np.array([4.0] * 5 + [8.0], dtype=np.float32), vectors)


@pytest.mark.parametrize(
    "topic", ["ferry harbour", "What is new about ferries in the harbour?", ["ferries", "harbour"], [FERRY]]
)
def test_an_article_on_the_topic_is_more_relevant(topic: str | list[str], background: Background) -> None:
    made = Topic.of(topic, background)
    on, off = made.relevance(FERRY), made.relevance(TEAM)
    assert on is not None
    assert off is not None
    assert on > 0.5 > off


def test_related_words_count_too(background: Background) -> None:
    made = Topic.of("ships", background)
    on, off = made.relevance(FERRY), made.relevance(TEAM)
    assert on is not None
    assert off is not None
    assert on > off


def test_a_short_text_is_not_judged(background: Background) -> None:
    assert Topic.of("ferry", background).relevance("The ferry left.") is None


@pytest.mark.parametrize("topic", ["", "the of and", [], ["?!"]])
def test_a_topic_without_a_subject_is_an_error(topic: str | list[str], background: Background) -> None:
    with pytest.raises(ValueError, match="no word of this topic"):
        Topic.of(topic, background)


def test_a_long_example_keeps_its_heaviest_words(background: Background) -> None:
    words = " ".join(f"wörd{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(200))
    made = Topic.of([words], background)
    assert len(made.terms) == MOST_TERMS
    assert sum(made.terms.values()) <= 1.0001


def test_what_of_the_topic_stands_in_a_text(background: Background) -> None:
    assert Topic.of("ferry striker", background).words_in("Ferries left.") == ("Ferries",)


def test_an_article_off_the_topic_gets_a_reason(background: Background) -> None:
    topic = Topic.of("ferry harbour", background)
    score, finding = judge_topic(topic, TEAM)
    assert score.name == SCORE
    assert finding is not None
    assert finding.code == CODE
    assert finding.replacement is None
    assert judge_topic(topic, FERRY)[1] is None
    score, finding = judge_topic(topic, "Too short.")
    assert score.value is None
    assert finding is None
