"""What stands on the pages of many sites: a sample of each, from which is told what repeats.

Of every site the memory keeps the lines of at most :data:`PAGES_PER_SITE` pages, as hashes: those whose address has the
lowest hash, which is a uniform sample. With so many pages or fewer all counts are exact. With more, the share of pages
that a line stands on is an estimate whose standard error is at most ``0.5 / sqrt(PAGES_PER_SITE)``: 3.5 points for 200.

Which pages are in the sample depends on nothing but the pages that were ever seen. So memories can be merged in any
order and any grouping, pages can be added twice, and the result is the same, down to the bytes of the file.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from typing import Self
from zlib import compress, decompress

from cleaner.article import Article
from cleaner.document import Document
from cleaner.sites.counting import repeats_of
from cleaner.sites.error import SitesError
from cleaner.sites.hosts import host_of, page_key
from cleaner.sites.lines import MAX_LINES, TEXT_LENGTH, Line, PackedLines, key_of, lines_of
from cleaner.sites.repeats import Repeats
from cleaner.sites.thresholds import Thresholds

PAGES_PER_SITE = 200
"""Pages of one site that are kept: enough for three points of error, and a fifth of a second of counting at most."""

TEXTS_PER_SITE = 20
"""Pages of one site whose lines are also kept as text, to show them to people."""

MAX_PAGES = 200_000
"""Pages that a memory holds altogether, with 100 lines each about 300 MB. Beyond, fewer are kept of each site."""

LEAST_PER_SITE = 25
"""Pages of one site below which the sample is not made smaller; sites are given up instead."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in the sample: its lines, and while it is among the first of its site also their beginnings."""

    lines: PackedLines
    texts: bytes = b""

    def said(self) -> dict[int, str]:
        """The beginnings of its lines by key, where they are kept."""
        texts = decompress(self.texts).decode("utf-8", "surrogatepass").split("\n") if self.texts else []
        return dict(zip(self.lines.keys, texts, strict=False))


@dataclass(slots=True)
class _Site:
    """The sample of one site."""

    pages: dict[int, Page] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    changes: int = 0
    asked: Repeats | None = None
    asked_at: int = -1

    def put(self, key: int, page: Page, most: int) -> int:
        """Take a page in; how many pages there are more than before (0 or 1).

        Of two versions of one page the one whose bytes come first stays, so that their order does not matter.
        """
        if key in self.pages:
            if page.lines.to_bytes() < self.pages[key].lines.to_bytes():
                self.pages[key] = page
                self.changes += 1
            return 0
        if len(self.order) >= most and key > self.order[-1]:
            return 0
        before = len(self.order)
        insort(self.order, key)
        if bisect(self.order, key) > TEXTS_PER_SITE:
            page = replace(page, texts=b"")
        self.pages[key] = page
        self.changes += 1
        self.cut(most)
        for late in self.order[TEXTS_PER_SITE : TEXTS_PER_SITE + 1]:  # at most one has just fallen out of the first
            self.pages[late] = replace(self.pages[late], texts=b"")
        return len(self.order) - before

    def cut(self, most: int) -> None:
        """Keep the first pages only."""
        for key in self.order[most:]:
            del self.pages[key]
        del self.order[most:]


