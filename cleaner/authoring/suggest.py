"""Lines that repeat across the sites of a dump and that no rule covers: candidates for rules.

Pages are cleaned with the rules there are (main content and boilerplate); what is left is counted line by line
(:mod:`cleaner.authoring.sketch`). A line of many unrelated sites is seldom said by their authors: it comes from the
software, the agencies and the shops that sites share. What a paragraph says comes on several sites too, where one story
was sold to many; so what looks like prose ranks low, and what stands at the edges of articles ranks high.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cleaner.article import Article
from cleaner.authoring.example import ExampleError, draft_of
from cleaner.authoring.sketch import Entry, Place, Sketch, Where
from cleaner.finding import Finding
from cleaner.rulepacks.selftest import codes_in
from cleaner.sites.hosts import host_of
from cleaner.sites.lines import PROSE, Line, line_of
from cleaner.stages.boilerplate import Boilerplate

BESIDE = frozenset(("EX", "DQ"))
"""Families whose findings do not cover a line: it stands outside, or the whole page is meant."""

_SAYS = re.compile(r"[^\W\d_]{4}|[^\W\d_]{2}.{0,9}[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]{2}")
"""What a line needs to say anything: four letters, a few syllables. Others are prices, sizes, cells of tables."""

LONGEST = 300
"""Characters; longer lines are paragraphs."""

LEAST_SITES = 3
"""Sites that a line has to stand on to be suggested."""

SHOWN = 80
"""Characters of the lines around an example."""

INSIDE = 0.1
"""Weight of a line that always stands between paragraphs; one that never does has 1."""

AS_PROSE, AS_SENTENCE = 0.1, 0.5
"""Weights of a line that always looks like a paragraph, or ends like a sentence."""

ONE_WORD = 0.1
"""Weight of a line of one word, which as a rule has to be held back to the foot of a page. These four were chosen by
reading the first suggestions for one half of a data set, see docs/rules.md."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line that may be worth a rule.

    Attributes:
        text: As it stands on one of its pages.
        sites, pages: It stands on, at least.
        left: Pages where it is left in the clean text.
        edges: Share of the pages (0 to 1) where it is outside the main content, or before or behind all prose.
        sentence: Share of the pages where it ends like a sentence.
        language: Of most of its pages; ``None`` where they are of several.
        score: What it is ranked by.
        places: Examples.
    """

    text: str
    sites: int
    pages: int
    left: int
    edges: float
    sentence: float
    language: str | None
    score: float
    places: tuple[Place, ...]

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "text": self.text,
            "sites": self.sites,
            "pages": self.pages,
            "left": self.left,
            "edges": round(self.edges, 3),
            "sentence": round(self.sentence, 3),
            "language": self.language,
            "score": round(self.score, 2),
            "examples": [
                {"site": place.site, "before": place.before, "text": place.text, "after": place.after}
                for place in self.places
            ],
        }


@dataclass(slots=True)
class Seen:
    """What a dump had.

    Attributes:
        pages: With an address, that were counted.
        homeless: Pages without one, which belong to no site and were not.
    """

    sketch: Sketch
    pages: int = 0
    homeless: int = 0

    def add(self, article: Article) -> None:
        """Count the lines of an article that no rule covers."""
        site = host_of(article.url)
        if site is None:
            self.homeless += 1
            return
        self.pages += 1
        lines = list(_lines(article))
        paragraphs = [number for number, (_, line, seen) in enumerate(lines) if seen and line.has(PROSE)]
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (0, len(lines))
        met: set[int] = set()
        for number, (text, line, is_left) in enumerate(lines):
            if line.key in met or len(text) > LONGEST or not _SAYS.search(text):
                continue
            met.add(line.key)
            seen = Where.INSIDE if first <= number <= last else Where.EDGE
            before = lines[number - 1][0][:SHOWN] if number else ""
            after = lines[number + 1][0][:SHOWN] if number + 1 < len(lines) else ""
            place = Place(site, before, text, after)
            self.sketch.add(line, place, seen if is_left else Where.OUTSIDE, article.language)


def _lines(article: Article) -> Iterator[tuple[str, Line, bool]]:
    """The lines of a page that no rule is about, and whether they are left: those that are not are outside."""
    edits = sorted((f for f in article.findings if f.end > f.start), key=lambda f: f.start)
    waiting = iter(edits)
    following = next(waiting, None)
    open_until: list[Finding] = []
    position = 0
    for text in article.source.split("\n"):
        start, end = position, position + len(text)
        position = end + 1
        while following is not None and following.start < end:
            open_until.append(following)
            following = next(waiting, None)
        open_until = [finding for finding in open_until if finding.end > start]
        bare = text.strip()
        if not bare:
            continue
        about = [f for f in open_until if min(f.end, end) - max(f.start, start) >= len(bare)]
        outside = any(f.family == "EX" and f.is_removal for f in about)
        line = line_of(bare) if outside or all(f.family in BESIDE for f in about) else None
        if line is not None:
            yield bare, line, not outside


def count(articles: Iterable[Article], seen: Seen | None = None) -> Seen:
    """Count the lines of many articles."""
    seen = seen or Seen(Sketch())
    for article in articles:
        seen.add(article)
    return seen


def suggestions(
    seen: Seen, most: int = 50, least_sites: int = LEAST_SITES, *, rules: Boilerplate | None = None, left: bool = False
) -> list[Suggestion]:
    """The lines that are most likely boilerplate.

    Args:
        seen: What was counted.
        most: How many.
        least_sites: Sites that each has to stand on.
        rules: The rules that there are. Lines outside the main content were removed before a rule could look at them;
            those that one of them finds are left out as well.
        left: Only lines that are left in the clean text of some page.
    """
    entries = [entry for entry in seen.sketch.entries() if entry.sites >= least_sites and entry.places]
    entries.sort(key=lambda entry: (-_score(entry), entry.key))
    found: list[Suggestion] = []
    for entry in entries:
        if len(found) == most:
            break
        text = entry.places[0].text
        if (left and not entry.left) or not _has_fixed_words(text):
            continue
        if rules is None or not codes_in(rules, text, entry.language):
            found.append(_suggestion(entry))
    return found


def _has_fixed_words(text: str) -> bool:
    """Whether a rule could be made of a line: of a date alone none can."""
    try:
        draft_of(text, whole=True)
    except ExampleError:
        return False
    return True


def _score(entry: Entry) -> float:
    """Sites, times pages, times where it stands, times how little it looks like a sentence."""
    place = (INSIDE + (1 - INSIDE) * (entry.edges + entry.outside) / entry.pages) ** 2
    prose = 1 - (1 - AS_PROSE) * entry.prose / entry.pages
    sentence = 1 - (1 - AS_SENTENCE) * entry.sentences / entry.pages
    word = ONE_WORD if entry.words == 1 else 1.0
    return float(entry.sites * entry.pages**0.5 * place * prose * sentence * word)


def _suggestion(entry: Entry) -> Suggestion:
    return Suggestion(
        text=entry.places[0].text,
        sites=entry.sites,
        pages=entry.pages,
        left=entry.left,
        edges=(entry.edges + entry.outside) / entry.pages,
        sentence=entry.sentences / entry.pages,
        language=entry.language,
        score=_score(entry),
        places=tuple(entry.places),
    )
