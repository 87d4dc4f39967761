"""``cleaner rules new``: a rule from an example line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.talking import for_people, stop, tell

ASKED = 2
"""Lines to be left alone that a person at a terminal is asked for."""


@for_people
def new(
    line: Annotated[str, typer.Argument(metavar="LINE", help="A line as it stands on a page, in quotes.")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="PACK", help="Add it to this pack, or begin one. [default: show it]"),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="Such as MY101, or that of a built-in concept. [default: the next that is free]"
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(help="A readable name, such as tide-table.", metavar="NAME")] = None,
    language: Annotated[str | None, typer.Option(help="The language of the line, such as en.", metavar="CODE")] = None,
    why: Annotated[str | None, typer.Option(help="The reason that findings give.", metavar="TEXT")] = None,
    hit: Annotated[list[str] | None, typer.Option(help="Another line that it should find.", metavar="LINE")] = None,
    miss: Annotated[
        list[str] | None, typer.Option(help="An honest line that it must leave alone.", metavar="LINE")
    ] = None,
    free: Annotated[
        list[str] | None, typer.Option(help="A part of the line that may be anything.", metavar="TEXT")
    ] = None,
) -> None:
    """Write a rule from an example: [bold]cleaner rules new "Read also: Storm closes the port" -o mine.yaml[/bold]

    What stands before a colon, a bar or a dash is the cue, what follows is free; numbers, dates, addresses and names
    may change. The rule is tried on its example and on lines that it must leave alone before it is written. A pack that
    exists is added to; a rule of the same code is never replaced.

    Exit codes: 0 written, 2 no rule could be made, or not written.
    """
    from cleaner.authoring.make import make_rule
    from cleaner.authoring.packfile import new_pack, next_code, rule_text, with_rule, write

    misses = list(miss or ())
    if not misses and sys.stdin.isatty():
        misses = _asked()
    chosen = (code or next_code(out)).upper()
    made = make_rule(
        line, chosen, name=name, language=language, why=why, hits=hit or (), misses=misses, free=free or ()
    )
    if out is None:
        sys.stdout.write(new_pack("mine", (), [rule_text(made.entry)]))
    elif out.exists():
        write(out, with_rule(out, made.entry))
    elif out.suffix not in (".yaml", ".yml"):
        stop(f"{out}: a rule pack is a YAML file; call it {out.with_suffix('.yaml').name}")
    else:
        write(out, new_pack(out.stem, (), [rule_text(made.entry)]))
    for known in made.known:
        tell(f"{known} finds this line already", "note")
    if made.derived:
        tell("some of its examples were made up; put honest lines in their place that a reader would miss", "note")
    if out is not None:
        tell(f"{chosen} written to {out}; 'cleaner rules test {out}' runs its examples", "note")


def _asked() -> list[str]:
    print("Lines with the same words that must stay (nothing to make some up):", file=sys.stderr)
    lines: list[str] = []
    while len(lines) < ASKED and (line := input(f"{len(lines) + 1}. ").strip()):
        lines.append(line)
    return lines
