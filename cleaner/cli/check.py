"""``cleaner check``: say what would be taken out, and where."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from cleaner.cli import options
from cleaner.cli.talking import ERROR, FINDINGS, for_people


class Format(StrEnum):
    """How findings are written."""

    text = "text"
    json = "json"
    github = "github"


@for_people
def check(
    inputs: options.Inputs = None,
    *,
    output_format: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or for a GitHub workflow's annotations.")
    ] = Format.text,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each code instead.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even if something was found.")] = False,
    workers: options.Workers = 1,
    quiet: options.Quiet = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    flag: options.Flag = None,
    rules: options.Rules = None,
    site_packs: options.SitePacks = None,
    config: options.ConfigFile = None,
    language: options.Language = None,
    quotes: options.Quotes = None,
    main_content: options.MainContent = None,
    machine_translation: options.MachineTranslation = None,
    gazetteers: options.Gazetteers = None,
    topic: options.Topic = None,
    off_topic: options.OffTopic = None,
    input_format: options.InputFormat = "auto",
) -> None:
    """List what is found, one finding a line: [bold]path:line:column CODE message[/bold].

    Nothing is changed. Lines and columns count from 1, columns in code points.

    In HTML they count in the visible text of the page, block after block, not in the markup: the [bold]source[/bold]
    that findings point into. In .jsonl the path is followed by the line of the record, then by line and column in its
    text: [bold]dump.jsonl:7:3:1 BP101 …[/bold]

    Exit codes: 0 nothing found, 1 findings, 2 something could not be read.
    """
    from cleaner.cli.reporters import reporter
    from cleaner.cli.run import Run, find_inputs
    from cleaner.cli.tally import Tally, counted

    made = options.configured(
        select=select,
        ignore=ignore,
        flag=flag,
        rules=rules,
        site_packs=site_packs,
        config=config,
        quotes=quotes,
        main_content=main_content,
        machine_translation=machine_translation,
        gazetteers=gazetteers,
        topic=topic,
        off_topic=off_topic,
        input_format=input_format,
    )
    run = Run(made, workers, language, None, Tally())
    sources = find_inputs(inputs, records=input_format == "jsonl", tally=run.tally, verb="check")
    report = reporter(output_format.value, statistics)
    for article, origin in run.articles(sources):
        report.add(article, origin)
    report.close(run.tally)
    tally = run.tally
    if not quiet:
        parts = [(tally.removed, "to remove"), (tally.rewritten, "to rewrite"), (tally.flagged, "only to look at")]
        said = ", ".join(f"{counts.total():,} {words}" for counts, words in parts if counts)
        where = f"in {counted(tally.documents, 'document')}"
        summary = f"{counted(tally.findings, 'finding')} {where}: {said}" if said else f"nothing found {where}"
        print(summary, file=sys.stderr)
    if tally.failures:
        raise typer.Exit(ERROR)
    if tally.findings and not exit_zero:
        raise typer.Exit(FINDINGS)
