"""What a run did, counted: added up by whoever writes a shard, kept in its marker, put together at the end.

Everything is a whole number or one of the first few examples, so that counts of shards, put together in the order of
the shards, are the counts of the run, whoever did them and however often they were begun. What a report shows is drawn
from this alone.

Codes, languages, reasons and filters are few. Sites can be many. Up to twice :data:`MAX_SITES` of them are counted
exactly; then those with the fewest records are put together as "other sites", and ``sites_missing`` says how many
records the count of a site may lack since. A site that has more records than that is certain to be there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.dumps.facts import UNKNOWN, Facts, facts_of
from cleaner.dumps.group import Group
from cleaner.dumps.outcome import STATES, Outcome
from cleaner.surrogates import without_surrogates

if TYPE_CHECKING:
    from cleaner.dumps.facts import CodeFacts, ScoreFacts

__all__ = ["BINS", "Counts", "facts_of", "reason_class"]

BINS = 20
"""Of a histogram of scores between 0 and 1, 0.05 each; the last holds 1 as well."""

EXAMPLES = 5
"""Of records that a filter dropped or that are in the quarantine, by reason: the first ones."""

SAMPLES = 3
"""Excerpts of the first articles with a code."""

MAX_SITES = 5_000
MAX_LANGUAGES = 200
MAX_REASONS = 100
"""Kept apart; all others are put together. Languages come from records, which can say anything."""

LONGEST = 300
"""Characters of a label or reason in an example."""

OTHER = "other"
UNIT = 1_000_000
"""Thresholds are added up in millionths, since sums of whole numbers do not depend on the order."""


@dataclass(slots=True)
class Reason:
    """Records that share a fate, with the first few of them."""

    records: int = 0
    examples: list[dict[str, str]] = field(default_factory=list)

    def add(self, example: dict[str, str]) -> None:
        self.records += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(example)

    def merge(self, other: Reason) -> None:
        self.records += other.records
        self.examples = (self.examples + other.examples)[:EXAMPLES]

    def to_dict(self) -> dict[str, Any]:
        return {"records": self.records, "examples": self.examples}


@dataclass(slots=True)
class Code:
    """Findings with one code.

    Attributes:
        name: Of the rule; of the first one, where rules share a code.
        records: Articles with one or more of them.
        removed, rewritten, flagged: Findings, by what they do.
        characters: That removals took away.
        samples: The first few, each with ``label`` and ``excerpt``.
    """

    name: str = ""
    records: int = 0
    removed: int = 0
    rewritten: int = 0
    flagged: int = 0
    characters: int = 0
    samples: list[dict[str, str]] = field(default_factory=list)

    @property
    def findings(self) -> int:
        """All of them."""
        return self.removed + self.rewritten + self.flagged

    def add(self, facts: CodeFacts, label: str) -> None:
        self.name = self.name or facts["name"]
        self.records += 1
        self.removed += facts["removed"]
        self.rewritten += facts["rewritten"]
        self.flagged += facts["flagged"]
        self.characters += facts["characters"]
        if len(self.samples) < SAMPLES:
            self.samples.append({"label": label, "excerpt": facts["excerpt"]})

    def merge(self, other: Code) -> None:
        self.name = self.name or other.name
        self.records += other.records
        self.removed += other.removed
        self.rewritten += other.rewritten
        self.flagged += other.flagged
        self.characters += other.characters
        self.samples = (self.samples + other.samples)[:SAMPLES]

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "records": self.records,
            "removed": self.removed,
            "rewritten": self.rewritten,
            "flagged": self.flagged,
            "characters": self.characters,
            "samples": self.samples,
        }


@dataclass(slots=True)
class ScoreCounts:
    """One score over all articles.

    Attributes:
        bins: Articles by score, :data:`BINS` of equal width.
        not_judged: Articles that the judge gave no value.
        labels: What the score meant in words.
        thresholds: By false-positive rate: articles, and the sum, least and greatest of the threshold in millionths.
    """

    bins: list[int] = field(default_factory=lambda: [0] * BINS)
    not_judged: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    thresholds: dict[str, list[int]] = field(default_factory=dict)

    def add(self, facts: ScoreFacts) -> None:
        value = facts["value"]
        if value is None:
            self.not_judged += 1
        else:
            self.bins[min(max(int(value * BINS), 0), BINS - 1)] += 1
        if facts["label"]:
            self.labels[_known(reason_class(facts["label"]), self.labels, MAX_REASONS)] += 1
        for rate, threshold in facts["thresholds"]:
            parts = round(threshold * UNIT)
            self._threshold(f"{rate:g}", [1, parts, parts, parts])

    def merge(self, other: ScoreCounts) -> None:
        self.bins = [one + another for one, another in zip(self.bins, other.bins, strict=True)]
        self.not_judged += other.not_judged
        for label, count in other.labels.items():
            self.labels[_known(label, self.labels, MAX_REASONS)] += count
        for rate, counted in other.thresholds.items():
            self._threshold(rate, counted)

    def to_dict(self) -> dict[str, Any]:
        return {
            "bins": self.bins,
            "not_judged": self.not_judged,
            "labels": dict(self.labels),
            "thresholds": self.thresholds,
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> ScoreCounts:
        thresholds = {rate: list(counted) for rate, counted in value["thresholds"].items()}
        return cls(list(value["bins"]), value["not_judged"], Counter(value["labels"]), thresholds)

    def _threshold(self, rate: str, counted: list[int]) -> None:
        before = self.thresholds.get(rate)
        if before is None:
            self.thresholds[rate] = list(counted)
        else:
            self.thresholds[rate] = [
                before[0] + counted[0],
                before[1] + counted[1],
                min(before[2], counted[2]),
                max(before[3], counted[3]),
            ]


@dataclass(slots=True)
class Counts:
    """Counts of a shard, or of a run.

    Attributes:
        states: Records by state.
        filters: What filters dropped, by filter.
        quarantine: What could not be cleaned, by class of reason.
        reasons: Codes behind a verdict, by verdict.
        page_types: Articles by what their page looks like.
        total: All articles together.
        languages: Articles by language, with findings by code.
        sites: Articles by host, with findings by family.
        other_sites: Those that were too many.
        sites_missing: Records that the count of a site may lack.
        codes: Findings by code.
        scores: By name.
    """

    states: Counter[str] = field(default_factory=Counter)
    filters: dict[str, Reason] = field(default_factory=dict)
    quarantine: dict[str, Reason] = field(default_factory=dict)
    reasons: dict[str, Counter[str]] = field(default_factory=dict)
    page_types: Counter[str] = field(default_factory=Counter)
    total: Group = field(default_factory=Group)
    languages: dict[str, Group] = field(default_factory=dict)
    sites: dict[str, Group] = field(default_factory=dict)
    other_sites: Group = field(default_factory=Group)
    sites_missing: int = 0
    codes: dict[str, Code] = field(default_factory=dict)
    scores: dict[str, ScoreCounts] = field(default_factory=dict)

    @property
    def records(self) -> int:
        """In any state."""
        return self.states.total()

    def add(self, outcome: Outcome, label: str) -> None:
        """Count a record.

        Args:
            outcome: What became of it.
            label: How messages call it.
        """
        label = _short(label)
        self.states[outcome.state] += 1
        if outcome.state == "quarantined":
            kind = _known(reason_class(outcome.reason), self.quarantine, MAX_REASONS)
            example = {"label": label, "reason": _short(outcome.reason)}
            self.quarantine.setdefault(kind, Reason()).add(example)
        facts: Facts | None = outcome.facts  # type: ignore[assignment]  # made by facts_of
        if outcome.state == "dropped":
            example = {"label": label, "title": facts["title"] if facts else "", "why": facts["why"] if facts else ""}
            self.filters.setdefault(outcome.reason or UNKNOWN, Reason()).add(example)
        if facts is not None:
            self._add(facts, outcome, label)

    def merge(self, other: Counts) -> None:
        """Add the counts of the records behind these."""
        self.states.update(other.states)
        for name, reason in other.filters.items():
            self.filters.setdefault(name, Reason()).merge(reason)
        for name, reason in other.quarantine.items():
            self.quarantine.setdefault(_known(name, self.quarantine, MAX_REASONS), Reason()).merge(reason)
        for verdict, codes in other.reasons.items():
            self.reasons.setdefault(verdict, Counter()).update(codes)
        self.page_types.update(other.page_types)
        self.total.merge(other.total)
        for name, group in other.languages.items():
            self.languages.setdefault(_known(name, self.languages, MAX_LANGUAGES), Group()).merge(group)
        for name, group in other.sites.items():
            self.sites.setdefault(name, Group()).merge(group)
        self.other_sites.merge(other.other_sites)
        self.sites_missing += other.sites_missing
        for name, code in other.codes.items():
            self.codes.setdefault(name, Code()).merge(code)
        for name, score in other.scores.items():
            self.scores.setdefault(name, ScoreCounts()).merge(score)
        self._bound_sites()

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it; every object is sorted by its keys."""
        value = {
            "states": {state: self.states[state] for state in STATES},
            "filters": {name: reason.to_dict() for name, reason in self.filters.items()},
            "quarantine": {name: reason.to_dict() for name, reason in self.quarantine.items()},
            "reasons": {verdict: dict(codes) for verdict, codes in self.reasons.items()},
            "page_types": dict(self.page_types),
            "total": self.total.to_dict(),
            "languages": {name: group.to_dict() for name, group in self.languages.items()},
            "sites": {name: group.to_dict() for name, group in self.sites.items()},
            "other_sites": self.other_sites.to_dict(),
            "sites_missing": self.sites_missing,
            "codes": {name: code.to_dict() for name, code in self.codes.items()},
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }
        sorted_value: dict[str, Any] = _sorted(value)
        return sorted_value

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Counts:
        """Counts as :meth:`to_dict` gave them."""
        return cls(
            states=Counter({state: count for state, count in value["states"].items() if count}),
            filters={name: Reason(**one) for name, one in value["filters"].items()},
            quarantine={name: Reason(**one) for name, one in value["quarantine"].items()},
            reasons={verdict: Counter(codes) for verdict, codes in value["reasons"].items()},
            page_types=Counter(value["page_types"]),
            total=Group.from_dict(value["total"]),
            languages={name: Group.from_dict(one) for name, one in value["languages"].items()},
            sites={name: Group.from_dict(one) for name, one in value["sites"].items()},
            other_sites=Group.from_dict(value["other_sites"]),
            sites_missing=value["sites_missing"],
            codes={name: Code(**one) for name, one in value["codes"].items()},
            scores={name: ScoreCounts.from_dict(one) for name, one in value["scores"].items()},
        )

    def _add(self, facts: Facts, outcome: Outcome, label: str) -> None:
        by_code = {
            code: one["removed"] + one["rewritten"] + one["flagged"] for code, one in sorted(facts["codes"].items())
        }
        by_family: Counter[str] = Counter()
        for code, count in by_code.items():
            by_family[code.rstrip("0123456789")] += count
        language = _known(facts["language"], self.languages, MAX_LANGUAGES)
        self.total.add(facts, outcome.state, by_family)
        self.languages.setdefault(language, Group()).add(facts, outcome.state, by_code)
        self.sites.setdefault(facts["site"], Group()).add(facts, outcome.state, by_family)
        self._bound_sites()
        if facts["reasons"]:
            self.reasons.setdefault(facts["verdict"], Counter()).update(facts["reasons"])
        if facts["page_type"]:
            self.page_types[facts["page_type"]] += 1
        for code, code_facts in facts["codes"].items():
            self.codes.setdefault(code, Code()).add(code_facts, label)
        for name, score_facts in facts["scores"].items():
            self.scores.setdefault(name, ScoreCounts()).add(score_facts)

    def _bound_sites(self) -> None:
        """Put the smallest sites together where there are too many."""
        if len(self.sites) <= 2 * MAX_SITES:
            return
        ordered = sorted(self.sites, key=lambda name: (-self.sites[name].records, name))
        self.sites_missing += self.sites[ordered[MAX_SITES]].records
        for name in ordered[MAX_SITES:]:
            self.other_sites.merge(self.sites.pop(name))


def reason_class(reason: str) -> str:
    """A reason without what differs from record to record, so that reasons can be counted.

    Example:
        >>> reason_class("is not JSON: Expecting value at column 17"), reason_class("is not UTF-8 at byte 1,024")
        ('is not JSON', 'is not UTF-8 at byte …')
        >>> reason_class("has nothing under 'text' or 'html' (its fields: 'a', 'b')")
        "has nothing under 'text' or 'html'"
    """
    kind = _PARENTHESES.sub("", reason[: 4 * LONGEST]).split(": ", 1)[0].split("; ", 1)[0]
    return _short(_NUMBER.sub("…", kind), 100) or UNKNOWN


_PARENTHESES = re.compile(r" ?\([^()]*\)")
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?!\w)")


def _known(name: str, names: Mapping[str, object], most: int) -> str:
    """The name, or that for all others where there are too many."""
    return name if name in names or len(names) < most else OTHER


def _short(text: str, length: int = LONGEST) -> str:
    text = without_surrogates(text)
    return text if len(text) <= length else text[: length - 1] + "…"


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
