"""Sections: a heading that opens a block of teasers, and the teasers up to where the article goes on."""

from __future__ import annotations

from collections import Counter
from statistics import median

from cleaner.rulepacks.match import Hit, Line
from cleaner.rulepacks.schema import Rule
from cleaner.stages.claims import Claim, Claims

END_WORDS = 200
"""Words; a section that runs to the end of the text is at most this long, or it is not what its heading says."""

END_SHARE = 0.4
"""Share of the text's words that a section running to its end may hold."""

MAX_MEMBERS = 40
"""Lines; blocks of related links are shorter."""

SUMMARY_WORDS = 45
"""Words; the summary under a teaser's headline is shorter."""

STATEMENT_WORDS = 4
"""Words; a shorter line with a full stop ("U.S.", "5 min.") says nothing about where the article goes on."""

SUBHEADING_WORDS = 6
"""Words; a shorter last member, where article prose follows, may be the article's next subheading."""

HEADLINE_WORDS = 4
"""Words; a headline that stands alone under its cue is no shorter, the subheadings of articles often are."""

MOST_TIMES = 2
"""Times; a weak heading ("Recommended") that a text has more often is a value in its tables."""

SINGLE = 2
"""Lines; more teasers than these under a heading are a block. Two may be one headline and the article's subheading."""

TEASER = ("BP111", "related-teaser", "a teaser of another story, under a heading that announces such")
TRUNCATED = ("BP112", "truncated-teaser", "a teaser of another story that was cut off")


def claim_sections(lines: list[Line], hits: list[tuple[Hit, ...]], claims: Claims) -> None:
    """Claim the headings that open sections, and what stands under them."""
    times = Counter(line.form for line in lines)
    done = 0  # lines before this belong to an earlier section
    for line in lines:
        if line.index < done:
            continue
        for rule in _in_order(hits[line.index], lines, line.index, claims):
            if rule.guards.after_prose and not claims.after_prose(line.index):
                continue
            if rule.guards.min_members > 1 and times[line.form] > MOST_TIMES:
                continue
            members = _members(rule, lines, line.index, claims)
            if members is None or len(members) < rule.guards.min_members:
                continue
            claims.claim(line.index, Claim.of(rule, context=bool(rule.guards.min_members)))
            for index in members:
                if index not in claims:
                    claims.claim(index, _member_claim(rule, lines[index]))
            done = max(done, line.index + 1 + len(members))


def _in_order(found: tuple[Hit, ...], lines: list[Line], heading: int, claims: Claims) -> list[Rule]:
    """Section rules of a line. A cue for one headline comes first, unless a whole block of teasers stands behind it."""
    rules = [hit.rule for hit in found if hit.rule.place == "section"]
    if len({rule.until for rule in rules}) < 2:
        return rules
    block = len(_teasers(lines, heading, claims)) > SINGLE
    return sorted(rules, key=lambda rule: (rule.until == "next-line") == block)


def _member_claim(rule: Rule, line: Line) -> Claim:
    if rule.until != "teasers":
        return Claim(rule.code, rule.name, rule.confidence, rule.why, context=True)
    code, name, why = TRUNCATED if line.shape.cut_off else TEASER
    return Claim(code, name, min(rule.confidence, 0.9), why, context=True)


def _members(rule: Rule, lines: list[Line], heading: int, claims: Claims) -> list[int] | None:
    """Lines that belong to a section; ``None`` where the heading cannot be one."""
    following = lines[heading + 1 :]
    if rule.until == "next-line":
        if following and following[0].shape.headline and following[0].index not in claims:
            return None if _is_subheading(lines, heading + 1) else [heading + 1]
        return None
    if rule.until == "end":
        total = sum(line.shape.words for line in lines)
        words = sum(line.shape.words for line in following if line.index not in claims)
        return [line.index for line in following] if words <= min(END_WORDS, END_SHARE * total) else None
    return _teasers(lines, heading, claims)


def _teasers(lines: list[Line], heading: int, claims: Claims) -> list[int]:
    """Headlines, cut-off teasers and claimed lines; a statement with its full stop is the article going on."""
    members: list[int] = []
    index = heading + 1
    while index < len(lines) and len(members) < MAX_MEMBERS:
        if not (index in claims or _is_teaser(lines[index]) or _is_summary(lines, index, members, claims)):
            break
        members.append(index)
        index += 1
    if index < len(lines) and members:
        _spare_subheading(lines, members, claims)
    return members


def _is_teaser(line: Line) -> bool:
    shape = line.shape
    statement = shape.ends_sentence and (shape.words >= STATEMENT_WORDS or line.form.endswith("。"))
    return shape.teaser or not (shape.prose or statement)


def _is_summary(lines: list[Line], index: int, members: list[int], claims: Claims) -> bool:
    """Whether a sentence is the summary under a teaser's headline: headline and summary take turns from the start."""
    if lines[index].shape.words > SUMMARY_WORDS:
        return False
    open_members = [member for member in members if member not in claims]
    if len(open_members) % 2 != 1 or any(
        lines[member].shape.prose != (turn % 2 == 1) for turn, member in enumerate(open_members)
    ):
        return False
    behind = lines[index + 1 : index + 3]
    if len(behind) < 2:
        return all(line.index in claims for line in behind) and len(open_members) > 1
    return behind[0].shape.headline and not behind[0].shape.cut_off and behind[1].shape.prose


def _is_subheading(lines: list[Line], index: int) -> bool:
    """Whether a line too short for a headline stands before article prose, so that nothing was linked above it."""
    return lines[index].shape.words < HEADLINE_WORDS and any(line.shape.prose for line in lines[index + 1 : index + 2])


def _spare_subheading(lines: list[Line], members: list[int], claims: Claims) -> None:
    """Where the article goes on, a last member much shorter than the teasers is its subheading."""
    last = members[-1]
    if last in claims:
        return
    words = lines[last].shape.words
    others = [lines[index].shape.words for index in members[:-1] if index not in claims]
    if words <= SUBHEADING_WORDS and (not others or median(others) >= words + 3):
        members.pop()
