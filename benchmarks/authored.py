"""The authored corpus (``corpora/texts``, ``pages``, ``clean``) as the benchmark and the tests read it.

What is counted, and why so:

- *removed*: an expected line is removed when none of its characters but white space is left, by whatever code.
- *coded*: it is removed, and the finding that removed most of it carries the code that the corpus expects.
- *false*: a gold line that is not among the lines of the output although it stands there when a removal is merely
  missed; that is, some edit touched it outside the expected lines. Each counts once for every family of codes that
  touched it. Lines are compared with their white space collapsed, since the layout of a page's text is not the rules'
  doing.
- *exact*: documents whose output is the gold text, letter for letter; for pages, line for line.
- *traps*: sentences of honest prose that hold cue words; each must be in the output, word for word.
- *touched*: documents whose gold text, given as input, does not come out as it went in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import yaml

from cleaner import Article, Cleaner, Finding
from cleaner.reading.text import line_blocks

CORPORA = Path(__file__).parent.parent / "corpora"

Kind = Literal["texts", "pages", "clean"]
KINDS: tuple[Kind, ...] = ("texts", "pages", "clean")

FAMILIES = {
    "BP1": "related",
    "BP2": "navigation",
    "BP3": "comments",
    "BP4": "share",
    "BP5": "promotion",
    "BP6": "metadata",
    "BP7": "legal",
    "BP8": "media",
    "EX": "outside",
    "QC": "quotes and characters",
}
"""What the table calls the families; a code that begins with none of them is its own family."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One line, or span inside a line, that has to be removed (or reported) and the code that should do it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One document of the authored corpus with what is known of it."""

    id: str
    kind: Kind
    language: str
    content: bytes
    gold: str
    expected: tuple[Expected, ...] = ()
    flags: tuple[Expected, ...] = ()
    outside: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    qc: bool = False


@dataclass(slots=True)
class Count:
    """What was counted in one group of documents or findings."""

    expected: int = 0
    removed: int = 0
    coded: int = 0
    false: int = 0

    def __iadd__(self, other: Count) -> Count:
        self.expected += other.expected
        self.removed += other.removed
        self.coded += other.coded
        self.false += other.false
        return self


@dataclass(slots=True)
class Result:
    """What cleaning one case came to.

    Attributes:
        families: Counts by family of codes: of the expected code for recall, of the culprit for false removals.
        exact: Whether the output is the gold text: letter for letter, for pages line for line.
        touched: Whether cleaning changes the gold text itself.
        missed: Expected lines that were not removed.
        miscoded: Expected lines removed by another code, with that code.
        false: Gold lines that were lost or altered, with the codes that did it.
        traps: Traps that are not in the output.
        unlocated: Expected texts that the source does not hold; a fault of the corpus, or of the reader of HTML.
    """

    case: Case
    families: dict[str, Count] = field(default_factory=dict)
    exact: bool = False
    touched: bool = False
    missed: list[Expected] = field(default_factory=list)
    miscoded: list[tuple[Expected, str]] = field(default_factory=list)
    false: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)
    unlocated: list[Expected] = field(default_factory=list)

    def total(self) -> Count:
        """All families together; a false line counts once, however many families had a hand in it."""
        total = Count()
        for count in self.families.values():
            total += count
        total.false = len(self.false)
        return total


def load(kind: Kind, corpora: Path = CORPORA) -> Iterator[Case]:
    """The cases of one folder, in the order of its ``index.yaml``; none if there is no such folder.

    Raises:
        FileNotFoundError: The index names a file that is not there.
    """
    folder = corpora / kind
    if not (folder / "index.yaml").exists():
        return
    suffix = ".html" if kind == "pages" else ".txt"
    for entry in yaml.safe_load((folder / "index.yaml").read_text(encoding="utf-8")):
        content = (folder / f"{entry['id']}{suffix}").read_bytes()
        gold = content if kind == "clean" else (folder / f"{entry['id']}.gold.txt").read_bytes()
        yield Case(
            id=entry["id"],
            kind=kind,
            language=entry["language"],
            content=content,
            gold=gold.decode("utf-8"),
            expected=_expected(entry.get("expected")),
            flags=_expected(entry.get("flags")),
            outside=tuple(entry.get("outside") or ()),
            traps=tuple(entry.get("traps") or ()),
            qc=bool(entry.get("qc")),
        )


