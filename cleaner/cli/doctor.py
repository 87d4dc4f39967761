"""``cleaner doctor``: what is installed, what is missing and how to get it, and what this machine can do."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.cli.talking import ERROR, for_people, printable

if TYPE_CHECKING:
    from rich.console import Console

    from cleaner.cli.installation import Installation

DIGITS = 12
"""Of a checksum, as people compare them; ``--json`` has all 64."""


@for_people
def doctor(as_json: Annotated[bool, typer.Option("--json", help="For programs, and for bug reports.")] = False) -> None:
    """Say what is installed, what is missing and how to get it, and what this machine can do.

    Two machines with the same checksums of code, models and rules, and the same versions, give the same results.

    Exit codes: 0 Cleaner works, 2 something keeps it from working. A missing extra is no fault.
    """
    from cleaner.cli.installation import examined

    found = examined(Path.cwd())
    if as_json:
        sys.stdout.write(json.dumps(_as_dict(found), indent=2, ensure_ascii=False) + "\n")
    else:
        _tables(found)
    if found.problems:
        raise typer.Exit(ERROR)


def _as_dict(found: Installation) -> dict[str, Any]:
    from cleaner.cli.installation import python_path

    return {
        "problems": found.problems,
        "versions": found.versions,
        "python": python_path(),
        "extras": {
            extra.name: {
                "for": extra.purpose,
                "found": extra.found,
                "missing": list(extra.missing),
                "install": extra.install,
            }
            for extra in found.extras
        },
        "files": {name: {"bytes": size, "sha256": digest} for name, (size, digest) in found.files.items()},
        "translation_packages": found.packages,
        "config": str(found.config) if found.config else None,
        "machine": found.machine,
    }


def _tables(found: Installation) -> None:
    from rich.console import Console

    from cleaner.cli.installation import python_path

    console = Console(highlight=False)
    digests = {name: value for name, value in found.versions.items() if len(value) == 64}  # hex digits of SHA-256
    _rows(console, "Versions", [(n, v) for n, v in found.versions.items() if n not in digests])
    _extras(console, found)
    _rows(
        console,
        "Models and rules (size, SHA-256)",
        [
            *((name, f"{size:>9,}  {digest[:DIGITS]}") for name, (size, digest) in found.files.items()),
            *((f"all {name}", f"{'':>9}  {digest[:DIGITS]}") for name, digest in digests.items()),
        ],
    )
    packages = list(found.packages.items()) or [("none", "'cleaner models install FILE' installs one")]
    _rows(console, "Translation packages", packages)
    machine = {name: _said(name, value) for name, value in found.machine.items()}
    config = str(found.config) if found.config else "none, so everything is as it comes"
    _rows(console, "Here", [("python", python_path()), ("configuration", config), *machine.items()])
    for problem in found.problems:
        console.print("[bold red]wrong[/] ", end="")
        console.print(printable(problem), markup=False)
    if not found.problems:
        console.print("[bold green]All is well.[/]")


def _said(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value / 1e9:.1f} GB" if name.startswith("memory") and isinstance(value, int) else str(value)


def _rows(console: Console, title: str, rows: list[tuple[str, str]]) -> None:
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{title}[/]")
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(f"  {escape(printable(name))}", escape(printable(value)))
    console.print(table)
    console.print()


def _extras(console: Console, found: Installation) -> None:
    from rich.markup import escape
    from rich.table import Table

    console.print("[bold]Extras[/]")
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for extra in found.extras:
        mark = "[yellow]no [/]" if extra.missing else "[green]yes[/]"
        lines = [extra.purpose] if extra.purpose else []
        if extra.missing:
            lines.append(f"without {', '.join(extra.missing)}; {extra.install}")
        else:
            lines.append(", ".join(f"{library} {version}" for library, version in extra.found.items()))
        table.add_row(f"  {mark}", extra.name, escape("\n".join(lines)))
    console.print(table)
    console.print()
