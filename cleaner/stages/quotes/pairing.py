"""Which mark opens, which closes, and which have no partner.

The cheapest reading of all marks of a block together (dynamic programming over the nesting depth): a mark that points
the wrong way is still understood from the marks around it, and a lost mark shows as the one place where the reading
has to pay. The costs are in one unit, "how odd": they were set on the tune half of WCXB's development articles so that
dropping, turning or restyling one mark leaves the reading of all the others as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.stages.quotes.marks import NEVER, Mark

AGAINST_GLYPH = 1.2
"""A mark that points the other way. Less than a lost partner."""

NO_PARTNER = 2.5
LEFT_OPEN = 2.2
"""An opening mark that nothing closes; cheaper than one inside, since paragraphs of a long quotation end like this."""

CONTINUED = 0.3
"""The same where the next paragraph opens again."""

NEST_CURLY = 0.9
NEST_STRAIGHT = 1.2
MAX_DEPTH = 2


@dataclass(slots=True)
class Reading:
    """The marks of one family in a block, read.

    Attributes:
        marks: With their roles, partners and depths set.
        lost_closers: Opening marks that nothing closes.
        lost_openers: Closing marks that nothing opens.
        cost: How odd the reading is; 0 for a block as a careful writer writes it.
    """

    marks: list[Mark]
    lost_closers: list[int]
    lost_openers: list[int]
    cost: float

    @property
    def is_balanced(self) -> bool:
        """Whether every mark that quotes has a partner."""
        return not self.lost_closers and not self.lost_openers


def pair(marks: list[Mark], directional: bool, continued: bool = False) -> Reading:
    """Read the marks of one family.

    Args:
        marks: In order, of one family.
        directional: Whether the glyphs' own direction counts in this document.
        continued: Whether the next block opens with a quotation mark, so that this one may end inside a quotation.
    """
    if _reads_at_once(marks, directional):
        return Reading(marks, [], [], 0.0)
    steps = _cheapest(marks, directional, CONTINUED if continued else LEFT_OPEN)
    return _settle(marks, *steps)


def _reads_at_once(marks: list[Mark], directional: bool) -> bool:
    """The usual case: opening and closing marks take turns and nothing speaks against any of them."""
    if len(marks) % 2:
        return False
    for index, mark in enumerate(marks):
        if index % 2 == 0:
            if mark.open_cost or mark.close_cost == 0.0 or (directional and mark.points == "close"):
                return False
        elif mark.close_cost or mark.open_cost == 0.0 or (directional and mark.points == "open"):
            return False
    for index, mark in enumerate(marks):
        mark.role = "close" if index % 2 else "open"
        mark.partner = index - 1 if index % 2 else index + 1
        mark.depth = 1
    return True


_Step = tuple[float, int, str]  # cost so far, depth before, what the mark was taken for


def _cheapest(marks: list[Mark], directional: bool, left_open: float) -> tuple[float, list[str]]:
    infinity = float("inf")
    costs = [0.0] + [infinity] * MAX_DEPTH
    history: list[list[tuple[int, str]]] = []
    for mark in marks:
        points = mark.points if directional else "other"
        opening = mark.open_cost + (AGAINST_GLYPH if points == "close" else 0.0)
        closing = mark.close_cost + (AGAINST_GLYPH if points == "open" else 0.0)
        if mark.glyph == "„":
            closing += NEVER
        nest = NEST_STRAIGHT if points == "other" else NEST_CURLY
        best: list[_Step] = [(infinity, 0, "")] * (MAX_DEPTH + 1)
        for depth, cost in enumerate(costs):
            if cost == infinity:
                continue
            moves = [(cost + mark.other_cost, depth, "other")]
            if depth < MAX_DEPTH:
                moves.append((cost + opening + (nest if depth else 0.0), depth + 1, "open"))
            if depth:
                moves.append((cost + closing, depth - 1, "close"))
                moves.append((cost + opening + NO_PARTNER, depth, "reopen"))
            else:
                moves.append((cost + closing + NO_PARTNER, 0, "stray"))
            for total, target, move in moves:
                if total < best[target][0]:
                    best[target] = (total, depth, move)
        costs = [step[0] for step in best]
        history.append([(step[1], step[2]) for step in best])
    totals = [cost + depth * left_open for depth, cost in enumerate(costs)]
    depth = min(range(len(totals)), key=totals.__getitem__)
    total = totals[depth]
    moves_back: list[str] = []
    for options in reversed(history):
        depth, move = options[depth]
        moves_back.append(move)
    return total, moves_back[::-1]


def _settle(marks: list[Mark], cost: float, moves: list[str]) -> Reading:
    stack: list[int] = []
    lost_closers: list[int] = []
    lost_openers: list[int] = []
    for index, (mark, move) in enumerate(zip(marks, moves, strict=True)):
        mark.partner, mark.depth = -1, 0
        if move in ("open", "reopen"):
            mark.role = "open"
            if move == "reopen":
                lost_closers.append(stack.pop())
            stack.append(index)
            mark.depth = len(stack)
        elif move == "close":
            mark.role = "close"
            mark.depth = len(stack)
            mark.partner = stack.pop()
            marks[mark.partner].partner = index
        elif move == "stray":
            mark.role = "close"
            lost_openers.append(index)
        else:
            mark.role = "other"
    lost_closers += stack
    return Reading(marks, sorted(lost_closers), lost_openers, cost)
