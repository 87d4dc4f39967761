"""Names by a spaCy model that the user has, behind the interface of :mod:`cleaner.names.find`.

The model says which words are names of people, places and organisations; titles, sentences and what stands beside a
name
are seen as without it. Needs the extra ``spacy`` and an installed model; nothing is downloaded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from cleaner.names.find import Finder, Found, Mention, find

LABELS = frozenset(("PERSON", "PER", "GPE", "LOC", "ORG"))
"""Entities that are names, as the English models and those of other languages call them."""

Entities = Callable[[str], Iterable[tuple[int, int]]]
"""What finds entities: half-open spans in a text."""


def by_entities(entities: Entities) -> Finder:
    """A finder that keeps of every run of capitals what some model takes for a name.

    Args:
        entities: Called once for every block.

    Example:
        >>> finder = by_entities(lambda text: [(6, 18)])
        >>> text = "Today Oleg Vetshin Wins The Cup Again"
        >>> [text[m.start : m.end] for m in finder(text, [(0, len(text))]).mentions]
        ['Oleg Vetshin']
    """

    def finder(text: str, blocks: Sequence[tuple[int, int]]) -> Found:
        found = find(text, blocks)
        spans = sorted(
            (start + first, start + last) for start, end in blocks for first, last in entities(text[start:end])
        )
        starts = [start for start, _ in spans]
        return found._replace(mentions=tuple(part for m in found.mentions for part in _inside(m, spans, starts)))

    return finder


def _inside(mention: Mention, spans: list[tuple[int, int]], starts: list[int]) -> Iterable[Mention]:
    """The parts of a mention that lie in an entity each."""
    at = max(bisect_right(starts, mention.start) - 1, 0)
    while at < len(spans) and spans[at][0] < mention.end:
        start, end = spans[at]
        tokens = tuple(token for token in mention.tokens if token.start >= start and token.end <= end)
        if any(token.key for token in tokens):
            yield mention._replace(tokens=tokens)
        at += 1


def spacy_finder(model: str) -> Finder:
    """A finder by a spaCy model.

    Args:
        model: The name of an installed model, or the path of one.

    Raises:
        ImportError: spaCy is not installed.
        OSError: There is no such model.
    """
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise ImportError("the finder spacy needs spaCy: pip install 'cleaner[spacy]'") from error
    nlp = spacy.load(model)

    def entities(text: str) -> Iterable[tuple[int, int]]:
        return [(entity.start_char, entity.end_char) for entity in nlp(text).ents if entity.label_ in LABELS]

    return by_entities(entities)