def _expected(rows: Iterable[dict[str, Any]] | None) -> tuple[Expected, ...]:
    return tuple(Expected(str(row["code"]), str(row["text"])) for row in rows or ())


def family(code: str) -> str:
    """The group that a code is counted in.

    Example:
        >>> family("BP304"), family("EX101"), family("XY7")
        ('BP3', 'EX', 'XY')
    """
    return next((known for known in FAMILIES if code.startswith(known)), code.rstrip("0123456789"))


def locate(source: str, expected: Iterable[Expected | str]) -> list[tuple[int, int] | None]:
    """Where each expected text stands: a whole line that reads so if there is one, otherwise a span inside a line.

    Texts are looked for in order, each behind the one before it, so that the fifth "Reply" is the fifth; one that is
    not there is looked for from the beginning (the order of a page's source need not be the order it is read in).

    Example:
        >>> locate("Leave a Reply\\nReply\\nSee [Reply]", ["Reply", "Leave a Reply", "[Reply]", "Answer"])
        [(14, 19), (0, 13), (24, 31), None]
    """
    lines: dict[str, list[tuple[int, int]]] = {}
    for block in line_blocks(source):
        lines.setdefault(_collapse(source[block.start : block.end]), []).append((block.start, block.end))
    taken: set[tuple[int, int]] = set()
    spans: list[tuple[int, int] | None] = []
    cursor = 0
    for item in expected:
        text = item if isinstance(item, str) else item.text
        span = _next_line(lines.get(_collapse(text), []), cursor, taken) or _next_span(source, text, cursor, taken)
        if span:
            taken.add(span)
            cursor = span[1]
        spans.append(span)
    return spans


