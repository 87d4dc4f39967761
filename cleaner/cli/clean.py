"""``cleaner clean``: take out what does not belong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli import dump_options, options
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
            help="For pages a folder (NAME.txt for each, in the folders of the input), for dumps the run; "
            "or a .jsonl file with one record a document, or a .txt file for one page. [default: standard output]",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", "-j", min=1, help="Processes that clean. [default: 1; a run: all cores]", metavar="N"
        ),
    ] = None,
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
    site_packs: options.SitePacks = None,
    config: options.ConfigFile = None,
    language: options.Language = None,
    quotes: options.Quotes = None,
    main_content: options.MainContent = None,
    machine_translation: options.MachineTranslation = None,
    gazetteers: options.Gazetteers = None,
    topic: options.Topic = None,
    off_topic: options.OffTopic = None,
    translate_to: options.TranslateTo = None,
    round_trip: options.RoundTrip = None,
    input_format: options.InputFormat = "auto",
    to: dump_options.To = None,
    compress: dump_options.Compress = "none",
    columns: dump_options.ResultColumns = None,
    carry: dump_options.Carry = None,
    findings: dump_options.FindingsTable = False,
    dropped: dump_options.KeepDropped = True,
    shard_records: dump_options.ShardRecords = None,
    kind: dump_options.Kind = None,
    content_column: dump_options.ContentColumn = None,
    url_column: dump_options.UrlColumn = None,
    title_column: dump_options.TitleColumn = None,
    language_column: dump_options.LanguageColumn = None,
    id_column: dump_options.IdColumn = None,
    sites: dump_options.Sites = None,
    learn_sites: dump_options.LearnSites = False,
    max_record: dump_options.MaxRecord = 32.0,
    near_duplicates: dump_options.NearDuplicates = False,
    keep_language: dump_options.KeepLanguage = None,
    min_words: dump_options.MinWords = 0,
    drop: dump_options.Drop = None,
    verdict: dump_options.Verdicts = None,
    engine: dump_options.EngineName = "local",
    doc_seconds: dump_options.Seconds = 60.0,
    doc_memory: dump_options.Memory = 2.0,
    retry_quarantined: dump_options.RetryQuarantined = False,
    metrics: dump_options.MetricsFile = None,
) -> None:
    """Take out what does not belong, and write what is left.

    [bold]cleaner clean page.html[/bold] prints the clean text.
    [bold]cleaner clean pages/ -o texts/[/bold] cleans a folder.
    [bold]cleaner clean crawl.warc.gz -o run/[/bold] cleans a dump on all cores; killed, the same command goes on.

    In .jsonl input the content is the field 'text', or 'html' where there is no 'text'. Every field is carried
    through, 'text' becomes the clean text, and the field 'cleaner' is added: verdict, reasons, and findings, which
    give the source back. A page that goes into a .jsonl file becomes a record of 'cleaner schema', with its 'path'.

    A dump is JSON Lines, Parquet, CSV or TSV, WARC or WET, or an archive of pages (.tar, .zip); compressed or not,
    local or at an address such as s3://… A run is a folder: shards in output/ and dropped/, records that could not be
    cleaned in quarantine/, manifest.json, summary.json.

    Exit codes: 0 all done, 2 something could not be read, cleaned or translated, 130 interrupted. In a run, records in
    the quarantine are accounted for: 0 as well.
    """
    from cleaner.cli.progress import progress
    from cleaner.cli.run import Run, find_inputs
    from cleaner.cli.tally import Tally
    from cleaner.dumps.outputs.encoding import encode_row
    from cleaner.running.outputs import open_output, refuse_input
    from cleaner.running.records import RecordError, cleaned_record

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
        sites=sites,
        translate_to=translate_to,
        round_trip=round_trip,
        input_format=input_format,
    )
    if output is not None and _is_run(inputs, output, to):
        from cleaner.cli.dump import clean_dump, settings_of

        settings = settings_of(
            made,
            language,
            columns={
                "content": content_column,
                "url": url_column,
                "title": title_column,
                "language": language_column,
                "id": id_column,
            },
            filters={"keep_language": keep_language, "min_words": min_words, "drop": drop, "verdict": verdict},
            output={
                "format": to or "jsonl",
                "compression": compress,
                "columns": columns,
                "carry": carry,
                "findings": findings,
                "dropped": dropped,
            },
            limits={"seconds": doc_seconds, "memory": int(doc_memory * 1e9)},
            record_bytes=int(max_record * 1e6),
            shard_records=shard_records,
            learn_sites=learn_sites,
            near_duplicates=near_duplicates or "duplicates" in (drop or ()),
        )
        code = clean_dump(
            inputs or ["-"],
            output,
            settings,
            kind=kind,
            engine=engine,
            workers=workers,
            retry_quarantined=retry_quarantined,
            metrics=metrics,
            quiet=quiet,
        )
        raise typer.Exit(code)
    if to is not None:
        raise typer.BadParameter("a run needs a folder of its own: -o FOLDER", param_hint="--to")
    run = Run(made, workers or 1, language, errors, Tally())
    sources = find_inputs(inputs, records=input_format == "jsonl", tally=run.tally, verb="clean", outside=output)
    if errors is not None:
        refuse_input(errors, sources)
    sizes = [source.size for source in sources]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    out = open_output(sources, output)
    complete = False
    untranslated: set[str] = set()
    try:
        with progress(total, quiet or output is None) as update:
            for article, origin in run.articles(sources):
                if origin.line is None or origin.line.fields is None:
                    out.page(origin.source, article)
                    _note(origin.label, article, quiet, run.tally)
                else:
                    try:
                        is_dump = origin.source.kind == "dump"  # the raw page is what makes a dump big
                        result = cleaned_record(
                            origin.line.fields, article, field=field, drop_html=drop_html or is_dump
                        )
                    except RecordError as error:
                        run.fail(origin, str(error))
                    else:
                        out.record(origin.source, encode_row(result))
                _note_untranslated(origin.label, article, untranslated)
                update(run.tally.documents, origin.read)
        complete = True
    finally:
        out.close(complete)
    if not quiet:
        for line in run.tally.summary():
            print(line, file=sys.stderr)
    if run.tally.failures or untranslated:
        raise typer.Exit(ERROR)


def _is_run(inputs: list[str] | None, output: Path, to: str | None) -> bool:
    """Whether the results go into the folder of a run: if that is asked for, or there is a dump among the inputs.

    Standard input that goes into a folder is a dump: one page would go to standard output or to a file.
    """
    if output.suffix.lower() in FILES and not output.is_dir():
        return False
    if to is not None or not inputs or "-" in inputs or (output / "manifest.json").exists():
        return True
    from cleaner.dumps.inputs.find import find_inputs
    from cleaner.running.files import InputError

    found = find_inputs(inputs, outside=output)
    return any(not isinstance(one, InputError) and one.kind != "pages" for one in found)


FILES = frozenset({".txt", ".md", ".text", ".jsonl", ".ndjson"})
"""Suffixes of outputs that are one file."""


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


def _note_untranslated(label: str, article: Article, known: set[str]) -> None:
    """Say once of each language why articles in it are not translated."""
    problem = article.translation.problem if article.translation is not None else None
    if problem is not None and problem not in known:
        known.add(problem)
        tell(f"{label}: not translated: {problem}", "warning")


MAX_NOTES = 20
"""Pages to review or to drop that are named; a folder of a million pages has many."""
