"""``cleaner rules suggest``: lines that repeat across the sites of a dump and that no rule covers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cleaner.cli import options
from cleaner.cli.talking import ERROR, for_people, printable, stop, tell

if TYPE_CHECKING:
    from cleaner.authoring.sketch import Place
    from cleaner.authoring.suggest import Seen, Suggestion
    from cleaner.config import Config
    from cleaner.running.many import Failure
    from cleaner.running.records import Request

EVERY = 100
"""Pages after which the progress is told."""

SHOWN = 60
"""Characters of a line in the table."""


@for_people
def suggest(
    inputs: Annotated[list[str], typer.Argument(metavar="DUMP...", help="Whatever 'cleaner clean' can read.")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="PACK", help="Write a pack with every rule commented out, to choose from."),
    ] = None,
    most: Annotated[int, typer.Option("--most", "-n", help="How many lines to suggest.", metavar="N", min=1)] = 50,
    least_sites: Annotated[int, typer.Option(help="Sites that a line has to stand on.", metavar="N", min=2)] = 3,
    left: Annotated[
        bool, typer.Option("--left", help="Only lines that cleaning left on some page, not those of menus.")
    ] = False,
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people or for programs.")
    ] = "text",
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    content: Annotated[str | None, typer.Option(help="The field that holds the page.", metavar="FIELD")] = None,
    url: Annotated[str | None, typer.Option(help="The field that holds the address.", metavar="FIELD")] = None,
    workers: options.Workers = 1,
    quiet: options.Quiet = False,
) -> None:
    """Suggest rules: lines that many sites of a dump have in common and that no rule covers yet, the best first.

    A line counts for more the more sites and pages it stands on, the more often that is outside the article or at its
    edges, and the less it looks like a sentence. Memory is bounded, however large the dump is.

    [bold]cleaner rules suggest DUMP -o mine.yaml[/bold]

    Exit codes: 0 done, 2 something could not be read.
    """
    from cleaner.authoring.suggest import suggestions
    from cleaner.rulepacks import load_rules
    from cleaner.stages.boilerplate import Boilerplate

    if out is not None and out.exists():
        stop(f"{out}: is there already; name another file")
    made = options.configured(rules=rules, config=config)
    troubles: list[str] = []
    seen = _count(_requests(inputs, content, url, troubles), made, workers, troubles, quiet=quiet)
    if not seen.pages:
        stop("no page has an address, so there are no sites; name the field that holds it with --url")
    found = suggestions(seen, most, least_sites, rules=Boilerplate(load_rules(made.rules).rules), left=left)
    if output_format == "json":
        sys.stdout.write(json.dumps([one.to_dict() for one in found], indent=2, ensure_ascii=False) + "\n")
    elif out is None:
        _table(found)
    if out is not None:
        from cleaner.authoring.accept import pack_of
        from cleaner.authoring.packfile import write

        write(out, pack_of(found, out))
    if not quiet:
        _tell(seen, len(found), out)
    if troubles:
        raise typer.Exit(ERROR)


def _requests(
    given: list[str], content: str | None, url: str | None, troubles: list[str]
) -> Iterator[tuple[Request | Failure, str]]:
    """The pages of all inputs; what cannot be read is told and passed over."""
    from cleaner.dumps.inputs.columns import Columns
    from cleaner.dumps.inputs.fields import fields_of
    from cleaner.dumps.inputs.find import find_inputs
    from cleaner.dumps.inputs.open import open_reader
    from cleaner.running.files import STANDARD_INPUT, InputError
    from cleaner.running.records import RecordError

    if STANDARD_INPUT in given:
        stop("name files or folders: standard input cannot be looked at again, to see what a rule would do")
    columns = Columns(content=content, url=url)
    for place in find_inputs(given):
        if isinstance(place, InputError):
            _trouble(str(place), troubles)
            continue
        for _, record in open_reader(place).records():
            try:
                yield columns.request(fields_of(record)), f"{place.label}:{record.number}"
            except RecordError as error:
                _trouble(f"{place.label}:{record.number}: {error}", troubles)


def _trouble(message: str, troubles: list[str]) -> None:
    tell(message)
    troubles.append(message)


def _count(
    requests: Iterator[tuple[Request | Failure, str]],
    config: Config,
    workers: int,
    troubles: list[str],
    *,
    quiet: bool,
) -> Seen:
    """Clean the pages as far as it matters here, and count what is left."""
    from cleaner.article import Article
    from cleaner.authoring.sketch import Sketch
    from cleaner.authoring.suggest import Seen
    from cleaner.cleaner import Cleaner
    from cleaner.rulepacks import load_rules
    from cleaner.running.many import clean_requests

    codes = dict.fromkeys(("EX", "BP", "SR", *(rule.code for rule in load_rules(config.rules).rules)))
    select = tuple(code for code in codes if len(code) == len("EX") or not code.startswith("BP"))
    tool = Cleaner(config.model_copy(update={"select": select}))
    seen = Seen(Sketch())
    done = 0
    for outcome, label in clean_requests(tool, requests, workers):
        if isinstance(outcome, Article):
            seen.add(outcome)
        else:
            _trouble(f"{label}: {outcome.reason}", troubles)
        done += 1
        if not quiet and done % EVERY == 0 and sys.stderr.isatty():
            print(f"\r{done:,} pages", end="", file=sys.stderr, flush=True)
    if not quiet and done >= EVERY and sys.stderr.isatty():
        print(file=sys.stderr)
    return seen


def _tell(seen: Seen, found: int, out: Path | None) -> None:
    where = f" in {out}" if out is not None else ""
    tell(
        f"{found:,} lines suggested{where}, of {len(seen.sketch):,} on several sites; {seen.pages:,} pages read", "note"
    )
    if seen.homeless:
        tell(f"{seen.homeless:,} pages have no address, so belong to no site, and were passed over", "note")
    if seen.sketch.forgotten:
        tell(f"to save memory, lines on up to {seen.sketch.forgotten:,} sites were forgotten on the way", "note")


def _table(found: list[Suggestion]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Sites", "Pages", "Left", "Edges"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Line, and where it was seen", overflow="fold")
    for one in found:
        row = (f"{one.sites:,}", f"{one.pages:,}", f"{one.left:,}", f"{one.edges:.0%}", one.language or "")
        places = "".join(f"\n  [dim]{escape(_place(place))}[/]" for place in one.places)
        table.add_row(*row, f"[bold]{escape(printable(one.text))}[/]{places}")
    Console(highlight=False, soft_wrap=False).print(table)


def _place(place: Place) -> str:
    around = " ⏎ ".join(part[:SHOWN] for part in (place.before, place.text, place.after) if part)
    return printable(f"{place.site}: {around}")
