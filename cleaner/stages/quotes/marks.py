"""The quotation marks of one block, each with what its surroundings say about its direction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cleaner.stages.quotes.code import code_spans, in_spans

Family = Literal["double", "guillemet", "corner"]
Role = Literal["open", "close", "other"]

ANY_MARK = re.compile("[\"“”„‟＂«»「」『』]|``|''")
"""What makes a block worth reading: any mark that quotes, in one pass over the text."""

_MARK = re.compile("[\"“”„‟＂«»「」『』]|(?<!`)``(?=\\w)|(?<!')''(?=\\w)|(?<=[\\w.,!?…)])''(?!')")
_OPENING = frozenset("“‟«「『") | {"„", "``"}
_CLOSING = frozenset("”»」』") | {"''"}
STRAIGHT = frozenset({'"', "＂", "``", "''"})
_BRACKETS_BEFORE = "([{<¿¡（［【"
_DASHES = "-–—―‒‐‑/|~…"
_AFTER = ".,;:!?)]}>…％%。，、；：！？）］】™®*†"
_SINGLES = "'‘’‚‛‹›"
_STOPS = ".,!?…"
_TOO_FAR = 8
"""Single marks and spaces looked past at either side of a mark. More of them are not prose."""


@dataclass(slots=True)
class Mark:
    """One quotation mark.

    Attributes:
        start, end: Its span within the block (two characters for ``''``).
        glyph: The mark as written.
        family: Which marks it pairs with.
        open_cost, close_cost, other_cost: How much its surroundings speak against its opening, closing, or not being
            a quotation mark at all; 0 is "nothing speaks against it", ``FORBIDDEN`` "no writer does this".
        role: What it was decided to be.
        partner: Index of the mark it pairs with, -1 without one.
        depth: 1 for an outer quotation, 2 for one inside it.
    """

    start: int
    end: int
    glyph: str
    family: Family
    open_cost: float
    close_cost: float
    other_cost: float
    role: Role = "other"
    partner: int = -1
    depth: int = 0

    @property
    def points(self) -> Role:
        """The direction that the glyph itself has; ``other`` for one that has none."""
        if self.glyph in ("``", "''"):
            return "other"
        if self.glyph in _OPENING:
            return "open"
        return "close" if self.glyph in _CLOSING else "other"


FORBIDDEN = 4.5
"""Together with a glyph that points the other way it costs more than two lost marks, so that two lost marks are never
taken for one that is turned and out of place."""

NEVER = 99.0
_PRIME = 0.6
"""A mark behind a digit is inches or seconds only where it cannot be read as a quotation mark."""


def read_marks(text: str, loose: bool) -> list[Mark]:
    """The marks of a block in order, but for those that belong to code.

    Args:
        text: The block.
        loose: Whether letters may touch a quotation from outside in this language, so that they prove little.
    """
    spans = code_spans(text)
    return [
        _read(text, m.start(), m.end(), m.group(), loose)
        for m in _MARK.finditer(text)
        if not in_spans(spans, m.start(), m.end())
    ]


def _read(text: str, start: int, end: int, glyph: str, loose: bool) -> Mark:
    if glyph in "「」『』":
        opens = glyph in "「『"
        return Mark(start, end, glyph, "corner", 0.0 if opens else NEVER, NEVER if opens else 0.0, NEVER)
    family: Family = "guillemet" if glyph in "«»" else "double"
    before, after = _neighbour(text, start, -1), _neighbour(text, end - 1, 1)
    open_cost, close_cost = _costs(before, after, text[end : end + 3])
    if loose or _writes_no_spaces(before) or _writes_no_spaces(after):
        open_cost, close_cost = min(open_cost, FORBIDDEN) / 3, min(close_cost, FORBIDDEN) / 3
    return Mark(start, end, glyph, family, open_cost, close_cost, _other_cost(text, start, end, glyph))


def _neighbour(text: str, position: int, step: int) -> str:
    """The character beside a mark, looking past single marks that belong to an inner quotation; "" at the end."""
    at = position + step
    for _ in range(_TOO_FAR):
        if not 0 <= at < len(text):
            return ""
        if text[at] not in _SINGLES:
            return text[at]
        # an apostrophe that belongs to the word: dogs'" and "'tis
        at += step
    return "?"


def _costs(before: str, after: str, following: str) -> tuple[float, float]:
    opens = before == "" or before.isspace() or before in _BRACKETS_BEFORE or before in _DASHES or before in '"“„«”»'
    closes = after == "" or after.isspace() or after in _AFTER or after in _DASHES or after in '"”»“«'
    if after and after in ".…" and following.startswith(("...", "…")) and (opens and not before.isalnum()):
        return 0.0, 0.5  # "...and then": an omission at the start of a quotation
    if opens and not closes:
        return 0.0, FORBIDDEN
    if closes and not opens:
        return FORBIDDEN, 0.0
    if not opens:
        return _inside_word(before, after)
    return _between_spaces(before, after, following)


def _inside_word(before: str, after: str) -> tuple[float, float]:
    if before in _STOPS:
        return 1.5, 0.5
    if before in ":;=":
        return 0.3, 2.0
    if before in {")", "]"}:
        return 2.0, 0.5
    if before.islower() and after.isupper():
        return 0.6, 1.0
    return 1.0, 1.0


def _between_spaces(  # noqa: PLR0911 -- one kind of neighbours after the other
    before: str, after: str, following: str
) -> tuple[float, float]:
    if after == "":
        return FORBIDDEN, 0.1
    if before == "":
        return 0.1, FORBIDDEN
    if before in _BRACKETS_BEFORE:
        return 0.1, FORBIDDEN
    if before.isspace() and following[1:2].isalnum():
        return 0.1, 1.5  # "-f", "/etc", ".NET"
    if before.isspace() and after in ".,;:!?)]}。，、；：！？）":
        return FORBIDDEN, 0.3
    if before in _DASHES and after.isspace():
        return 0.6, 0.1
    if before.isspace() and after in _DASHES:
        return 0.3, 0.3
    return 0.1, 0.1


def _other_cost(text: str, start: int, end: int, glyph: str) -> float:
    before, after = text[start - 1 : start], text[end : end + 1]
    if glyph in ('"', "”", "“", "''") and before in _DIGITS and _is_side(text, start, end):
        return _INCHES
    if glyph in ('"', "”", "“", "''") and before.isdigit() and not after.isalpha():
        return 0.1 if _FEET.search(text[max(start - 12, 0) : start]) else _PRIME
    if glyph in ('"', "”") and _is_hebrew(before) and _is_hebrew(after):
        return 0.3  # gershayim, the mark of an abbreviation
    if glyph in "«»" and (not before or before.isspace()) and (not after or after.isspace()):
        return 0.8  # an arrow or a bullet
    return NEVER


_DIGITS = tuple("0123456789½¼¾")
_INCHES = 0.05
"""A mark behind a side of a length by a width."""

_TIMES = re.compile(r"[ ]?[xX×*][ ]?\d|[ ]by[ ]\d")
_TIMES_BEFORE = re.compile(r"\d[½¼¾]?['’′\"”“]{0,2}[ ]?(?:[xX×*]|by)[ ]?\d{1,4}(?:[.,/]\d{1,3})?[½¼¾]?$")


def _is_side(text: str, start: int, end: int) -> bool:
    """Whether a mark stands behind one side of a length by a width."""
    return _TIMES.match(text, end) is not None or _TIMES_BEFORE.search(text[max(start - 20, 0) : start]) is not None


_FEET = re.compile(r"[\d½¼¾]\s?['’′]\s?\d{1,2}(?:\.\d{1,3})?$")


def _is_hebrew(char: str) -> bool:
    return "\u05d0" <= char <= "\u05ea"


def _writes_no_spaces(char: str) -> bool:
    return "\u2e80" <= char <= "\uffef" or "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f"
