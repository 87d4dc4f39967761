"""Site memory on the authored sites: how much boilerplate goes, what is lost, with it and without.

    python -m benchmarks.sites [--half tune] [--stage-only] [--details]

Every page is learned from, then every page is cleaned, once as HTML and once as text. *Removed*: of the boilerplate
lines that are inserted into the main column, those that are not in the clean text, with site memory and without.
*Lost*: lines of articles that are in the clean text without site memory and not in it with it. Lines are compared by
their letters.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.site_generator import HALVES, Half, Site, SitePage, pages, sites
from cleaner import Cleaner, Config
from cleaner.reading import read
from cleaner.sites import SiteMemory

FORMATS = ("html", "text")


@dataclass(slots=True)
class Tally:
    """What was counted in one group of pages."""

    pages: int = 0
    boilerplate: int = 0
    removed: int = 0
    removed_without: int = 0
    gold: int = 0
    lost: int = 0
    lost_without: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    losses: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: Tally) -> Tally:
        for name in ("pages", "boilerplate", "removed", "removed_without", "gold", "lost", "lost_without"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.missed += other.missed
        self.losses += other.losses
        return self

    def row(self) -> str:
        """The figures in one line."""
        of = max(1, self.boilerplate)
        return (
            f"{self.pages:6} pages {self.boilerplate:6} lines, removed {self.removed / of:7.2%}"
            f" (without {self.removed_without / of:6.2%}); article lines {self.gold:6}, lost {self.lost}"
            f" (by everything else {self.lost_without})"
        )


def letters(text: str) -> str:
    """A line by its letters and digits: quotation marks and spaces are the business of others."""
    return "".join(character for character in text.casefold() if character.isalnum())


def learned(made: Iterable[tuple[Site, list[SitePage]]], form: str) -> SiteMemory:
    """What a memory learns of whole sites."""
    memory = SiteMemory()
    for _, its in made:
        for page in its:
            memory.add(read(page.html if form == "html" else page.text, url=page.url), page.url)
    return memory


def measure(page: SitePage, form: str, tool: Cleaner, without: Cleaner | None) -> Tally:
    """Clean one page and count."""
    content = page.html if form == "html" else page.text
    left = _left(tool, content, page)
    bare = _left(without, content, page) if without else Counter(letters(line.text) for line in page.lines)
    tally = Tally(pages=1)
    for line in page.lines:
        plain = letters(line.text)
        name = f"{line.kind}: {line.text}"
        if line.keep:
            tally.gold += 1
            gone_without = not bare[plain]
            tally.lost_without += gone_without
            if not left[plain] and not gone_without:
                tally.lost += 1
                tally.losses[name] += 1
        else:
            tally.boilerplate += 1
            tally.removed += not left[plain]
            tally.removed_without += not bare[plain]
            if left[plain]:
                tally.missed[name] += 1
        for counter in (left, bare):
            counter[plain] -= counter[plain] > 0
    return tally


def _left(tool: Cleaner, content: str, page: SitePage) -> Counter[str]:
    text = tool.clean(content, url=page.url).text
    return Counter(letters(line) for line in text.splitlines())


def run(half: Half | None, stage_only: bool, count: int) -> dict[tuple[str, str, str, str], Tally]:
    """All counts, by half, format, language and host."""
    made = [(site, list(pages(site, count))) for site in sites(half)]
    tallies: dict[tuple[str, str, str, str], Tally] = defaultdict(Tally)
    for form in FORMATS:
        started = time.perf_counter()
        memory = learned(made, form)
        took = time.perf_counter() - started
        print(f"learned {len(memory)} pages as {form}: {1000 * took / len(memory):.1f} ms a page", file=sys.stderr)
        tool = Cleaner(Config(select=("SR",)) if stage_only else Config(), sites=memory)
        without = None if stage_only else Cleaner(Config())
        for site, its in made:
            for page in its:
                tallies[site.half, form, site.language, site.host] += measure(page, form, tool, without)
    return tallies


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--pages", type=int, default=60, help="of each site")
    parser.add_argument("--stage-only", action="store_true", help="run no other stage: fast, for tuning")
    parser.add_argument(
        "--details", action="store_true", help="the lines that were missed or lost; of the tuning half only"
    )
    options = parser.parse_args()
    tallies = run(options.half, options.stage_only, options.pages)
    for half in HALVES:
        for form in FORMATS:
            groups: dict[str, Tally] = defaultdict(Tally)
            for (its_half, its_form, language, _), tally in tallies.items():
                if (its_half, its_form) == (half, form):
                    groups[language] += tally
                    groups["all"] += tally
            for name in sorted(groups, key=lambda name: (name == "all", name)):
                print(f"{half:9} {form:5} {name:4} {groups[name].row()}")
    if options.details:
        for (half, form, _, host), tally in tallies.items():
            if half == "tune":
                print(f"\n{form} {host}\n  missed {dict(tally.missed)}\n  lost {dict(tally.losses)}")


if __name__ == "__main__":
    main()
