"""Options of ``cleaner clean`` that only dumps need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

_READ = "Reading a dump"
_WRITE = "Writing a run"
_KEEP = "What to keep"
_WORK = "How to work"

To = Annotated[
    Literal["jsonl", "parquet"] | None,
    typer.Option(
        help="Write a run: shards of JSON Lines or Parquet in the folder OUT. [default: jsonl for dumps]",
        rich_help_panel=_WRITE,
    ),
]
Compress = Annotated[
    Literal["none", "gzip", "zstd"],
    typer.Option(help="Of JSON Lines shards.", rich_help_panel=_WRITE),
]
ResultColumns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        help="What is written of an article, such as text,verdict,scores. [default: all but the source]",
        rich_help_panel=_WRITE,
    ),
]
Carry = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAMES",
        help="Fields of the input that are carried through. [default: all but the raw page]",
        rich_help_panel=_WRITE,
    ),
]
FindingsTable = Annotated[
    bool, typer.Option("--findings", help="Write findings as a table of their own, too.", rich_help_panel=_WRITE)
]
KeepDropped = Annotated[
    bool,
    typer.Option("--dropped/--no-dropped", help="Write what is dropped beside the rest.", rich_help_panel=_WRITE),
]
ShardRecords = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Records of a shard. [default: 50 to 1,000]", rich_help_panel=_WRITE),
]
ContentColumn = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The field with the page or text. [default: found]", rich_help_panel=_READ),
]
UrlColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field with its address.", rich_help_panel=_READ)
]
TitleColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field with its headline.", rich_help_panel=_READ)
]
LanguageColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field with its language.", rich_help_panel=_READ)
]
IdColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The field with its name.", rich_help_panel=_READ)]
Kind = Annotated[
    Literal["jsonl", "csv", "tsv", "parquet", "warc", "pages", "tar", "zip"] | None,
    typer.Option(help="What the files are, whatever they are called.", rich_help_panel=_READ),
]
MaxRecord = Annotated[
    float, typer.Option(metavar="MB", min=0.001, help="A record that is longer is not read.", rich_help_panel=_READ)
]
Sites = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Remove lines that repeat on a site: what 'cleaner sites learn' wrote.",
        rich_help_panel=_READ,
    ),
]
LearnSites = Annotated[
    bool,
    typer.Option("--learn-sites", help="Learn first which lines repeat on each site.", rich_help_panel=_READ),
]
NearDuplicates = Annotated[
    bool,
    typer.Option(
        "--near-duplicates",
        help="Flag articles that tell the same story as an earlier one; '--drop duplicates' drops them.",
        rich_help_panel=_KEEP,
    ),
]
KeepLanguage = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Drop articles in other languages; such as en,ar.", rich_help_panel=_KEEP),
]
MinWords = Annotated[int, typer.Option(metavar="N", min=0, help="Drop shorter articles.", rich_help_panel=_KEEP)]
Drop = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KINDS", help="Drop articles with such findings: mt, offtopic, or codes.", rich_help_panel=_KEEP
    ),
]
Verdicts = Annotated[
    list[str] | None,
    typer.Option("--verdict", metavar="WORDS", help="Verdicts to keep. [default: keep,review]", rich_help_panel=_KEEP),
]
EngineName = Annotated[
    Literal["local", "ray"],
    typer.Option("--engine", help="Processes of this machine, or a Ray cluster (RAY_ADDRESS).", rich_help_panel=_WORK),
]
Seconds = Annotated[
    float,
    typer.Option("--doc-seconds", metavar="S", min=0.1, help="What one document may take.", rich_help_panel=_WORK),
]
Memory = Annotated[
    float,
    typer.Option("--doc-memory", metavar="GB", min=0.1, help="What one document may take.", rich_help_panel=_WORK),
]
RetryQuarantined = Annotated[
    bool,
    typer.Option("--retry-quarantined", help="Try again what could not be cleaned.", rich_help_panel=_WORK),
]
MetricsFile = Annotated[
    Path | None,
    typer.Option(
        "--metrics", metavar="FILE", help="Keep a file in Prometheus text format up to date.", rich_help_panel=_WORK
    ),
]
