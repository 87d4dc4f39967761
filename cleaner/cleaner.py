"""The flow: read, find, resolve, apply, judge."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cleaner.applying import apply, compose, map_flags, map_spans, resolve
from cleaner.article import Article
from cleaner.config import Config, InputFormat
from cleaner.document import Block, Document
from cleaner.finding import Finding
from cleaner.judging import judge, judge_translation, verdict
from cleaner.names.cluster import NameCluster
from cleaner.reading import read
from cleaner.reading.language import detect
from cleaner.reading.text import line_blocks, line_spans
from cleaner.score import Score
from cleaner.stages import Stage, build_stages

if TYPE_CHECKING:
    from cleaner.sites import SiteMemory
    from cleaner.translating.articles import Translating

MAX_ROUNDS = 8
"""Rounds of text stages. Two are usual (one that edits, one that finds nothing more); the bound is there so that no
pair of rules can go on for ever."""


class Cleaner:
    """A configured pipeline. Build it once, use it from as many threads as you like.

    Args:
        config: What to look for and what to do about it.
        sites: A memory of sites that you add pages to while you clean; ``config.sites`` names one in a file.

    Raises:
        cleaner.rulepacks.PackError: A rule pack of the configuration is wrong; the message names file, rule and field.
        cleaner.translating.engine.MissingPackage: Nothing that is installed translates to ``config.translate_to``.

    Example:
        >>> tool = Cleaner(Config(select=["BP"]))
        >>> tool.clean("The ferry was late again on Monday morning.\\n\\nLeave a Reply").text
        'The ferry was late again on Monday morning.'
    """

    def __init__(self, config: Config | None = None, sites: SiteMemory | None = None) -> None:
        self.config = config or Config()
        self._sites = sites
        self._stages = build_stages(self.config, sites)
        self._translating = _translating(self.config)

    def clean(
        self,
        content: str | bytes,
        url: str | None = None,
        title: str | None = None,
        language: str | None = None,
    ) -> Article:
        """Find what does not belong and take it out. Never raises on any ``str`` or ``bytes``.

        Args:
            content: HTML or text; which of them is found out unless the configuration says.
            url: Where it came from.
            title: The headline, if known better than the page knows it.
            language: ISO 639-1 code, if known.
        """
        return self._run(content, url, title, language, applied=True)

    def check(
        self,
        content: str | bytes,
        url: str | None = None,
        title: str | None = None,
        language: str | None = None,
    ) -> Article:
        """The same findings as :meth:`clean`, nothing applied: ``article.text == article.source``."""
        return self._run(content, url, title, language, applied=False)

    def clean_many(
        self, records: Iterable[str | bytes | Mapping[str, Any]], workers: int | None = None
    ) -> Iterator[Article]:
        """Clean many records, in order, lazily.

        Args:
            records: Contents, or mappings with ``html`` or ``text`` and, where known, ``url``, ``title``, ``language``.
            workers: Processes; ``None`` or 1 works in this one.
        """
        from cleaner.running.many import clean_many

        if self._sites is not None and (workers or 1) > 1:
            raise ValueError("processes share no memory of sites: save it, and name the file in Config(sites=...)")
        return clean_many(self, records, workers or 1)

    def _run(
        self,
        content: str | bytes,
        url: str | None,
        title: str | None,
        language: str | None,
        *,
        applied: bool,
        input_format: InputFormat = "auto",
        charset: str | None = None,
    ) -> Article:
        deadline = time.monotonic() + self.config.time_limit
        if self.config.input_format != "auto":
            input_format = self.config.input_format
        document = read(content, url=url, title=title, language=language, input_format=input_format, charset=charset)
        if self._stages.informed is not None:
            document = self._stages.informed(document, title is not None)
        told = _Told()
        edits, flags = self._find(document, deadline, told)
        text = apply(document.source, edits)
        seen = self._observe(document, edits, deadline, told)
        scores = told.scores
        flags = (*flags, *seen, *(f for f in document.notes if self.config.wants(f.code)))
        if self.config.wants_family("DQ"):
            flags += tuple(f for f in judge(document, text, edits) if self.config.wants(f.code))
        if self.config.wants_family("MT"):
            judged = judge_translation(scores.get("machine_translation"), document.source, text, flags)
            flags += tuple(f for f in judged if self.config.wants(f.code))
        findings = tuple(sorted((*edits, *flags), key=attrgetter("start", "end", "code")))
        decision, reasons = verdict(findings, self.config.machine_translation)
        article = Article(
            text=text if applied else document.source,
            source=document.source,
            findings=findings,
            kind=document.kind,
            url=document.url,
            title=document.title,
            author=document.author,
            date=document.date,
            site=document.site,
            language=document.language,
            scores={name: score.value for name, score in scores.items() if score.value is not None},
            score_details=scores,
            names=_in_source(told.names, document.source, edits),
            page_type=scores["page_type"].label if "page_type" in scores else None,
            verdict=decision,
            reasons=reasons,
            applied=applied,
        )
        return self._translating(article, deadline) if self._translating is not None and applied else article

    def _find(
        self, document: Document, deadline: float, told: _Told
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Run the stages until nothing changes; edits and flags point into the document's source.

        Scores go into ``told``; of one that several rounds give, the first stays: it saw the document as it came.

        A page goes through three kinds of rounds. The first decides on the main content. The next sees what that left,
        still with tags and links. The others see plain text, the same that cleaning the result again would see, so
        that cleaning what is clean changes nothing.
        """
        edits: tuple[Finding, ...] = ()
        flags: list[Finding] = []
        current = document
        if self._stages.structural:
            edits, found = self._round(self._stages.structural, current, deadline, flags, told)
            flags += found
            if self._stages.textual and document.kind == "html":
                current = _remainder(document, edits)
        if not self._stages.textual:
            return edits, _surviving(flags, edits)
        informed = document.kind == "html"
        for _ in range(MAX_ROUNDS):
            more, found = self._round(self._stages.textual, current, deadline, flags, told)
            if informed or not more:
                flags += map_flags(edits, found)
            if not more and not informed:
                break
            edits = compose(document.source, edits, more)
            text = apply(document.source, edits)
            current = _changed(current, text, line_blocks(text))
            informed = False
        return edits, _surviving(flags, edits)

    def _round(
        self,
        stages: tuple[Stage, ...],
        document: Document,
        deadline: float,
        notes: list[Finding],
        told: _Told,
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        found: list[Finding] = []
        for stage in stages:
            if time.monotonic() > deadline:
                message = f"the time limit of {self.config.time_limit:g} s was over before every stage had run"
                notes.append(Finding("DQ203", "time-limit", 0, 0, None, 1.0, message))
                break
            for result in stage(document):
                if isinstance(result, Score):
                    told.scores.setdefault(result.name, result)
                elif isinstance(result, NameCluster):
                    told.names.append(result)
                elif self.config.wants(result.code):
                    found.append(self._configured(result))
        return resolve(document, found)

    def _observe(self, document: Document, edits: tuple[Finding, ...], deadline: float, told: _Told) -> list[Finding]:
        """What the observing stages say of the clean text, as flags of the source."""
        if not self._stages.observing:
            return []
        notes: list[Finding] = []
        _, flags = self._round(self._stages.observing, _remainder(document, edits), deadline, notes, told)
        return [*map_flags(edits, flags), *notes]

    def _configured(self, finding: Finding) -> Finding:
        """The finding; as a flag if it is an edit that may not act."""
        if finding.is_edit and not self.config.applies(finding.code, finding.confidence):
            return Finding(
                finding.code, finding.name, finding.start, finding.end, None, finding.confidence, finding.message
            )
        return finding


def _translating(config: Config) -> Translating | None:
    """What translates; it costs nothing where it is not asked for."""
    if config.translate_to is None:
        return None
    from cleaner.translating.articles import Translating

    return Translating(config.translate_to)


@dataclass(slots=True)
class _Told:
    """What stages say beside findings: scores by name, and names, which point into the text that the stage saw."""

    scores: dict[str, Score] = field(default_factory=dict)
    names: list[NameCluster] = field(default_factory=list)


def _in_source(names: list[NameCluster], source: str, edits: tuple[Finding, ...]) -> tuple[NameCluster, ...]:
    """Names of the clean text, with the places and the spelling that the source has."""
    spans = iter(map_spans(edits, [(start, end) for name in names for start, end, _ in name.mentions]))
    moved = []
    for name in names:
        places = list(islice(spans, len(name.mentions)))
        moved.append(name._replace(mentions=tuple((start, end, source[start:end]) for start, end in places)))
    return tuple(moved)


def _remainder(document: Document, edits: tuple[Finding, ...]) -> Document:
    """What edits leave; blocks that none of them touched still know their tags and links."""
    text = apply(document.source, edits)
    kept = _moved(document, edits)
    return _changed(document, text, tuple(kept.get(start) or Block(start, end) for start, end in line_spans(text)))


def _changed(document: Document, text: str, blocks: tuple[Block, ...]) -> Document:
    """The document with other text, and the language that this text shows: what cleaning it anew would begin with."""
    changed = document.with_text(text, blocks)
    return replace(changed, language=detect(changed)) if changed.language_detected else changed


def _moved(document: Document, edits: tuple[Finding, ...]) -> dict[int, Block]:
    """Blocks that no edit touches, moved to where they now stand, by their new start."""
    moved = {}
    shift = 0
    following = iter(edits)
    edit = next(following, None)
    for block in document.blocks:
        while edit is not None and edit.end <= block.start:
            shift += len(edit.replacement or "") - (edit.end - edit.start)
            edit = next(following, None)
        if edit is not None and edit.start < block.end:
            continue
        start = block.start + shift
        moved[start] = (
            Block(start, block.end + shift, block.kind, block.element, block.link_density, block.level)
            if shift
            else block
        )
    return moved


def _surviving(flags: list[Finding], edits: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Flags once each, without those on text that is gone."""
    removals = [edit for edit in edits if edit.is_removal]
    starts = [removal.start for removal in removals]

    def is_gone(flag: Finding) -> bool:
        at = bisect_right(starts, flag.start) - 1
        return flag.end > flag.start and at >= 0 and removals[at].end >= flag.end

    return tuple(flag for flag in dict.fromkeys(flags) if not is_gone(flag))


_default: Cleaner | None = None


def _cleaner(config: Config | None) -> Cleaner:
    global _default  # noqa: PLW0603 -- compiling the rule packs once is the point
    if config is not None:
        return Cleaner(config)
    if _default is None:
        _default = Cleaner()
    return _default


def clean(
    content: str | bytes,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
    config: Config | None = None,
) -> Article:
    """Clean one page or text.

    For many calls with a configuration of your own build a :class:`Cleaner` once: a ``config`` given here compiles the
    rule packs anew.

    Args:
        content: HTML or text, ``str`` or ``bytes``; which of them is found out.
        url: Where it came from.
        title: The headline, if known better than the page knows it.
        language: ISO 639-1 code, if known.
        config: What to look for and what to do about it.

    Returns:
        The article: ``text``, ``findings``, metadata, ``verdict``.

    Example:
        >>> clean("It rained.\\n\\nSee also  Storm closes the port of Dover").text
        'It rained.'
    """
    return _cleaner(config).clean(content, url, title, language)


def check(
    content: str | bytes,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
    config: Config | None = None,
) -> Article:
    """The findings of :func:`clean` with nothing applied.

    Example:
        >>> [f.code for f in check("It rained.\\n\\nSee also  Storm closes the port of Dover").findings if f.is_edit]
        ['BP101']
    """
    return _cleaner(config).check(content, url, title, language)
