"""Which quotation marks a document writes, and which it should.

``majority`` counts pairs. Marks that are a legitimate style of their own („x“, «x», 「x」) are never rewritten into
another by majority: a German article may quote in French. Only straight and put-together marks follow the others, and
curly ones follow where straight ones are the rule.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from cleaner.stages.quotes.languages import CLOSES_ANEW, LEFT_CLOSES, PRIMARY, RIGHT_OPENS
from cleaner.stages.quotes.marks import STRAIGHT, Mark
from cleaner.stages.quotes.pairing import Reading

Shape = tuple[str, str]
CURLY: Shape = ("“", "”")
STRAIGHT_PAIR: Shape = ('"', '"')
_CURLY_GLYPHS = frozenset("“”‟")

_SET_BY_HAND = re.compile(r"[—–…‘’]")
_TYPED = re.compile(r"\.\.\.|\w'\w| --? ")


@dataclass(frozen=True, slots=True)
class Convention:
    """What a document's marks are to look like.

    Attributes:
        double: Opening and closing mark to write, ``None`` to leave the style of double marks alone.
        apostrophe: ``'`` or ``’`` to write, ``None`` to leave apostrophes alone.
        rewrites: Glyphs that give way to ``double``.
        directional: Whether ``“`` always opens and ``”`` always closes.
        after_low: What closes a quotation that „ opened.
        closes_anew: Whether a paragraph may begin with a closing mark, to say that a quotation goes on.
    """

    double: Shape | None
    apostrophe: str | None
    rewrites: frozenset[str]
    directional: bool
    after_low: str = "“"
    closes_anew: bool = False


def is_directional(language: str | None, source: str) -> bool:
    """Whether the glyphs' own direction can be trusted: not beside „, nor where ” may open or “ may close."""
    return "„" not in source and language not in RIGHT_OPENS and language not in LEFT_CLOSES


def majority(readings: list[Reading], source: str) -> Shape | None:
    """The shape of double marks that most pairs have; curly where a tie and the typography around it allow it."""
    votes: Counter[Shape] = Counter()
    for reading in readings:
        for mark in reading.marks:
            if mark.family == "double" and mark.role != "other":
                votes[_shape(mark, reading)] += 1
    if len(votes) < 2:
        return next(iter(votes), None)
    straight, curly = votes[STRAIGHT_PAIR], votes[CURLY]
    (best, count), *_ = votes.most_common()
    if best in (STRAIGHT_PAIR, CURLY) and straight == curly == count:
        typed, set_by_hand = len(_TYPED.findall(source)), len(_SET_BY_HAND.findall(source))
        return STRAIGHT_PAIR if typed > set_by_hand else CURLY
    return best


def _shape(mark: Mark, reading: Reading) -> Shape:
    """The style that one mark speaks for."""
    if mark.glyph in STRAIGHT:
        return STRAIGHT_PAIR
    partner = reading.marks[mark.partner] if mark.partner >= 0 else mark
    glyphs = (mark.glyph, partner.glyph) if mark.role == "open" else (partner.glyph, mark.glyph)
    if "„" in glyphs:
        closing = glyphs[1] if glyphs[1] in _CURLY_GLYPHS else "“"
        return ("„", closing)
    return CURLY


def convention(
    wish: Literal["majority", "curly", "straight", "language", "keep"],
    language: str | None,
    readings: list[Reading],
    source: str,
) -> Convention:
    """What to write in this document.

    Args:
        wish: ``Config.quotes``.
        language: Of the document.
        readings: Of all its blocks that quote.
        source: Its text.
    """
    found = _wished(wish, language, readings, source)
    opening, closing = PRIMARY.get(language or "", ("", ""))
    after_low = found.double[1] if found.double and found.double[0] == "„" else closing if opening == "„" else "“"
    return replace(found, after_low=after_low, closes_anew=language in CLOSES_ANEW)


def _wished(
    wish: Literal["majority", "curly", "straight", "language", "keep"],
    language: str | None,
    readings: list[Reading],
    source: str,
) -> Convention:
    directional = is_directional(language, source)
    if wish == "keep":
        return Convention(None, None, frozenset(), directional)
    if wish == "curly":
        return Convention(CURLY, "’", STRAIGHT, directional)
    if wish == "straight":
        return Convention(STRAIGHT_PAIR, "'", frozenset("“”„‟＂") | {"``", "''"}, directional)
    apostrophe = _apostrophe(source)
    if wish == "language" and language in PRIMARY:
        shape = PRIMARY[language]
        return Convention(shape, "’", STRAIGHT | _CURLY_GLYPHS, directional)
    shape_of_most = majority(readings, source)
    if shape_of_most == STRAIGHT_PAIR:
        return Convention(STRAIGHT_PAIR, apostrophe, _CURLY_GLYPHS | (STRAIGHT - {'"'}), directional)
    if shape_of_most == CURLY and not directional:
        shape_of_most = _undirected(readings)
    return Convention(shape_of_most, apostrophe, STRAIGHT, directional)


def _undirected(readings: list[Reading]) -> Shape:
    """The curly pair that a document writes whose language has more than one: “x”, ”x”, ”x“."""
    pairs = Counter(
        (mark.glyph, reading.marks[mark.partner].glyph)
        for reading in readings
        for mark in reading.marks
        if mark.role == "open" and mark.partner >= 0 and mark.glyph in _CURLY_GLYPHS
        and reading.marks[mark.partner].glyph in _CURLY_GLYPHS
    )  # fmt: skip
    return pairs.most_common(1)[0][0] if pairs else CURLY


APOSTROPHE_INSIDE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


def _apostrophe(source: str) -> str | None:
    if "'" not in source or "’" not in source:
        return None
    found = Counter(APOSTROPHE_INSIDE.findall(source))
    if len(found) < 2:
        return None
    return "'" if found["'"] > found["’"] else "’"
