"""The stage: reads every block's quotation marks, decides on the document's style, and says what is wrong.

Config ``quotes`` chooses the style. ``language`` leaves quotations inside quotations as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from cleaner.config import DEFAULT_EDIT_CONFIDENCE
from cleaner.document import Block, Document
from cleaner.finding import Finding
from cleaner.stages.quotes import rules
from cleaner.stages.quotes.clues import Around
from cleaner.stages.quotes.code import is_code, near_code
from cleaner.stages.quotes.doubts import crossed
from cleaner.stages.quotes.languages import LETTER_MAY_TOUCH
from cleaner.stages.quotes.marks import ANY_MARK, FORBIDDEN, STRAIGHT, Mark, read_marks
from cleaner.stages.quotes.missing import MAX_BLOCKS, habits, place
from cleaner.stages.quotes.pairing import Reading, pair
from cleaner.stages.quotes.rules import finding
from cleaner.stages.quotes.singles import apostrophes, elisions_and_graves
from cleaner.stages.quotes.styles import Convention, convention, is_directional

Wish = Literal["majority", "curly", "straight", "language", "keep"]

SURE_DIRECTION = 0.97
"""Confidence where the surroundings leave one direction only."""

PAIRED_DIRECTION = 0.9
"""Confidence where only the other marks of the block say which direction is meant."""

MAX_MARKS = 400
"""Marks of one block. More of them are data, not prose."""

_COUNTERPART = {"“": "”", "”": "“"}

MAX_APART = 12
"""Blocks that a quotation without marks of its own may run through, from the one that opens to the one that closes."""

_OPENS_BLOCK = (*tuple("“\"„«‘'”»「『"), "``", "''")


@dataclass(slots=True)
class _Quoting:
    """A block that quotes, and how its marks were read, family by family."""

    index: int
    block: Block
    text: str
    readings: list[Reading]


def quotes_stage(wish: Wish = "majority") -> Callable[[Document], Iterator[Finding]]:
    """The stage for one choice of style (``Config.quotes``)."""

    def quotes(document: Document) -> Iterator[Finding]:
        return _quotes(document, wish)

    return quotes


def _quotes(document: Document, wish: Wish) -> Iterator[Finding]:
    source = document.source
    mixed_apostrophes = "'" in source and "’" in source
    quotes_at_all = ANY_MARK.search(source) is not None
    rare = "‘" in source or "`" in source
    if not (quotes_at_all or mixed_apostrophes or rare or wish in ("curly", "straight", "language")):
        return
    quoting = list(_read(document)) if quotes_at_all else []
    _carry_over(quoting)
    readings = [reading for item in quoting for reading in item.readings]
    style = convention(wish, document.language, readings, source)
    around = _habits(quoting)
    for item in quoting:
        for reading in item.readings:
            yield from _findings(document, item, reading, style, around)
    if style.apostrophe:
        yield from apostrophes(document, style.apostrophe)
    if rare:
        yield from elisions_and_graves(document, style)


def _read(document: Document) -> Iterator[_Quoting]:
    directional = is_directional(document.language, document.source)
    loose = document.language in LETTER_MAY_TOUCH
    blocks = document.blocks
    for index, block in enumerate(blocks):
        text = document.text_of(block)
        if ANY_MARK.search(text) is None or is_code(block, text):
            continue
        if sum(1 for _ in islice(ANY_MARK.finditer(text), MAX_MARKS + 1)) > MAX_MARKS:
            continue
        marks = read_marks(text, loose)
        if not marks:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        continued = following is not None and document.source.startswith(_OPENS_BLOCK, following.start)
        families = {mark.family for mark in marks}
        readings = []
        for family in ("double", "guillemet", "corner"):
            if family in families:
                own = [mark for mark in marks if mark.family == family]
                readings.append(_pair(own, directional or family == "corner", continued))
        yield _Quoting(index, block, text, readings)


def _pair(marks: list[Mark], directional: bool, continued: bool) -> Reading:
    """Read marks; where a block opens its quotation anew, that opening mark without a partner is no fault."""
    reading = pair(marks, directional, continued)
    if continued and len(reading.lost_closers) == 1 and reading.lost_closers[0] == _last_open(reading):
        reading.lost_closers = []
    return reading


def _last_open(reading: Reading) -> int:
    """The opening mark that the end of the block leaves open, -1 if none."""
    last = len(reading.marks) - 1
    while last >= 0 and reading.marks[last].role == "other":
        last -= 1
    while last >= 0 and reading.marks[last].role == "close" and reading.marks[last].partner >= 0:
        last = reading.marks[last].partner - 1
    return last


def _carry_over(quoting: list[_Quoting]) -> None:
    """Let a quotation run from a block that opens it to a later one that closes it, with none in between."""
    for earlier, later in itertools.pairwise(quoting):
        if later.index - earlier.index > MAX_APART:
            continue
        for left in earlier.readings:
            for right in later.readings:
                if left.marks[0].family != right.marks[0].family or not left.lost_closers or not right.lost_openers:
                    continue
                if left.lost_closers[-1] == _last_open(left) and right.lost_openers[0] == 0:
                    left.lost_closers.pop()
                    right.lost_openers.pop(0)


def _habits(quoting: list[_Quoting]) -> Around | None:
    """What the document's quotations are like, where a mark is lost; ``None`` where lost marks are its habit."""
    lost = sum(not reading.is_balanced for item in quoting for reading in item.readings)
    if not lost or lost > MAX_BLOCKS:
        return None
    return habits((item.text, reading) for item in quoting for reading in item.readings)


