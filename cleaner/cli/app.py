"""The program ``cleaner``: its commands, put together. What a command needs is imported when it runs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import cleaner
from cleaner.cli import models, rules, sites
from cleaner.cli.check import check
from cleaner.cli.clean import clean
from cleaner.cli.completions import completions
from cleaner.cli.doctor import doctor
from cleaner.cli.explain import explain
from cleaner.cli.report import report
from cleaner.cli.schema import schema
from cleaner.cli.talking import ERROR, paragraphs

WHAT_TO_TYPE = """\
Cleaner takes out of a scraped article what does not belong there, and can say why.

  cleaner clean page.html              print the clean text of a page
  cleaner clean pages/ -o texts/       clean a folder
  cleaner clean dump.jsonl -o out.jsonl
  cleaner clean crawl.warc.gz -o run/  clean a dump on all cores; killed, the same command goes on
  cleaner check page.html              list what would be taken out, and where
  cleaner explain page.html -o x.html  a page to look at, with everything that was found marked and explained
  cleaner report run/ -o report.html   a page about a run over a dump: what became of it, what to look at first
  cleaner rules BP101                  what a rule is, why, and what it hits and misses; without a code all rules
  cleaner sites learn dump.jsonl -o sites.parquet
                                       what repeats on the pages of each site, for 'clean --sites'
  cleaner models                       packages for translation
  cleaner doctor                       what is installed, what is missing, what this machine can do
  cleaner completions bash             for your shell; zsh and fish as well

'cleaner COMMAND --help' tells more about each of them.
"""

app = typer.Typer(
    name="cleaner",
    help="Makes scraped articles fit for analysis: finds what does not belong, says why, and can give it all back.",
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(help=paragraphs(clean.__doc__))(clean)
app.command(help=paragraphs(check.__doc__))(check)
app.command(help=paragraphs(explain.__doc__))(explain)
app.command(help=paragraphs(report.__doc__))(report)
app.add_typer(rules.app, name="rules")
app.add_typer(sites.app, name="sites")
app.add_typer(models.app, name="models")
app.command()(schema)
app.command(help=paragraphs(doctor.__doc__))(doctor)
app.command(help=paragraphs(completions.__doc__))(completions)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"cleaner {cleaner.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """What is said when no command is given."""
    if context.invoked_subcommand is None:
        print(WHAT_TO_TYPE, end="", file=sys.stderr)
        raise typer.Exit(ERROR)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; always ends with ``SystemExit``.

    Args:
        arguments: What was typed; ``None`` takes it from the process.
    """
    app(arguments, prog_name="cleaner")
