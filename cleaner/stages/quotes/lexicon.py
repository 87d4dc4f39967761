"""What ``clues`` knows of English words: which ones behave alike, and which ones belong together.

Made without labels from running text by ``python -m benchmarks.train_missing_lexicon``: words with the same neighbours
share a group (``premium`` and ``cheap``), and a pair of words seen together more often than chance has cohesion
(``dark horse``), which speaks against a quotation mark between them.
"""

from __future__ import annotations

import base64
import json
import zlib
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).with_name("missing_lexicon.json")

COHESION_SLOTS = 1 << 21
"""Slots of the hashed table of cohesive pairs; some 100,000 are taken, so that one in twenty strangers hits a pair."""

SINGLE_WORDS = 150
"""The most frequent words are groups of their own: no other word behaves like ``of``."""


class Lexicon:
    """Groups of words and cohesion of pairs.

    Args:
        words: By falling frequency.
        coarse, fine: The group of each word, in two sizes.
        cohesion: One byte per slot, 0 to 3.
    """

    def __init__(self, words: list[str], coarse: bytes, fine: bytes, cohesion: bytes) -> None:
        self._cohesion = cohesion
        self._groups = {
            word: (word, word) if rank < SINGLE_WORDS else (f"g{coarse[rank]}", f"f{fine[rank]}")
            for rank, word in enumerate(words)
        }

    def groups(self, low: str, case: str) -> tuple[str, str]:
        """The coarse and the fine group of a lower-cased word; unknown words go by their case and ending."""
        known = self._groups.get(low)
        if known is not None:
            return known
        if low[:1].isdigit():
            return "0", "0"
        return f"?{case}", f"?{case}{low[-2:] if len(low) > 4 else ''}"

    def cohesion(self, first: str, second: str) -> int:
        """How much two lower-cased words belong together, from 0 to 3."""
        return self._cohesion[slot(f"{first} {second}", COHESION_SLOTS)]


def slot(name: str, slots: int) -> int:
    """The slot of a name in a hashed table; ``slots`` is a power of two."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) & (slots - 1)


def packed(table: bytes) -> str:
    """A table as a file holds it."""
    return base64.b64encode(zlib.compress(table, 9)).decode("ascii")


def unpacked(text: str) -> bytes:
    """The reverse of ``packed``."""
    return zlib.decompress(base64.b64decode(text))


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read when the first mark is found lost."""
    data = json.loads(LEXICON.read_text(encoding="utf-8"))
    return Lexicon(
        data["words"].split(" "), unpacked(data["coarse"]), unpacked(data["fine"]), unpacked(data["cohesion"])
    )
