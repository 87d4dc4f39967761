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

FOLDER = Path(__file__).parent

ENDING = 3
"""Letters of a rare word's ending that are kept: ``-ing``, ``-ion``, ``-ous`` tell how sentences are built."""

LONGEST_NUMBER = 6
"""Characters of a number's shape that are kept."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FORMS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›〝〞〟＂″", '"')
    | dict.fromkeys("‘’‚‛`´ʼ′＇", "'")
    | dict.fromkeys("–—―−‒", "–")
    | dict.fromkeys("‐‑", "-")
    | {"…": "...", "\xad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None}
)
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<dots>\.\.+)"
    r"|(?P<dash>–+|--+|(?<=\s)-(?=\s))"
    r"|(?P<quote>['\"]+)"
    r"|(?P<mark>\S)"
)
_DIGIT = re.compile(r"\d")
_ENDS = frozenset('.!?:"')


def normalised(text: str) -> str:
    """One form for each kind of quotation mark, apostrophe and dash; entities as characters.

    Example:
        >>> normalised("“It’s”&nbsp;he – she…")
        '"It\\'s"\\xa0he – she...'
    """
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text).translate(_FORMS)


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
    return [masked for masked, _, _ in located(text, kept)]


def located(text: str, kept: frozenset[str] | None = None) -> list[tuple[str, int, int]]:
    """Tokens with the half-open range of the :func:`normalised` text that each stands for."""
    kept = kept_words("en") if kept is None else kept
    result: list[tuple[str, int, int]] = []
    add = result.append
    starts = True
    for found in _TOKEN.finditer(normalised(text)):
        kind, (start, end) = found.lastgroup, found.span()
        token = found[0]
        if kind == "word":
            for masked, length in _word(token, kept, starts):
                add((masked, start, start + length))
                start += length
            starts = False
            continue
        if kind == "mark":
            starts = token in _ENDS or (starts and not token.isalnum())
            add((token, start, end))
            continue
        if kind == "number":
            add((_DIGIT.sub("0", token[:LONGEST_NUMBER]), start, end))
            starts = False
        elif kind == "quote":
            add(('"', start, end))
            starts = True
        else:
            add(("..." if kind == "dots" else "–", start, end))
            starts = kind == "dots"
    return result


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
