"""Words that the detectors know, counted in clean text (``benchmarks/artefact_lexicon.py`` rebuilds the lists)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words.

    Attributes:
        lower: Written in small letters whenever they stand inside a sentence.
        alone: The same, save as parts of names of several words; those of ``lower`` are in it.
        mostly: Written in small letters 98 times in 100 and more; those of ``lower`` are in it.
        nouns: Singular nouns that have a plural.
        verbs: Those of them that are verbs as well.
        plurals: Plurals that were never seen behind *a* or *an*.
    """

    lower: frozenset[str]
    alone: frozenset[str]
    mostly: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    plurals: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists that come with the package."""
    lists = json.loads(Path(__file__).with_name("lexicon.json").read_text(encoding="utf-8"))
    words = {name: frozenset(found.split()) for name, found in lists.items() if name != "recipe"}
    return Lexicon(
        lower=words["lower"],
        alone=words["lower"] - words["rare"] | words["alone"],
        mostly=words["lower"] - words["rare"] | words["mostly"],
        nouns=words["nouns"],
        verbs=words["verbs"],
        plurals=words["plurals"],
    )
