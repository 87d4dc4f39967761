"""``cleaner report``: a page about a run, to look at in a browser; or the same for programs, or for a terminal."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import options
from cleaner.cli.talking import for_people, stop

PAGE = "report.html"
"""In the folder of the run, where no other place is named."""


class Format(StrEnum):
    """How a report is written."""

    html = "html"
    json = "json"


@for_people
def report(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder that 'cleaner clean DUMP -o RUN' wrote.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="The file to write, or - for standard output. [default: RUN/report.html; JSON: standard output]",
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="A page for people, or JSON.")] = Format.html,
    plain: Annotated[bool, typer.Option("--plain", help="Print tables to the terminal instead of a page.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write one HTML page about a run: what became of its records, what was found, and what to look at first.

    [bold]cleaner report run/[/bold] writes run/report.html.
    [bold]cleaner report run/ --plain[/bold] prints tables.
    [bold]cleaner report run/ --format json[/bold] is for programs.

    A run that is not complete, or still at work, is reported as far as it is. The page needs no network.

    Exit codes: 0 done, 2 the folder is no run or cannot be read.
    """
    from cleaner.reporting import report_of

    if plain and (output_format is Format.json or output is not None):
        stop("--plain prints to the terminal; leave out --format and --output")
    made = report_of(folder)
    if plain:
        from cleaner.reporting.terminal import show

        show(made)
        return
    if output_format is Format.json:
        written = json.dumps(made.to_dict(), ensure_ascii=False, indent=1) + "\n"
    else:
        from cleaner.reporting.page import page_of

        written = page_of(made)
    content = written.encode("utf-8", "replace")
    if output is None and output_format is Format.html:
        output = folder / PAGE
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    _write(output, content, folder)
    if not quiet:
        from cleaner.reporting.words import STANDINGS

        print(f"{output}: {STANDINGS[made.standing].lower()}", file=sys.stderr)


def _write(output: Path, content: bytes, folder: Path) -> None:
    """The whole file or none; never over what the run wrote."""
    from cleaner.running.outputs import PartFile

    if output.resolve().is_relative_to(folder.resolve()) and output.suffix.lower() not in {".html", ".htm"}:
        stop(f"{output}: lies in the folder of the run, where only a page can be put beside its files")
    part = PartFile(output)
    try:
        part.file.write(content)
        part.finish()
    except BaseException:
        part.discard()
        raise
