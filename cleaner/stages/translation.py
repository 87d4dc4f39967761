"""The stage that asks the document judge whether the text is a translation."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.score import Cue, Score, Threshold

SCORE = "machine_translation"
"""What it is called in ``Article.scores``."""

PROSE = frozenset({"paragraph", "line", "quotation", "list-item"})
"""Kinds of blocks that are judged: headings, cells, captions and code are written in another style."""


def translation(document: Document) -> Iterator[Score]:
    """One score, with how it came about: the observing stage of the whole text's judge.

    Without a value where there is no judge for the document's language, or too little text.
    """
    from cleaner.judges.translation.judge import judge_for

    judge = judge_for(document.language)
    if judge is None:
        yield Score(SCORE, None, f"not judged: no judge for {document.language or 'an unknown language'}")
        return
    text = " ".join(document.text_of(block) for block in document.blocks if block.kind in PROSE)
    judged = judge.judged(text)
    yield Score(
        SCORE,
        None if judged.level == "too-short" else judged.probability,
        judged.level,
        judged.characters,
        tuple(Threshold(rate, value) for rate, value in judged.thresholds),
        tuple(Cue(cue.text, cue.weight) for cue in judged.cues),
    )
