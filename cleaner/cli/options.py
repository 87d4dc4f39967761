"""Options that several commands share, and the configuration they make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cleaner.cli.completions import complete_codes, complete_language
from cleaner.cli.talking import tell

if TYPE_CHECKING:
    from cleaner.config import Config

_WHAT = "What to look for"

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files (.html .htm .xhtml .txt .md .jsonl .ndjson), folders with such files, or - for standard input.",
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Only codes that begin with this, such as BP or BP1,QC.",
        metavar="CODES",
        autocompletion=complete_codes,
        rich_help_panel=_WHAT,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        help="Leave these codes out; wins over --select.",
        metavar="CODES",
        autocompletion=complete_codes,
        rich_help_panel=_WHAT,
    ),
]
Flag = Annotated[
    list[str] | None,
    typer.Option(
        help="Only report these codes, never apply them.",
        metavar="CODES",
        autocompletion=complete_codes,
        rich_help_panel=_WHAT,
    ),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option(help="A rule pack of your own (YAML). Can be repeated.", metavar="PACK", rich_help_panel=_WHAT),
]
SitePacks = Annotated[
    list[Path] | None,
    typer.Option(
        "--site-pack",
        help="Rules for single sites: a pack of your own (YAML), a FiveFilters site config (HOST.txt), or a folder of "
        "such. Can be repeated.",
        metavar="PATH",
        rich_help_panel=_WHAT,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="This configuration file, not the nearest cleaner.toml or pyproject.toml.",
        metavar="FILE",
        rich_help_panel=_WHAT,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        help="The language of the input, such as en. [default: found out]",
        autocompletion=complete_language,
        rich_help_panel=_WHAT,
    ),
]
Quotes = Annotated[
    Literal["majority", "curly", "straight", "language", "keep"] | None,
    typer.Option(
        help="The quotation marks to write; majority is what the document itself uses most.", rich_help_panel=_WHAT
    ),
]
MainContent = Annotated[
    Literal["best", "fast", "trafilatura", "none"] | None,
    typer.Option(
        help="What finds the main content of HTML: the trained judge (best looks twice), trafilatura, or none.",
        rich_help_panel=_WHAT,
    ),
]
MachineTranslation = Annotated[
    Literal["keep", "worst", "review", "strict"] | None,
    typer.Option(
        help="What a machine-translated article leads to: strict drops what is perhaps one, worst only garbled ones.",
        rich_help_panel=_WHAT,
    ),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer",
        help="A list of names of your own (YAML, CSV). Can be repeated.",
        metavar="FILE",
        rich_help_panel=_WHAT,
    ),
]
Topic = Annotated[
    str | None,
    typer.Option(help="What you collect articles on: a sentence or keywords.", metavar="WORDS", rich_help_panel=_WHAT),
]
OffTopic = Annotated[
    Literal["flag", "remove"] | None,
    typer.Option(help="Whether lines that are surely of another article go.", rich_help_panel=_WHAT),
]
TranslateTo = Annotated[
    str | None,
    typer.Option(
        help="Translate clean articles in other languages to this one, such as en, from packages that are installed "
        "('cleaner models').",
        metavar="LANGUAGE",
        autocompletion=complete_language,
        rich_help_panel=_WHAT,
    ),
]
RoundTrip = Annotated[
    str | None,
    typer.Option(
        help="Score how little a text changes when it is translated to this language and back.",
        metavar="LANGUAGE",
        autocompletion=complete_language,
        rich_help_panel=_WHAT,
    ),
]
InputFormat = Annotated[
    Literal["auto", "html", "text", "jsonl"],
    typer.Option(help="What the input holds; auto goes by the file name and by what is in it.", rich_help_panel=_WHAT),
]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes that clean.", metavar="N")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still told.")]


def configured(
    *,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    flag: list[str] | None = None,
    rules: list[Path] | None = None,
    config: Path | None = None,
    quotes: str | None = None,
    main_content: str | None = None,
    machine_translation: str | None = None,
    gazetteers: list[Path] | None = None,
    topic: str | None = None,
    off_topic: str | None = None,
    sites: Path | None = None,
    site_packs: list[Path] | None = None,
    translate_to: str | None = None,
    round_trip: str | None = None,
    input_format: str = "auto",
) -> Config:
    """The configuration file's settings with the command line's over them.

    Raises:
        SettingsError: With the file or option, the field and the fix.
    """
    from cleaner.settings import load_config

    overrides = {
        "select": ",".join(select) if select else None,
        "ignore": ",".join(ignore) if ignore else None,
        "flag": ",".join(flag) if flag else None,
        "rules": rules or None,
        "quotes": quotes,
        "main_content": main_content,
        "machine_translation": machine_translation,
        "gazetteers": gazetteers or None,
        "topic": topic,
        "off_topic": off_topic,
        "sites": sites,
        "site_packs": site_packs or None,
        "translate_to": translate_to,
        "round_trip": round_trip,
        "input_format": input_format if input_format in {"html", "text"} else None,
    }
    made = load_config(folder=Path.cwd(), file=config, overrides=overrides)
    of_sites = _site_pack_codes(made) if made.site_packs else []
    if made.select or made.ignore or made.flag:
        _warn_of_unknown_codes(made, of_sites)
    return made


MOST_NOTES = 5
"""Notes on site packs that are shown; a folder of a thousand may have a hundred."""


def _site_pack_codes(config: Config) -> list[str]:
    """The codes of the rules in site packs; what in the packs is not understood is told."""
    from cleaner.sitepacks import load_site_packs

    packs = load_site_packs(config.site_packs)
    for note in packs.notes[:MOST_NOTES]:
        tell(note, "warning")
    if len(packs.notes) > MOST_NOTES:
        tell(f"and {len(packs.notes) - MOST_NOTES:,} more such; 'cleaner rules test' lists them", "warning")
    return [rule.code for pack in packs.packs for rule in pack.rules]


def _warn_of_unknown_codes(config: Config, of_sites: list[str]) -> None:
    from cleaner.cli.catalogue import known_rules, nearest_code

    codes = [*(rule.code for rule in known_rules(config.rules)), *of_sites]
    for prefix in dict.fromkeys((*config.select, *config.ignore, *config.flag)):
        if not any(code.startswith(prefix) for code in codes):
            near = nearest_code(prefix, codes)
            hint = f"did you mean {near}?" if near else "'cleaner rules' lists them all"
            tell(f"no rule has a code that begins with {prefix}; {hint}", "warning")
