"""Lines that stand on more than one site, counted in bounded memory.

Most lines of a dump stand on one page, and must not take memory for ever. So a line is looked up in a table of fixed
size first, which holds for each of its slots the line and the site that came last. Only a line that comes again *from
another site* becomes an entry with counts and examples. Of too many entries those with the fewest sites are forgotten.

What that costs: a line whose two sites lie more than some two million different lines apart may not be noticed; pages
of a line's first site that came before its second are counted once; and a line may have been forgotten that has no more
sites than :attr:`Sketch.forgotten` says. Sites are counted exactly up to 64, beyond that estimated from the 64 smallest
hashes (K minimum values, ±13 %). What is counted depends on the pages and their order alone.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import Enum, auto
from hashlib import blake2b

from cleaner.sites.lines import PROSE, SENTENCE, Line

SLOTS = 1 << 21
"""Slots of the table: 16 MB. A power of two."""

MOST_ENTRIES = 50_000
"""Entries, of about 1 kB each with its examples."""

EXACT_SITES = 64
"""Sites of a line that are counted exactly."""

EXAMPLES = 3
"""Places of a line that are kept, all of different sites."""

LANGUAGES = 8
"""Languages of a line's pages that are counted."""

_LOW = (1 << 32) - 1


class Where(Enum):
    """Where a line stands on its page: outside the main content; in it, before or behind all prose; between prose."""

    OUTSIDE = auto()
    EDGE = auto()
    INSIDE = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line was seen: the site, the line as it stood there, and the lines around it."""

    site: str
    before: str
    text: str
    after: str


@dataclass(slots=True)
class Entry:
    """What is counted of a line; everything in pages.

    Attributes:
        key: Hash of what it says, see :func:`cleaner.sites.lines.key_of`.
        pages: It stands on.
        left: Where it is left in the clean text.
        outside: Where it was outside the main content.
        edges: Where it is left, before or behind all prose.
        sentences: Where it ends like a sentence.
        prose: Where it looks like a paragraph.
        words: Of the line.
        languages: Pages by language.
        places: Examples.
    """

    key: int
    words: int
    pages: int = 0
    left: int = 0
    outside: int = 0
    edges: int = 0
    sentences: int = 0
    prose: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    _sites: set[int] = field(default_factory=set)
    _is_full: bool = False
    _places_left: int = 0

    @property
    def sites(self) -> int:
        """Sites that it stands on: exact up to 64, then estimated."""
        if not self._is_full:
            return len(self._sites)
        return min(int((EXACT_SITES - 1) * _LOW / max(self._sites)), self.pages)

    @property
    def language(self) -> str | None:
        """That of at least four in five of its pages."""
        best = max(sorted(self.languages), key=lambda code: self.languages[code], default=None)
        return best if best is not None and self.languages[best] >= 0.8 * self.pages else None

    def count(self, line: Line, seen: Where, language: str | None) -> None:
        """Count a page."""
        self.pages += 1
        self.left += seen is not Where.OUTSIDE
        self.outside += seen is Where.OUTSIDE
        self.edges += seen is Where.EDGE
        self.sentences += line.has(SENTENCE)
        self.prose += line.has(PROSE)
        if language and (language in self.languages or len(self.languages) < LANGUAGES):
            self.languages[language] = self.languages.get(language, 0) + 1

    def show(self, place: Place, seen: Where) -> None:
        """Keep a place if there is room; one where the line is left says more than one in a menu."""
        if any(known.site == place.site for known in self.places):
            return
        if seen is not Where.OUTSIDE and self._places_left < EXAMPLES:
            self.places.insert(self._places_left, place)
            self._places_left += 1
            del self.places[EXAMPLES:]
        elif len(self.places) < EXAMPLES:
            self.places.append(place)

    def add_site(self, site: int) -> None:
        """Count a site, by its hash."""
        if self._is_full and site >= max(self._sites):
            return
        self._sites.add(site)
        if len(self._sites) > EXACT_SITES:
            self._sites.remove(max(self._sites))
            self._is_full = True


class Sketch:
    """Counts lines across sites.

    Args:
        slots: Of the table; a power of two.
        most_entries: Lines that are counted at a time.

    Attributes:
        forgotten: The most sites of a line that was forgotten to make room.
    """

    def __init__(self, slots: int = SLOTS, most_entries: int = MOST_ENTRIES) -> None:
        self._table = array("Q", bytes(8 * slots))
        self._mask = slots - 1
        self._most = most_entries
        self._entries: dict[int, Entry] = {}
        self.forgotten = 0

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, line: Line, place: Place, seen: Where, language: str | None = None) -> None:
        """Count a line of a page; each line of a page is to come once.

        Args:
            line: What it says and how it looks.
            place: Where it stands, to be shown.
            seen: The same, to be counted.
            language: Of the page.
        """
        site = hash_of(place.site)
        entry = self._entries.get(line.key)
        if entry is None:
            slot = line.key & self._mask
            before, self._table[slot] = self._table[slot], (line.key & ~_LOW) | site
            if (before ^ line.key) & ~_LOW or before & _LOW in (0, site):
                return
            entry = self._entries[line.key] = Entry(line.key, line.words)
            entry.add_site(before & _LOW)
            entry.count(line, seen, language)  # the page of the first site; it is taken to have been alike
        entry.add_site(site)
        entry.count(line, seen, language)
        entry.show(place, seen)
        if len(self._entries) > self._most:
            self._forget()

    def entries(self) -> list[Entry]:
        """Lines that stand on two sites or more."""
        return list(self._entries.values())

    def _forget(self) -> None:
        """Keep the better half."""
        ranked = sorted(self._entries.values(), key=lambda entry: (-entry.sites, -entry.pages, entry.key))
        half = self._most // 2
        self.forgotten = max(self.forgotten, ranked[half].sites)
        self._entries = {entry.key: entry for entry in ranked[:half]}


def hash_of(site: str) -> int:
    """A hash of 32 bits, the same on every machine; never 0."""
    digest = blake2b(site.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "little") or 1
