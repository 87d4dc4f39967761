"""Rules that never fired: they may be right and rare, or not worth their time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from cleaner.reporting.report import SilentPack, SilentRule

if TYPE_CHECKING:
    from cleaner.cli.catalogue import KnownRule
    from cleaner.config import Config


def silent_packs(
    known: Sequence[KnownRule], found: Collection[str], languages: Collection[str], config: Config
) -> tuple[SilentPack, ...]:
    """Rules whose code was never found, by pack.

    Args:
        known: All rules.
        found: Codes that were found. A code that many languages share is found for all of them: runs count codes.
        languages: Of the articles.
        config: Of the run.
    """
    by_pack: dict[str, list[KnownRule]] = {}
    for rule in known:
        by_pack.setdefault(rule.origin, []).append(rule)
    packs = []
    for pack, rules in sorted(by_pack.items()):
        by_about: dict[str, dict[str, SilentRule]] = {}
        for rule in rules:
            if rule.code not in found:
                about = _about(rule, languages, config)
                by_about.setdefault(about, {}).setdefault(rule.code, SilentRule(rule.code, rule.name, rule.why))
        known_codes = len({rule.code for rule in rules})
        for about in ("could have", "switched off", "not in the run"):
            if silent := by_about.get(about):
                packs.append(SilentPack(pack, about, tuple(silent.values()), known_codes))  # type: ignore[arg-type]
    return tuple(packs)


def _about(rule: KnownRule, languages: Collection[str], config: Config) -> str:
    if not config.wants(rule.code):
        return "switched off"
    if "*" in rule.languages or not rule.languages or any(language in languages for language in rule.languages):
        return "could have"
    return "not in the run"
