"""What a line looks like, whatever its language: a sentence, a headline, a teaser that was cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass

PROSE_WORDS = 8
"""Words; a line that ends like a sentence and has at least this many is prose of the article, not furniture."""

LONG_WORDS = 40
"""Words; a line with more than this is prose however it ends."""

HEADLINE_WORDS = 28
"""Words; longer lines are no headlines. Headlines of the development set have 3 to 24."""

TEASER_WORDS = 70
"""Words; teasers that a theme cuts off have 10 to 55 (WordPress excerpts: 55)."""

_CLOSERS = "\"'”’»›)]】』」*_"
_STOPS = ".!?。！？؟۔।…॥"
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[\s?(?:\.\.\.|…|&hellip;)\s?\])\s*$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_FIRST = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line looks.

    Attributes:
        words: Number of words; in scripts without spaces two letters count as one.
        ends_sentence: Ends in a full stop, question or exclamation mark, before closing quotes and brackets.
        cut_off: Ends in an ellipsis.
        starts_upper: The first letter is upper case, or of a script without case, or it is a digit.
    """

    words: int
    ends_sentence: bool
    cut_off: bool
    starts_upper: bool

    @property
    def prose(self) -> bool:
        """Looks like a paragraph of an article."""
        return self.words > LONG_WORDS or (self.words >= PROSE_WORDS and self.ends_sentence and not self.cut_off)

    @property
    def headline(self) -> bool:
        """Could be a headline: not too long, no full stop at the end, begins as a headline does."""
        return 0 < self.words <= HEADLINE_WORDS and self.starts_upper and not self.ends_sentence

    @property
    def teaser(self) -> bool:
        """Was cut off: ends in an ellipsis and is no longer than the excerpts that themes make."""
        return self.cut_off and self.words <= TEASER_WORDS


def shape(line: str) -> Shape:
    """Look at one line.

    Example:
        >>> shape("Storm closes the port of Dover").headline, shape("He left the room at once, and nobody spoke.").prose
        (True, True)
    """
    text = line.strip()
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    words = len(text.split()) + (unspaced + 1) // 2 if unspaced < len(text) / 2 else (unspaced + 1) // 2
    bare = text.rstrip(_CLOSERS + " ")
    first = _FIRST.search(text)
    letter = first.group() if first else ""
    cut_off = bool(_ELLIPSIS.search(text[-12:]))
    return Shape(
        words=words,
        ends_sentence=bare[-1:] in _STOPS and bare != "" and not cut_off,
        cut_off=cut_off,
        starts_upper=bool(letter) and not letter.islower(),
    )
