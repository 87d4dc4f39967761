"""The net of the judge: small convolutions over masked tokens, averaged over the text.

Where the n-grams weigh exact sequences, the convolutions see patterns in which one word may stand for another. A net
is a committee: each member has an embedding of the words that it knows, one gated convolution, the mean
of its channels over the text, and a small layer that gives log-odds of three kinds of text: originals, translations by
people, translations by machine. ``benchmarks/train_translation_net.py`` trains it; here it runs with numpy alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.judges.translation.text import tokens as tokens_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent

KINDS = ("original", "human-translation", "machine-translation")
"""What a text may be, in the order of a member's answers."""

WIDTH = 5
"""Tokens that a convolution sees at once."""

WINDOW = 1024
"""Tokens that are in work at a time. It bounds the memory, and has no influence on the result."""

ENDING = 2
"""Letters of a rare word's ending that the net sees; what :data:`cleaner.judges.translation.ngrams.ENDING` is too."""

PADDING, OTHER = "<padding>", "<other>"
"""What stands before the first and after the last token, and for tokens of no known kind."""


def stand_in(token: str) -> str:
    """What a token that is not in the vocabulary is read as, which may not be in it either.

    Example:
        >>> stand_in("^president"), stand_in("crime"), stand_in("~ing"), stand_in("~ng"), stand_in("00/00")
        ('Xx', '~me', '~ng', '~', '0000')
    """
    if token.startswith("^"):
        return "Xx"
    if token.startswith("~"):
        return f"~{token[1:][-ENDING:]}" if len(token) > 1 + ENDING else "~"
    if token.startswith("0"):
        return "0000"
    return f"~{token[-ENDING:]}" if token.isalpha() and token.isascii() else OTHER


@dataclass(frozen=True)
class Member:
    """One net of the committee.

    Attributes:
        rows: For each token of the committee's vocabulary, the row of the embedding that stands for it.
        embedding: Shape (rows, dimensions). Row 0 is padding.
        filters, filter_bias: The convolution, values and gates side by side; shape (``WIDTH`` * dimensions,
            2 * channels).
        hidden, hidden_bias: From the channels' means, already brought to one scale; shape (channels, units).
        out, out_bias: Shape (units, kinds).
    """

    rows: NDArray[np.int64]
    embedding: NDArray[np.float32]
    filters: NDArray[np.float32]
    filter_bias: NDArray[np.float32]
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: NDArray[np.float32]

    def logits(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """Unnormalised log-probabilities of the kinds.

        Args:
            numbers: Of the tokens, with ``WIDTH // 2`` of padding before and after; at least one token.
        """
        import numpy as np

        rows = self.rows[numbers]
        count = len(rows) - WIDTH + 1
        channels = len(self.filter_bias) // 2
        total = np.zeros(channels, dtype=np.float64)
        for start in range(0, count, WINDOW):
            length = min(WINDOW, count - start)
            embedded = self.embedding[rows[start : start + length + WIDTH - 1]]
            seen = np.lib.stride_tricks.sliding_window_view(embedded.reshape(-1), WIDTH * embedded.shape[1])
            found = seen[:: embedded.shape[1]] @ self.filters
            found += self.filter_bias
            gates = found[:, channels:]
            np.negative(gates, out=gates)
            np.exp(gates, out=gates)
            gates += np.float32(1.0)
            total += (found[:, :channels] / gates).sum(axis=0, dtype=np.float64)
        mean = (total / count).astype(np.float32)
        units = np.maximum(mean @ self.hidden + self.hidden_bias, np.float32(0.0))
        answers: NDArray[np.float64] = (units @ self.out + self.out_bias).astype(np.float64)
        return answers


@dataclass(frozen=True)
class Net:
    """A committee.

    Attributes:
        tokens: The vocabulary; a token's number is its place.
        members: The mean of their answers counts.
    """

    tokens: tuple[str, ...]
    members: tuple[Member, ...]

    @classmethod
    def load(cls, path: Path = FOLDER / "net.npz") -> Net:
        """The committee in an ``.npz`` file."""
        import numpy as np

        with np.load(path, allow_pickle=False) as arrays:
            return cls.stored({name: arrays[name] for name in arrays.files})

    @classmethod
    def stored(cls, arrays: Mapping[str, NDArray[Any]]) -> Net:
        """From arrays as :meth:`arrays` gives them."""
        import numpy as np

        return cls(
            tuple(str(arrays["tokens"]).split("\n")),
            tuple(
                Member(
                    arrays[f"{at}.rows"].astype(np.int64),
                    *(arrays[f"{at}.{name}"].astype(np.float32) for name in _TABLES),
                )
                for at in range(int(arrays["members"]))
            ),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What :meth:`stored` reads: half precision for weights, full for biases."""
        import numpy as np

        result: dict[str, NDArray[Any]] = {
            "tokens": np.array("\n".join(self.tokens)),
            "members": np.array(len(self.members)),
        }
        for at, member in enumerate(self.members):
            result[f"{at}.rows"] = member.rows.astype(np.int16)
            for name in _TABLES:
                array = getattr(member, name)
                result[f"{at}.{name}"] = array.astype(np.float16 if array.ndim > 1 else np.float32)
        return result

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self.tokens)}

    def numbers(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """The tokens' numbers, with padding before and after."""
        import numpy as np

        known, other = self._numbers, self._numbers[OTHER]
        edge = [0] * (WIDTH // 2)
        found = [known.get(token, -1) for token in tokens]
        for at, number in enumerate(found):
            if number < 0:
                nearer = stand_in(tokens[at])
                found[at] = known.get(nearer, known.get(stand_in(nearer), other))
        return np.array([*edge, *found, *edge], dtype=np.int64)

    def logits(self, text: str | Sequence[str]) -> tuple[float, ...]:
        """Log-probabilities of the ``KINDS``, up to what they have in common; zeros for a text without tokens.

        Args:
            text: Any text, or its masked tokens (:func:`cleaner.judges.translation.text.tokens`).
        """
        tokens = tokens_of(text) if isinstance(text, str) else text
        if not tokens:
            return (0.0,) * len(KINDS)
        numbers = self.numbers(tokens)
        answers = [member.logits(numbers).tolist() for member in self.members]
        return tuple(sum(column) / len(answers) for column in zip(*answers, strict=True))

    def score(self, text: str | Sequence[str]) -> float:
        """How much more a text looks translated by a machine than written in English: a logarithm of odds.

        It is not calibrated, and means the more the longer the text is. The same text has the same score, as far as
        the linear algebra beneath numpy adds in the same order.

        Args:
            text: As for :meth:`logits`.
        """
        original, _, machine = self.logits(text)
        return machine - original


_TABLES = ("embedding", "filters", "filter_bias", "hidden", "hidden_bias", "out", "out_bias")
