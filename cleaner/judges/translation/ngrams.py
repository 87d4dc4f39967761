"""The linear part of the judge: weighted 1- to 3-grams of masked tokens.

A text is a vector of its n-grams, each counted logarithmically, scaled by how rare it is, and the whole brought to
length one; the score is its product with the weights of a support vector machine. An n-gram is one integer, made of
the numbers of its tokens, so looking up a text's n-grams is one search in a sorted array.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 14
"""Bits of a token's number in an n-gram's; with three of them there is room in 63 bits."""

ENDING = 2
"""Letters of a rare word's ending that n-grams see: with three, a tenth fewer translations were found at 1 % false
positives."""

WINDOW = 1500
"""Tokens; longer texts are scored in parts of equal size, none longer than this, and the mean is taken: the model
learnt from texts up to that length."""


def coarse(token: str) -> str:
    """A masked token as n-grams see it.

    Example:
        >>> coarse("~ing"), coarse("said")
        ('~ng', 'said')
    """
    return "~" + token[-ENDING:] if token[0] == "~" and len(token) > ENDING + 1 else token


class Numbers(dict[str, int]):
    """Numbers of masked tokens, counted from 1, as n-grams see them; 0 for those that a model does not know.

    Example:
        >>> Numbers(("said", "~ng")).row(["said", "~ing", "~ong", "~ers"]).tolist()
        [1, 2, 2, 0]
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        super().__init__((token, number) for number, token in enumerate(tokens, start=1))

    def __missing__(self, token: str) -> int:
        number = self.get(coarse(token), 0)
        if number:  # what is not known is without number, and would fill the memory
            self[token] = number
        return number

    def row(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """The numbers of a text's tokens."""
        import numpy as np

        return np.fromiter(map(self.__getitem__, tokens), dtype=np.int64, count=len(tokens))


def keys(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    """The n-grams of a row of tokens, of each order one array; tokens have numbers from 1 on."""
    pairs = numbers[:-1] << BITS | numbers[1:]
    return numbers, pairs, pairs[:-1] << BITS | numbers[2:]


def unpacked(key: int) -> tuple[int, ...]:
    """The numbers of an n-gram's tokens.

    Example:
        >>> unpacked(3 << BITS | 7)
        (3, 7)
    """
    found: list[int] = []
    while key:
        found.append(key & ((1 << BITS) - 1))
        key >>= BITS
    return tuple(reversed(found))


TELLING = 3.0
"""Power of an n-gram's rarity by which it goes ahead of others among the cues. Chosen by reading those of two texts:
with 0 they are "of the" and "on the"."""

_SHAPES = frozenset("X0")
"""What masked names and numbers begin with."""


@dataclass(frozen=True)
class Ngrams:
    """A trained model.

    Attributes:
        tokens: Known tokens; the first has the number 1.
        keys: Known n-grams, ascending.
        rarity: How much each n-gram counts in the length of a text's vector.
        weights: What each adds to the score, its rarity included.
        bias: Score of a text without known n-grams.
    """

    tokens: tuple[str, ...]
    keys: NDArray[np.int64]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float

    @classmethod
    def stored(cls, arrays: Mapping[str, NDArray[Any]]) -> Ngrams:
        """From the arrays of an ``.npz`` file, which holds differences of keys."""
        import numpy as np

        return cls(
            tuple(str(arrays["tokens"]).split("\n")),
            np.cumsum(arrays["keys"].astype(np.int64)),
            arrays["rarity"].astype(np.float32),
            arrays["weights"].astype(np.float32),
            float(arrays["bias"]),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What :meth:`stored` reads."""
        import numpy as np

        return {
            "tokens": np.array("\n".join(self.tokens)),
            "keys": np.diff(self.keys, prepend=0),
            "rarity": self.rarity.astype(np.float16),
            "weights": self.weights.astype(np.float16),
            "bias": np.array(self.bias),
        }

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers of tokens."""
        return Numbers(self.tokens)

    def score(self, tokens: Sequence[str]) -> float:
        """Score of a text, from its masked tokens; positive where it looks translated."""
        parts = list(self._parts(tokens))
        return self.bias + sum(score for score, _, _ in parts) / max(len(parts), 1)

    def cues(self, tokens: Sequence[str], count: int) -> list[tuple[int, int, float]]:
        """The n-grams that raised the score most, rare ones first; single and frequent ones explain little.

        Names and numbers alone are left out: their shape may count, but people would read their content.

        Returns:
            Where the first such n-gram starts (number of its first token), how many tokens it has, and what all its
            occurrences add to the score. No two overlap.
        """
        import numpy as np

        row = self._row(tokens)
        total: dict[int, float] = {}
        telling: dict[int, float] = {}
        parts = list(self._parts(tokens))
        for _, known, gains in parts:
            for at, gain in zip(known.tolist(), gains.tolist(), strict=True):
                key = int(self.keys[at])
                total[key] = total.get(key, 0.0) + gain / len(parts)
                telling[key] = float(self.rarity[at]) ** TELLING * (1.0 if key >> BITS else 0.5)
        found: list[tuple[int, int, float]] = []
        taken: set[int] = set()
        grams = keys(row)
        ranked = sorted(((gain * telling[key], gain, key) for key, gain in total.items() if gain > 0), reverse=True)
        for _, gain, key in ranked:
            if len(found) == count:
                break
            order = len(unpacked(key))
            if all(self.tokens[number - 1][0] in _SHAPES for number in unpacked(key)):
                continue
            start = int(np.argmax(grams[order - 1] == key))
            covered = range(start, start + order)
            if not taken.intersection(covered):
                taken.update(covered)
                found.append((start, order, gain))
        return found

    def _row(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        return self.numbers.row(tokens)

    def _parts(self, tokens: Sequence[str]) -> Iterator[tuple[float, NDArray[np.int64], NDArray[np.float32]]]:
        """Of each part of a text its score without bias, the known n-grams in it, and what each adds."""
        import numpy as np

        row = self._row(tokens)
        parts = -(-len(row) // WINDOW)
        for part in np.array_split(row, parts) if parts else ():
            grams = np.concatenate([grams[_whole(part, order)] for order, grams in enumerate(keys(part), start=1)])
            known, counts = np.unique(grams, return_counts=True)
            at = np.searchsorted(self.keys, known).clip(max=len(self.keys) - 1)
            hit = self.keys[at] == known
            at, counts = at[hit], np.log(counts[hit]) + 1.0
            length = float(np.sqrt(np.square(counts * self.rarity[at]).sum()))
            gains = (counts * self.weights[at] / max(length, 1e-9)).astype(np.float32)
            yield float(gains.sum()), at, gains


def _whole(row: NDArray[np.int64], order: int) -> NDArray[np.bool_]:
    """Which n-grams have no unknown token; where the first is unknown, the key would be that of a shorter one."""
    return row[: len(row) - order + 1] > 0 if len(row) >= order else row[:0] > 0
