"""Lines as the memory of a site knows them: a hash of what they say, and a few marks of how they look.

Two lines are the same line of a site when they differ in nothing but case, width, punctuation, white space, numbers and
dates: ``12 Comments`` and ``3 comments``, ``— Our paper —`` and ``Our paper``. Punctuation does not count because
cleaning changes it, and what was learned from pages as they came has to be known again in pages that are half clean.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from sys import byteorder
from typing import Self

from cleaner.document import Document
from cleaner.reading.months import MONTHS
from cleaner.rulepacks.shapes import shape
from cleaner.stages.places import Places

MAX_LINES = 600
"""Lines of a page that count: two thirds from its top and one third from its bottom. Boilerplate of longer pages
(lists, threads) is at their ends."""

PROSE_LETTERS = 60
"""Characters; a sentence of at least this many is a paragraph."""

DATE_WORDS = 12
"""Words; longer lines that hold a date are sentences, not datelines."""

SHORT = 80
"""Characters of a line up to which it is remembered how it looked."""

BETWEEN_LETTERS = 3
"""Letters of a word between day and month: "de", "of", "the"."""

TEXT_LENGTH = 120
"""Characters of a line that are kept to show it to people."""

PROSE, SENTENCE, QUESTION, HEADING, LINKED, DATED, OUTSIDE, HEADLINE, MARKUP = (1 << bit for bit in range(9))
"""Marks: a paragraph; ends like a sentence; ends with a question mark; a heading by its markup, or all of it in bold;
mostly link text; a short line with a date; in a menu, a footer or the like; the headline of its page; of a page that is
HTML, so that what is no heading is none."""

_BOLD = frozenset({"strong", "b", "dt", "summary", "th", "caption", "legend"})
"""Tags of lines that head others though they are no headings by name."""

_NUMBERS = re.compile(r"0(?: ?0)*")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_FIGURES = re.compile(r"\d+")
_QUESTIONS = "?？؟"
_CLOSERS = "\"'”’»›)]】』」》〉〕*_ "


class _Plain(dict[int, str]):
    """Letters and marks stay, digits become ``0``, invisible characters go, all others become spaces."""

    def __missing__(self, code: int) -> str:
        kind = unicodedata.category(chr(code))
        plain = chr(code) if kind[0] in "LM" else "0" if kind[0] == "N" else "" if kind == "Cf" else " "
        if code == 0x640:  # the stroke that stretches Arabic words
            plain = ""
        self[code] = plain
        return plain


_PLAIN = _Plain()


def normalise(text: str) -> str:
    """What a line says, without what may differ from page to page.

    Example:
        >>> normalise("— 12 Comments —"), normalise("3 COMMENTS"), normalise("Updated 3 March 2024, 14:05")
        ('0 comments', '0 comments', 'updated 0')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _without_numbers(text)[0]


def _without_numbers(text: str) -> tuple[str, bool]:
    """What is left of a line, and whether it is short and named a month."""
    plain = " ".join(text.casefold().translate(_PLAIN).split())
    if "0" not in plain:
        return plain, False
    words = _NUMBERS.sub("0", plain).split(" ")
    if len(words) > DATE_WORDS:
        return " ".join(words), False
    rest = ["0" if _is_month(words, at) else word for at, word in enumerate(words)]
    return _NUMBERS.sub("0", " ".join(rest)), rest != words


def _is_month(words: list[str], at: int) -> bool:
    """Whether a word is the name of a month beside a number, or with a short word between them: "3 de marzo"."""
    if words[at] not in MONTHS:
        return False
    before, behind = words[max(at - 2, 0) : at][::-1], words[at + 1 : at + 3]
    return any(
        side[:1] == ["0"] or (side[1:] == ["0"] and len(side[0]) <= BETWEEN_LETTERS) for side in (before, behind)
    )


def key_of(text: str) -> int:
    """A 64-bit hash of what a line says, the same on every machine; 0 where it says nothing.

    Example:
        >>> key_of("12 Comments") == key_of("3 comments") != 0, key_of("* * *")
        (True, 0)
    """
    return _hash(normalise(text))


