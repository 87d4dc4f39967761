"""Words of English that are no names."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(
        gzip.decompress(files("cleaner.names").joinpath("words.txt.gz").read_bytes()).decode("ascii").split()
    )


LONGEST = 32
"""Letters; no word of the list has so many with an ending, so that none needs to be remembered."""


def is_word(folded: str) -> bool:
    """Whether a folded word is a word of English, or one with a common ending.

    Example:
        >>> is_word("mountain"), is_word("mountains"), is_word("bjartmar")
        (True, True, False)
    """
    return len(folded) < LONGEST and _is_word(folded)


@lru_cache(maxsize=1 << 14)
def _is_word(folded: str) -> bool:
    words = _words()
    return folded in words or any(folded.endswith(end) and folded[: -len(end)] in words for end in _ENDINGS)
