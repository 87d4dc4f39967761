"""The stage that asks the document judge whether the text is a translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.score import Score

if TYPE_CHECKING:
    from cleaner.judges.translation.judge import Judge

SCORE = "machine_translation"
"""What it is called in ``Article.scores``."""

PROSE = frozenset({"paragraph", "line", "quotation", "list-item"})
"""Kinds of blocks that are judged: headings, cells, captions and code are written in another style."""


class Translation:
    """One score, with how it came about: the observing stage of the whole text's judge.

    The score has no value where there is no judge for the document's language, or too little text.

    Args:
        judge_for: The judge of a language; by default those that come with the package, loaded when first asked for.
    """

    def __init__(self, judge_for: Callable[[str | None], Judge | None] | None = None) -> None:
        self._judge_for = judge_for

    def __call__(self, document: Document) -> Iterator[Score]:
        judge = self._judge(document.language)
        if judge is None:
            yield Score(SCORE, None, f"not judged: no judge for {document.language or 'an unknown language'}")
            return
        judged = judge.judged(" ".join(document.text_of(block) for block in document.blocks if block.kind in PROSE))
        yield Score(
            SCORE,
            None if judged.level == "too-short" else judged.probability,
            judged.level,
            judged.characters,
            judged.thresholds,
            judged.cues,
        )

    def _judge(self, language: str | None) -> Judge | None:
        if self._judge_for is None:
            from cleaner.judges.translation.judge import judge_for

            self._judge_for = judge_for
        return self._judge_for(language)
