"""A clean article in another language, paragraph by paragraph."""

from __future__ import annotations

import time
from collections.abc import Iterator

from cleaner.applying import map_spans
from cleaner.article import Article
from cleaner.names.cluster import NameCluster
from cleaner.reading.language import PLAIN_CONFIDENCE, detect_text
from cleaner.reading.text import line_blocks
from cleaner.translating.checks import checked
from cleaner.translating.engine import Engine, MissingPackage, PairTranslator
from cleaner.translating.expected import expected
from cleaner.translating.names import protected
from cleaner.translating.translation import Mark, TranslatedParagraph, Translation

LEAST_FOREIGN = 80
"""Characters of a paragraph from which on it is asked whether it is in the wanted language already: for shorter ones
the answer is a guess."""


def translated(article: Article, target: str, engine: Engine, deadline: float | None = None) -> Translation | None:
    """The translation of an article; ``None`` if it is in the wanted language already, or there is nothing in it.

    Never raises on any article. The article's language is the one that it was found to be in.

    Args:
        article: As :func:`cleaner.clean` gave it.
        target: ISO 639-1 code of the wanted language.
        engine: What translates.
        deadline: Of ``time.monotonic()``; paragraphs that it leaves no time for are copied and marked.
    """
    source = article.language
    if source == target or not article.text.strip():
        return None
    if source is None:
        return Translation(None, target, engine.name, problem="the language of the article is not known")
    try:
        pair = engine.pair(source, target)
    except MissingPackage as error:
        return Translation(source, target, engine.name, problem=str(error))
    edits = tuple(finding for finding in article.findings if finding.is_edit) if article.applied else ()
    lines = [(block.start, block.end) for block in line_blocks(article.text)]
    paragraphs = []
    late = 0
    for (start, end), span in zip(lines, map_spans(edits, lines), strict=True):
        original = article.text[start:end]
        if deadline is not None and time.monotonic() > deadline:
            late += 1
            mark = Mark("not-translated", "the time limit was over")
            paragraphs.append(TranslatedParagraph(*span, original, original, "copied", (mark,)))
        else:
            paragraphs.append(_paragraph(original, span, _named(article, span), target, pair))
    return Translation(
        source,
        target,
        engine.name,
        pair.packages,
        _laid_out(article.text, lines, [paragraph.text for paragraph in paragraphs]),
        _title(article, paragraphs, target, pair),
        tuple(paragraphs),
        f"{late} of {len(paragraphs)} paragraphs were not translated: the time limit was over" if late else None,
    )


def _paragraph(
    original: str, span: tuple[int, int], names: list[NameCluster], target: str, pair: PairTranslator
) -> TranslatedParagraph:
    if not any(map(str.isalpha, original)) or _is_in(target, original):
        return TranslatedParagraph(*span, original, original, "copied")
    try:
        text = pair.translate(original)
    except Exception as error:  # an engine may fail in ways of its own, and the article must not
        mark = Mark("not-translated", f"the engine failed: {error}")
        return TranslatedParagraph(*span, original, original, "copied", (mark,))
    text = " ".join(text.split())
    if not text:
        mark = Mark("empty", "nothing came back; the original stands here")
        return TranslatedParagraph(*span, original, original, "copied", (mark,))
    text, placed = protected(original, text, expected(original, names, target), pair.translate)
    marks = [*checked(original, text)]
    lost = list(dict.fromkeys(name.canonical for name in placed if name.how == "lost"))
    if lost:
        marks.append(Mark("names", f"{', '.join(lost)}: not found in the translation, or not as often"))
    return TranslatedParagraph(*span, original, text, "machine", tuple(marks), placed)


def _named(article: Article, span: tuple[int, int]) -> list[NameCluster]:
    """The names that a paragraph mentions."""
    return [
        cluster
        for cluster in article.names
        if any(start < span[1] and end > span[0] for start, end, _ in cluster.mentions)
    ]


def _is_in(language: str, text: str) -> bool:
    if len(text) < LEAST_FOREIGN:
        return False
    found, probability = detect_text(text)
    return found == language and probability >= PLAIN_CONFIDENCE


def _title(article: Article, paragraphs: list[TranslatedParagraph], target: str, pair: PairTranslator) -> str | None:
    """As the text has it, if it is a line of it."""
    title = article.title
    if title is None or not title.strip():
        return title
    for paragraph in paragraphs:
        if paragraph.original == title:
            return paragraph.text
    return _paragraph(title, (0, 0), list(article.names), target, pair).text


def _laid_out(text: str, lines: list[tuple[int, int]], instead: list[str]) -> str:
    return "".join(_pieces(text, lines, instead))


def _pieces(text: str, lines: list[tuple[int, int]], instead: list[str]) -> Iterator[str]:
    at = 0
    for (start, end), new in zip(lines, instead, strict=True):
        yield text[at:start]
        yield new
        at = end
    yield text[at:]
