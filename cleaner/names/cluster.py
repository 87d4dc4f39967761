"""A name and every place where it stands: what the rest of the package knows of names."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["person", "place", "organisation", "unknown"]


class NameCluster(NamedTuple):
    """One name in an article, with every place where it stands.

    Attributes:
        canonical: The gazetteer's name, or else the fullest form in the text, in the spelling that all of them get.
        kind: What it is the name of; ``unknown`` where neither the gazetteer nor the text says.
        mentions: Half-open spans and what stands there, without titles and possessives. Of an article they point into
            its source, with the spelling that the source has.
        wikidata: Its id there, if known.
    """

    canonical: str
    kind: Kind
    mentions: tuple[tuple[int, int, str], ...]
    wikidata: str | None = None
