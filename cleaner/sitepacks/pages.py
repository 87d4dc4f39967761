"""What site packs say of pages (``EX2``): the article is in this element, that one goes.

A body rule takes the place of the judge of main content on its site. It is believed only as far as it can be: where it
selects nothing, or next to nothing of a long page, the site has changed since it was written; then it is reported and
ignored, as is a strip rule that would leave nothing. A page of a site that no pack is for costs a look-up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import turbohtml

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.names.cluster import NameCluster
from cleaner.reading.dates import stated
from cleaner.reading.statements import tidy
from cleaner.score import Score
from cleaner.sitepacks.load import SitePacks
from cleaner.sitepacks.marking import Marks, Segment, segments
from cleaner.sitepacks.schema import SitePack
from cleaner.sitepacks.selector import Selector, SelectorError
from cleaner.stages.by_trafilatura import by_tags
from cleaner.stages.describe import StageRule
from cleaner.stages.headline import with_headline

STRIP, OUTSIDE, IGNORED = "EX201", "EX202", "EX203"

CONFIDENCE = 1.0
"""Of what a pack says: somebody wrote it for this site."""

LEAST_WORDS, MANY = 20, 10
"""Words; a rule that leaves fewer, of a page that has ten times what it leaves, is not believed: a caption that has
the name that the article once had. As for trafilatura."""

MOST_BLOCKS = 50_000
"""Blocks up to which a page is looked at with selectors; as for the judge of main content."""

LONGEST_VALUE = 500
"""Characters of a title or an author; longer texts are something else."""

RULES = (
    StageRule(STRIP, "site-strip", "A site pack says that this element of the site goes.", "", ""),
    StageRule(OUTSIDE, "outside-site-body", "It is outside what a site pack says is the article.", "", ""),
    StageRule(
        IGNORED,
        "site-rule-ignored",
        "A rule of a site pack selects nothing of the page, or would leave nothing: it no longer fits the site.",
        "",
        "",
    ),
)

_NAMES = {rule.code: rule.name for rule in RULES}

Otherwise = Callable[[Document], Iterable[Finding | Score | NameCluster]]


class SitePages:
    """The stage.

    Args:
        packs: Those to follow.
        otherwise: What decides on the main content where no pack does.
        takes_body: Whether body rules are followed: not if what they find is not wanted.
    """

    def __init__(self, packs: SitePacks, otherwise: Otherwise | None = None, *, takes_body: bool = True) -> None:
        self._packs = packs
        self._otherwise = otherwise
        self._takes_body = takes_body
        self._last = threading.local()

    def __call__(self, document: Document) -> Iterator[Finding | Score | NameCluster]:
        packs = [pack for pack in self._packs.of(document.url) if pack.body or pack.strip]
        tree = self._tree(document) if packs else None
        page = _Page(document, tree, packs, takes_body=self._takes_body) if tree is not None else None
        if page is not None:
            yield from page.findings()
        for found in self._otherwise(document) if self._otherwise is not None else ():
            if page is None or page.body is None or (isinstance(found, Score) and found.name == "page_type"):
                yield found

    def informed(self, document: Document, *, title_given: bool = False) -> Document:
        """The document with the title, author and date that packs find in it.

        Args:
            document: As it was read.
            title_given: Whether the caller said the title, and so knows it better.
        """
        packs = [pack for pack in self._packs.of(document.url) if pack.informs]
        tree = self._tree(document) if packs else None
        if tree is None:
            return document
        found: dict[str, str] = {}
        for pack in packs:
            for name in ("author", "date") if title_given else ("title", "author", "date"):
                value = _value(getattr(pack, name), name, tree, document.language)
                if value is not None:
                    found.setdefault(name, value)
        return replace(document, **found)  # type: ignore[arg-type]

    def _tree(self, document: Document) -> turbohtml.Document | None:
        """The parsed page; the last one is kept, since metadata and the article are asked for one after the other."""
        if document.kind != "html" or not document.markup or len(document.blocks) > MOST_BLOCKS:
            return None
        last: tuple[str, turbohtml.Document] | None = getattr(self._last, "held", None)
        if last is None or last[0] is not document.markup:
            last = self._last.held = document.markup, turbohtml.parse(document.markup)
        return last[1]


def _value(selectors: tuple[Selector, ...], name: str, tree: turbohtml.Document, language: str | None) -> str | None:
    for chosen in selectors:
        try:
            values = [text for value in chosen.values(tree)[:20] if (text := tidy(" ".join(value.split())))]
        except SelectorError:
            continue
        if name == "date":
            day = next((day for value in values if (day := stated(value, language)) is not None), None)
            if day is not None:
                return day.isoformat()
        elif values:
            text = ", ".join(dict.fromkeys(values)) if name == "author" else values[0]
            if len(text) <= LONGEST_VALUE:
                return text
    return None


class _Said(NamedTuple):
    """A rule of a pack and what it selects on a page."""

    selector: Selector
    elements: list[turbohtml.Element]


class _Page:
    """One page under the rules of its site.

    Attributes:
        body: The body rule that holds; ``None`` if none does.
    """

    def __init__(
        self, document: Document, tree: turbohtml.Document, packs: list[SitePack], *, takes_body: bool
    ) -> None:
        self.document = document
        self.body: Selector | None = None
        self._notes: list[tuple[str, Selector]] = []
        bodies = [self._said(rule, tree) for pack in packs for rule in pack.body] if takes_body else []
        strips = [self._said(rule, tree) for pack in packs for rule in pack.strip]
        self._rules = [*bodies, *strips]
        self._first_strip = len(bodies)
        self._prunes = any(pack.prune for pack in packs if pack.body)
        marks: dict[turbohtml.Element, set[int]] = {}
        for number, said in enumerate(self._rules):
            for element in said.elements:
                marks.setdefault(element, set()).add(number)
        frozen: dict[turbohtml.Element, Marks] = {element: frozenset(numbers) for element, numbers in marks.items()}
        self._segments = segments(document, tree, frozen) or []
        self._kept = self._segments
        if self._segments:
            self._choose_body()

    def _said(self, rule: Selector, tree: turbohtml.Document) -> _Said:
        try:
            return _Said(rule, rule.elements(tree))
        except SelectorError as error:
            self._notes.append((f"it could not be followed: {error}", rule))
            return _Said(rule, [])

    def _choose_body(self) -> None:
        """The first body rule that selects enough of the page."""
        total = self._words(self._segments)
        for number in range(self._first_strip):
            inside = [segment for segment in self._segments if number in segment.marks]
            words = self._words(inside)
            if self._is_enough(words, total):
                self.body, self._kept = self._rules[number].selector, inside
                return
            if words:
                reason = f"it selects {words} words of a page of {total}"
                self._notes.append((reason, self._rules[number].selector))
        if self._first_strip:
            reason = "no rule for the body selects the article, which was looked for without them"
            self._notes.append((reason, self._rules[0].selector))

    @staticmethod
    def _is_enough(words: int, total: int) -> bool:
        return words >= LEAST_WORDS or (words > 0 and total < MANY * words)

    def _words(self, of: Iterable[Segment]) -> int:
        return sum(len(self.document.source[segment.start : segment.end].split()) for segment in of)

    def findings(self) -> Iterator[Finding]:
        """What goes, and which rules do not fit."""
        stripped = list(self._strips())
        if self.body is not None:
            yield from self._outside(self.body)
        yield from stripped
        for reason, rule in self._notes:
            message = f"{rule.where}: {_shown(rule)} is ignored: {reason}"
            yield Finding(IGNORED, _NAMES[IGNORED], 0, 0, None, CONFIDENCE, message)

    def _strips(self) -> Iterator[Finding]:
        by_rule: dict[int, list[Segment]] = {}
        for segment in self._kept:
            for number in segment.marks:
                if number >= self._first_strip:
                    by_rule.setdefault(number, []).append(segment)
        total = left = self._words(self._kept)
        gone: set[Segment] = set()
        for number in sorted(by_rule):
            rule = self._rules[number].selector
            going = [segment for segment in by_rule[number] if segment not in gone]
            words = self._words(going)
            if words and not self._is_enough(left - words, total):
                self._notes.append((f"it would leave {left - words} of {total} words", rule))
                continue
            left -= words
            gone.update(going)
            message = f"{_shown(rule)} goes on this site ({rule.where})"
            yield from self._removals(STRIP, going, message)

    def _outside(self, body: Selector) -> Iterator[Finding]:
        """All that is not in the body but the headline, which stands before it."""
        inside = {segment.block for segment in self._kept}
        stays = with_headline(self.document, [index in inside for index in range(len(self.document.blocks))])
        kept = set(self._kept)
        outside = [
            segment
            for segment in self._segments
            if segment not in kept and (segment.block in inside or not stays[segment.block])
        ]
        yield from self._removals(OUTSIDE, outside, f"outside {_shown(body)}, the article on this site ({body.where})")
        if self._prunes:
            choice = by_tags(self.document, None)
            furniture = [segment for segment in self._kept if not choice.kept[segment.block]]
            if self._is_enough(self._words(self._kept) - self._words(furniture), self._words(self._kept)):
                yield from self._removals(OUTSIDE, furniture, f"a menu or a list of links inside {_shown(body)}")

    def _removals(self, code: str, of: Iterable[Segment], message: str) -> Iterator[Finding]:
        """Removals of segments, those of one block that touch in one."""
        start = end = -1
        block = -1
        for segment in of:
            if segment.block == block and segment.start == end:
                end = segment.end
                continue
            yield from self._removal(code, start, end, message)
            block, start, end = segment.block, segment.start, segment.end
        yield from self._removal(code, start, end, message)

    def _removal(self, code: str, start: int, end: int, message: str) -> Iterator[Finding]:
        if start >= 0 and not self.document.source[start:end].isspace():
            yield Finding(code, _NAMES[code], start, end, "", CONFIDENCE, message)


def _shown(rule: Selector) -> str:
    return f"“{rule.text}”"
