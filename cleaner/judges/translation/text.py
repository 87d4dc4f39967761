"""Words as the judge of translations sees them: frequent ones as they are, the others by shape and ending.

How something is said betrays a translation, not what it is about. So all but a few thousand frequent words, names
among them, become their shape, and numbers become the shape of a number. What only tells of an editor or an extractor
(the style of quotation marks and dashes, entities, white space) becomes one form of each.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent

ENDING = 3
"""Letters of a rare word's ending that are kept: ``-ing``, ``-ion``, ``-ous`` tell how sentences are built."""

LONGEST_NUMBER = 6
"""Characters of a number's shape that are kept."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FORM_OF = (
    dict.fromkeys("“”„‟«»‹›〝〞〟＂″", '"')
    | dict.fromkeys("‘’‚‛`´ʼ′＇", "'")
    | dict.fromkeys("–—―−‒", "–")
    | dict.fromkeys("‐‑", "-")
    | {"…": "..."}
    | dict.fromkeys("\xad\u200b\u200c\u200d\ufeff", "")
)
_FORMS = re.compile(f"[{''.join(_FORM_OF)}]")
_LONE_HYPHEN = re.compile(r"-(?<=\s-)(?=\s)")
_PIECE = re.compile(
    r"[^\W\d_]+(?:'[^\W\d_]+)?"  # a word
    r"|\d+(?:[.,:/]\d+)*"  # a number
    r"|\.\.+|–+|--+|['\"]+"  # dots, dashes, quotation marks
    r"|\S"
)
_DIGIT = re.compile(r"\d")
_ENDS = frozenset('.!?:"')

REMEMBERED = 1 << 15
LONGEST_REMEMBERED = 24
"""Pieces whose tokens are remembered, and characters of the longest of them: a text has a thousand, most of them words
that every text has."""


def normalised(text: str) -> str:
    """One form for each kind of quotation mark, apostrophe and dash; entities as characters.

    Example:
        >>> normalised("“It’s”&nbsp;he – she…")
        '"It\\'s"\\xa0he – she...'
    """
    plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return _FORMS.sub(lambda found: _FORM_OF[found[0]], plain)


@lru_cache(maxsize=16)
def kept_words(language: str) -> frozenset[str]:
    """The words of a language that the judge sees as they are.

    Example:
        >>> "however" in kept_words("en")
        True
    """
    return frozenset((FOLDER / f"{language}.words").read_text(encoding="utf-8").split())


def tokens(text: str, kept: frozenset[str] | None = None) -> list[str]:
    """Tokens of a text, masked.

    Kept words in lower case, with ``^`` where they are capitalised inside a sentence; other words as ``~`` and their
    ending, capitalised ones as ``Xx`` or ``XX``; numbers with every digit as ``0``; quotation marks as one token.

    Args:
        text: Any text.
        kept: Words to show as they are; by default those of English.

    Example:
        >>> tokens("“He was the President,” Smith's paratroopers said in 2019 — alright.")
        ['"', 'he', 'was', 'the', '^president', ',', '"', 'Xx', "'s", '~ers', 'said', 'in', '0000', '–', '~ght', '.']
    """
    pieces = _pieces_of(kept_words("en") if kept is None else kept)
    result: list[str] = []
    starts = True
    for text_of_piece in _PIECE.findall(_dashed(normalised(text))):
        piece = pieces[text_of_piece]
        result += piece.opening if starts else piece.inside
        starts = piece.ends or (starts and piece.passes)
    return result


def located(text: str, kept: frozenset[str] | None = None) -> list[tuple[str, int, int]]:
    """Tokens with the half-open range of the :func:`normalised` text that each stands for."""
    pieces = _pieces_of(kept_words("en") if kept is None else kept)
    result: list[tuple[str, int, int]] = []
    starts = True
    for found in _PIECE.finditer(_dashed(normalised(text))):
        piece, start = pieces[found[0]], found.start()
        for masked, length in zip(piece.opening if starts else piece.inside, piece.lengths, strict=True):
            result.append((masked, start, start + length))
            start += length
        starts = piece.ends or (starts and piece.passes)
    return result


def _dashed(text: str) -> str:
    """A normalised text with a dash for every hyphen that stands alone; as long as before."""
    return _LONE_HYPHEN.sub("–", text)


class _Piece(NamedTuple):
    """What a word, a number or a mark becomes.

    Attributes:
        inside, opening: Its tokens inside a sentence, and where one starts.
        lengths: Characters that each of them stands for.
        ends: Whether a sentence starts behind it.
        passes: Whether one that starts before it starts behind it as well.
    """

    inside: tuple[str, ...]
    opening: tuple[str, ...]
    lengths: tuple[int, ...]
    ends: bool = False
    passes: bool = False


class _Pieces(dict[str, _Piece]):
    """Pieces by their text, worked out when first asked for."""

    def __init__(self, kept: frozenset[str]) -> None:
        super().__init__()
        self._kept = kept

    def __missing__(self, text: str) -> _Piece:
        piece = _piece(text, self._kept)
        if len(text) <= LONGEST_REMEMBERED and len(self) < REMEMBERED:
            self[text] = piece
        return piece


@lru_cache(maxsize=16)
def _pieces_of(kept: frozenset[str]) -> _Pieces:
    return _Pieces(kept)


def _piece(text: str, kept: frozenset[str]) -> _Piece:
    first = text[0]
    if first.isdecimal():
        token = (_DIGIT.sub("0", text[:LONGEST_NUMBER]),)
        return _Piece(token, token, (len(text),))
    if first.isalnum():
        inside, opening = (_word(text, kept, starts) for starts in (False, True))
        return _Piece(
            tuple(masked for masked, _ in inside),
            tuple(masked for masked, _ in opening),
            tuple(length for _, length in inside),
        )
    if first == "–" or text.startswith("--"):
        return _Piece(("–",), ("–",), (len(text),))
    if first in "'\"" or text.startswith(".."):
        token = ('"' if first != "." else "...",)
        return _Piece(token, token, (len(text),), ends=True)
    return _Piece((text,), (text,), (1,), ends=text in _ENDS, passes=True)


def _word(word: str, kept: frozenset[str], starts: bool) -> tuple[tuple[str, int], ...]:
    lower = word.lower()
    if lower in kept:
        return (((lower if word == lower or starts else "^" + lower), len(word)),)
    stem, apostrophe, rest = word.rpartition("'")
    if apostrophe:
        return (*_word(stem, kept, starts), ("'" + rest.lower()[:ENDING], len(rest) + 1))
    if word == lower:
        return (("~" + lower[-ENDING:] if word.isascii() else "~", len(word)),)
    return (("XX" if len(word) > 1 and word.isupper() else "Xx", len(word)),)
