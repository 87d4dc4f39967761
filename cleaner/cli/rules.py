"""``cleaner rules``: the rules as a table, one in full, and the examples of a pack as tests."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cleaner.cli import options
from cleaner.cli.completions import complete_rule
from cleaner.cli.rules_diff import diff
from cleaner.cli.rules_new import new
from cleaner.cli.rules_suggest import suggest
from cleaner.cli.talking import FINDINGS, for_people, paragraphs, printable, stop, tell

if TYPE_CHECKING:
    from cleaner.cli.catalogue import KnownRule
    from cleaner.rulepacks import Rule

SHOWN_EXAMPLES = 3
"""Examples of each kind that are shown of one pack, and 1 where there are many; the packs have the others."""

FEW_LANGUAGES = 6
"""Languages that fit into a line of the table."""


class ShowByDefault(TyperGroup):
    """``cleaner rules BP101`` is ``cleaner rules show BP101``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``show`` before anything that is not a command's name."""
        if not args or args[0] not in {*self.commands, "--help"}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=ShowByDefault, rich_markup_mode="rich", pretty_exceptions_enable=False)


@app.callback()
def rules() -> None:
    """List rules, show one ([bold]cleaner rules BP101[/bold]), or test a pack of your own."""


@app.command()
@for_people
def show(
    code: Annotated[
        str | None,
        typer.Argument(
            help="A code, its beginning, or a name: BP101, BP1, see-also-line.", autocompletion=complete_rule
        ),
    ] = None,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    language: options.Language = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Rules as a table, or one in full: its reason, examples, languages and pack. (The default.)"""
    from difflib import get_close_matches

    from cleaner.cli.catalogue import known_rules, nearest_code

    made = options.configured(rules=rules, config=config)
    known = known_rules(made.rules)
    wanted = [r for r in known if code is None or r.code.startswith(code.upper()) or r.name == code.lower()]
    if not wanted:
        names = get_close_matches((code or "").lower(), {r.name for r in known}, n=1)
        near = names[0] if names else nearest_code(code or "", (r.code for r in known))
        hint = f"did you mean {near}?" if near else "'cleaner rules' lists them all"
        stop(f"no rule is called {code}; {hint}")
    if language:
        wanted = [r for r in wanted if "*" in r.languages or language.lower() in r.languages]
    if as_json:
        listed = json.dumps([asdict(rule) for rule in wanted], indent=2, ensure_ascii=False)
        # An example holds half a character on purpose, which no encoding has: JSON writes it as an escape.
        sys.stdout.write(listed.encode("utf-8", "backslashreplace").decode() + "\n")
    elif code is not None and len({rule.code for rule in wanted}) == 1:
        _in_full(wanted)
    else:
        _table(wanted)


@app.command()
@for_people
def test(
    packs: Annotated[
        list[Path],
        typer.Argument(metavar="PACK...", help="Rule packs and site packs (YAML), site configs, folders of such."),
    ],
) -> None:
    """Run the examples of your rule packs: every 'hit' has to be found, every 'miss' left alone.

    Of site packs the selectors are read too, and what is not understood is told.

    Exit codes: 0 all as they should be, 1 some are not, 2 a pack is wrong.
    """
    from cleaner.cli.tally import counted
    from cleaner.rulepacks import load_rules
    from cleaner.rulepacks.selftest import selftest
    from cleaner.sitepacks.load import is_site_pack

    failed = 0
    for pack in packs:
        own = _of_sites(pack) if is_site_pack(pack) else load_rules([pack]).rules[len(load_rules().rules) :]
        failures = selftest(own)
        failed += len(failures)
        for failure in failures:
            tell(str(failure))
        examples = sum(len(rule.hit) + len(rule.miss) for rule in own)
        state = f"{len(failures):,} not as they should be" if failures else "all as they should be"
        print(f"{pack}: {counted(len(own), 'rule')}, {counted(examples, 'example')}, {state}")
    if failed:
        raise typer.Exit(FINDINGS)


def _of_sites(path: Path) -> tuple[Rule, ...]:
    """The rules for lines in site packs; what else they hold is counted and told."""
    from cleaner.cli.tally import counted
    from cleaner.sitepacks import load_site_packs
    from cleaner.sitepacks.schema import SELECTORS

    found = load_site_packs([path])
    for note in found.notes:
        tell(note, "warning")
    selectors = sum(len(getattr(pack, name)) for pack in found.packs for name in SELECTORS)
    print(f"{path}: {counted(sum(len(pack.sites) for pack in found.packs), 'site')}, {counted(selectors, 'selector')}")
    return tuple(rule for pack in found.packs for rule in pack.rules)


app.command(help=paragraphs(new.__doc__))(new)
app.command(help=paragraphs(suggest.__doc__))(suggest)
app.command(help=paragraphs(diff.__doc__))(diff)


def _table(rules: list[KnownRule]) -> None:
    from rich.console import Console
    from rich.table import Table

    from cleaner.cli.catalogue import family_of

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Code", "Name", "About", "Action", "Languages"):
        table.add_column(column, no_wrap=column != "Languages", style="cyan" if column == "Code" else "")
    by_code: dict[tuple[str, str], list[KnownRule]] = {}
    for rule in rules:
        by_code.setdefault((rule.code, rule.name), []).append(rule)
    for (code, name), same in by_code.items():
        actions = "/".join(dict.fromkeys(rule.action for rule in same if rule.action))
        languages = _languages(same).split()
        few = " ".join(languages) if len(languages) <= FEW_LANGUAGES else f"{len(languages)} languages"
        table.add_row(code, name, family_of(code), actions, few)
    console = Console(highlight=False)
    console.print(table)
    console.print(f"\n{len(by_code)} rules. [bold]cleaner rules CODE[/bold] shows one in full.", style="dim")


def _in_full(rules: list[KnownRule]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.padding import Padding

    from cleaner.cli.catalogue import family_of

    console = Console(highlight=False, width=min(Console().width, 100))
    first = rules[0]
    console.print(f"[bold cyan]{first.code}[/] [bold]{escape(first.name)}[/]  [dim]{family_of(first.code)}[/]")
    for why in dict.fromkeys(rule.why for rule in rules):
        console.print(Padding(escape(" ".join(why.split())), (0, 0, 0, 2)))
    facts = {
        "action": "/".join(dict.fromkeys(rule.action for rule in rules if rule.action)),
        "place": ", ".join(dict.fromkeys(rule.place for rule in rules if rule.place)),
        "languages": _languages(rules),
        "confidence": ", ".join(dict.fromkeys(f"{r.confidence:g}" for r in rules if r.confidence is not None)),
    }
    console.print()
    for name, fact in facts.items():
        if fact:
            console.print(f"  [dim]{name:<11}[/]{escape(fact)}")
    shown = SHOWN_EXAMPLES if len(rules) <= SHOWN_EXAMPLES else 1
    for rule in rules:
        console.print(f"\n  [dim]{escape(rule.origin)}[/]")
        for mark, colour, words, texts in (("✗", "red", "found", rule.hit), ("✓", "green", "left alone", rule.miss)):
            for text in texts[:shown]:
                example = escape(printable(text.strip().replace("\n", " ⏎ ")))
                console.print(f"    [{colour}]{mark} {words:<11}[/]{example}")


def _languages(rules: list[KnownRule]) -> str:
    every = sorted({language for rule in rules for language in rule.languages})
    return "all" if "*" in every else " ".join(every)
