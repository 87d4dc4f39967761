"""Articles with a piece of another site's article in them, and the piece's place.

    headline   the headline of another article, as a line between two others
    paragraph  a paragraph of another article, as a line
    sentence   a sentence of another article inside a paragraph
    teaser     the beginning of another article, cut off by dots, as a line

A donor is an article of another site, taken at random; a hard donor is the one most similar to the article (cosine of
TF-IDF). Everything is drawn by a hash of the article's name, so the same data gives the same pieces.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.offtopic_texts import Source
from cleaner.sentences import sentences

Piece = Literal["headline", "paragraph", "sentence", "teaser"]
PIECES: tuple[Piece, ...] = ("headline", "paragraph", "sentence", "teaser")

LEAST_HEADLINE, MOST_HEADLINE = 4, 20
LEAST_PARAGRAPH = 25
LEAST_SENTENCE, MOST_SENTENCE = 8, 45
TEASER = (10, 26)
"""Words of the pieces."""

DOTS = ("...", "…", " ...", " […]")
TRIES = 20


@dataclass(frozen=True, slots=True)
class Damaged:
    """An article with a piece of another.

    Attributes:
        host, donor: The article, and the one that the piece is from.
        piece: What was put in.
        hard: Whether the donor is the most similar article.
        text: The lines, one after the other.
        start, end: Where the piece stands in the text.
    """

    host: Source
    donor: Source
    piece: Piece
    hard: bool
    text: str
    start: int
    end: int


def headline(donor: Source, draw: random.Random) -> str | None:
    """The headline without the name of the site behind it."""
    del draw
    title = " ".join(donor.title.split())
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
        title = title.split(mark)[0]
    return title if LEAST_HEADLINE <= len(title.split()) <= MOST_HEADLINE else None


def paragraph(donor: Source, draw: random.Random) -> str | None:
    """A paragraph."""
    long = [line for line in donor.lines if len(line.split()) >= LEAST_PARAGRAPH]
    return draw.choice(long) if long else None


def sentence(donor: Source, draw: random.Random) -> str | None:
    """A sentence of a paragraph."""
    line = paragraph(donor, draw)
    if line is None:
        return None
    fit = [line[a:b] for a, b in sentences(line) if LEAST_SENTENCE <= len(line[a:b].split()) <= MOST_SENTENCE]
    fit = [part for part in fit if part[-1] in '.!?”"']
    return draw.choice(fit) if fit else None


def teaser(donor: Source, draw: random.Random) -> str | None:
    """The first words of one of the first paragraphs, cut off by dots."""
    long = [line.split() for line in donor.lines if len(line.split()) > TEASER[1]][:3]
    if not long:
        return None
    words = draw.choice(long)[: draw.randint(*TEASER)]
    return " ".join(words).rstrip(".,;:–—-") + draw.choice(DOTS)


TAKE = {"headline": headline, "paragraph": paragraph, "sentence": sentence, "teaser": teaser}


def damaged(
    host: Source, piece: Piece, donors: Sequence[Source], *, hard: bool = False, seed: int = 0
) -> Damaged | None:
    """The article with one piece put in; ``None`` where none of the donors has such a piece, or it no place for it.

    Args:
        host: The clean article.
        piece: What to put in.
        donors: Articles of other sites: in any order, or the most similar first if ``hard``.
        hard: Whether the first donor that has such a piece is taken, rather than any.
        seed: Another number gives another piece.
    """
    draw = random.Random(f"{host.id} {piece} {hard} {seed}")
    for at in range(TRIES):
        donor = donors[at % len(donors)] if hard else draw.choice(donors)
        if donor.site == host.site:
            continue
        words = TAKE[piece](donor, draw)
        if words is None:
            continue
        made = _inside(host, words, draw) if piece == "sentence" else _between(host, words, draw)
        if made is None:
            return None
        text, start = made
        return Damaged(host, donor, piece, hard, text, start, start + len(words))
    return None


def _between(host: Source, words: str, draw: random.Random) -> tuple[str, int] | None:
    if len(host.lines) < 2:
        return None
    at = draw.randint(1, len(host.lines))
    before = "\n".join(host.lines[:at]) + "\n"
    return before + "\n".join([words, *host.lines[at:]]), len(before)


def _inside(host: Source, words: str, draw: random.Random) -> tuple[str, int] | None:
    spans: Mapping[int, list[tuple[int, int]]] = {
        index: found for index, line in enumerate(host.lines) if len(found := sentences(line)) > 1
    }
    if not spans:
        return None
    index = draw.choice(list(spans))
    line = host.lines[index]
    place = draw.randint(1, len(spans[index]))
    cut = spans[index][place][0] if place < len(spans[index]) else len(line)
    head, tail = line[:cut].rstrip() + " ", line[cut:]
    lines = [*host.lines[:index], head + words + (" " + tail if tail else ""), *host.lines[index + 1 :]]
    return "\n".join(lines), sum(len(before) + 1 for before in host.lines[:index]) + len(head)


def is_damaged(host: Source, kind: str) -> bool:
    """Whether this article is in the half that gets a piece of this kind; the other half stays clean."""
    return random.Random(f"half {host.id} {kind}").random() < 0.5
