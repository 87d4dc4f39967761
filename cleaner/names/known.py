"""What the search for names asks of a gazetteer."""

from __future__ import annotations

from typing import Literal, Protocol

from cleaner.names.variants import folded


class Known(Protocol):
    """What a gazetteer knows of a name."""

    @property
    def canonical(self) -> str:
        """The name as it should be."""

    @property
    def kind(self) -> Literal["person", "place", "organisation"]:
        """What it is."""

    @property
    def wikidata(self) -> str | None:
        """Its id."""

    @property
    def user(self) -> bool:
        """Whether the user gave it."""


class Names(Protocol):
    """A gazetteer, as far as it is needed here; :class:`cleaner.names.gazetteer.Gazetteer` is one."""

    def lookup(self, name: str) -> Known | None:
        """What is known of a name."""

    def spelling(self, name: str) -> str | None:
        """How it should be spelt, with as much of it as is given."""

    def is_adjective(self, word: str) -> bool:
        """Whether a word is an adjective of a place or the name of a people."""

    def kept(self, text: str, start: int, end: int) -> bool:
        """Whether it stands in a phrase that is right as it is."""


class Distinct:
    """Tells names that a gazetteer knows to be two; give it to :func:`cleaner.names.clusters.group`."""

    def __init__(self, gazetteer: Names) -> None:
        self._gazetteer = gazetteer

    def __call__(self, left: str, right: str) -> bool:
        """Whether the gazetteer says that two words are not of one name.

        A place is never another spelling of somebody unknown, since its own spellings are known; a person may be. One
        thing may have two names that are right, such as Brasil and Brazil.
        """
        if self._gazetteer.is_adjective(left) or self._gazetteer.is_adjective(right):
            return True
        one, other = self._gazetteer.lookup(left), self._gazetteer.lookup(right)
        if one is not None and other is not None:
            spelt = self._gazetteer.spelling(left), self._gazetteer.spelling(right)
            return one.canonical != other.canonical or _folded(spelt[0]) != _folded(spelt[1])
        known = one or other
        return known is not None and known.kind != "person"

    def is_no_person(self, word: str) -> bool:
        """Whether the gazetteer knows a word as the name of a place or an organisation, or as an adjective."""
        if self._gazetteer.is_adjective(word):
            return True
        known = self._gazetteer.lookup(word)
        return known is not None and known.kind != "person"


def _folded(name: str | None) -> str:
    return folded(name or "")
