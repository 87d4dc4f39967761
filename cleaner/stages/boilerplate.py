"""The boilerplate stage (``BP``): rule packs, and what only shows in context.

Lines are claimed in six passes, the certain before the uncertain: lines that a rule knows wherever they stand; comment
threads; sections (a heading and the teasers under it); the tail of the page; lines too weak to stand alone beside
lines that are claimed; spans inside the lines that are left. Then a veto: when sections, threads and tail would leave
next to nothing, they change nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rulepacks.match import Hit, Line, Matcher
from cleaner.rulepacks.schema import Rule
from cleaner.stages.claims import Claim, Claims, Reading
from cleaner.stages.comment_threads import claim_threads
from cleaner.stages.sections import claim_sections

BESIDE = 2
"""Lines; how far a weak line may stand from a line that is claimed."""

TAIL_LINES = 60
"""Lines; the tail of a page is looked for this far up. Longer tails are threads or sections."""

VETO_WORDS = 120
"""Words; fewer than this are hardly an article, so context rules that leave less have misread the page. From the
prototype of a text judge, which lost 2 % of true words without such a guard and 0.2 % with 120 to 150."""

VETO_SHARE = 0.5
"""Share of the words; context rules that take more than this away, and leave few, are vetoed."""


class Boilerplate:
    """The stage, with its rules compiled.

    Args:
        rules: All of them; what they find is selected afterwards, since a line of one rule is context for others.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._matcher = Matcher(rules)
        self._last = threading.local()

    def reading(self, document: Document) -> Reading:
        """What the rules make of a document; the last one is kept, for the judge that reads it next."""
        last: tuple[Document, Reading] | None = getattr(self._last, "held", None)
        if last is not None and last[0] is document:
            return last[1]
        reading = self._read(document, last[1].lines if last is not None else ())
        self._last.held = document, reading
        return reading

    def _read(self, document: Document, before: Sequence[Line]) -> Reading:
        """What the rules make of a document; ``before`` are lines of the last one, mostly the same in another round."""
        known = {line.text: line for line in before}
        lines: list[Line] = []
        for index, block in enumerate(document.blocks):
            text = document.text_of(block)
            line = known.get(text)
            lines.append(line.moved(index, block) if line is not None else Line(index, block, text))
        hits = [self._matcher.whole(line, document) for line in lines]
        claims = Claims(lines)
        flags = list(self._claim_lines(lines, hits, claims))
        claim_threads(lines, hits, claims)
        claim_sections(lines, hits, claims)
        foot = _claim_tail(lines, hits, claims)
        _claim_beside(lines, hits, claims, foot)
        _veto(lines, claims)
        return Reading(lines, hits, claims, flags)

    def __call__(self, document: Document) -> Iterator[Finding]:
        """Findings of all rules in one document."""
        reading = self.reading(document)
        yield from (claim.finding(reading.lines[index]) for index, claim in reading.claims.items())
        yield from reading.flags
        for line in reading.lines:
            if line.index not in reading.claims:
                yield from (_finding(line, hit) for hit in self._matcher.spans(line, document))

    @staticmethod
    def _claim_lines(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims) -> Iterator[Finding]:
        """Claim what stands alone; give out what is only flagged."""
        for line, found in zip(lines, hits, strict=True):
            for hit in found:
                rule = hit.rule
                if rule.place != "line" or rule.guards.beside:
                    continue
                if _bare(rule, line) and claims.after_prose(line.index):
                    continue
                if rule.guards.after_prose and not claims.after_prose(line.index):
                    continue
                if rule.action == "flag":
                    yield _finding(line, hit)
                else:
                    claims.claim(line.index, Claim.of(rule))


def _claim_tail(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims) -> int:
    """Walk up from the end to the last line of article prose; tail rules hold below it.

    Returns:
        The first line of the foot.

    A weak line (``beside``) does not stop the walk; it is claimed when the walk comes to a claim above it.
    """
    weak: list[tuple[int, Rule]] = []
    for line in reversed(lines[-TAIL_LINES:]):
        rules = [
            hit.rule
            for hit in hits[line.index]
            if (hit.rule.place == "tail" or _bare(hit.rule, line))
            and (not hit.rule.guards.after_prose or claims.after_prose(line.index))
            and (not hit.rule.guards.stranger or _is_stranger(lines, line))
        ]
        strong = [rule for rule in rules if not rule.guards.beside and _has_company(rule, line, hits)]
        for rule in strong:
            claims.claim(line.index, Claim.of(rule, context=True))
        held = claims.get(line.index)
        if held is not None:
            for index, rule in weak:
                if held.code.startswith(rule.guards.beside_code):
                    claims.claim(index, Claim.of(rule, context=True))
            weak.clear()
        elif rules:
            weak += ((line.index, rule) for rule in rules)
        elif line.shape.prose:
            return line.index + 1
    return max(len(lines) - TAIL_LINES, 0)


def _bare(rule: Rule, line: Line) -> bool:
    """Whether a line is a single word that its rule does not trust alone."""
    return rule.guards.bare != "any" and line.shape.words == 1


def _is_stranger(lines: list[Line], line: Line) -> bool:
    """Whether no prose before a line mentions whom it begins with; the last of the capitalised words is the surname."""
    name = ""
    for word in line.form.split():
        if not word[:1].isupper():
            break
        name = word.strip(",.;:()'\"")
    return not name or not any(name in above.form for above in lines[: line.index] if above.shape.prose)


def _has_company(rule: Rule, line: Line, hits: list[tuple[Hit, ...]]) -> bool:
    """Whether a line may stand at the foot of the page as it is: a lone word may need another hit near by."""
    if rule.guards.bare != "company" or not _bare(rule, line):
        return True
    near = range(max(line.index - BESIDE, 0), min(line.index + BESIDE + 1, len(hits)))
    return any(hit.rule.place in ("line", "tail") for index in near if index != line.index for hit in hits[index])


def _claim_beside(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims, foot: int) -> None:
    """Weak lines next to claimed ones; each that is claimed may carry the next."""
    waiting = {
        index: [
            hit.rule
            for hit in found
            if (hit.rule.place == "line" or (hit.rule.place == "tail" and index >= foot))
            and (hit.rule.guards.beside or _bare(hit.rule, lines[index]))
            and (not hit.rule.guards.after_prose or claims.after_prose(index))
            and (not hit.rule.guards.stranger or _is_stranger(lines, lines[index]))
        ]
        for index, found in enumerate(hits)
    }
    queue = [index for index, _ in claims.items()]
    while queue:
        index = queue.pop()
        held = claims.get(index)
        for near in range(max(index - BESIDE, 0), min(index + BESIDE + 1, len(lines))):
            if held is None or near in claims:
                continue
            rules = [rule for rule in waiting[near] if held.code.startswith(rule.guards.beside_code)]
            for rule in rules:
                claims.claim(near, Claim.of(rule))
            if rules:
                queue.append(near)


def _veto(lines: list[Line], claims: Claims) -> None:
    context = sum(lines[index].shape.words for index, claim in claims.items() if claim.context)
    if not context:
        return
    left = sum(line.shape.words for line in lines if line.index not in claims)
    if left < VETO_WORDS and context > VETO_SHARE * (left + context):
        claims.drop_context()


def _finding(line: Line, hit: Hit) -> Finding:
    rule, offset = hit.rule, line.block.start
    replacement = None if rule.action == "flag" else ""
    return Finding(rule.code, rule.name, offset + hit.start, offset + hit.end, replacement, rule.confidence, rule.why)
