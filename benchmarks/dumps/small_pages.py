"""Small pages that can be cleaned: the authored ones of ``corpora/pages``, each repetition with other words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.dumps.variation import varied_page

PAGES = Path(__file__).parents[2] / "corpora" / "pages"


def small_pages(count: int) -> Iterator[str]:
    """So many pages, of 1 to 13 KB each."""
    originals = []
    for path in sorted(PAGES.glob("*.html")):
        try:
            originals.append((path.stem, path.read_bytes().decode("utf-8")))
        except UnicodeDecodeError:  # the two that are in other encodings, as they should be there
            continue
    for number in range(count):
        repetition, place = divmod(number, len(originals))
        name, html = originals[place]
        yield varied_page(html, name, repetition)