def _next_line(spans: list[tuple[int, int]], cursor: int, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    at = bisect_left(spans, (cursor, 0))
    return next((span for span in spans[at:] + spans[:at] if span not in taken), None)


def _next_span(source: str, text: str, cursor: int, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    for start in (source.find(text, cursor), source.find(text)):
        if start >= 0 and (start, start + len(text)) not in taken:
            return start, start + len(text)
    return None


def measure(tool: Cleaner, case: Case) -> Result:
    """Clean one case and count. The language is left for the tool to find out, as it is for most users."""
    result = judge(case, tool.clean(case.content))
    result.touched = tool.clean(case.gold).text != case.gold
    return result


def judge(case: Case, article: Article) -> Result:
    """Compare an article with what its case expects."""
    result = Result(case, exact=article.text == case.gold)
    if case.kind == "pages":
        captions = {_collapse(flag.text) for flag in case.flags}  # not part of a page's gold text, nor harmful in it
        result.exact = [x for x in _lines(article.text) if x not in captions] == _lines(case.gold)
    owner = _owners(article)
    spans = locate(article.source, case.expected)
    allowed = bytearray(len(article.source))
    for item, span in zip(case.expected, spans, strict=True):
        count = result.families.setdefault(family(item.code), Count())
        count.expected += 1
        if span is None:
            result.unlocated.append(item)
            result.missed.append(item)
            continue
        allowed[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
        codes = _removers(article.source, owner, span)
        if not all(codes):
            result.missed.append(item)
            continue
        count.removed += 1
        code = Counter(codes).most_common(1)[0][0]
        if code == item.code:
            count.coded += 1
        else:
            result.miscoded.append((item, str(code)))
    _outside(result, article, owner)
    _flags(result, article, owner)
    for line, codes_of_line in _false_lines(case, article, allowed):
        result.false.append((line, codes_of_line))
        for name in {family(code) for code in codes_of_line}:
            result.families.setdefault(name, Count()).false += 1
    text = _collapse(article.text)
    result.traps = [trap for trap in case.traps if _collapse(trap) not in text]
    return result


def _owners(article: Article) -> list[str | None]:
    """The code of the removal that takes each character of the source, if one does."""
    owner: list[str | None] = [None] * len(article.source)
    for finding in article.findings:
        if finding.is_removal:
            owner[finding.start : finding.end] = [finding.code] * (finding.end - finding.start)
    return owner


def _removers(source: str, owner: list[str | None], span: tuple[int, int]) -> list[str | None]:
    """What removes each character of a span that is not white space."""
    return [owner[i] for i in range(*span) if not source[i].isspace()]


def _outside(result: Result, article: Article, owner: list[str | None]) -> None:
    """Text outside the main content: whatever removes it is right, and coded when the family is ``EX``."""
    for text, span in zip(result.case.outside, locate(article.source, result.case.outside), strict=True):
        if span is None:  # navigation that the reader of HTML does not count as visible is removed as well
            continue
        count = result.families.setdefault("EX", Count())
        count.expected += 1
        codes = _removers(article.source, owner, span)
        if all(codes):
            count.removed += 1
            count.coded += any(str(code).startswith("EX") for code in codes)
        else:
            result.missed.append(Expected("EX", text))


def _flags(result: Result, article: Article, owner: list[str | None]) -> None:
    """Lines to report: *removed* here means reported by any code of the family, *coded* by the very code.

    In a page they may go with what is outside the main content instead.
    """
    for item, span in zip(result.case.flags, locate(article.source, result.case.flags), strict=True):
        count = result.families.setdefault(family(item.code), Count())
        count.expected += 1
        if span is None:
            result.unlocated.append(item)
            continue
        codes = [f.code for f in article.findings if f.start < span[1] and f.end > span[0] and not f.is_edit]
        gone = result.case.kind == "pages" and all(_removers(article.source, owner, span))
        if gone or any(family(code) == family(item.code) for code in codes):
            count.removed += 1
            count.coded += item.code in codes or gone
        else:
            result.missed.append(item)


def _false_lines(case: Case, article: Article, allowed: bytearray) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Gold lines that are not in the output, with the codes of the edits that touched them."""
    gold = Counter(_lines(case.gold))
    gone = gold - Counter(_lines(article.text))
    if not gone:
        return
    blocks: dict[str, list[tuple[int, int]]] = {}
    for block in line_blocks(article.source):
        line = _collapse(article.source[block.start : block.end])
        blocks.setdefault(line, []).append((block.start, block.end))
    edits = [finding for finding in article.findings if finding.is_edit]
    for line in gone.elements():
        nearest = [line] if line in blocks else get_close_matches(line, blocks, n=1, cutoff=0.3)
        spans = [span for name in nearest for span in blocks[name]]
        touching = {e.code for e in edits for span in spans if _touches(e, span, article.source, allowed)}
        if touching:
            yield line, tuple(sorted(touching))
        elif not spans:
            yield line, ("lost while reading",)


def _touches(edit: Finding, span: tuple[int, int], source: str, allowed: bytearray) -> bool:
    """Whether an edit changes anything in a line but the lines and spans that are expected to go."""
    start, end = max(edit.start, span[0]), min(edit.end, span[1])
    if edit.start == edit.end:
        return span[0] <= edit.start <= span[1]
    if start >= end:
        return False
    if edit.is_removal:
        return any(not allowed[i] and not source[i].isspace() for i in range(start, end))
    return True


def _lines(text: str) -> list[str]:
    return [_collapse(line) for line in text.splitlines() if line.strip()]


def _collapse(text: str) -> str:
    return " ".join(text.split())
