"""Sections of the page with what the run was made of: its rules, inputs, settings and versions."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.pages.visible import visible
from cleaner.reporting.amounts import counted
from cleaner.reporting.pieces import more, name, section, table, tag
from cleaner.reporting.report import Report, SilentPack


def rules(report: Report) -> str:
    """Silent rules by pack; packs for languages that no article had are only named."""
    could = [pack for pack in report.silent if pack.about == "could have"]
    off = sum(len(pack.rules) for pack in report.silent if pack.about == "switched off")
    absent = [pack.pack for pack in report.silent if pack.about == "not in the run"]
    silent = sum(len(pack.rules) for pack in could)
    said = [
        "<p class=lead>They may be right and rare, or not worth their time. Runs count codes: a code that several "
        "packs share counts as fired in all of them.</p>"
    ]
    if report.rules_changed:
        said.append("<p>The rules here are not those of the run, so that this may be off.</p>")
    if could:
        said.append(f'<div class="packs">{"".join(_pack(pack) for pack in could)}</div>')
    if off:
        said.append(f"<p>{counted(off, 'rule')} {'was' if off == 1 else 'were'} switched off by the settings.</p>")
    if absent:
        names = ", ".join(visible(pack.removesuffix(".yaml")) for pack in absent)
        said.append(more(f"{counted(len(absent), 'pack')} for languages that no article had", f"<p>{names}</p>"))
    return section("rules", "Rules that never fired", "".join(said) if report.silent else "", silent)


def _pack(pack: SilentPack) -> str:
    items = "".join(
        f"<li>{tag(rule.code)} <b>{name(rule.name)}</b> "
        f'<span class="said">{visible(" ".join(rule.why.split()))}</span></li>'
        for rule in pack.rules
    )
    head = f'{name(pack.pack)} <span class="count">{len(pack.rules):,} of {counted(pack.known, "rule")}</span>'
    return more(head, f'<ul class="samples">{items}</ul>')


def run(report: Report) -> str:
    """Inputs, settings, versions."""
    inputs = table(
        "Inputs",
        ("Input", "Kind", "#Records"),
        ([name(one.label), visible(one.kind), f"{one.records:,}"] for one in report.run.inputs),
    )
    settings = _pairs("Settings", report.run.settings.items())
    versions = _pairs("Versions", report.run.versions.items())
    parts = [inputs]
    parts.append(
        more("Settings that are not the default", settings) if settings else "<p>All settings are the default.</p>"
    )
    parts.append(more("Versions of code, rules and libraries", versions))
    return section("run", "How it was run", "".join(parts))


def _pairs(title: str, pairs: Iterable[tuple[str, object]]) -> str:
    rows = [[visible(str(key)), f"<code>{name(str(value)[:200])}</code>"] for key, value in pairs]
    return table(title, ("Name", "Value"), rows) if rows else ""
