"""A sentence as the detectors see it: its words, where they stand, and which have nothing but a space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from cleaner.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")

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
        lower, vocabulary: The same in lower case, in order and as a set.
        starts, ends: Where each word stands in the paragraph.
        joined: For each word but the last, whether one space and nothing else parts it from the next.
        capitals: Indices of the words that begin with a capital.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        found = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
        self.words = [word for word, _, _ in found]
        self.starts = [at for _, at, _ in found]
        self.ends = [at for _, _, at in found]
        self.lower = [word.lower() for word in self.words]
        self.vocabulary = set(self.lower)
        self.joined = [
            right - left == 1 and text[left] == " " for left, right in zip(self.ends, self.starts[1:], strict=False)
        ]
        self.capitals = [index for index, word in enumerate(self.words) if word[0].isupper()]

    def __len__(self) -> int:
        return len(self.words)

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
        return self.text[self.ends[index - 1] if index else self.start : self.starts[index]]

    def after(self, index: int) -> str:
        """What stands between this word and the next, or the sentence's end."""
        last = index + 1 == len(self.words)
        return self.text[self.ends[index] : self.end if last else self.starts[index + 1]]

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
