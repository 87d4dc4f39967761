"""Rules of site packs for lines: the same stage as the built-in rules', with those of one site alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rulepacks.schema import Rule
from cleaner.sitepacks.load import SitePacks
from cleaner.stages.boilerplate import Boilerplate

SITES_KEPT = 256
"""Sites whose compiled rules are kept: a few milliseconds and 100 kB each."""


class SiteLines:
    """The stage.

    Args:
        packs: Those to follow.
    """

    def __init__(self, packs: SitePacks) -> None:
        self._packs = packs
        self._compiled = lru_cache(maxsize=SITES_KEPT)(Boilerplate)

    def __call__(self, document: Document) -> Iterator[Finding]:
        packs = [pack for pack in self._packs.of(document.url) if pack.rules]
        if packs:
            yield from self._compiled(_Rules([rule for pack in packs for rule in pack.rules]))(document)


class _Rules(tuple[Rule, ...]):
    """Rules that are the same if they are the same objects: looking at all their fields would cost too much."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rules) and list(map(id, self)) == list(map(id, other))