def _findings(
    document: Document, item: _Quoting, reading: Reading, style: Convention, around: Around | None
) -> Iterator[Finding]:
    base, text = item.block.start, item.text
    kept = _of_code(text, reading) | crossed(reading)
    doubled = _doubled(reading) - kept
    for index in doubled:
        mark = reading.marks[index]
        yield finding(rules.DOUBLED, base, mark.start, mark.end, "", 0.93, f"“{mark.glyph}” stands twice")
    lost = [i for i in (*reading.lost_closers, *reading.lost_openers) if i not in doubled]
    uncertain = {i for i in lost if reading.marks[i].open_cost and reading.marks[i].close_cost}
    if reading.marks[0].family == "double":
        for index, mark in enumerate(reading.marks):
            if mark.role != "other" and index not in uncertain | doubled | kept:
                yield from _written(base, mark, reading, style)
    if reading.marks[0].family != "corner":
        for index, mark in enumerate(reading.marks):
            if mark.role == "open" and mark.partner >= 0 and not {index, mark.partner} & (doubled | kept):
                for space in _spaces(document.language, base, text, mark, reading.marks[mark.partner], style):
                    if not near_code(text, space.start - base, space.end - base):
                        yield space
    if lost:
        yield from _lost(document, item, reading, lost, style, None if kept.intersection(lost) else around)


def _of_code(text: str, reading: Reading) -> set[int]:
    """Marks that touch a word of code, and their partners: one of a pair is not changed without the other."""
    found = {i for i, mark in enumerate(reading.marks) if near_code(text, mark.start, mark.end, names=False)}
    return found | {reading.marks[i].partner for i in found if reading.marks[i].partner >= 0}


def _doubled(reading: Reading) -> set[int]:
    """Marks that stand beside the same mark for nothing."""
    marks = reading.marks
    found: set[int] = set()
    for index in range(len(marks) - 1):
        here, there = marks[index], marks[index + 1]
        if here.end != there.start or here.role != there.role or here.family == "corner":
            continue
        if here.role == "open":
            inner = there.partner
            if here.partner >= 0 and inner >= 0 and here.partner == inner + 1:
                if marks[inner].end == marks[here.partner].start:
                    found |= {index, here.partner}
            elif index in reading.lost_closers:
                found.add(index)
        elif here.role == "close" and index + 1 in reading.lost_openers:
            found.add(index + 1)
    return found


def _wanted(mark: Mark, partner: Mark | None, style: Convention) -> str | None:
    """The mark that this document writes in the place of one; ``None`` where nothing can be said."""
    if (mark.open_cost if mark.role == "open" else mark.close_cost) >= FORBIDDEN:
        return None
    if partner is not None and partner.glyph == "„" and mark.glyph != "„":
        return style.after_low if mark.glyph in STRAIGHT else None
    curly = "“" if mark.role == "open" else "”"
    if style.double and mark.glyph in style.rewrites:
        if mark.depth <= 1:
            return style.double[0] if mark.role == "open" else style.double[1]
        return '"' if style.double == ('"', '"') else curly
    if mark.glyph in STRAIGHT or mark.glyph == "„" or not style.directional:
        return None
    return None if mark.start == 0 and style.closes_anew else curly


