"""A sentence as the detectors see it: its words, where they stand, and which have nothing but a space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from cleaner.sentences import sentences

_WORD = re.compile(r"([^\W_]+(?:['\-][^\W_]+)*)")

TITLE_SHARE = 0.7
"""Share of the words of four letters and more that have a capital from which a sentence is taken for a headline or a
list of names. Chosen by hand."""

FEWEST_WORDS = 3
"""Words; what is shorter is an exclamation, a label or a number, not a sentence."""


class Sentence:
    """One sentence of a paragraph, in match form (see :mod:`cleaner.rulepacks.matchform`).

    Attributes:
        text: The whole paragraph.
        start, end: Where the sentence stands in it.
        words: Its words; an apostrophe or a hyphen inside a word belongs to it.
        gaps: What stands before each word, and last what stands behind all of them.
        lower, vocabulary: The words in lower case, in order and as a set.
        joined: For each word but the last, whether one space and nothing else parts it from the next.
        capitals: Indices of the words that begin with a capital.
        says_word_twice: Whether a word stands twice in a row.
        says_pair_twice: Whether two words stand behind one another in two places.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._parts: list[str] = _WORD.split(text[start:end])
        self.words, self.gaps = self._parts[1::2], self._parts[::2]
        self.lower = list(map(str.lower, self.words))
        self.vocabulary = set(self.lower)
        self.joined = [gap == " " for gap in self.gaps[1:-1]]
        self.capitals = [index for index, word in enumerate(self.words) if word[0].isupper()]
        self.says_word_twice = self.says_pair_twice = False
        if len(self.vocabulary) < len(self.words):
            self.says_word_twice = True in map(str.__eq__, self.lower, self.lower[1:])
            self.says_pair_twice = len(set(pairwise(self.lower))) < len(self.words) - 1

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _bounds(self) -> list[int]:
        return list(accumulate(map(len, self._parts), initial=self.start))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in the paragraph."""
        return self._bounds[1:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends in the paragraph."""
        return self._bounds[2::2]

    @cached_property
    def is_title(self) -> bool:
        """Written as a headline, or a list of names: capitals say nothing here."""
        content = [word for word in self.words if len(word) > 3]
        return sum(word[0].isupper() for word in content) > TITLE_SHARE * len(content)

    @cached_property
    def first_small(self) -> int:
        """Index of the first word that begins with a small letter; the number of words where there is none."""
        return next((index for index, word in enumerate(self.words) if word[0].islower()), len(self.words))

    def before(self, index: int) -> str:
        """What stands between the word before and this one (at the beginning: between the sentence's start and it)."""
        return self.gaps[index]

    def after(self, index: int) -> str:
        """What stands between this word and the next, or the sentence's end."""
        return self.gaps[index + 1]

    def follows(self, index: int) -> bool:
        """Whether the word stands behind another with one space between."""
        return index > 0 and self.joined[index - 1]

    def leads(self, index: int) -> bool:
        """Whether another word stands behind it with one space between."""
        return index + 1 < len(self.words) and self.joined[index]


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph that are long enough to judge.

    Example:
        >>> [sentence.words[0] for sentence in sentences_of("It rained a lot. The ferry was late.")]
        ['It', 'The']
    """
    for start, end in sentences(text):
        sentence = Sentence(text, start, end)
        if len(sentence) >= FEWEST_WORDS:
            yield sentence
