"""The pipeline is a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.names.cluster import NameCluster
from cleaner.rulepacks import load_rules
from cleaner.score import Score
from cleaner.stages.artefacts import Artefacts
from cleaner.stages.boilerplate import Boilerplate
from cleaner.stages.characters import characters
from cleaner.stages.languages import languages
from cleaner.stages.main_content import MainContent
from cleaner.stages.offtopic import OffTopic, Removal
from cleaner.stages.page_evidence import evidence
from cleaner.stages.quotes import quotes_stage
from cleaner.stages.spacing import spacing
from cleaner.stages.text_judge import RULES as JUDGED
from cleaner.stages.text_judge import LineJudge
from cleaner.stages.topic import OnTopic
from cleaner.stages.translation import Translation

if TYPE_CHECKING:
    from cleaner.judges.offtopic.semantic import Embedder
    from cleaner.sitepacks import SitePacks
    from cleaner.sites import SiteMemory
    from cleaner.stages.names import NameStage

Stage = Callable[[Document], Iterable[Finding | Score | NameCluster]]
"""A pure function from a document to findings, to scores of the document where it measures one, and to the names in it
where it knows them. It must not raise on any text, and must take linear time."""


class Stages(NamedTuple):
    """The stages that a configuration asks for.

    Attributes:
        structural: They see a page or a text once, as it was read, with all its markup.
        textual: They see what is left after those, round after round, until nothing changes.
        observing: They see the clean text once, and only flag.
        informed: What makes of a document one with the metadata that site packs find in it, and is told whether its
            title was given; ``None`` without site packs.
    """

    structural: tuple[Stage, ...]
    textual: tuple[Stage, ...]
    observing: tuple[Stage, ...]
    informed: Callable[[Document, bool], Document] | None = None


def build_stages(config: Config, sites: SiteMemory | None = None) -> Stages:
    """The stages that a configuration asks for, in their order.

    Args:
        config: What to look for.
        sites: A memory of sites that is still learning, instead of the file that the configuration names.
    """
    structural: list[Stage] = []
    textual: list[Stage] = []
    observing: list[Stage] = []
    packs = _site_packs(config)
    structural += _main_content(config, packs)
    if config.wants_family("MT0"):
        structural.append(evidence)
    if (sites is not None or config.sites is not None) and config.wants_family("SR"):
        textual.append(_site_repeats(config, sites))
    textual += _site_lines(config, packs)
    rules = load_rules(config.rules).rules
    by_rules = any(config.wants(rule.code) for rule in rules)
    by_judge = any(config.wants(rule.code) for rule in JUDGED)
    if by_rules or by_judge:
        boilerplate = Boilerplate(rules) if config.rules else _built_in_boilerplate()
        textual += (boilerplate,) * by_rules + (LineJudge(boilerplate.reading),) * by_judge
    if config.wants_family("QC"):
        textual += (characters, quotes_stage(config.quotes), spacing)
    if config.names != "off" and config.wants_family("NM"):
        names = _names(config)
        textual.append(names.rewrites)
        observing.append(names.observed)
    if config.wants_family("MT1"):
        observing.append(_built_in_artefacts())
    if config.wants_family("MT9"):
        observing.append(Translation())
    if config.wants_family("LG"):
        observing.append(languages)
    if config.wants_family("OT"):
        if config.off_topic == "remove":
            textual.append(Removal())
        observing.append(OffTopic(embedder=_embedder(config)))
    if config.topic is not None and config.wants("DQ301"):
        observing.append(OnTopic(config.topic))
    observing += _round_trip(config.round_trip)
    return Stages(tuple(structural), tuple(textual), tuple(observing), _informed(packs, structural))


def _site_packs(config: Config) -> SitePacks | None:
    """The packs that a configuration names; what reads them is loaded only then."""
    if not config.site_packs:
        return None
    from cleaner.sitepacks import load_site_packs

    return load_site_packs(config.site_packs)


def _main_content(config: Config, packs: SitePacks | None) -> list[Stage]:
    """What decides on the main content: the packs of a site where there are any, otherwise the judge."""
    stages: list[Stage] = []
    if config.main_content != "none" and config.wants_family("EX"):
        stages.append(MainContent(config.main_content))
    if packs is not None and config.wants_family("EX2"):
        from cleaner.sitepacks.pages import OUTSIDE, SitePages

        stages = [SitePages(packs, next(iter(stages), None), takes_body=config.wants(OUTSIDE))]
    return stages


def _informed(packs: SitePacks | None, structural: Sequence[Stage]) -> Callable[[Document, bool], Document] | None:
    """What finds metadata; the stage that follows the packs has the page parsed already."""
    if packs is None or not any(pack.informs for pack in packs.packs):
        return None
    from cleaner.sitepacks.pages import SitePages

    pages = next((stage for stage in structural if isinstance(stage, SitePages)), None) or SitePages(packs)
    return lambda document, title_given: pages.informed(document, title_given=title_given)


def _site_lines(config: Config, packs: SitePacks | None) -> list[Stage]:
    if packs is None or not any(config.wants(rule.code) for pack in packs.packs for rule in pack.rules):
        return []
    from cleaner.sitepacks.lines import SiteLines

    return [SiteLines(packs)]


@lru_cache(maxsize=1)
def _built_in_boilerplate() -> Boilerplate:
    """The stage of the built-in packs, shared by every cleaner of a process: compiling it takes a third of a second."""
    return Boilerplate(load_rules().rules)


def _site_repeats(config: Config, sites: SiteMemory | None) -> Stage:
    """The stage of site memory; what it stands on costs nothing where it is not asked for."""
    from cleaner.stages.site_repeats import SiteRepeats

    if sites is not None:
        return SiteRepeats(sites.repeats)
    from cleaner.sites.storing import StoredRepeats

    assert config.sites is not None
    return SiteRepeats(StoredRepeats(config.sites))


def _embedder(config: Config) -> Embedder | None:
    """The user's embedding model, if there is one."""
    if config.embedding_model is None:
        return None
    from cleaner.judges.offtopic.semantic import load_embedder

    return load_embedder(config.embedding_model)


def _round_trip(through: str | None) -> list[Stage]:
    """The stage of the round trip, if there is one, with the engine that this process has."""
    if through is None:
        return []
    from cleaner.translating.argos import shared_engine
    from cleaner.translating.round_trip import RoundTrip

    return [RoundTrip(through, shared_engine())]


def _names(config: Config) -> NameStage:
    """The stage of names; with a finder and lists of the user's own if there are any."""
    from cleaner.names.find import Finder, find
    from cleaner.names.gazetteer import Gazetteer
    from cleaner.stages.names import NameStage

    finder: Finder = find
    if config.name_finder is not None:
        from cleaner.names.by_spacy import spacy_finder

        finder = spacy_finder(config.name_finder)
    return NameStage(Gazetteer.load(config.gazetteers), finder, corpus=config.names == "corpus")


@lru_cache(maxsize=1)
def _built_in_artefacts() -> Artefacts:
    """The stage of the built-in rules: compiling them takes some tens of milliseconds."""
    return Artefacts()
