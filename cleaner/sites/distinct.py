"""Pages that tell different stories: the same one under several addresses counts once.

Without this a story that a site has five times (for printing, for phones, in two sections) would be five pages with the
same lines, and every sentence of it would look like boilerplate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleaner.sites.lines import PROSE, Line

COMMON_SHARE = 0.5
"""Share of the pages; paragraphs that stand on more say nothing about which story a page tells."""

SAME_SHARE = 0.6
"""Share of a page's paragraphs that another page has as well; above this both tell the same story."""

LEAST_PARAGRAPHS = 2
"""Paragraphs; pages with fewer are not compared."""


def distinct(pages: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """The pages without those that repeat an earlier one's story.

    Example:
        >>> story = [Line(7, PROSE), Line(8, PROSE), Line(9, PROSE)]
        >>> len(distinct([story, [Line(1), *story], [Line(1), Line(4, PROSE), Line(5, PROSE)]]))
        2
    """
    paragraphs = [{line.key for line in page if line.has(PROSE)} for page in pages]
    times = Counter(key for keys in paragraphs for key in keys)
    common = {key for key, count in times.items() if count > max(2, COMMON_SHARE * len(pages))}
    holders: dict[int, list[int]] = {}
    kept = []
    for number, (page, keys) in enumerate(zip(pages, paragraphs, strict=True)):
        telling = keys - common
        shared: Counter[int] = Counter()
        for key in telling:
            shared.update(holders.get(key, ()))
        if len(telling) >= LEAST_PARAGRAPHS and shared and max(shared.values()) > SAME_SHARE * len(telling):
            continue
        kept.append(page)
        for key in telling:
            if times[key] > 1:
                holders.setdefault(key, []).append(number)
    return kept
