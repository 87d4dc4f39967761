"""Learning from many pages: one after the other, or in several processes with the same result."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from cleaner.reading import read
from cleaner.running.records import Request
from cleaner.sites.error import SitesError
from cleaner.sites.memory import MAX_PAGES, PAGES_PER_SITE, SiteMemory
from cleaner.sites.thresholds import Thresholds

CHUNK = 64
"""Pages that a process is given at a time: at 2 to 6 ms each a quarter of a second of work."""


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
    settings = _empty(like)
    total = 0
    for count, part in _parts(_chunks(requests), settings, workers):
        memory.merge(part)
        total += count
        if seen is not None:
            seen(total)
    return memory


def _parts(chunks: Iterator[list[Request]], settings: SiteMemory, workers: int) -> Iterator[tuple[int, SiteMemory]]:
    if workers == 1:
        for chunk in chunks:
            yield len(chunk), memory_of(chunk, settings)
        return
    from cleaner.running.processes import PRELOADED, process_context

    with ProcessPoolExecutor(workers, process_context(PRELOADED)) as pool, _told_of_death():
        waiting: deque[tuple[int, Future[SiteMemory]]] = deque()
        for chunk in chunks:
            waiting.append((len(chunk), pool.submit(memory_of, chunk, settings)))
            if len(waiting) > 2 * workers:
                count, future = waiting.popleft()
                yield count, future.result()
        for count, future in waiting:
            yield count, future.result()


@contextmanager
def _told_of_death() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool:
        reason = "a process that learns was killed, or ran out of memory; give it fewer pages, or one process (-j 1)"
        raise SitesError(reason) from None


def _chunks(requests: Iterable[Request]) -> Iterator[list[Request]]:
    rest = iter(requests)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _empty(like: SiteMemory | None) -> SiteMemory:
    if like is None:
        return SiteMemory(Thresholds(), PAGES_PER_SITE, MAX_PAGES)
    return SiteMemory(like.thresholds, like.pages_per_site, like.max_pages)
