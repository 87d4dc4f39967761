"""What a site pack holds.

One of your own is a rule pack with two more fields, ``sites`` and ``page``::

    pack: The Harbour Gazette
    sites: [gazette.example, .gazette.example]   # the site; all of its subdomains
    page:                                        # of HTML: selectors, CSS or XPath
      body: ["article.story"]                    # the first that selects something is the article
      strip: [".share-bar", "//p[contains(., 'print edition')]"]
      title: ["h1.headline"]
      author: ["//a[@rel='author']"]
      date: ["//time/@datetime"]
      prune: false                               # true: menus and lists of links inside the body go as well
    rules:                                       # of lines, as in any rule pack
      - code: XX101
        ...
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from cleaner.rulepacks.schema import Pack, PackError, Rule
from cleaner.sitepacks.selector import Selector

SELECTORS = ("body", "strip", "title", "author", "date")


class SitePackError(PackError):
    """A site pack is wrong; the message names file and line."""


class PageEntry(BaseModel):
    """The field ``page`` as a pack writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    body: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    prune: bool = False

    @field_validator(*SELECTORS, mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """A single selector is a list of one."""
        return (value,) if isinstance(value, str) else value


class SitePackFile(Pack):
    """A site pack file."""

    sites: tuple[str, ...] = Field(min_length=1)
    page: PageEntry = PageEntry()
    rules: tuple = ()  # type: ignore[type-arg]


@dataclass(frozen=True, slots=True)
class SitePack:
    """A site pack, read and checked.

    Attributes:
        path: Its file.
        sites: Hosts; one that begins with a dot stands for all its subdomains.
        body: Selectors of the article; the first that selects something counts.
        strip: Selectors of what goes, all of them.
        title, author, date: Selectors of metadata; the first that gives something counts.
        prune: Whether menus and lists of links inside the body go as well.
        rules: Of lines.
        test_urls: Pages that it was written for.
        notes: What in it is not understood, and so without effect.
        is_site_config: Whether it came from a FiveFilters file.
    """

    path: Path
    sites: tuple[str, ...]
    body: tuple[Selector, ...] = ()
    strip: tuple[Selector, ...] = ()
    title: tuple[Selector, ...] = ()
    author: tuple[Selector, ...] = ()
    date: tuple[Selector, ...] = ()
    prune: bool = False
    rules: tuple[Rule, ...] = ()
    test_urls: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    is_site_config: bool = False

    @property
    def reads_pages(self) -> bool:
        """Whether it says anything of HTML."""
        return bool(self.body or self.strip or self.informs)

    @property
    def informs(self) -> bool:
        """Whether it knows where metadata stand."""
        return bool(self.title or self.author or self.date)
