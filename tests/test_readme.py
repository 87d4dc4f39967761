"""What the README and the documentation show is what happens: their Python runs, their commands exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
INTEGRATIONS = ROOT / "docs" / "integrations"

_PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^ *(?:\$ )?(cleaner .*)$")
_INLINE = re.compile(r"`(cleaner [a-z][^`]*)`")
_BENCHMARK = re.compile(r"(?:python -m |`)(benchmarks(?:\.[a-z_]+)+)([^`\n|]*)")


@pytest.mark.parametrize(
    "page",
    [README, *(page for page in PAGES if page.parent != INTEGRATIONS)],  # those run in tests/integrations/test_docs.py
    ids=lambda page: page.name,
)
def test_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page, one after the other, as one program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {"__name__": "documentation"}
    for block in _PYTHON.findall(page.read_text(encoding="utf-8")):
        try:
            exec(compile(block, page.name, "exec"), scope)
        except ImportError as error:
            if (error.name or "").startswith("cleaner") and type(error).__name__ != "MissingExtra":
                raise
            pytest.skip(f"an extra is not installed: {error}")


def test_the_readme_has_python_in_it() -> None:
    assert len(_PYTHON.findall(README.read_text(encoding="utf-8"))) > 1


def commands(text: str) -> Iterator[str]:
    """Every ``cleaner …`` of a page: those in code, each on a line of its own, and those in running text."""
    is_fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            is_fenced = not is_fenced
        elif (is_fenced or line.startswith("    ")) and (found := _COMMAND.match(line)):
            yield found[1]
        elif not is_fenced:
            yield from _INLINE.findall(line)


def wrong_with(command: str) -> str | None:
    """What is not right about a command line: a command or an option that does not exist."""
    from typer.main import get_command

    from cleaner.cli.app import app

    words = shlex.split(command.replace("…", ""), comments=True)
    ends = [index for index, word in enumerate(words) if word in {"|", ">", "&&", "<", "2>"}]
    words = words[1 : ends[0]] if ends else words[1:]
    at: Any = get_command(app)
    while getattr(at, "commands", None) and words and not words[0].startswith("-"):
        if words[0] in at.commands:
            at = at.commands[words.pop(0)]
        elif at.name == "rules":  # 'cleaner rules BP101' is 'cleaner rules show BP101'
            at = at.commands["show"]
        elif words[0].isupper():  # 'cleaner COMMAND --help'
            return None
        else:
            return f"no command {words[0]}"
    known = {name for parameter in at.params for name in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"--help", "-h"}
    for word in words:
        option = word.partition("=")[0]
        if option.startswith("-") and option != "-" and option not in known:
            return f"no option {option}"
    return None


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    wrong = {command: said for command in commands(page.read_text(encoding="utf-8")) if (said := wrong_with(command))}
    assert wrong == {}


def test_commands_that_do_not_exist_are_noticed() -> None:
    text = "    cleaner claen x\n`cleaner clean --mahcine x`\n```console\n$ cleaner sites lern | less\n```\n"
    assert [wrong_with(command) for command in commands(text)] == [
        "no command claen",
        "no option --mahcine",
        "no command lern",
    ]
    assert [wrong_with(c) for c in ("cleaner rules BP101 --json > x", "cleaner check - --exit-zero # so")] == [
        None,
        None,
    ]


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.name)
def test_benchmarks_exist(page: Path) -> None:
    """Every command behind a figure is a module, and knows the options that it is shown with."""
    wrong = []
    for module, arguments in _BENCHMARK.findall(page.read_text(encoding="utf-8")):
        path = ROOT / f"{module.replace('.', '/')}.py"
        source = path.read_text(encoding="utf-8") if path.is_file() else None
        if source is None:
            wrong += [module] if not path.with_suffix("").is_dir() else []
        else:
            options = re.findall(r"(?<!\S)--[a-z-]+", arguments)
            wrong += [f"{module} {option}" for option in options if f'"{option}"' not in source]
    assert wrong == []


@pytest.mark.parametrize("page", [README, *PAGES], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    made = re.compile(r"(catalogue|project)/|command-line\.md")  # by docs/hooks.py
    links = re.findall(r"\]\(([^()\s:#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not made.match(link) and not (page.parent / link).exists()] == []