def _hash(plain: str) -> int:
    if not plain:
        return 0
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        key: Hash of what it says.
        marks: How it looks, see :data:`PROSE` and the others.
        words: Number of words, at most 255.
        digits: A small hash of its digits as they stand; 0 if it has none.
    """

    key: int
    marks: int = 0
    words: int = 0
    digits: int = 0

    def has(self, mark: int) -> bool:
        """Whether it looks so."""
        return bool(self.marks & mark)


def line_of(text: str, marks: int = 0) -> Line | None:
    """A line as the memory knows it; ``None`` for one without a letter or digit.

    Args:
        text: The line.
        marks: What is known of it from elsewhere.
    """
    known = _seen(text) if len(text) <= SHORT else _look(text)
    if known is None or not marks:
        return known
    return Line(known.key, known.marks | marks, known.words, known.digits)


def _look(text: str) -> Line | None:
    wide = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain, named_month = _without_numbers(wide)
    key = _hash(plain)
    if not key:
        return None
    look = shape(text)
    marks = 0
    if look.ends_sentence or look.prose:
        marks = SENTENCE
        if look.prose or len(text) >= PROSE_LETTERS:
            marks |= PROSE
    bare = text.rstrip(_CLOSERS)
    if bare and bare[-1] in _QUESTIONS:
        marks |= QUESTION
    digits = 0
    if "0" in plain:
        if look.words <= DATE_WORDS and (named_month or _DATE.search(text)):
            marks |= DATED
        digits = blake2b("".join(_FIGURES.findall(text)).encode(), digest_size=1).digest()[0] or 1
    return Line(key, marks, min(look.words, 255), digits)


_seen = lru_cache(maxsize=20_000)(_look)
"""The short lines of the last pages: a site has the same ones on most of them."""


def lines_of(document: Document) -> Iterator[tuple[int, Line]]:
    """The lines of a document that say something, with the number of their block.

    Example:
        >>> from cleaner.reading.text import text_document
        >>> [(at, line.words) for at, line in lines_of(text_document("The Week\\n\\n* * *\\n\\nIt rained all day."))]
        [(0, 2), (2, 4)]
    """
    places = Places()
    title = key_of(document.title) if document.title else 0
    for index, block in enumerate(document.blocks):
        marks = 0
        if block.element is not None:
            heads = block.kind == "heading" or block.element.tag in _BOLD
            marks = MARKUP | LINKED * (block.link_density > 0.5) | HEADING * heads
            marks |= OUTSIDE * (places.of(block)[0] in _OUTSIDE)
        line = line_of(document.text_of(block), marks)
        if line is None:
            continue
        if block.level == 1 or line.key == title:
            line = Line(line.key, line.marks | HEADLINE, line.words, line.digits)
        yield index, line


_OUTSIDE = frozenset({"EX101", "EX103", "EX104", "EX105", "EX106"})
"""Menus, footers, sidebars, comments and forms, by the vocabulary of :mod:`cleaner.stages.places`."""


class PackedLines:
    """The lines of a page in little memory: 12 bytes each."""

    __slots__ = ("keys", "looks")

    def __init__(self, keys: array[int], looks: array[int]) -> None:
        self.keys = keys
        self.looks = looks

    @classmethod
    def of(cls, lines: list[Line]) -> Self:
        """Pack them."""
        looks = (line.marks & 0xFF | line.words << 8 | line.digits << 16 | (line.marks & ~0xFF) << 16 for line in lines)
        return cls(array("Q", [line.key for line in lines]), array("I", looks))

    def __iter__(self) -> Iterator[Line]:
        for key, look in zip(self.keys, self.looks, strict=True):
            yield Line(key, look & 0xFF | look >> 16 & 0xFF00, look >> 8 & 0xFF, look >> 16 & 0xFF)

    def __len__(self) -> int:
        return len(self.keys)

    def to_bytes(self) -> bytes:
        """Keys, then looks, little-endian."""
        return _little(self.keys) + _little(self.looks)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """What :meth:`to_bytes` made.

        Raises:
            ValueError: The length is not that of whole lines.
        """
        count, rest = divmod(len(data), 12)
        if rest:
            raise ValueError(f"{len(data)} bytes are no whole number of lines")
        keys, looks = array("Q"), array("I")
        keys.frombytes(data[: 8 * count])
        looks.frombytes(data[8 * count :])
        return cls(_native(keys), _native(looks))


def _little(numbers: array[int]) -> bytes:
    return _native(numbers).tobytes()


def _native(numbers: array[int]) -> array[int]:
    if byteorder == "little":
        return numbers
    swapped = array(numbers.typecode, numbers)
    swapped.byteswap()
    return swapped
