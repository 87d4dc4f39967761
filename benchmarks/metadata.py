"""Title, author and date of WCXB's pages: what Cleaner reads from its tree, and what trafilatura finds.

    python -m benchmarks.metadata PATH_OF_WCXB [--half tune|report] [--pages N]

A value is exact if it has the same words as the gold in the same order (a date: the same day), wrong if it has others,
missing if there is none. ``unasked`` counts the pages whose gold has no value and for which one was found: some of
those are right, since the gold leaves out authors and dates that pages hold. CPU is that of metadata alone, in the
same run; trafilatura's holds the parse that Cleaner's does not need, as the tree is there for the blocks.
"""

from __future__ import annotations

import argparse
import html
import logging
import re
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import turbohtml

from benchmarks.data import GoldPage, wcxb
from cleaner.reading.decode import decode
from cleaner.reading.html import html_document
from cleaner.reading.metadata import metadata

FIELDS = ("title", "author", "date")
_WORD = re.compile(r"\w+")


def trafilatura_finds(markup: str, url: str | None) -> dict[str, str | None]:
    """What ``trafilatura.metadata.extract_metadata`` says, as Cleaner called it before it read pages itself."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    try:
        tree = load_html(markup)
        return {} if tree is None else dict(extract_metadata(tree, default_url=url, extensive=False).as_dict())
    except Exception:  # third-party code on arbitrary markup: a page of the measurement, not its end
        return {}


def outcome(field: str, gold: str | None, found: str | None) -> str:
    """``exact``, ``wrong``, ``missing`` or, without gold, ``unasked`` or ``none``.

    Example:
        >>> outcome("author", "Jane Doe", "jane doe"), outcome("date", "2024-05-03T10:00:00", "2024-05-03")
        ('exact', 'exact')
    """
    if field == "date" and gold:
        gold = gold[:10]
    if not gold:
        return "unasked" if found else "none"
    if not found:
        return "missing"
    return "exact" if _words(gold) == _words(found) else "wrong"


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(text).casefold())


def measure(page: GoldPage, counts: dict[str, Counter[tuple[str, str, str, str]]], spent: dict[str, float]) -> None:
    """Add the outcomes and CPU seconds of one page."""
    markup = decode(page.html).text
    url = None if page.url is None or page.url.endswith(".invalid/") else page.url
    source = html_document(markup, url).source
    tree = turbohtml.parse(markup)
    start = time.process_time()
    ours = metadata(markup, tree, source, url)
    read = time.process_time()
    theirs = trafilatura_finds(markup, url)
    spent["cleaner"] += read - start
    spent["trafilatura"] += time.process_time() - read
    spent["pages"] += 1
    kind = "article" if page.page_type == "article" else "other"
    for field in FIELDS:
        gold = getattr(page, field)
        counts["cleaner"][page.half, kind, field, outcome(field, gold, getattr(ours, field))] += 1
        counts["trafilatura"][page.half, kind, field, outcome(field, gold, theirs.get(field))] += 1


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--half", choices=("tune", "report"))
    options.add_argument("--pages", type=int)
    chosen = options.parse_args()
    logging.disable(logging.CRITICAL)  # trafilatura and htmldate print an error for every odd page
    counts: dict[str, Counter[tuple[str, str, str, str]]] = {"trafilatura": Counter(), "cleaner": Counter()}
    spent = {"cleaner": 0.0, "trafilatura": 0.0, "pages": 0.0}
    pages = (page for page in wcxb(chosen.path, None) if chosen.half in (None, page.half))
    for page in islice(pages, chosen.pages):
        measure(page, counts, spent)
    for half in ("tune", "report") if chosen.half is None else (chosen.half,):
        for kind in ("article", "other"):
            print(f"\n{half} half, pages of type {kind}")
            print(f"{'':22}{'exact':>7}{'wrong':>7}{'missing':>9}{'of':>6}{'unasked':>9}")
            for field in FIELDS:
                for name, outcomes in counts.items():
                    exact, wrong, missing, unasked = (
                        outcomes[half, kind, field, result] for result in ("exact", "wrong", "missing", "unasked")
                    )
                    of = exact + wrong + missing
                    print(f"{field:8}{name:14}{exact:7}{wrong:7}{missing:9}{of:6}{unasked:9}")
    print(f"\nCPU a page over {spent['pages']:.0f} pages: ", end="")
    print(", ".join(f"{name} {1000 * spent[name] / max(1, spent['pages']):.2f} ms" for name in counts))


if __name__ == "__main__":
    main()