def _written(base: int, mark: Mark, reading: Reading, style: Convention) -> Iterator[Finding]:
    """Whether the mark is the one that this document writes here."""
    partner = reading.marks[mark.partner] if mark.partner >= 0 else None
    wanted = _wanted(mark, partner, style)
    if wanted is None or wanted == mark.glyph:
        return
    code, message = rules.STYLE, f"the document writes {wanted} here"
    confidence = PAIRED_DIRECTION if mark.open_cost and mark.close_cost else SURE_DIRECTION
    if mark.open_cost == mark.close_cost and mark.partner < 0:
        confidence = 0.5
    if mark.glyph in ("``", "''"):
        if partner is None:
            return
        code, message = rules.TYPEWRITER, "a quotation mark put together from other signs"
    elif mark.glyph not in STRAIGHT and wanted != '"':
        code, message = rules.DIRECTION, f"a quotation {'begins' if mark.role == 'open' else 'ends'} here"
    elif partner is not None and (partner.glyph in STRAIGHT) != (mark.glyph in STRAIGHT):
        code, message = rules.MIXED_PAIR, f"the other mark of the pair is {partner.glyph}"
    yield finding(code, base, mark.start, mark.end, wanted, confidence, message)


def _stays(reading: Reading, index: int, style: Convention) -> bool:
    """Whether a lost mark's partner keeps its glyph in this round, so that a mark put beside it has to match."""
    mark = reading.marks[index]
    if mark.open_cost and mark.close_cost:
        return True
    return all(item.confidence < DEFAULT_EDIT_CONFIDENCE for item in _written(0, mark, reading, style))


def _spaces(  # noqa: PLR0917 -- a pair and its whole surroundings
    language: str | None, base: int, text: str, opening: Mark, closing: Mark, style: Convention
) -> Iterator[Finding]:
    """White space inside a pair, and none where there should be some beside it."""
    sure = 0.95 if opening.close_cost or closing.open_cost else 0.85
    if opening.open_cost >= FORBIDDEN or closing.close_cost >= FORBIDDEN:
        return
    if opening.family == "double" and closing.start > opening.end:
        inside = opening.end
        while inside < closing.start and text[inside] in " \t\u00a0\u202f\u2009":
            inside += 1
        if inside == closing.start:
            return
        if inside > opening.end:
            yield finding(rules.SPACED, base, opening.end, inside, "", sure, "white space after an opening mark")
        inside = closing.start
        while inside > opening.end and text[inside - 1] in " \t\u00a0\u202f\u2009":
            inside -= 1
        if inside < closing.start:
            yield finding(rules.SPACED, base, inside, closing.start, "", sure, "white space before a closing mark")
    if language in LETTER_MAY_TOUCH:
        return
    before, after = text[closing.start - 1], text[closing.end : closing.end + 1]
    if before in ".,!?…" and after.isalpha() and _is_alphabetic(after):
        yield finding(rules.SPACE_BESIDE, base, closing.end, closing.end, " ", 0.9, "no space after a quotation")
    before = text[opening.start - 1 : opening.start]
    if opening.start and (
        before in ",:;" or (before.isalpha() and _is_alphabetic(before) and _directed(opening, style))
    ):
        behind = text[opening.end : opening.end + 1]
        if behind.isalpha() and _is_alphabetic(behind):
            yield finding(
                rules.SPACE_BESIDE, base, opening.start, opening.start, " ", 0.9, "no space before a quotation"
            )


def _directed(mark: Mark, style: Convention) -> bool:
    return mark.glyph == "„" or (mark.glyph == "“" and style.directional)


def _is_alphabetic(char: str) -> bool:
    """Latin, Greek or Cyrillic: scripts that write spaces between words."""
    return char < "\u0530" or "\u1e00" <= char < "\u2000"


def _lost(  # noqa: PLR0917 -- a mark and all that is known around it
    document: Document, item: _Quoting, reading: Reading, lost: list[int], style: Convention, around: Around | None
) -> Iterator[Finding]:
    base = item.block.start
    found = place(item.text, reading, lost, document.language, around) if around else None
    if found is not None:
        partner = reading.marks[found.partner].glyph
        glyph = _COUNTERPART.get(partner, partner)
        if style.double and not (partner == '"' and _stays(reading, found.partner, style)):
            glyph = style.double[0 if found.opens else 1]
        at, reason = found.position, f"the quotation probably {'begins' if found.opens else 'ends'} here"
        yield finding(rules.MISSING, base, at, at, glyph, found.confidence, reason)
        if found.confidence >= DEFAULT_EDIT_CONFIDENCE:
            return
    for index in lost:
        mark = reading.marks[index]
        if mark.family == "guillemet" and len(reading.marks) == 1:
            continue  # an arrow more often than a quotation
        if mark.glyph in ("``", "''"):
            continue  # an empty string, a prime or a sign of markup more often than a quotation
        partner = "closes" if mark.role == "open" else "opens"
        message = f"nothing {partner} the quotation of this mark"
        yield finding(rules.UNBALANCED, base, mark.start, mark.end, None, 0.9, message)
