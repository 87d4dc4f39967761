"""Pieces of other articles inside this one (``OT``): what belongs to another article and carries no cue.

An observing stage: it flags. Rule packs find related links by their cues, and the text judge what reads like
boilerplate; here the subject decides. A judge compares every line and sentence with the rest of the article, a
vocabulary knows trades that live on hidden links, and scripts and function words tell another language. Where an
article has many subjects, or too little text, the score has no value, and its label says why.

:class:`Removal` is the text stage for those who want the surest flags on whole lines to act.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.judges.offtopic.foreign import foreign_lines
from cleaner.judges.offtopic.spam import spam
from cleaner.score import Cue, Score
from cleaner.stages.describe import StageRule

if TYPE_CHECKING:
    from cleaner.judges.offtopic.judge import Judge, Piece
    from cleaner.judges.offtopic.semantic import Embedder

SCORE = "off_topic"
"""What it is called in ``Article.scores``."""

RULES: tuple[StageRule, ...] = (
    StageRule(
        "OT101",
        "foreign-paragraph",
        "A paragraph about something else than the article: its names and rare words stand nowhere else in it, and its "
        "other words go with other subjects.",
        "The striker scored twice before the break, and the visitors never recovered. (in an article about a flood)",
        "The mayor spoke of the flood of 1953. (in an article about a flood)",
    ),
    StageRule(
        "OT201",
        "foreign-headline",
        "A headline, a teaser or another short line about something else than the article.",
        "Striker signs new contract with Ajax (between the paragraphs of an article about a flood)",
        "What happens next (between the paragraphs of an article about a flood)",
    ),
    StageRule(
        "OT301",
        "foreign-sentence",
        "A sentence inside a paragraph about something else than the paragraph and the article.",
        "The new phone has a folding screen and three cameras. (in a paragraph about a flood)",
        "He had come by bicycle. (in a paragraph about a flood)",
    ),
    StageRule(
        "OT401",
        "spam-vocabulary",
        "A line in the words of a trade that lives on hidden links, such as online casinos, in an article about "
        "something else.",
        "Best online casino bonus (in an article about a flood)",
        "The casino on the pier was flooded as well.",
    ),
    StageRule(
        "OT501",
        "line-in-another-script",
        "A line in another script than the article, without quotation marks or brackets.",
        "Лучшие новости дня (in an English article)",
        "“Лучшие новости дня” (in an English article)",
    ),
    StageRule(
        "OT502",
        "line-in-another-language",
        "A line, such as a headline, with function words of another language and none of the article's.",
        "Así queda la tabla de la liga (in an English article)",
        "Los Angeles Lakers (in an English article)",
    ),
)

_OF_KIND = {"paragraph": RULES[0], "headline": RULES[1], "sentence": RULES[2]}

SPAM_CONFIDENCE = {3: 0.85, 4: 0.92}
MOST_SPAM_CONFIDENCE = 0.96
"""By the weight of the words: estimates; ``benchmarks/offtopic.py`` tells how many clean articles have such a line."""

SCRIPT_CONFIDENCE, LANGUAGE_CONFIDENCE = 0.9, 0.8
"""Estimates."""

CUES = 5
"""Words of flagged pieces that the score names."""


class OffTopic:
    """The observing stage.

    Args:
        judge: The judge, when not the one that comes with the package.
        embedder: An embedding model whose distances count as well (extra ``semantic``).
    """

    def __init__(self, judge: Judge | None = None, embedder: Embedder | None = None) -> None:
        self._given = judge
        self._embedder = embedder

    def __call__(self, document: Document) -> Iterator[Finding | Score]:
        """Flags, and the score of the article."""
        lines = [(block.start, block.end) for block in document.blocks]
        yield from _vocabulary(document, lines)
        judge = _judge_of(document, self._given)
        if judge is None:
            language = document.language or "an unknown language"
            yield Score(SCORE, None, f"not judged: no judge for {language}")
            return
        judged = judge.judge(document.source, lines, self._embedder)
        pieces = [piece for piece in judged.pieces if not _is_code(document, piece)]
        cues = tuple(Cue(word, round(piece.margin, 3)) for piece in pieces for word in piece.words[:1])[:CUES]
        yield Score(SCORE, judged.probability, judged.reason, judged.characters, (), cues)
        for piece in pieces:
            rule = _OF_KIND[piece.kind]
            yield Finding(rule.code, rule.name, piece.start, piece.end, None, round(1 - piece.rate, 4), _message(piece))


class Removal:
    """The text stage that removes whole lines of other articles, of which the judge is surer than ``most_rate``.

    It settles before it speaks: what it would leave is judged again, until nothing more would go. So its own output
    never gives it more to do. An article that does not settle has many subjects, and stays as it is. Sentences inside
    paragraphs are never removed.

    Args:
        most_rate: Share (0 to 1) of clean articles that may have a line with such a score.
        judge: The judge, when not the one that comes with the package.
    """

    PASSES = 4

    def __init__(self, most_rate: float = 0.005, judge: Judge | None = None) -> None:
        self._most_rate = most_rate
        self._given = judge

    def __call__(self, document: Document) -> Iterator[Finding]:
        """A removal for every line that goes."""
        lines = [(block.start, block.end) for block in document.blocks]
        judge = _judge_of(document, self._given)
        if judge is None:
            return
        gone: list[Piece] = []
        for _ in range(self.PASSES):
            judged = judge.judge(document.source, lines)
            sure = [
                piece
                for piece in judged.pieces
                if piece.kind != "sentence" and piece.rate <= self._most_rate and not _is_code(document, piece)
            ]
            if not sure:
                break
            gone += sure
            taken = {(piece.start, piece.end) for piece in sure}
            lines = [line for line in lines if line not in taken]
        else:
            return
        for piece in gone:
            rule = _OF_KIND[piece.kind]
            yield Finding(rule.code, rule.name, piece.start, piece.end, "", round(1 - piece.rate, 4), _message(piece))


def _judge_of(document: Document, given: Judge | None) -> Judge | None:
    from cleaner.judges.offtopic.judge import LANGUAGES, shipped

    if document.language not in LANGUAGES:
        return None
    return given or shipped()


def _is_code(document: Document, piece: Piece) -> bool:
    return any(block.kind == "code" and block.start <= piece.start < block.end for block in document.blocks)


def _vocabulary(document: Document, lines: list[tuple[int, int]]) -> Iterator[Finding]:
    rule = RULES[3]
    for found in spam(document.source, lines):
        start, end = found.start, found.end
        confidence = SPAM_CONFIDENCE.get(found.weight, MOST_SPAM_CONFIDENCE)
        message = f"words of {found.trade} spam in an article about something else: {_named(found.words)}"
        yield Finding(rule.code, rule.name, start, end, None, confidence, message)
    for line in foreign_lines(document.source, lines, document.language):
        start, end = lines[line.line]
        by_script = line.what == "script"
        rule = RULES[4 if by_script else 5]
        confidence = SCRIPT_CONFIDENCE if by_script else LANGUAGE_CONFIDENCE
        what = f"in {line.name} letters" if by_script else "in another language"
        message = f"a line {what}, unlike the article: {_named(line.words)}"
        yield Finding(rule.code, rule.name, start, end, None, confidence, message)


def _message(piece: Piece) -> str:
    """The words that do not belong, what the article is about, and how often a clean article looks so."""
    if piece.words:
        reason = f"{_named(piece.words)} {'stand' if len(piece.words) > 1 else 'stands'} nowhere else in the article"
    else:
        reason = "its words go with another subject"
    return f"{reason}, which is about {_named(piece.about)} (so in {piece.rate:.1%} of clean articles)"


def _named(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