class SiteMemory:
    """Remembers what stands on the pages of sites, and says what repeats there. Threads can share it.

    Args:
        thresholds: How often is often enough.
        pages_per_site: Pages that are kept of each site.
        max_pages: Pages that are kept altogether. If there are more, half as many are kept of each site, and so on down
            to 25; beyond that, whole sites are given up, those whose names have the highest hashes.

    Example:
        >>> memory = SiteMemory()
        >>> for day in range(12):
        ...     story = f"On day {'abcdefghijkl'[day] * 3} the ferry was late again, and nobody was surprised at all."
        ...     _ = memory.add(f"{story}\\n\\nThe kettle is on from eight.", f"https://example.org/{day}")
        >>> [(line.text, line.pages) for line in memory.repeats("example.org").removable]
        [('The kettle is on from eight.', 12)]
    """

    def __init__(
        self,
        thresholds: Thresholds | None = None,
        pages_per_site: int = PAGES_PER_SITE,
        max_pages: int = MAX_PAGES,
    ) -> None:
        if pages_per_site < LEAST_PER_SITE:
            raise ValueError(f"pages_per_site is {pages_per_site}; it should be at least {LEAST_PER_SITE}")
        self.thresholds = thresholds or Thresholds()
        self.pages_per_site = pages_per_site
        self.max_pages = max_pages
        self._most = pages_per_site
        self._limit = 1 << 64
        self._held = 0
        self._sites: dict[str, _Site] = {}
        self._lock = RLock()

    def __getstate__(self) -> dict[str, object]:
        """Everything but the lock, which cannot be sent to another process."""
        return {name: value for name, value in self.__dict__.items() if name != "_lock"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._lock = RLock()

    def __len__(self) -> int:
        """Pages that are kept."""
        return self._held

    @property
    def hosts(self) -> list[str]:
        """The sites, by name."""
        return sorted(self._sites)

    def add(self, page: Article | Document | str | bytes, url: str | None = None) -> bool:
        """Take a page in.

        Args:
            page: As it came: an article counts as its source, not as its clean text.
            url: Its address, if the page does not know it.

        Returns:
            Whether the page belongs to a site: without an address, or a host in ``document.site``, it does not, and
            nothing is remembered of it.
        """
        document = _document(page, url)
        host = host_of(url or document.url) or host_of(document.site)
        if host is None or not self._takes(host):
            return False
        found = list(lines_of(document))
        if len(found) > MAX_LINES:
            found = [*found[: 2 * MAX_LINES // 3], *found[-MAX_LINES // 3 :]]
        lines = [line for _, line in found]
        packed = PackedLines.of(lines)
        key = page_key(host, url or document.url, packed.to_bytes())
        site = self._sites.get(host, _Site())
        texts = b""
        if len(site.order) < TEXTS_PER_SITE or key <= site.order[TEXTS_PER_SITE - 1]:
            texts = _texts(document, [index for index, _ in found])
        self.put(host, key, Page(packed, texts))
        return True

    def put(self, host: str, key: int, page: Page) -> None:
        """Take a page in that is already made, under its key: one that another memory gave."""
        with self._lock:
            if self._takes(host):
                self._held += self._sites.setdefault(host, _Site()).put(key, page, self._most)
                self._shrink()

    def merge(self, other: SiteMemory) -> None:
        """Take everything in that another memory holds. The order in which memories are merged does not matter.

        Raises:
            SitesError: It was made with other thresholds or sizes.
        """
        mine = (self.thresholds, self.pages_per_site, self.max_pages)
        if mine != (other.thresholds, other.pages_per_site, other.max_pages):
            raise SitesError("memories with different thresholds or sizes cannot be merged")
        with self._lock:
            self.restrict(other._most, other._limit)
            for host, site in other._sites.items():
                for key in site.order:
                    self.put(host, key, site.pages[key])

    def restrict(self, most: int, limit: int) -> None:
        """Keep no more than another memory does: so many pages of a site, and sites whose names hash no higher."""
        if most < self._most or limit < self._limit:
            self._most = min(self._most, most)
            self._limit = min(self._limit, limit)
            self._cut()

    @property
    def sizes(self) -> dict[str, int]:
        """How much may be kept, and how much of each site there is room for now."""
        kept = {"most": self._most, "limit": self._limit}
        return {"pages_per_site": self.pages_per_site, "max_pages": self.max_pages, **kept}

    def repeats(self, host: str) -> Repeats:
        """What repeats on a site. Counted anew when a twentieth of its pages is new since it was last asked.

        Args:
            host: The site, or an address on it.
        """
        with self._lock:
            name = host if host in self._sites else host_of(host) or host
            site = self._sites.get(name)
            if site is None:
                return Repeats(name)
            if site.asked is None or (site.changes - site.asked_at) * 20 >= max(20, len(site.order)):
                site.asked = self.counted(name)
                site.asked_at = site.changes
            return site.asked

    def counted(self, host: str) -> Repeats:
        """What repeats on a site, counted now."""
        return repeats_of(host, self.lines(host), self.thresholds, self.texts(host))

    def lines(self, host: str) -> list[list[Line]]:
        """The lines of every page that is kept of a site."""
        site = self._sites[host]
        return [list(site.pages[key].lines) for key in site.order]

    def texts(self, host: str) -> dict[int, str]:
        """The beginnings of lines by their keys, as far as they are kept."""
        site = self._sites[host]
        texts: dict[int, str] = {}
        for key in site.order[:TEXTS_PER_SITE]:
            for line, text in site.pages[key].said().items():
                texts.setdefault(line, text)
        return texts

    def pages(self, host: str) -> Iterator[tuple[int, Page]]:
        """The pages that are kept of a site, lowest hash first."""
        site = self._sites[host]
        return ((key, site.pages[key]) for key in site.order)

    def save(self, path: str | Path) -> None:
        """Write the memory to a Parquet file. Needs pyarrow."""
        from cleaner.sites.storing import save

        save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a memory that :meth:`save` wrote, to add to it.

        Raises:
            SitesError: The file is not there or not such a file.
        """
        from cleaner.sites.storing import load

        return load(cls, Path(path))

    def _takes(self, host: str) -> bool:
        return self._limit == 1 << 64 or key_of(host) <= self._limit

    def _shrink(self) -> None:
        """Keep to ``max_pages``. What is kept depends on the set of pages alone: it gets less, never more again."""
        while self._held > self.max_pages and self._most > LEAST_PER_SITE:
            self._most = max(LEAST_PER_SITE, self._most // 2)
            self._cut()
        if self._held > self.max_pages:
            self._give_up_sites()

    def _cut(self) -> None:
        for host in [host for host in self._sites if not self._takes(host)]:
            del self._sites[host]
        for site in self._sites.values():
            if len(site.order) > self._most:
                site.cut(self._most)
                site.changes += len(site.order)
        self._held = sum(len(site.order) for site in self._sites.values())

    def _give_up_sites(self) -> None:
        for name in sorted(self._sites, key=lambda host: (key_of(host), host), reverse=True):
            if self._held <= self.max_pages:
                break
            self._limit = key_of(name) - 1
            self._held -= len(self._sites.pop(name).order)


def _document(page: Article | Document | str | bytes, url: str | None) -> Document:
    if isinstance(page, Document):
        return page
    from cleaner.reading import read

    if isinstance(page, Article):
        return read(page.source, url=url or page.url, title=page.title, language=page.language, input_format="text")
    return read(page, url=url)


def _texts(document: Document, indexes: list[int]) -> bytes:
    """The beginnings of lines, one a line."""
    said = (" ".join(document.text_of(document.blocks[index])[:TEXT_LENGTH].split()) for index in indexes)
    return compress("\n".join(said).encode("utf-8", "surrogatepass"), 6)
