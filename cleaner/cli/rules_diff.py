"""``cleaner rules diff``: what a change of rules changed on a dump."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cleaner.cli.talking import FINDINGS, for_people, printable

if TYPE_CHECKING:
    from cleaner.authoring.difference import Difference

_SIGNS = {"appeared": "+", "vanished": "-", "action": "~"}

SHOWN = 110
"""Characters of an excerpt that are shown."""


@for_people
def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="The folder of a run.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="That of one with other rules, over the same inputs.")],
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people or for programs.")
    ] = "text",
) -> None:
    """What another set of rules changed: findings that appeared, vanished or act otherwise, by code, with examples.

    Both runs come from the same inputs: [bold]cleaner clean DUMP -o RUN --findings[/bold].

    Exit codes: 0 the same, 1 different, 2 they cannot be compared.
    """
    from cleaner.authoring.difference import difference
    from cleaner.authoring.runs import RunFolder

    found = difference(RunFolder.open(before), RunFolder.open(after))
    if output_format == "json":
        sys.stdout.write(json.dumps(found.to_dict(), indent=2, ensure_ascii=False) + "\n")
    else:
        print(_as_text(found))
    if not found.is_empty:
        raise typer.Exit(FINDINGS)


def _as_text(found: Difference) -> str:
    lines = [f"{found.records:,} records, {found.changed:,} of them changed"]
    if found.compared < found.records:
        without = found.records - found.compared
        lines.append(
            f"{without:,} of them without findings in one of the runs: dropped and not written, or quarantined"
        )
    lines += [f"  {before} → {after}: {count:,}" for (before, after), count in sorted(found.states.items())]
    for one in found.sorted_codes():
        counts = "  ".join(f"{sign}{one.counts[kind]:,}" for kind, sign in _SIGNS.items() if one.counts[kind])  # type: ignore[index]
        lines += ["", f"{one.code} {one.name}  {counts}"]
        for kind, sign in _SIGNS.items():
            for example in one.examples[kind]:  # type: ignore[index]
                detail = f" ({example.detail})" if example.detail else ""
                lines.append(
                    f"  {sign} {printable(example.label)}{printable(detail)}  {printable(example.excerpt)[:SHOWN]}"
                )
    return "\n".join(lines)
