"""``cleaner explain``: one page on which every finding is marked and explained, to look at in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import dump_options, options
from cleaner.cli.talking import for_people, stop

BINARY = "DQ205"


@for_people
def explain(
    given: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A page or text, a record of a dump (dump.jsonl:7 for the one in line 7), or - for standard input.",
            show_default=False,
        ),
    ] = "-",
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="The HTML file to write. [default: standard output]"),
    ] = None,
    kind: dump_options.Kind = None,
    content_column: dump_options.ContentColumn = None,
    url_column: dump_options.UrlColumn = None,
    title_column: dump_options.TitleColumn = None,
    language_column: dump_options.LanguageColumn = None,
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
    """Write one HTML page that explains what is done to a document: every finding marked in its place, with its reason.

    [bold]cleaner explain page.html -o explained.html[/bold]
    [bold]cleaner explain dump.jsonl:7 -o explained.html[/bold]

    The page needs no network and nothing beside it: it can be mailed, archived or attached to a ticket.

    Exit codes: 0 done, 2 the input could not be read or cleaned.
    """
    from cleaner.cleaner import Cleaner
    from cleaner.cli.tally import counted
    from cleaner.explaining import explained
    from cleaner.explaining.inputs import asked_for
    from cleaner.running.many import Failure, outcome_of
    from cleaner.running.outputs import PartFile

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
    columns = {"content": content_column, "url": url_column, "title": title_column, "language": language_column}
    request, path = asked_for(
        given,
        language=language,
        input_format="auto" if input_format == "jsonl" else input_format,
        kind="jsonl" if input_format == "jsonl" else kind,
        columns=columns,
    )
    if output is not None and path is not None and output.exists() and output.samefile(path):
        stop(f"{output}: is the input; the page needs another place")
    article = outcome_of(Cleaner(made), request)
    if isinstance(article, Failure):
        stop(f"{given}: {article.reason}")
    if any(finding.code == BINARY for finding in article.findings):
        stop(f"{given}: is not text but binary data ({BINARY})")
    page = explained(article, "Standard input" if given == "-" else Path(given).name).encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return
    part = PartFile(output)
    try:
        part.file.write(page)
        part.finish()
    except BaseException:
        part.discard()
        raise
    if not quiet:
        print(f"{output}: {counted(len(article.findings), 'finding')}, verdict {article.verdict}", file=sys.stderr)
