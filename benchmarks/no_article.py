"""How many pages without an article are dropped, and how many pages with one are dropped wrongly.

    python -m benchmarks.no_article [PATH_OF_WCXB] [--details]

Reads ``corpora/no_article`` (what is held out is only counted, by kind), the other authored pages, which must not be
dropped, and with a path the development split of WCXB, by page type. ``--details`` names what went wrong, but neither
held-out pages nor those of WCXB's half to report on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.authored import CORPORA
from benchmarks.data import wcxb
from cleaner import Cleaner


@dataclass(slots=True)
class Dropped:
    """What was dropped of one group of pages.

    Attributes:
        pages, dropped: Counts by kind.
        codes: Counts by code of the reason.
        wrong: The names of pages that may be looked at and were judged wrongly.
    """

    pages: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def entries(folder: str, corpora: Path = CORPORA) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The entries of a folder's index, each with its page."""
    rows = yaml.safe_load((corpora / folder / "index.yaml").read_text(encoding="utf-8"))
    for row in rows:
        yield row, (corpora / folder / f"{row['id']}.html").read_bytes()


def authored(tool: Cleaner) -> dict[str, Dropped]:
    """The groups of ``corpora/no_article`` and the folders of pages that must all be kept."""
    groups = {name: Dropped() for name in ("held-out", "to tune on", "near misses", "pages", "types")}
    for row, content in entries("no_article"):
        near = row["kind"] == "near-miss"
        group = groups["near misses" if near else "held-out" if row["held_out"] else "to tune on"]
        kind = ("held-out" if row["held_out"] else "to tune on") if near else row["kind"]
        _count(group, kind, tool, content, "" if row["held_out"] else row["id"], must_drop=not near)
    for folder in ("pages", "types"):
        for row, content in entries(folder):
            kind = row["type"] if folder == "types" else "article"
            _count(groups[folder], kind, tool, content, row["id"], must_drop=False)
    return groups


def _count(
    group: Dropped, kind: str, tool: Cleaner, content: bytes, name: str, *, must_drop: bool, url: str | None = None
) -> None:
    article = tool.clean(content, url=url)
    dropped = article.verdict == "drop"
    group.pages[kind] += 1
    group.dropped[kind] += dropped
    if dropped:
        group.codes[article.reasons[0]] += 1
    if dropped != must_drop and name:
        group.wrong.append(f"{name} ({', '.join(article.reasons) or 'keep'})")


def public(tool: Cleaner, folder: Path) -> Dropped:
    """WCXB's development split; pages without a gold text are counted apart."""
    group = Dropped()
    for page in wcxb(folder, None):
        kind = page.page_type if page.gold.strip() else f"{page.page_type}, no gold text"
        shown = f"{page.page_type} {page.id}" if page.half == "tune" and page.gold.strip() else ""
        _count(group, kind, tool, page.html, shown, must_drop=False, url=page.url)
    return group


def show(name: str, group: Dropped, *, details: bool) -> None:
    """Print one group."""
    pages, dropped = group.pages.total(), group.dropped.total()
    print(f"{name}: {dropped} of {pages} dropped ({dropped / pages:.1%})")
    for kind in sorted(group.pages):
        print(f"    {kind:28} {group.dropped[kind]:4} of {group.pages[kind]}")
    if group.codes:
        print("    reasons: " + ", ".join(f"{code} {count}" for code, count in sorted(group.codes.items())))
    for line in group.wrong if details else ():
        print(f"    wrong: {line}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="WCXB's development split")
    parser.add_argument("--details", action="store_true", help="name what went wrong")
    given = parser.parse_args()
    tool = Cleaner()
    for name, group in authored(tool).items():
        show(name, group, details=given.details)
    if given.folder:
        show("WCXB", public(tool, given.folder), details=given.details)


if __name__ == "__main__":
    main()
