"""Site repeats (``SR``): lines that stand on many pages of the site that a document comes from.

It reads what the memory of sites (:mod:`cleaner.sites`) counted. Whether a line goes depends on what the memory says of
it and on where it stands here, above or below the lines that only this page has, or between them. So a teaser goes
below the article, and stays where it is the headline of its own.

A text stage: its own removals move no line to another zone, so a second look finds nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleaner.document import Block, Document
from cleaner.finding import Finding
from cleaner.sites.hosts import host_of
from cleaner.sites.lines import PROSE, Line, lines_of
from cleaner.sites.repeats import ANYWHERE, BOTTOM, BOX, FRAME, TOP, UNSURE, Repeat, Repeats
from cleaner.sites.zones import Zones
from cleaner.stages.describe import StageRule

RULES: tuple[StageRule, ...] = (
    StageRule(
        "SR101",
        "repeated-line",
        "A line that stands on so many pages of the site that it says nothing about this one: above the headline, "
        "below the article, or a long sentence between its paragraphs.",
        "",
        "",
    ),
    StageRule(
        "SR102",
        "perhaps-repeated-line",
        "A line that many pages of the site have, though it may be right here: a short line between paragraphs, a last "
        "paragraph that several articles share.",
        "",
        "",
    ),
    StageRule(
        "SR103",
        "repeated-box",
        "A box that many pages of the site have, with lines that take turns in it.",
        "",
        "",
    ),
)

LEAST_CONFIDENCE, MOST_CONFIDENCE = 0.85, 0.99
"""Of removals; in between by the share of pages. An estimate: on the authored sites none was wrong."""

UNSURE_CONFIDENCE = 0.5

MOST_INSIDE = 0.4
"""Share of the characters between the first and the last own line; if more of them repeat, the genre is made of
formulas (a judgment, a weather report), and nothing between them is removed."""

Lookup = Callable[[str], Repeats]
"""From a site to what repeats on it."""


class SiteRepeats:
    """The stage.

    Args:
        lookup: What repeats on a site: ``SiteMemory.repeats``, or that of a file.

    Example:
        >>> from cleaner.reading import read
        >>> from cleaner.sites import SiteMemory
        >>> memory = SiteMemory()
        >>> text = "{} met the mayor in the rain, and they talked about the roof.\\n\\nThe kettle is on from eight."
        >>> names = ["Anna", "Berta", "Clara", "Doris", "Edith", "Frida", "Greta"]
        >>> pages = [read(text.format(name), url=f"https://example.org/{name}") for name in names]
        >>> _ = [memory.add(page) for page in pages]
        >>> [finding.message for finding in SiteRepeats(memory.repeats)(pages[0])]
        ['stands on 7 of 7 pages of example.org, below the article']
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def __call__(self, document: Document) -> Iterator[Finding]:
        """Removals of whole lines, and flags."""
        host = host_of(document.url) or host_of(document.site)
        if host is None:
            return
        repeats = self._lookup(host)
        if not repeats.lines:
            return
        found = list(lines_of(document))
        page = [line for _, line in found]
        zones = Zones.of(page, repeats.lines)
        if zones is None:
            return
        known = [repeats.lines.get(line.key) for line in page]
        removed = _removed(page, known, zones)
        blocks = [document.blocks[index] for index, _ in found]
        if _is_formulaic(blocks, removed, zones):
            removed = {number: why for number, why in removed.items() if not zones.first < number < zones.last}
        for number, repeat in enumerate(known):
            if repeat is None or (number not in removed and not repeat.has(UNSURE)):
                continue
            yield _finding(blocks[number], repeat, repeats, removed.get(number))


def _removed(page: Sequence[Line], known: Sequence[Repeat | None], zones: Zones) -> dict[int, str]:
    """The numbers of the lines that go, and where they stand in words."""
    removed: dict[int, str] = {}
    in_box = _in_boxes(known)
    for number, repeat in enumerate(known):
        if repeat is None:
            continue
        if number > zones.last and repeat.has(BOTTOM | ANYWHERE):
            removed[number] = "below the article"
        elif number < zones.first and repeat.has(TOP | ANYWHERE):
            removed[number] = "above the headline"
        elif repeat.has(ANYWHERE):
            removed[number] = "between paragraphs"
        elif number in in_box:
            removed[number] = "in a box of such lines"
    if not zones.has_headline:
        _spare_headline(page, removed, zones)
    return removed


def _in_boxes(known: Sequence[Repeat | None]) -> set[int]:
    """Lines that open a box, and the lines of the box up to the first that is none of them."""
    inside: set[int] = set()
    number = 0
    while number < len(known):
        repeat = known[number]
        number += 1
        if repeat is None or not repeat.has(FRAME):
            continue
        end = number
        while end < len(known) and (line := known[end]) is not None and line.has(BOX):
            end += 1
        following = known[number] if number < len(known) else None
        if end > number or (following is not None and following.has(ANYWHERE)):
            inside.update(range(number - 1, end))
        number = end
    return inside


def _spare_headline(page: Sequence[Line], removed: dict[int, str], zones: Zones) -> None:
    """Where nothing of its own stands above the first paragraph, the last line there is the headline: ``The Week``."""
    for number in range(zones.first - 1, -1, -1):
        if not page[number].has(PROSE):
            removed.pop(number, None)
            return


def _is_formulaic(blocks: Sequence[Block], removed: dict[int, str], zones: Zones) -> bool:
    between = range(zones.first, zones.last + 1)
    going = sum(blocks[number].end - blocks[number].start for number in between if number in removed)
    return going > MOST_INSIDE * sum(blocks[number].end - blocks[number].start for number in between)


def _finding(block: Block, repeat: Repeat, repeats: Repeats, where: str | None) -> Finding:
    said = f"stands on {repeat.pages} of {repeats.pages} pages of {repeats.host}"
    if where is None:
        rule, replacement, confidence = RULES[1], None, UNSURE_CONFIDENCE
    else:
        share = min(1.0, repeat.pages / repeats.pages)
        rule, replacement = RULES[2 if "box" in where else 0], ""
        confidence = LEAST_CONFIDENCE + (MOST_CONFIDENCE - LEAST_CONFIDENCE) * share
        said = f"{said}, {where}"
    return Finding(rule.code, rule.name, block.start, block.end, replacement, round(confidence, 3), said)
