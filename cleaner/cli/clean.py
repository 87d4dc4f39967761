"""``cleaner clean``: take out what does not belong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli import options
from cleaner.cli.talking import ERROR, for_people, printable, tell

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.cli.tally import Tally


@for_people
def clean(
    inputs: options.Inputs = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A folder (NAME.txt for every page, NAME.jsonl for every dump, in the folders of the input), a .jsonl "
            "file with one record a document, or a .txt file for one page. [default: standard output]",
        ),
    ] = None,
    workers: options.Workers = 1,
    field: Annotated[
        str, typer.Option(help="The field of a .jsonl record that takes verdict, reasons and findings.", metavar="NAME")
    ] = "cleaner",
    drop_html: Annotated[bool, typer.Option("--drop-html", help="Leave 'html' out of .jsonl records.")] = False,
    errors: Annotated[
        Path | None,
        typer.Option(help="Write lines of .jsonl input that cannot be cleaned here, as they are.", metavar="FILE"),
    ] = None,
    quiet: options.Quiet = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    flag: options.Flag = None,
    rules: options.Rules = None,
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
    """Take out what does not belong, and write what is left.

    [bold]cleaner clean page.html[/bold] prints the clean text.
    [bold]cleaner clean pages/ -o texts/[/bold] cleans a folder.
    [bold]cleaner clean dump.jsonl -o clean.jsonl -j 4[/bold] cleans a dump in four processes.

    In .jsonl input the content is the field 'text', or 'html' where there is no 'text'. Every field is carried
    through, 'text' becomes the clean text, and the field 'cleaner' is added: verdict, reasons, and findings, which
    give the source back. A page that goes into a .jsonl file becomes a record of 'cleaner schema', with its 'path'.

    Exit codes: 0 all done, 2 something could not be read or cleaned.
    """
    from cleaner.cli.progress import progress
    from cleaner.cli.run import Run, find_inputs
    from cleaner.cli.tally import Tally
    from cleaner.running.outputs import open_output, refuse_input
    from cleaner.running.records import RecordError, cleaned_record, json_line

    made = options.configured(
        select=select,
        ignore=ignore,
        flag=flag,
        rules=rules,
        config=config,
        quotes=quotes,
        main_content=main_content,
        machine_translation=machine_translation,
        gazetteers=gazetteers,
        topic=topic,
        off_topic=off_topic,
        input_format=input_format,
    )
    run = Run(made, workers, language, errors, Tally())
    sources = find_inputs(inputs, records=input_format == "jsonl", tally=run.tally, verb="clean", outside=output)
    if errors is not None:
        refuse_input(errors, sources)
    sizes = [source.size for source in sources]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    out = open_output(sources, output)
    complete = False
    try:
        with progress(total, quiet or output is None) as update:
            for article, origin in run.articles(sources):
                if origin.line is None or origin.line.fields is None:
                    out.page(origin.source, article)
                    _note(origin.label, article, quiet, run.tally)
                else:
                    try:
                        result = cleaned_record(origin.line.fields, article, field=field, drop_html=drop_html)
                    except RecordError as error:
                        run.fail(origin, str(error))
                    else:
                        out.record(origin.source, json_line(result))
                update(run.tally.documents, origin.read)
        complete = True
    finally:
        out.close(complete)
    if not quiet:
        for line in run.tally.summary():
            print(line, file=sys.stderr)
    if run.tally.failures:
        raise typer.Exit(ERROR)


def _note(label: str, article: Article, quiet: bool, tally: Tally) -> None:
    """Say why a page should be looked at, for the first few of them."""
    if quiet or article.verdict == "keep":
        return
    tally.notes += 1
    if tally.notes <= MAX_NOTES:
        said = [f"{f.message} ({f.code})" for f in article.findings if f.code in article.reasons]
        tell(printable(f"{label}: {article.verdict}: {'; '.join(said)}"), "note")
    elif tally.notes == MAX_NOTES + 1:
        tell("more pages to review or to drop are counted below, but not named", "note")


MAX_NOTES = 20
"""Pages to review or to drop that are named; a folder of a million pages has many."""
