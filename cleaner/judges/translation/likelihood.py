"""The second part of the judge: does a text run more like translations, or more like what people write in English?

Two models of masked tokens, one of machine translations and one of originals, give every token a probability from
the two before it. The score is the mean of how much more the first expects a token than the second, each cut softly,
so that no single surprise decides. With few originals to learn from it knows other things than the n-grams' weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cleaner.judges.translation.ngrams import Numbers, keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TRUST = (5.0, 50.0, 100.0)
"""How often what stands before must have been seen for the counts of 1-, 2- and 3-grams to weigh as much as those of
one token less. A tenth of these is 0.004 of AUROC worse."""

LEAST = 3
"""Tokens of a text that has a score other than 0."""


@dataclass(frozen=True)
class Likelihoods:
    """Counts of n-grams in machine translations and in originals.

    Attributes:
        tokens: Known tokens; the first has the number 1, unknown ones 0.
        keys: Known 2- and 3-grams, each ascending.
        counts: Of tokens, 2- and 3-grams; first row machine translations, second row originals. Each text has a
            weight, so they are no whole numbers.
    """

    tokens: tuple[str, ...]
    keys: tuple[NDArray[np.int64], NDArray[np.int64]]
    counts: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]

    @classmethod
    def stored(cls, arrays: Mapping[str, NDArray[Any]]) -> Likelihoods:
        """From the arrays of an ``.npz`` file, which holds differences of keys."""
        import numpy as np

        pairs, triples = (np.cumsum(arrays[f"likelihood.keys{order}"].astype(np.int64)) for order in (2, 3))
        one, two, three = (arrays[f"likelihood.counts{order}"].astype(np.float32) for order in (1, 2, 3))
        return cls(tuple(str(arrays["likelihood.tokens"]).split("\n")), (pairs, triples), (one, two, three))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What :meth:`stored` reads."""
        import numpy as np

        return (
            {"likelihood.tokens": np.array("\n".join(self.tokens))}
            | {f"likelihood.keys{order}": np.diff(own, prepend=0) for order, own in enumerate(self.keys, start=2)}
            | {"likelihood.counts1": self.counts[0]}
            | {f"likelihood.counts{order}": self.counts[order - 1].astype(np.float16) for order in (2, 3)}
        )

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers of tokens."""
        return Numbers(self.tokens)

    @cached_property
    def totals(self) -> NDArray[np.float32]:
        """All tokens of either kind."""
        totals: NDArray[np.float32] = self.counts[0].sum(axis=1, keepdims=True)
        return totals

    def score(self, tokens: Sequence[str]) -> float:
        """Between -1 and 1, positive where the text runs like translations."""
        import numpy as np

        if len(tokens) < LEAST:
            return 0.0
        _, pairs, triples = keys(row := self.numbers.row(tokens))
        single = self.counts[0].take(row, axis=1)
        double = self._counted(0, pairs)
        expected = (single[:, 2:] + TRUST[0] / self.counts[0].shape[1]) / (self.totals + TRUST[0])
        expected = (double[:, 1:] + TRUST[1] * expected) / (single[:, 1:-1] + TRUST[1])
        expected = (self._counted(1, triples) + TRUST[2] * expected) / (double[:, :-1] + TRUST[2])
        return float(np.tanh(np.log(expected[0] / expected[1])).mean())

    def _counted(self, order: int, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        import numpy as np

        ascending = np.argsort(wanted)  # a search in order stays in the cache of the processor
        at = np.empty_like(ascending)
        at[ascending] = np.searchsorted(self.keys[order], wanted[ascending]).clip(max=len(self.keys[order]) - 1)
        found: NDArray[np.float32] = self.counts[order + 1].take(at, axis=1) * (self.keys[order][at] == wanted)
        return found
