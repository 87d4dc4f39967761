"""What a report on a run holds: exactly this is what ``cleaner report --format json`` writes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

FORMAT = 1
"""Of the report as JSON; a new key does not change it."""

Standing = Literal["good", "look", "unfinished", "wrong"]
"""Whether all is well; something should be looked at; not all is done; or the accounts do not add up."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about a run.

    Attributes:
        kind: ``"wrong"``, ``"look"``, or ``"note"`` for what needs no action.
        text: In a sentence.
        about: The part of the report that tells more: ``"quarantine"``, ``"dropped"``, ``"review"``, ``"codes"``,
            ``"sites"``, ``"languages"``, ``"scores"``, ``"speed"``, ``"rules"``; empty for none.
    """

    kind: Literal["wrong", "look", "note"]
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An input of the run. ``size`` is in bytes, ``None`` where it is not known."""

    label: str
    kind: str
    records: int
    size: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """The run as a whole.

    Attributes:
        name: Of its folder.
        complete: Every shard is done; otherwise all counts are of what is done so far.
        records: Of all inputs.
        done: Of them, in any state.
        shards, shards_done: Shards.
        complaints: Where the accounts of a complete run do not add up.
        inputs: In the order of reading.
        versions: Of code, rules, models and libraries, or digests of them.
        settings: That are not the default, by dotted name.
        last_at: When its log was written last, in seconds since 1970; ``None`` without a log.
    """

    name: str
    complete: bool
    records: int
    done: int
    shards: int
    shards_done: int
    complaints: tuple[str, ...]
    inputs: tuple[Source, ...]
    versions: dict[str, str]
    settings: dict[str, Any]
    last_at: float | None


@dataclass(frozen=True, slots=True)
class Fate:
    """Records that share a fate: a filter that dropped them, or a reason why they could not be cleaned.

    Attributes:
        examples: The first few: ``label``, and ``title`` and ``why`` or ``reason``.
    """

    name: str
    records: int
    examples: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Because:
    """A code that led to a verdict, in so many articles."""

    verdict: str
    code: str
    name: str
    records: int


@dataclass(frozen=True, slots=True)
class Code:
    """Findings with one code.

    Attributes:
        about: What it is about, in words.
        why: The reason of its rule; empty for a rule that is not known here.
        records: Articles with one or more of them.
        removed, rewritten, flagged: Findings, by what they do.
        characters: That removals took away.
        samples: The first few articles: ``label`` and ``excerpt``.
    """

    code: str
    name: str
    about: str
    why: str
    records: int
    removed: int
    rewritten: int
    flagged: int
    characters: int
    samples: tuple[dict[str, str], ...]

    @property
    def family(self) -> str:
        """Its letters."""
        return self.code.rstrip("0123456789")

    @property
    def findings(self) -> int:
        """All of them."""
        return self.removed + self.rewritten + self.flagged


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one language or site, or all of them.

    Attributes:
        states: Articles by state.
        characters_before, characters_after: Of what was read, and of what is left.
        words_before, words_after: The same in words.
        findings: By code (languages) or family of codes (sites).
    """

    name: str
    records: int
    states: dict[str, int]
    characters_before: int
    characters_after: int
    words_before: int
    words_after: int
    findings: dict[str, int]

    @property
    def characters_removed(self) -> int:
        """What went; nothing where rewriting made more of the text than was there."""
        return max(self.characters_before - self.characters_after, 0)


@dataclass(frozen=True, slots=True)
class Sites:
    """Sites, which can be many.

    Attributes:
        total: Sites that are counted.
        biggest: Those with the most articles.
        boilerplate: Those of which the greatest share was removed, among sites with enough articles.
        enough: Articles that a site needs to be among ``boilerplate``.
        others: Articles of sites that were too many to be counted one by one.
        missing: Articles that the count of a site may lack.
    """

    total: int
    biggest: tuple[Group, ...]
    boilerplate: tuple[Group, ...]
    enough: int
    others: int
    missing: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a score begins to count; it may differ with the length of the text.

    Attributes:
        false_positive_rate: Share (0 to 1) of the documents it should not hit that it was set to hit at most.
        articles: That it holds for.
        mean, least, greatest: The score from which it hits, over these articles.
    """

    false_positive_rate: float
    articles: int
    mean: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """One score over all articles.

    Attributes:
        about: What it is.
        bins: Articles by score, from 0 to 1 in equal steps; the last holds 1 as well.
        not_judged: Articles without a value.
        labels: What the score meant in words, by articles.
        thresholds: The strictest last.
    """

    name: str
    about: str
    bins: tuple[int, ...]
    not_judged: int
    labels: dict[str, int]
    thresholds: tuple[Threshold, ...]

    @property
    def judged(self) -> int:
        """Articles with a value."""
        return sum(self.bins)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some time of cleaning: from when to when, in seconds of cleaning, and how many records were done in it."""

    start: float
    end: float
    records: int

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / (self.end - self.start) if self.end > self.start else 0.0


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast it was.

    Attributes:
        stretches: Of the time that was spent cleaning, in order; pauses between two commands are left out.
        phases: Seconds by phase: ``counting``, ``learning``, ``cleaning``, ``comparing``.
        commands: How often it was begun or taken up again.
        restarts: Workers that died or were ended, and were started anew.
    """

    stretches: tuple[Stretch, ...]
    phases: dict[str, float]
    commands: int
    restarts: int

    @property
    def records(self) -> int:
        """That the log saw being done."""
        return sum(stretch.records for stretch in self.stretches)

    @property
    def rate(self) -> float:
        """Records a second while cleaning."""
        seconds = self.stretches[-1].end if self.stretches else 0.0
        return self.records / seconds if seconds else 0.0


@dataclass(frozen=True, slots=True)
class SilentRule:
    """A rule whose code was never found. It may have looked and found nothing."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class SilentPack:
    """The rules of a pack, or of a module, that never fired.

    Attributes:
        pack: The pack's file, or the Python module.
        about: ``"could have"`` fired, its language is ``"not in the run"``, or it was ``"switched off"``.
        rules: By code.
        known: Rules of the pack.
    """

    pack: str
    about: Literal["could have", "not in the run", "switched off"]
    rules: tuple[SilentRule, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about a run that a person may want to see.

    Attributes:
        standing: Whether all is well.
        notices: What to look at first, the most important first.
        states: Records by ``kept``, ``review``, ``dropped``, ``quarantined``.
        dropped: By filter.
        quarantine: By reason.
        reasons: Codes behind the verdicts ``drop`` and ``review``.
        page_types: Articles by what their page looks like.
        text: All articles together.
        codes: Those in most articles first.
        rules_changed: The rules here are not those of the run, so ``why`` and ``silent`` may be off.
        silent: Rules that never fired, by pack.
    """

    standing: Standing
    notices: tuple[Notice, ...]
    run: Run
    states: dict[str, int]
    dropped: tuple[Fate, ...]
    quarantine: tuple[Fate, ...]
    reasons: tuple[Because, ...]
    page_types: dict[str, int]
    text: Group
    codes: tuple[Code, ...]
    languages: tuple[Group, ...]
    sites: Sites
    scores: tuple[Distribution, ...]
    speed: Speed
    rules_changed: bool
    silent: tuple[SilentPack, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        value = {"format": FORMAT, **asdict(self)}
        value["speed"]["rate"] = round(self.speed.rate, 3)
        return value
