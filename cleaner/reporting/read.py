"""A report from the folder of a run, complete or not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.reporting.notices import notices_of, standing_of
from cleaner.reporting.report import (
    Because,
    Code,
    Distribution,
    Fate,
    Group,
    Report,
    Run,
    Sites,
    Source,
    Speed,
    Threshold,
)
from cleaner.reporting.silent import silent_packs
from cleaner.reporting.speed import log_lines, speed_of
from cleaner.score import SCORES

if TYPE_CHECKING:
    from cleaner.cli.catalogue import KnownRule
    from cleaner.config import Config
    from cleaner.dumps.manifest import Plan

MOST_SITES = 50
"""Sites with the most articles that a report has; ``summary.json`` has all that are counted."""

MOST_BOILERPLATE = 20
"""Sites with the most boilerplate that a report has."""

ENOUGH = (20, 10, 5, 3, 2, 1)
"""Articles that a site needs to be ranked by its share of boilerplate: the first of these that leaves a list of
:data:`FEWEST_RANKED`. One page without an article would top any ranking.
"""

FEWEST_RANKED = 10

UNIT = 1_000_000
"""Runs add thresholds up in millionths."""


class ReportError(ValueError):
    """A folder that no report can be made of; the text says why, and what to do."""


def report_of(folder: Path) -> Report:
    """The report on a run.

    Args:
        folder: Of the run, as ``cleaner clean DUMP -o FOLDER`` made it. It is only read.

    Raises:
        ReportError: It is none, or cannot be read.
    """
    from cleaner.dumps.run import LOG

    plan = _plan(folder)
    summary, shards_done = _summary(folder, plan)
    config, known = _rules(plan)
    why = {rule.code: rule.why for rule in reversed(known)}
    speed = speed_of(log_lines(folder / LOG))
    run = Run(
        name=folder.resolve().name,
        complete=shards_done == len(plan.shards),
        records=plan.records,
        done=summary["done"],
        shards=len(plan.shards),
        shards_done=shards_done,
        complaints=tuple(summary["accounts"]["complaints"]) if shards_done == len(plan.shards) else (),
        inputs=tuple(Source(one.input.label, one.input.kind, one.records, one.input.size) for one in plan.inputs),
        versions=dict(plan.versions),
        settings=_changed(plan),
        last_at=_last_at(folder / LOG),
    )
    codes = tuple(sorted(_codes(summary, why), key=lambda code: (-code.records, -code.findings, code.code)))
    languages = tuple(sorted(_groups(summary["languages"]), key=_most_articles))
    return _with_notices(
        run=run,
        states=dict(summary["states"]),
        dropped=_fates(summary["filters"]),
        quarantine=_fates(summary["quarantine"]),
        reasons=tuple(_reasons(summary)),
        page_types=dict(sorted(summary["page_types"].items(), key=lambda item: (-item[1], item[0]))),
        text=_group("", summary["total"]),
        codes=codes,
        languages=languages,
        sites=_sites(summary),
        scores=tuple(_distribution(name, one) for name, one in sorted(summary["scores"].items(), key=_order)),
        speed=speed,
        rules_changed=_rules_changed(plan, config),
        silent=silent_packs(known, {code.code for code in codes}, {one.name for one in languages}, config),
    )


def _with_notices(*, run: Run, speed: Speed, **parts: Any) -> Report:
    bare = Report(standing="good", notices=(), run=run, speed=speed, **parts)
    notices = tuple(notices_of(bare))
    return Report(standing=standing_of(run, notices), notices=notices, run=run, speed=speed, **parts)


def _plan(folder: Path) -> Plan:
    from cleaner.dumps.manifest import MANIFEST, plan_from_json
    from cleaner.dumps.run import LOG

    path = folder / MANIFEST
    if not path.exists():
        if not folder.is_dir():
            raise ReportError(f"{folder}: there is no such folder; name that of a run")
        if (folder / LOG).exists():
            raise ReportError(f"{folder}: the records of this run are still being counted; there is nothing to report")
        raise ReportError(f"{folder}: is no run: it has no {MANIFEST}; 'cleaner clean DUMP -o RUN' makes one")
    try:
        return plan_from_json(json.loads(path.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError(f"{path}: cannot be read: {error}") from None


def _summary(folder: Path, plan: Plan) -> tuple[Mapping[str, Any], int]:
    """What was counted, and of how many shards."""
    from cleaner.dumps.counts import Counts
    from cleaner.dumps.manifest import MARKERS, SUMMARY, read_marker
    from cleaner.dumps.staging import STAGE
    from cleaner.dumps.summary import summary_of

    has_all = all((folder / MARKERS / f"{shard.number:05}.json").exists() for shard in plan.shards)
    if has_all and (folder / SUMMARY).exists():
        path = folder / SUMMARY
        try:
            summary: Mapping[str, Any] = json.loads(path.read_bytes())
            Counts.from_dict(summary)
            summary["accounts"]["complaints"], summary["done"]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReportError(f"{path}: cannot be read: {type(error).__name__}: {error}") from None
        return summary, len(plan.shards)
    counts, done = Counts(), 0
    for shard in plan.shards:
        if (marker := read_marker(folder, shard)) is not None:
            done += 1
        else:
            marker = read_marker(folder / STAGE, shard)  # cleaned, and waits to be compared with the others
        if marker is not None:
            counts.merge(Counts.from_dict(marker.counts))
    return summary_of(counts, plan.records), done


def _rules(plan: Plan) -> tuple[Config, list[KnownRule]]:
    """The configuration of the run and all rules there are; packs of the user's own as far as they can be read now."""
    from pydantic import ValidationError

    from cleaner.cli.catalogue import known_rules
    from cleaner.config import Config
    from cleaner.rulepacks.schema import PackError

    try:
        config = Config.model_validate(plan.settings.get("config", {}))
    except ValidationError:
        config = Config()  # of a version that has other settings
    try:
        return config, known_rules([pack for pack in config.rules if pack.exists()])
    except PackError:
        return config, known_rules()


