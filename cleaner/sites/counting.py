"""What is counted of a site's repeated lines, and the roles that follow from it.

The rules, in the order of their certainty. All of them want a line on ``least_pages`` pages or more.

- *Top*: half of the pages or more have it above everything of their own. ``Letters from the Quay`` above the headlines
  of every fifth page is a column and stays.
- *Bottom*: half of the pages or more have it below everything of their own.
- *Bottom, rare*: fewer pages have it, but nearly always below, and either under a line that is surely boilerplate, or
  in a place that is filled on nearly every page (the life of this or that author), or on very many pages.
- *Anywhere*: half of the pages or more have it, and it is a long sentence that asks nothing and has no changing
  numbers. Or fewer pages have it, but always behind the same paragraph, however long the article is.
- *Anywhere*, too: a short line right below the headline of nearly every page, or always behind the same paragraph of
  most pages, where markup shows that it is no heading.
- *Box*: a line on half of the pages or more that nearly always opens a run of repeated headlines.

Everything else stays: headings, questions and short sentences inside articles (``Ingredients``, ``What is your job?``,
``Nobody answered.``) are what recipes, interviews and stories are made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cleaner.sites.distinct import distinct
from cleaner.sites.lines import DATED, HEADING, HEADLINE, MARKUP, OUTSIDE, PROSE, QUESTION, SENTENCE, Line
from cleaner.sites.repeats import ANYWHERE, BOTTOM, BOX, FRAME, TOP, UNSURE, Repeat, Repeats
from cleaner.sites.thresholds import Thresholds
from cleaner.sites.zones import Zones

LEAST_REPEATED = 3
"""Pages; a line on fewer is its page's own."""

NEARLY_ALL, MOSTLY = 0.9, 0.8
"""Shares of the pages of a line that have to agree on where it stands."""

LONG_WORDS = 10
"""Words; a sentence inside articles that is shorter may be said by many people: "Heat the oven to 180 degrees." """

LIFE_WORDS = 6
"""Words; a sentence at the end of articles that is shorter may be a turn of its author: "Serve at once." """

FIXED_PAGES, FIXED_SHARE = 10, 0.15
"""Pages, and their share, from which on a sentence that always stands behind the same paragraph was put there by
machine."""

KICKER_PAGES, KICKER_WORDS = 12, 3
"""Pages, and words, of a short line right below the headline; shorter ones may head a section: "In brief"."""

SPREAD = 0.7
"""Largest share of those pages that may also have the same number of paragraphs behind it, or they are all alike."""

TEASER_WORDS = 2
"""Words; a shorter line in a box is more likely an item of a list: an ingredient, a name."""

BOX_LINES = 12
"""Lines behind the first one of a box that can belong to it."""


@dataclass(slots=True)
class Count:
    """What is counted of one line; everything in pages."""

    pages: int = 0
    top: int = 0
    bottom: int = 0
    inside: int = 0
    headings: int = 0
    headlines: int = 0
    outside: int = 0
    markup: int = 0
    dated: int = 0
    questions: int = 0
    sentences: int = 0
    words: int = 0
    under_sure: int = 0
    before_slot: int = 0
    boxes: int = 0
    boxed: int = 0
    leads: int = 0
    digits: set[int] = field(default_factory=set)
    under_headline: int = 0
    above: Counter[int] = field(default_factory=Counter)
    below: Counter[int] = field(default_factory=Counter)
    lines_above: Counter[int] = field(default_factory=Counter)

    def is_mostly(self, count: int, share: float = MOSTLY) -> bool:
        """Whether something was so on that share of its pages."""
        return count >= share * self.pages

    @property
    def changes(self) -> bool:
        """Whether its numbers differ from page to page."""
        return len(self.digits) > 1

    @property
    def is_sentence(self) -> bool:
        return self.is_mostly(self.sentences, 0.5)

    @property
    def is_statement(self) -> bool:
        """A sentence that asks nothing, is no heading, no dateline, and always gives the same numbers."""
        asks = self.questions or self.headings * 5 > self.pages or self.dated
        return self.is_sentence and not asks and not self.changes


def repeats_of(
    host: str, pages: Sequence[Sequence[Line]], thresholds: Thresholds, texts: Mapping[int, str] | None = None
) -> Repeats:
    """What repeats on a site.

    Args:
        host: The site.
        pages: The lines of its pages.
        thresholds: How often is often enough.
        texts: How lines begin, by their keys, as far as that is known.
    """
    site = _Site(pages, thresholds)
    if site.total < thresholds.least_pages:
        return Repeats(host, site.total)
    site.count()
    roles = site.roles()
    said = texts or {}
    lines = {key: Repeat(key, count.pages, roles[key], said.get(key, "")) for key, count in site.counts.items()}
    return Repeats(host, site.total, lines)


