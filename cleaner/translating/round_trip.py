"""How little a text changes when it is translated to another language and back.

What a machine translated is made of what machines write, so that another translation there and back changes less of it
than of what people write in their own language. Nguyen-Son et al. (*Detecting Machine-Translated Text using Back
Translation*, INLG 2019) take the similarity of a text and its back-translation as features of a detector, and
(*Machine Translated Text Detection Through Text Similarity with Round-Trip Translation*, NAACL 2021,
https://aclanthology.org/2021.naacl-main.462) find it strongest if the round trip goes through the translator and the
language that the text came from.

The similarity here is chrF, the F-score (beta 2) of character n-grams up to six (Popović 2015,
https://aclanthology.org/W15-3049), over all judged paragraphs together, as sacrebleu counts it, divided by 100.

What it can do: rank texts of one language, kind and length that went through the same packages, or be one feature among
others of a judge of yours. What it cannot: it is no probability, has no threshold, and is not part of any verdict,
since nothing was measured with packages for real languages here. It grows with how good the packages are and how simple
the text is: a weather report by a person comes back whole, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.dumps.extras import require
from cleaner.reading.language import normalise
from cleaner.score import Score
from cleaner.stages.translation import PROSE
from cleaner.translating.engine import Engine, MissingPackage

SCORE = "round_trip"
"""What it is called in ``Article.scores``."""

LEAST_CHARACTERS = 200
"""Prose below which there is no score: chrF of a sentence or two is mostly chance (an estimate)."""

MOST_CHARACTERS = 3000
"""Prose that is judged, from the beginning in whole paragraphs: translation takes a second or more for every thousand
characters there and back, and the score of a beginning is that of the text but for noise."""


class RoundTrip:
    """One score: the observing stage of the round trip.

    The score has no value where there is no package for one of the ways, or too little prose; its label says which.

    Args:
        through: The language to go through, ISO 639-1.
        engine: What translates.
    """

    def __init__(self, through: str, engine: Engine) -> None:
        self._through, self._engine = normalise(through) or through, engine
        self._chrf = require("sacrebleu.metrics.chrf", "the round trip", extra="translate-light").CHRF()

    def __call__(self, document: Document) -> Iterator[Score]:
        language = document.language
        if language is None or language == self._through:
            yield Score(SCORE, None, f"not judged: the text is in {language or 'an unknown language'}")
            return
        paragraphs = _judged(document)
        characters = sum(map(len, paragraphs))
        if characters < LEAST_CHARACTERS:
            yield Score(SCORE, None, "not judged: too short", characters)
            return
        try:
            there = self._engine.pair(language, self._through)
            back = self._engine.pair(self._through, language)
        except MissingPackage as error:
            yield Score(SCORE, None, f"not judged: {error}", characters)
            return
        try:
            returned = [back.translate(there.translate(paragraph)) for paragraph in paragraphs]
        except Exception as error:  # an engine may fail in ways of its own, and the article must not
            yield Score(SCORE, None, f"not judged: the engine failed: {error}", characters)
            return
        value = self._chrf.corpus_score(returned, [paragraphs]).score / 100
        yield Score(SCORE, min(max(value, 0.0), 1.0), f"{language} → {self._through} → {language}", characters)


def _judged(document: Document) -> list[str]:
    paragraphs: list[str] = []
    characters = 0
    for block in document.blocks:
        text = document.text_of(block)
        if block.kind not in PROSE or not any(map(str.isalpha, text)):
            continue
        if paragraphs and characters + len(text) > MOST_CHARACTERS:
            break
        paragraphs.append(text[:MOST_CHARACTERS])
        characters += len(text)
    return paragraphs
