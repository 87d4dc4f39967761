"""trafilatura's idea of the main content, JSON-LD its second witness.

trafilatura gives back text without positions. Its lines are aligned to the blocks of the page
(:mod:`cleaner.stages.alignment`), and every block outside them goes. Where it finds nothing, raises, or must not be
asked (the page is larger or deeper than it can read without losing text), the page's JSON-LD decides; without that only
blocks go whose tags say that they are not the article.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from cleaner.document import Block, BlockKind, Document
from cleaner.reading.html import TOO_DEEP
from cleaner.reading.jsonld import article_body
from cleaner.stages.alignment import coverage, words_of
from cleaner.stages.choice import Choice
from cleaner.stages.headline import with_headline
from cleaner.stages.places import Places

MIN_COVERAGE = 0.5
"""Share of a block's words that must be in the main content for the block to stay."""

MIN_RUN = 12
"""Words of a long block that are enough for it to stay, whatever their share."""

MAX_MARKUP = 3_000_000
"""Characters of markup up to which trafilatura is asked. It takes 1 to 2 seconds a million, 7 where every piece of text
is nested 200 levels deep; 5 of the 1,497 pages of the development set are larger."""

MIN_WORDS = 20
"""Words; if trafilatura finds fewer in a page that has ten times as many, it did not find the article."""

MIN_BODY_RECALL = 0.5
"""If trafilatura found less than this share of ``articleBody``, the body decides instead."""

MAX_LINKS = 0.5
"""Link density from which a block without a sentence is taken for navigation when nothing else is known."""

INTERIOR_WORDS: dict[BlockKind, int] = {"list-item": 3, "heading": 3, "cell": 10, "code": 0}
"""Words from which a list item, a heading or a cell between kept blocks stays, though trafilatura leaves it out."""

INTERIOR_PARAGRAPH = 20
"""The same for all other blocks. Both were chosen on the tune half of WCXB, where they are worth 0.006 F1: shorter
paragraphs inside an article are bylines, labels and prompts more often than prose."""

INTERIOR_LINKS = 0.3
"""Link density from which a block between kept blocks is taken for a link to elsewhere; 0.2 and 0.5 did no better."""


def by_trafilatura(document: Document) -> Choice:
    """What trafilatura keeps, with the prose, lists and headings between."""
    blocks = document.blocks
    words = [words_of(document.text_of(block)) for block in blocks]
    total = sum(map(len, words))
    lines, doubt = _trafilatura(document)
    found = sum(map(len, lines))
    if doubt is None and found < MIN_WORDS and total > 10 * MIN_WORDS:
        doubt = f"trafilatura found {found} words in a page of {total}"
    shares = coverage(words, lines) if lines else [0.0] * len(blocks)
    kept = [_is_kept(block, share) for block, share in zip(words, shares, strict=True)]
    body = article_body(document.markup or "")
    if body:
        kept_by_body = _by_body(words, body)
        body_words = sum(len(w) for w, k in zip(words, kept_by_body, strict=True) if k)
        both = sum(len(w) for w, k, b in zip(words, kept, kept_by_body, strict=True) if k and b)
        if body_words and (doubt or both < MIN_BODY_RECALL * body_words):
            return _choice(with_headline(document, kept_by_body), "JSON-LD", 0.9)
        kept = [k or b for k, b in zip(kept, kept_by_body, strict=True)]
    if doubt or not any(kept):
        doubt = doubt or "nothing that trafilatura found is in the visible text"
        return by_tags(document, doubt)
    kept = _with_interior(document, words, kept)
    return _choice(with_headline(document, kept), "trafilatura", 0.95)


def shares_of_trafilatura(document: Document) -> list[float] | None:
    """Share of each block's words (0 to 1) that trafilatura keeps; ``None`` where it is no help."""
    lines, doubt = _trafilatura(document)
    if doubt is not None or sum(map(len, lines)) < MIN_WORDS:
        return None
    return coverage([words_of(document.text_of(block)) for block in document.blocks], lines)


def by_tags(document: Document, doubt: str | None) -> Choice:
    """Only what the tags say is not the article goes: the last resort.

    Args:
        document: An HTML page.
        doubt: Why nothing better decided, if that is doubtful.
    """
    places = Places()
    return _choice([not _is_furniture(document, block, places) for block in document.blocks], "its tags", 0.85, doubt)


def _choice(kept: list[bool], witness: str, confidence: float, doubt: str | None = None) -> Choice:
    reason = f"not in the main content that {witness} found"
    return Choice(kept, [confidence] * len(kept), reason, doubt=doubt)


def _is_kept(words: Sequence[str], share: float) -> bool:
    return share >= MIN_COVERAGE or share * len(words) >= MIN_RUN


def _by_body(words: list[list[str]], body: str) -> list[bool]:
    lines = [words_of(line) for line in body.splitlines()]
    return [_is_kept(block, share) for block, share in zip(words, coverage(words, lines), strict=True)]


def _trafilatura(document: Document) -> tuple[list[list[str]], str | None]:
    """Words of each line of the main content, or why trafilatura is no help."""
    markup = document.markup or ""
    if len(markup) > MAX_MARKUP:
        return [], f"the page has {len(markup)} characters, more than the {MAX_MARKUP} that trafilatura is given"
    if any(note.name == TOO_DEEP for note in document.notes):
        return [], "the page is nested deeper than trafilatura can see"
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    try:
        text = extract(markup, include_comments=False, include_tables=True, deduplicate=False)
    except Exception as error:  # third-party code on arbitrary markup
        return [], f"trafilatura failed on the page ({type(error).__name__})"
    return [words_of(cell) for line in (text or "").splitlines() for cell in line.split("|")], None


def _with_interior(document: Document, words: list[list[str]], kept: list[bool]) -> list[bool]:
    """Keep prose, list items and headings between the first and the last kept block, and the headings over them.

    trafilatura drops whole sections, lists and tables from the middle of long articles. What stands between two parts
    of an article, says something and leads nowhere is part of it, unless its tags or names say that it is not.
    """
    stays = list(kept)
    places = Places()
    inside = [index for index, stay in enumerate(kept) if stay]
    below = False
    for index in range(inside[-1], inside[0], -1):
        block = document.blocks[index]
        if kept[index]:
            below = False
            continue
        if block.link_density < INTERIOR_LINKS and places.of(block)[0] == "EX109":
            enough = INTERIOR_WORDS.get(block.kind, INTERIOR_PARAGRAPH)
            stays[index] = len(words[index]) >= enough or (below and block.kind == "heading")
        below = stays[index]
    return stays


def _is_furniture(document: Document, block: Block, places: Places) -> bool:
    """Whether tags and links alone say that a block is not the article."""
    code, _ = places.of(block)
    if block.kind == "heading" and block.level == 1:
        return False
    has_sentence = block.end - block.start > 80 and block.link_density < MAX_LINKS
    steps = set(block.path.split("/"))
    if steps & {"nav", "footer", "button", "select", "input", "option"}:
        return not has_sentence or "nav" in steps
    return code != "EX109" and block.link_density >= MAX_LINKS
