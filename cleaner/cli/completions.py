"""``cleaner completions``: what a shell needs to complete commands, options, codes and languages."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from cleaner.cli.talking import for_people

VARIABLE = "_CLEANER_COMPLETE"
"""Set by the script when it asks for what could stand at the cursor; typer looks for this name."""

WHOLE_CODES_FROM = 2
"""Letters of a code from which whole codes are offered; before, families of codes say more than two hundred codes."""


@for_people
def completions(
    shell: Annotated[
        Literal["bash", "zsh", "fish"], typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)
    ],
) -> None:
    """Print the script that makes a shell complete commands, options, codes of rules and languages.

    [bold]eval "$(cleaner completions bash)"[/bold] in ~/.bashrc
    [bold]eval "$(cleaner completions zsh)"[/bold] in ~/.zshrc, below compinit
    [bold]cleaner completions fish > ~/.config/fish/completions/cleaner.fish[/bold]

    [bold]cleaner --install-completion[/bold] does it for the shell that you are in.
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script = get_completion_script(prog_name="cleaner", complete_var=VARIABLE, shell=shell)
    sys.stdout.write(script.strip() + "\n")


def complete_codes(incomplete: str) -> list[tuple[str, str]]:
    """Codes and families that the last of several, separated by commas, could become; with what they are about.

    Example:
        >>> complete_codes("QC,SR")[0]
        ('QC,SR', 'repeats of the site')
    """
    from cleaner.cli.catalogue import FAMILIES

    before, comma, last = incomplete.rpartition(",")
    last = last.upper()
    found = {code: about for code, about in FAMILIES.items() if code.startswith(last)}
    if len(last) >= WHOLE_CODES_FROM:
        found |= dict(_codes(last))
    return [(before + comma + code, about) for code, about in found.items()]


def complete_rule(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes of rules, beginnings of codes, and the other commands that can stand in their place."""
    group = getattr(context.parent, "command", None)
    commands = [name for name in getattr(group, "commands", ()) if name.startswith(incomplete)]
    return [*complete_codes(incomplete), *((name, "") for name in commands)]


def complete_language(incomplete: str) -> list[tuple[str, str]]:
    """Codes of languages that can be told, with their names.

    Example:
        >>> complete_language("sw")
        [('sw', 'Swahili')]
    """
    from cleaner.reading.language_names import names

    return [(code, name) for code, name in names().items() if code.startswith(incomplete.lower())]


def _codes(beginning: str) -> list[tuple[str, str]]:
    from cleaner.cli.catalogue import known_rules

    found = {rule.code: rule.name for rule in known_rules() if rule.code.startswith(beginning)}
    return list(found.items())
