"""Small sites made for tests: stories that share nothing, and lines put around and into them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cleaner.sites import SiteMemory, Thresholds

HOST = "example.org"
WHO = ("The pilot", "A baker", "The miller", "Our neighbour", "The judge", "A diver", "The smith", "A nun", "The clerk")
DID = ("mended", "painted", "lost", "sold", "measured", "buried", "counted", "carried", "found", "drew", "washed")
WHAT = ("the bell", "a ladder", "four boats", "the map", "an old key", "the ropes", "a lamp", "the wall", "two carts")
WHY = ("because it rained", "before the council met", "after the long strike", "though nobody had asked for it")


def story(number: int, paragraph: int) -> str:
    """A paragraph that no other page has."""
    pick = number * 31 + paragraph
    what = f"{WHO[pick % 9]} {DID[pick % 11]} {WHAT[(pick // 3) % 9]} {WHY[pick % 4]}"
    book = f"{'abcdefghij'[pick % 10]}{chr(97 + number % 26)}{'xyz'[pick % 3] * paragraph}"
    return f"{what}, and {WHO[(pick // 7) % 9].lower()} wrote it down in book {book}."


Page = Callable[[int], Sequence[str]]


def body(number: int, paragraphs: int = 0) -> list[str]:
    """Headline and paragraphs of one page; as many as its number says."""
    count = paragraphs or 4 + number % 4
    return [
        f"{WHO[number % 9]} and {WHAT[number // 9 % 9]} of {DID[number % 11]}",
        *(story(number, p) for p in range(count)),
    ]


def address(number: int) -> str:
    """Of one page."""
    return f"https://{HOST}/{number}"


def learned(page: Page, count: int = 40, thresholds: Thresholds | None = None) -> SiteMemory:
    """A memory of a site of so many pages."""
    memory = SiteMemory(thresholds)
    for number in range(count):
        memory.add("\n\n".join(page(number)), address(number))
    return memory
