"""What a line looks like, whatever its language: a sentence, a headline, a teaser that was cut off."""

from __future__ import annotations

import re
from typing import NamedTuple

PROSE_WORDS = 8
"""Words; a line that ends like a sentence and has at least this many is prose of the article, not furniture."""

LONG_WORDS = 40
"""Words; a line with more than this is prose however it ends."""

HEADLINE_WORDS = 28
"""Words; longer lines are no headlines. Of 418 titles of WCXB the longest has 24, 98 in 100 have 3 to 17."""

TEASER_WORDS = 70
"""Words; chosen by hand, above the 55 words of a WordPress excerpt."""

LETTERS_PER_WORD = (2, 5)
"""Letters that make a word where words are not spaced: Chinese and Japanese; Thai, Lao, Khmer and Burmese, whose vowel
signs are letters of their own. Rough figures, not measured here: they only part headlines from paragraphs."""

_CLOSERS = "\"'”’»›)]】』」》〉〕*_"
_STOPS = ".!?。！？｡؟۔।…॥"
_EXCLAIMED = "!?！？"
_GREEK_QUESTION = ";\u037e"  # Greek asks with what looks like a semicolon, and mostly is one
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[\s?(?:\.\.\.|…|&hellip;)\s?\])\s*$")
_ELLIPSIS_ENDS = (".", "…", "]")
_IDEOGRAPHIC = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_STOPLESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai and its neighbours
_GREEK = re.compile("[\u0370-\u037d\u037f-\u03ff\u1f00-\u1fff]")
_FIRST = re.compile(r"[^\W_]")


class Shape(NamedTuple):
    """How a line looks.

    Attributes:
        words: Number of words; in scripts without spaces worked out from the letters.
        ends_sentence: Ends in a full stop, question or exclamation mark, before closing quotes and brackets; a
            semicolon is the question mark of a line that is mostly Greek.
        cut_off: Ends in an ellipsis.
        starts_upper: The first letter is upper case, or of a script without case, or it is a digit.
        exclaimed: Of a script without spaces, with a question or exclamation mark at the end and no full stop before
            it, as headlines of Chinese and Japanese often are.
        stopless: Of a script whose sentences end without a full stop.
    """

    words: int
    ends_sentence: bool
    cut_off: bool
    starts_upper: bool
    exclaimed: bool = False
    stopless: bool = False

    @property
    def prose(self) -> bool:
        """Looks like a paragraph of an article. What ends like a headline must be longer than one."""
        if self.words > (HEADLINE_WORDS if (self.stopless or self.exclaimed) and not self.cut_off else LONG_WORDS):
            return True
        return self.words >= PROSE_WORDS and self.ends_sentence and not self.exclaimed

    @property
    def headline(self) -> bool:
        """Could be a headline: not too long, no full stop at the end, begins as a headline does."""
        ends = self.ends_sentence and not self.exclaimed
        return 0 < self.words <= HEADLINE_WORDS and self.starts_upper and not ends

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
    ideographic = stopless = 0
    if not text.isascii():
        ideographic, stopless = len(_IDEOGRAPHIC.findall(text)), len(_STOPLESS.findall(text))
    unspaced = -(-ideographic // LETTERS_PER_WORD[0]) + -(-stopless // LETTERS_PER_WORD[1])
    spaced = ideographic + stopless < len(text) / 2
    bare = text.rstrip(_CLOSERS + " ")
    last = bare[-1:]
    letter = text[:1]
    if not letter.isalnum():
        first = _FIRST.search(text)
        letter = first.group() if first else ""
    cut_off = text.endswith(_ELLIPSIS_ENDS) and bool(_ELLIPSIS.search(text[-12:]))
    ends = last != "" and last in (_EXCLAIMED if not spaced and stopless > ideographic else _STOPS)
    ends = ends or (last != "" and last in _GREEK_QUESTION and _mostly_greek(text))
    return Shape(
        words=unspaced + (len(text.split()) if spaced else 0),
        ends_sentence=ends and not cut_off,
        cut_off=cut_off,
        starts_upper=bool(letter) and not letter.islower(),
        exclaimed=not spaced and last in _EXCLAIMED and last != "" and "。" not in bare,
        stopless=not spaced and stopless > ideographic,
    )


def _mostly_greek(text: str) -> bool:
    """More than half of the letters are Greek."""
    return len(_GREEK.findall(text)) * 2 > sum(map(str.isalpha, text))