class _Site:
    """Counts the repeated lines of a site."""

    def __init__(self, pages: Sequence[Sequence[Line]], thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        pages = distinct(pages)
        times = Counter(key for page in pages for key in {line.key for line in page})
        repeated = {key for key, count in times.items() if count >= LEAST_REPEATED}
        zoned = [(page, Zones.of(page, repeated)) for page in pages]
        self.pages = [(page, zones) for page, zones in zoned if zones is not None]
        self.total = len(self.pages)
        self.common = {key for key, count in times.items() if self._often(count)}
        self.counts = {key: Count() for key in sorted(repeated)}
        self.sure_bottom: set[int] = set()

    def count(self) -> None:
        for page, zones in self.pages:
            self._places(page, zones)
        self.sure_bottom = {key for key, count in self.counts.items() if self._is_bottom(count)}
        slots = self._slots()
        for page, zones in self.pages:
            self._endings(page, zones, slots)
        for page, _ in self.pages:
            self._leads(page)
        frames = {key for key, count in self.counts.items() if self._is_frame(count)}
        for page, _ in self.pages:
            self._boxes(page, frames)

    def roles(self) -> dict[int, int]:
        return {key: self._role(count) for key, count in self.counts.items()}

    def _often(self, pages: int) -> bool:
        return pages >= max(self.thresholds.least_pages, self.thresholds.least_share * self.total)

    def _places(self, page: Sequence[Line], zones: Zones) -> None:
        """Zones, looks, and the number of own paragraphs above and below."""
        own = [line.key not in self.counts and line.has(PROSE) for line in page]
        paragraphs = sum(own)
        above = steps = 0
        seen: dict[int, int] = {}
        for number, line in enumerate(page):
            above += own[number]
            steps += number >= zones.first and line.key not in self.common
            count = self.counts.get(line.key)
            if count is None:
                continue
            zone = TOP if number < zones.first else BOTTOM if number > zones.last else ANYWHERE
            before = seen.get(line.key)
            if before is None:
                count.pages += 1
                count.headings += line.has(HEADING | HEADLINE)
                count.headlines += line.has(HEADLINE)
                count.outside += line.has(OUTSIDE)
                count.markup += line.has(MARKUP)
                count.dated += line.has(DATED)
                count.questions += line.has(QUESTION)
                count.sentences += line.has(SENTENCE)
                count.words = max(count.words, line.words)
                count.above[above] += 1
                count.below[paragraphs - above] += 1
                count.lines_above[steps - (line.key not in self.common)] += 1
                count.under_headline += zones.first < number < zones.prose and steps == 1
            if line.digits:
                count.digits.add(line.digits)
            seen[line.key] = (before or 0) | zone
        for key, zone in seen.items():
            count = self.counts[key]
            count.top += bool(zone & TOP)
            count.bottom += bool(zone & BOTTOM)
            count.inside += bool(zone & ANYWHERE)

    def _is_top(self, count: Count) -> bool:
        """Above the headline of half of the pages, no date, not in a menu: its entries may be headlines elsewhere."""
        if not self._often(count.top) or count.inside > (1 - MOSTLY) * count.pages or count.dated:
            return False
        is_headline_of_some = 0 < count.headlines < MOSTLY * count.pages
        return not is_headline_of_some and not count.is_mostly(count.outside)

    def _is_bottom(self, count: Count) -> bool:
        return self._often(count.bottom) and count.inside <= (1 - MOSTLY) * count.pages

    def _is_anywhere(self, count: Count) -> bool:
        if self._is_kicker(count) or self._is_label(count):
            return True
        if not count.is_statement or count.words < LONG_WORDS:
            return False
        return self._often(count.pages) or self._is_fixed(count)

    def _is_fixed(self, count: Count) -> bool:
        """Always behind the same paragraph, though the articles are not all equally long."""
        if count.inside < max(FIXED_PAGES, FIXED_SHARE * self.total, MOSTLY * count.pages):
            return False
        above = max(*count.above.values(), *count.lines_above.values())
        return above >= MOSTLY * count.pages and max(count.below.values()) <= SPREAD * count.pages

    def _is_kicker(self, count: Count) -> bool:
        """Right below the headline of nearly every page of the site, and neither a heading nor a single word."""
        if count.under_headline < max(KICKER_PAGES, NEARLY_ALL * self.total, NEARLY_ALL * count.pages):
            return False
        return count.words >= KICKER_WORDS and not (count.headings or count.questions or count.dated or count.digits)

    def _is_label(self, count: Count) -> bool:
        """Behind the same paragraph of most pages of the site, and no heading by a markup that would say so."""
        if count.inside < max(KICKER_PAGES, MOSTLY * self.total) or not count.is_mostly(count.markup, 1.0):
            return False
        if count.words < KICKER_WORDS or count.headings or count.questions or count.dated or count.digits:
            return False
        return not (count.above[0] or count.below[0]) and self._is_fixed(count)

    def _slots(self) -> set[int]:
        """Sure lines that nearly always stand below a line that only some pages have; 0 is the end of the page."""
        filled: Counter[int] = Counter()
        present: Counter[int] = Counter()
        for page, zones in self.pages:
            ending = [line.key for line in page[zones.last + 1 :]]
            for number, key in enumerate((*ending, 0)):
                if key == 0 or key in self.sure_bottom:
                    present[key] += 1
                    filled[key] += number > 0 and ending[number - 1] not in self.sure_bottom
        return {key for key, count in present.items() if self._often(count) and filled[key] >= NEARLY_ALL * count}

    def _endings(self, page: Sequence[Line], zones: Zones, slots: set[int]) -> None:
        """Whether lines below the article stand under a sure one, or where some line always stands."""
        ending = [line.key for line in page[zones.last + 1 :]]
        under = False
        seen: set[int] = set()
        for number, key in enumerate(ending):
            if key in self.sure_bottom:
                under = True
            elif key in self.counts and key not in seen:
                seen.add(key)
                following = ending[number + 1] if number + 1 < len(ending) else 0
                self.counts[key].under_sure += under
                self.counts[key].before_slot += following in slots

    def _leads(self, page: Sequence[Line]) -> None:
        """Lines that open a run of at least two repeated headlines, or that introduce a sure sentence."""
        seen: set[int] = set()
        for number, line in enumerate(page[:-1]):
            count = self.counts.get(line.key)
            if count is None or line.key in seen:
                continue
            seen.add(line.key)
            following = self.counts.get(page[number + 1].key)
            count.boxes += len(self._run(page, number + 1, 2)) == 2
            count.leads += following is not None and self._is_anywhere(following)

    def _run(self, page: Sequence[Line], start: int, most: int) -> list[int]:
        """Repeated headlines in a row, from a place on."""
        run = []
        for line in page[start : start + most]:
            count = self.counts.get(line.key)
            if count is None or count.is_sentence or count.words < TEASER_WORDS or self._is_item(count):
                break
            run.append(line.key)
        return run

    def _is_item(self, count: Count) -> bool:
        """With numbers, with a question mark, or on so many pages that nothing takes turns."""
        return bool(count.digits or count.questions) or self._often(count.pages)

    def _is_frame(self, count: Count) -> bool:
        if not self._often(count.pages) or count.is_sentence or count.changes or count.questions:
            return False
        return count.is_mostly(count.boxes, NEARLY_ALL) or count.is_mostly(count.leads, NEARLY_ALL)

    def _boxes(self, page: Sequence[Line], frames: set[int]) -> None:
        seen: set[int] = set()
        for number, line in enumerate(page):
            if line.key in frames:
                for key in self._run(page, number + 1, BOX_LINES):
                    if key not in seen:
                        seen.add(key)
                        self.counts[key].boxed += 1

    def _role(self, count: Count) -> int:
        role = 0
        if self._is_anywhere(count):
            role |= ANYWHERE
        if self._is_top(count):
            role |= TOP
        if self._is_bottom(count) or self._is_rare_bottom(count):
            role |= BOTTOM
        if self._is_frame(count):
            role |= FRAME
        if count.pages >= self.thresholds.teaser_pages and count.is_mostly(count.boxed):
            role |= BOX
        often = self._often(count.pages) and not count.headings
        below = count.pages >= self.thresholds.teaser_pages and count.is_mostly(count.bottom, NEARLY_ALL)
        plain = not count.dated and not count.is_mostly(count.outside)
        return role | UNSURE * (not role and (often or below) and plain)

    def _is_rare_bottom(self, count: Count) -> bool:
        limits = self.thresholds
        if count.bottom < limits.teaser_pages or count.inside > (1 - NEARLY_ALL) * count.pages:
            return False
        if max(count.under_sure, count.before_slot) >= NEARLY_ALL * count.bottom:
            return True
        many = count.bottom >= max(limits.rare_pages, limits.rare_share * self.total)
        return many and count.is_statement and count.words >= LIFE_WORDS and count.is_mostly(count.bottom, 0.95)
