"""What a change of rules changed: the findings of two runs over the same inputs, record by record.

A finding is the same in both runs if code and place are the same, or if the code is and the places overlap: a removal
takes the white space around it along, and how much of it depends on what else goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, Literal

from cleaner.authoring.error import AuthoringError
from cleaner.authoring.runs import REWRITE, Found, RecordFindings, RunFolder

Kind = Literal["appeared", "vanished", "action"]
KINDS: tuple[Kind, ...] = ("appeared", "vanished", "action")

EXAMPLES = 3
"""Examples of each kind of change of each code, all with different texts."""

STATES = {"k": "kept", "r": "review", "d": "dropped", "q": "quarantined"}


@dataclass(frozen=True, slots=True)
class Example:
    """One change.

    Attributes:
        label: Input and number of the record.
        excerpt: What the finding is about.
        detail: Of a change of action: from what to what.
    """

    label: str
    excerpt: str
    detail: str = ""


@dataclass(slots=True)
class CodeChanges:
    """What changed of one code."""

    code: str
    name: str
    counts: Counter[Kind] = field(default_factory=Counter)
    examples: dict[Kind, list[Example]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def add(self, kind: Kind, example: Example) -> None:
        """Count one, and keep it if there is room."""
        self.counts[kind] += 1
        kept = self.examples[kind]
        if len(kept) < EXAMPLES and all(other.excerpt != example.excerpt for other in kept):
            kept.append(example)


@dataclass(slots=True)
class Difference:
    """What changed between two runs.

    Attributes:
        records: Of the inputs.
        compared: Records whose findings both runs have written.
        changed: Records with other findings or another outcome.
        codes: By code and name.
        states: Records by their outcome before and after, where these differ.
    """

    records: int = 0
    compared: int = 0
    changed: int = 0
    codes: dict[tuple[str, str], CodeChanges] = field(default_factory=dict)
    states: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def is_empty(self) -> bool:
        """Whether both runs found the same."""
        return not self.changed

    def sorted_codes(self) -> list[CodeChanges]:
        """Those with the most changes first."""
        return sorted(self.codes.values(), key=lambda one: (-one.counts.total(), one.code, one.name))

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "records": self.records,
            "compared": self.compared,
            "changed": self.changed,
            "states": [{"before": b, "after": a, "records": n} for (b, a), n in sorted(self.states.items())],
            "codes": [
                {
                    "code": one.code,
                    "name": one.name,
                    **{kind: one.counts[kind] for kind in KINDS},
                    "examples": {
                        kind: [_example(example) for example in one.examples[kind]]
                        for kind in KINDS
                        if one.examples[kind]
                    },
                }
                for one in self.sorted_codes()
            ],
        }


def _example(example: Example) -> Mapping[str, str]:
    said = {"label": example.label, "excerpt": example.excerpt}
    return said | {"detail": example.detail} if example.detail else said


def difference(before: RunFolder, after: RunFolder) -> Difference:
    """Compare two runs. Few records are in memory at a time.

    Raises:
        AuthoringError: They are not over the same inputs, or cannot be read.
    """
    _check_inputs(before, after)
    found = Difference()
    for one, other in zip_longest(before.records(), after.records()):
        found.records += 1
        _compare(one, other, found)
    return found


def _check_inputs(before: RunFolder, after: RunFolder) -> None:
    """Both runs have read the same, in the same order, wherever it stood."""
    ours, theirs = before.plan.inputs, after.plan.inputs
    for one, other in zip(ours, theirs, strict=False):
        same = all(one.identity.get(name) == other.identity.get(name) for name in ("sha256", "tag", "size"))
        if not same or one.records != other.records:
            names = sorted({one.input.label, other.input.label})
            known = sorted(_digests(ours)) == sorted(_digests(theirs))
            reason = "they have them in another order" if known else f"{' and '.join(names)} are not the same"
            raise AuthoringError(
                f"{before.folder} and {after.folder} are runs over different inputs: "
                f"{reason}; clean the same dump with both sets of rules"
            )
    if len(ours) != len(theirs):
        more = max(ours, theirs, key=len)
        raise AuthoringError(
            f"{before.folder} and {after.folder} are runs over different inputs: only one of them has read "
            f"{more[min(len(ours), len(theirs))].input.label}; clean the same dump with both sets of rules"
        )


def _digests(inputs: Sequence[Any]) -> list[str]:
    return [str(one.identity.get("sha256") or one.identity.get("tag")) for one in inputs]


def _compare(before: RecordFindings, after: RecordFindings, found: Difference) -> None:
    changes = []
    if before.findings is not None and after.findings is not None:
        found.compared += 1
        changes = list(_changes(before.findings, after.findings))
    for kind, finding, detail in changes:
        key = finding.code, finding.name
        of_code = found.codes.setdefault(key, CodeChanges(*key))
        of_code.add(kind, Example(before.label, finding.excerpt, detail))
    if before.state != after.state:
        found.states[STATES[before.state], STATES[after.state]] += 1
    found.changed += bool(changes or before.state != after.state)


def _changes(before: Sequence[Found], after: Sequence[Found]) -> Iterator[tuple[Kind, Found, str]]:
    """Findings that are not the same in both."""
    gone = _without(before, after)
    come: dict[tuple[str, str], list[Found]] = {}
    for new in _without(after, before):
        come.setdefault((new.code, new.name), []).append(new)
    for old in gone:
        alike = come.get((old.code, old.name), [])
        match = next((new for new in alike if _is_same(old, new)), None)
        if match is None:
            yield "vanished", old, ""
            continue
        alike.remove(match)
        if old.action != match.action:
            yield "action", match, f"{old.action} → {match.action}"
        elif old.action == REWRITE and old.replacement != match.replacement:
            yield "action", match, f"{old.replacement!r} → {match.replacement!r}"
    for alike in come.values():
        for new in alike:
            yield "appeared", new, ""


def _without(these: Sequence[Found], those: Sequence[Found]) -> list[Found]:
    """Findings that are not among others, as often as they are there more often."""
    left = Counter(found[:-1] for found in those)
    rest = []
    for found in these:
        left[found[:-1]] -= 1
        if left[found[:-1]] < 0:
            rest.append(found)
    return rest


def _is_same(one: Found, other: Found) -> bool:
    """Whether two findings of one code are about the same: flags of a whole document have no width."""
    return (one.start, one.end) == (other.start, other.end) or max(one.start, other.start) < min(one.end, other.end)
