"""Weights of words: how much more often a word stands in main content than outside of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaner.judges.blocks.vocabulary import parts

MAX_CACHE = 100_000
"""Names whose score is kept; a crawl of many sites meets new ones for ever."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Log-odds of words of class names, and of words that blocks begin with.

    Attributes:
        names: Weight of each class or id token and of each word in one.
        words: Weight of each word at the beginning of a block.
    """

    names: dict[str, float]
    words: dict[str, float]
    _cache: dict[tuple[str, ...], tuple[float, float]] = field(default_factory=dict, repr=False)

    def of_names(self, names: tuple[str, ...]) -> tuple[float, float]:
        """Lowest and highest weight among an element's names; 0 where none is known."""
        found = self._cache.get(names)
        if found is None:
            known = [self.names.get(part, 0.0) for name in names for part in parts(name)]
            found = (min(known), max(known)) if known else (0.0, 0.0)
            if len(self._cache) >= MAX_CACHE:
                self._cache.clear()
            self._cache[names] = found
        return found
