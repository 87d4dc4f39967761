"""``cleaner models``: packages for translation, on this machine."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.cli.talking import for_people, stop, tell

if TYPE_CHECKING:
    from cleaner.translating.packages import InstalledPackage

app = typer.Typer(rich_markup_mode="rich", pretty_exceptions_enable=False, no_args_is_help=True)


@app.callback()
def models() -> None:
    """Packages for translation: which there are, where they are, and how others get there."""


@app.command(name="list")
@for_people
def list_models(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List the packages on this machine."""
    from cleaner.translating.packages import installed

    found = installed()
    if as_json:
        sys.stdout.write(json.dumps([_as_dict(package) for package in found], indent=2, ensure_ascii=False) + "\n")
    elif found:
        _table(found)
    else:
        tell("no package is installed; 'cleaner models install FILE' installs one", "note")


@app.command()
@for_people
def where() -> None:
    """Print the folders that packages are looked for in; they are installed into the first."""
    from cleaner.translating.packages import where as folders

    for folder in folders():
        print(folder)


@app.command()
@for_people
def install(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Package files (.argosmodel), folders with such files, or an unpacked package; "
            "with --from-index pairs of languages, such as fr-en.",
        ),
    ],
    from_index: Annotated[
        bool, typer.Option("--from-index", help="Fetch packages from argostranslate's index. This goes online.")
    ] = False,
) -> None:
    """Install packages for translation. Without --from-index nothing goes online.

    [bold]cleaner models install translate-fr_en-1_9.argosmodel[/bold]
    [bold]cleaner models install fr-en --from-index[/bold]
    """
    from cleaner.translating import packages

    pairs = [re.fullmatch(r"([a-z]{2,3})[-_]([a-z]{2,3})", one) for one in what]
    if from_index and not all(pairs):
        stop("--from-index takes pairs of languages, such as fr-en, not files")
    for one, pair in zip(what, pairs, strict=True):
        if from_index and pair is not None:
            done: tuple[InstalledPackage, ...] = (packages.install_from_index(pair[1], pair[2]),)
        elif pair is not None and not Path(one).exists():
            stop(f"{one}: there is no such file; to fetch the pair from argostranslate's index, add --from-index")
        else:
            done = packages.install(Path(one))
        for package in done:
            tell(f"installed {package.label} in {package.path}", "note")


def _as_dict(package: InstalledPackage) -> dict[str, Any]:
    return {
        "source": package.source,
        "target": package.target,
        "version": package.version,
        "path": str(package.path),
        "problem": package.problem,
    }


def _table(packages: tuple[InstalledPackage, ...]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from cleaner.cli.talking import printable

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("From", "To", "Version"):
        table.add_column(column, style="cyan" if column != "Version" else "")
    table.add_column("Where", overflow="fold")
    for package in packages:
        place = printable(str(package.path)) + (f" (cannot be used: {package.problem})" if package.problem else "")
        languages = [
            f"{code} {name}".strip() for code, name in zip((package.source, package.target), package.names, strict=True)
        ]
        table.add_row(*(escape(printable(cell)) for cell in (*languages, package.version, place)))
    Console(highlight=False).print(table)
