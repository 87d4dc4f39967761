"""Learning from many pages: one after the other, or in several processes with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cleaner.reading import read
from cleaner.running.records import Request
from cleaner.sites.memory import MAX_PAGES, PAGES_PER_SITE, Page, SiteMemory
from cleaner.sites.thresholds import Thresholds

TELL_EVERY = 64
"""Pages between two words on how many were learned from."""


def memory_of(requests: Iterable[Request], like: SiteMemory | None = None) -> SiteMemory:
    """What a memory learns of pages. Nothing is judged: a page is read and its lines are hashed.

    Args:
        requests: The pages, as for cleaning them.
        like: A memory whose settings are used; nothing is taken from it or added to it.

    Example:
        >>> len(memory_of([Request("It rained.", url="https://example.org/rain"), Request("It rained.")]))
        1
    """
    memory = _empty(like)
    for request in requests:
        document = read(
            request.content,
            url=request.url,
            title=request.title,
            language=request.language,
            input_format=request.input_format,
            charset=request.charset,
        )
        memory.add(document)
    return memory


def merge_all(memories: Iterable[SiteMemory], like: SiteMemory | None = None) -> SiteMemory:
    """One memory of many; their order does not matter.

    Raises:
        SitesError: They were made with different settings.

    Example:
        >>> halves = [memory_of([Request("It rained.", url=f"https://example.org/{day}")]) for day in (1, 2)]
        >>> len(merge_all(halves))
        2
    """
    merged = like and _empty(like)
    for memory in memories:
        merged = merged or _empty(memory)
        merged.merge(memory)
    return merged or SiteMemory()


def learn(
    requests: Iterable[Request],
    like: SiteMemory | None = None,
    workers: int = 1,
    seen: Callable[[int], None] | None = None,
) -> SiteMemory:
    """What a memory learns of pages in several processes: the same as :func:`memory_of`, sooner.

    Args:
        requests: The pages.
        like: A memory whose settings are used.
        workers: Processes; 1 works in this one.
        seen: Told how many pages were learned from so far.
    """
    memory = _empty(like)
    number = 0
    for number, pages in enumerate(_learned(requests, _empty(like), workers), start=1):
        for host, key, page in pages:
            memory.put(host, key, page)
        if seen is not None and number % TELL_EVERY == 0:
            seen(number)
    if seen is not None and number % TELL_EVERY:
        seen(number)
    return memory


@dataclass(frozen=True)
class LearnPages:
    """The job of reading pages, for processes: the host, the key and the lines of a page; nothing for one without an
    address.

    Attributes:
        like: A memory whose settings are used.
    """

    like: SiteMemory | None = None

    def prepare(self) -> Callable[[Request], list[tuple[str, int, Page]]]:
        """Nothing has to be loaded."""
        return self.learn

    def learn(self, request: Request) -> list[tuple[str, int, Page]]:
        """What there is to remember of a page."""
        learned = memory_of([request], self.like)
        return [(host, key, page) for host in learned.hosts for key, page in learned.pages(host)]


def _learned(requests: Iterable[Request], like: SiteMemory, workers: int) -> Iterator[list[tuple[str, int, Page]]]:
    job = LearnPages(like)
    if workers == 1:
        yield from map(job.learn, requests)
        return
    from cleaner.running.pool import answers
    from cleaner.running.worker import Died, Limits

    for answer, _ in answers(job, ((request, None) for request in requests), workers, Limits()):
        yield [] if isinstance(answer, Died) else answer  # a page that cannot be read has its turn in cleaning


def _empty(like: SiteMemory | None) -> SiteMemory:
    if like is None:
        return SiteMemory(Thresholds(), PAGES_PER_SITE, MAX_PAGES)
    return SiteMemory(like.thresholds, like.pages_per_site, like.max_pages)