def _rules_changed(plan: Plan, config: Config) -> bool:
    from cleaner.dumps.versions import versions

    own = {"sites": None, "gazetteers": (), "embedding_model": None, "rules": (), "site_packs": ()}
    now = versions(config.model_copy(update=own))
    return any(plan.versions.get(name) != now.get(name) for name in ("rules", "cleaner"))


def _changed(plan: Plan) -> dict[str, Any]:
    """Settings that are not the default."""
    from cleaner.dumps.settings import Settings

    usual = _flat(Settings().model_dump(mode="json"))
    return {name: value for name, value in _flat(plan.settings).items() if usual.get(name) != value}


def _flat(value: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            flat |= _flat(inner, f"{before}{name}.")
        else:
            flat[before + name] = inner
    return flat


def _last_at(path: Path) -> float | None:
    last = None
    for line in log_lines(path):
        at = line.get("at")
        last = float(at) if isinstance(at, int | float) else last
    return last


def _fates(reasons: Mapping[str, Mapping[str, Any]]) -> tuple[Fate, ...]:
    fates = (Fate(name, one["records"], tuple(one["examples"])) for name, one in reasons.items())
    return tuple(sorted(fates, key=lambda fate: (-fate.records, fate.name)))


def _reasons(summary: Mapping[str, Any]) -> Iterator[Because]:
    for verdict, codes in sorted(summary["reasons"].items()):
        for code, records in sorted(codes.items(), key=lambda item: (-item[1], item[0])):
            yield Because(verdict, code, summary["codes"].get(code, {}).get("name", ""), records)


def _codes(summary: Mapping[str, Any], why: Mapping[str, str]) -> Iterator[Code]:
    from cleaner.cli.catalogue import family_of

    for code, one in summary["codes"].items():
        yield Code(
            code=code,
            name=one["name"],
            about=family_of(code),
            why=" ".join(why.get(code, "").split()),
            records=one["records"],
            removed=one["removed"],
            rewritten=one["rewritten"],
            flagged=one["flagged"],
            characters=one["characters"],
            samples=tuple(one["samples"]),
        )


def _groups(groups: Mapping[str, Mapping[str, Any]]) -> Iterator[Group]:
    for name, one in groups.items():
        yield _group(name, one)


def _group(name: str, one: Mapping[str, Any]) -> Group:
    return Group(
        name=name,
        records=one["records"],
        states=dict(one["states"]),
        characters_before=one["characters_before"],
        characters_after=one["characters_after"],
        words_before=one["words_before"],
        words_after=one["words_after"],
        findings=dict(sorted(one["findings"].items(), key=lambda item: (-item[1], item[0]))),
    )


def _most_articles(group: Group) -> tuple[int, str]:
    return -group.records, group.name


def _sites(summary: Mapping[str, Any]) -> Sites:
    from cleaner.dumps.facts import UNKNOWN

    groups = sorted(_groups(summary["sites"]), key=_most_articles)
    named = [group for group in groups if group.name != UNKNOWN]
    enough = next((least for least in ENOUGH if sum(g.records >= least for g in named) >= FEWEST_RANKED), 1)
    ranked = [group for group in named if group.records >= enough and group.characters_removed]
    ranked.sort(key=lambda g: (-g.characters_removed / g.characters_before, -g.characters_removed, g.name))
    return Sites(
        total=len(named),
        biggest=tuple(groups[:MOST_SITES]),
        boilerplate=tuple(ranked[:MOST_BOILERPLATE]),
        enough=enough,
        others=summary["other_sites"]["records"],
        missing=summary["sites_missing"],
    )


def _order(item: tuple[str, Mapping[str, Any]]) -> tuple[bool, bool, str]:
    """Scores that something is decided by come first."""
    name, one = item
    return not one["thresholds"], name not in SCORES, name


def _distribution(name: str, one: Mapping[str, Any]) -> Distribution:
    thresholds = (
        Threshold(float(rate), articles, total / articles / UNIT, least / UNIT, greatest / UNIT)
        for rate, (articles, total, least, greatest) in one["thresholds"].items()
        if articles
    )
    return Distribution(
        name=name,
        about=SCORES.get(name, ""),
        bins=tuple(one["bins"]),
        not_judged=one["not_judged"],
        labels=dict(sorted(one["labels"].items(), key=lambda item: (-item[1], item[0]))),
        thresholds=tuple(sorted(thresholds, key=lambda threshold: -threshold.false_positive_rate)),
    )
