"""``cleaner sites``: learn what repeats on the sites of a dump, look at it, put several such memories together."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.cli import options
from cleaner.cli.talking import ERROR, for_people, stop, tell

if TYPE_CHECKING:
    from cleaner.running.records import Request
    from cleaner.sites import Repeats, SiteMemory

SHOWN_SITES = 40
"""Sites in the table; those with most to remove."""

Memory = Annotated[Path, typer.Argument(metavar="SITES", help="What 'learn' wrote.")]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where the memory goes: a Parquet file.")]

app = typer.Typer(rich_markup_mode="rich", pretty_exceptions_enable=False, no_args_is_help=True)


@app.callback()
def sites() -> None:
    """Lines that repeat on many pages of a site: learn them from a dump, look at them, merge what was learned."""


@app.command()
@for_people
def learn(
    inputs: Annotated[list[str], typer.Argument(metavar="DUMP...", help="Whatever 'cleaner clean' can read.")],
    out: Out,
    *,
    workers: options.Workers = 1,
    content: Annotated[str | None, typer.Option(help="The field that holds the page.", metavar="FIELD")] = None,
    url: Annotated[str | None, typer.Option(help="The field that holds the address.", metavar="FIELD")] = None,
    add: Annotated[Path | None, typer.Option(help="Go on from this memory.", metavar="FILE")] = None,
    least_pages: Annotated[int | None, typer.Option(help="Pages a line has to stand on.", metavar="N")] = None,
    least_share: Annotated[
        float | None, typer.Option(help="Share of a site's pages that it has to stand on.", metavar="X")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Learn what repeats on the sites of a dump, for [bold]cleaner clean --sites[/bold].

    Pages are read and their lines counted, nothing is judged or changed. A page without an address belongs to no site.

    Exit codes: 0 learned, 2 something could not be read, or nothing was there to learn from.
    """
    from cleaner.sites.learning import learn as learn_from
    from cleaner.sites.storing import ready

    ready(out)
    memory = _started(add, least_pages, least_share)
    troubles: list[str] = []
    requests = _requests(inputs, content, url, out, troubles)
    learned = learn_from(requests, memory, workers, None if quiet else _progress)
    if not quiet and sys.stderr.isatty():
        print(file=sys.stderr)
    memory.merge(learned)
    if not memory.hosts:
        stop("nothing was learned: no page has an address; name the field that holds it with --url")
    memory.save(out)
    if not quiet:
        tell(f"{len(memory):,} pages of {len(memory.hosts):,} sites remembered in {out}", "note")
    if troubles:
        raise typer.Exit(ERROR)


@app.command()
@for_people
def show(
    memory: Memory,
    host: Annotated[str | None, typer.Argument(metavar="HOST", help="One site.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """What would be removed: a table of sites, or the lines of one, with the number of pages that they stand on."""
    from cleaner.sites.hosts import host_of
    from cleaner.sites.storing import load_repeats

    known = load_repeats(memory)
    if host is None:
        chosen = sorted(known.values(), key=lambda site: (-len(site.removable), -site.pages, site.host))
    else:
        name = host if host in known else host_of(host)
        if name not in known:
            stop(f"{memory}: knows no site called {host}{_nearest(host, known)}")
        chosen = [known[name]]
    if as_json:
        sys.stdout.write(json.dumps([_as_dict(site) for site in chosen], indent=2, ensure_ascii=False) + "\n")
    elif host is None:
        _table_of_sites(chosen)
    else:
        _table_of_lines(chosen[0])


@app.command()
@for_people
def merge(
    memories: Annotated[list[Path], typer.Argument(metavar="SITES...", help="What 'learn' wrote.")],
    out: Out,
) -> None:
    """Put several memories together. The order does not matter, and a page that is in two of them counts once."""
    from cleaner.sites import SiteMemory, merge_all
    from cleaner.sites.storing import ready

    ready(out)
    merge_all(SiteMemory.load(path) for path in memories).save(out)


def _started(add: Path | None, least_pages: int | None, least_share: float | None) -> SiteMemory:
    from cleaner.sites import SiteMemory, Thresholds

    given = {"least_pages": least_pages, "least_share": least_share}
    wanted = {name: value for name, value in given.items() if value is not None}
    if add is not None and wanted:
        stop("--add goes on with the thresholds of the memory that is added to; leave the others out")
    try:
        return SiteMemory.load(add) if add is not None else SiteMemory(Thresholds.from_dict(wanted))
    except ValueError as error:
        stop(str(error))


def _requests(
    given: list[str], content: str | None, url: str | None, out: Path, troubles: list[str]
) -> Iterator[Request]:
    """The pages of all inputs; what cannot be read is told and passed over."""
    from cleaner.dumps.inputs.columns import Columns
    from cleaner.dumps.inputs.fields import fields_of
    from cleaner.dumps.inputs.find import find_inputs
    from cleaner.dumps.inputs.open import open_reader
    from cleaner.running.files import STANDARD_INPUT, InputError
    from cleaner.running.records import RecordError

    def trouble(message: str) -> None:
        tell(message)
        troubles.append(message)

    if STANDARD_INPUT in given:
        stop("standard input can be read once, and cleaning it needs a second time: write it to a file first")
    columns = Columns(content=content, url=url)
    found = 0
    for place in find_inputs(given):
        if isinstance(place, InputError):
            trouble(str(place))
            continue
        if Path(place.url).resolve() == out.resolve():
            continue  # what an earlier run learned
        for _, record in open_reader(place).records():
            try:
                request = columns.request(fields_of(record))
            except RecordError as error:
                trouble(f"{place.label}:{record.number}: {error}")
                continue
            found += 1
            yield request
    if not found:
        stop("nothing was learned: there is no page in what was named")


def _progress(pages: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{pages:,} pages", end="", file=sys.stderr, flush=True)


def _nearest(host: str, known: dict[str, Repeats]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(host, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _as_dict(site: Repeats) -> dict[str, Any]:
    def lines(which: list[Any]) -> list[dict[str, Any]]:
        return [{"text": line.text, "pages": line.pages} for line in which]

    return {"host": site.host, "pages": site.pages, "remove": lines(site.removable), "unsure": lines(site.unsure)}


def _table_of_sites(sites: list[Repeats]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Site", style="cyan")
    for column in ("Pages", "Lines to remove", "Unsure"):
        table.add_column(column, justify="right")
    for site in sites[:SHOWN_SITES]:
        table.add_row(site.host, f"{site.pages:,}", str(len(site.removable)), str(len(site.unsure)))
    console = Console(highlight=False)
    console.print(table)
    more = f"{len(sites) - SHOWN_SITES:,} more sites. " if len(sites) > SHOWN_SITES else ""
    console.print(f"\n{more}'cleaner sites show SITES HOST' shows the lines of one.", style="dim")


def _table_of_lines(site: Repeats) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from cleaner.cli.talking import printable

    table = Table(box=None, pad_edge=False, header_style="bold", title=f"{site.host}, {site.pages:,} pages")
    table.add_column("Pages", justify="right")
    table.add_column("", no_wrap=True)
    table.add_column("Line")
    for what, lines in (("removed", site.removable), ("unsure", site.unsure)):
        for line in lines:
            table.add_row(f"{line.pages:,}", what, escape(printable(line.text)) or "[dim](text not kept)[/dim]")
    Console(highlight=False).print(table)
