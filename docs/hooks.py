"""What mkdocs does beside reading Markdown: a page for every rule, the command line's own help, pages from other files.

Everything is made from the rule packs and the program when the site is built, so that it cannot say anything else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from cleaner.cli.catalogue import FAMILIES, KnownRule, family_of, known_rules
from cleaner.cli.talking import printable
from cleaner.reading.language_names import name_of

ROOT = Path(__file__).parent.parent

PROJECT_PAGES = {
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "corpora/DATASETS.md": "project/datasets.md",
}
"""Files outside of ``docs/`` that are pages of the site."""

SHOWN_EXAMPLES = 4
"""Examples of each kind for each rule, and 2 where a pack has several rules of one code."""

FEW = 5
"""Languages and packs that are named one by one; more would not fit into a cell."""

ACTIONS = {"remove": "takes the text out", "flag": "says so and changes nothing", "": "see the reason"}

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
_FENCE = re.compile(r"(^```.*?^```)", re.DOTALL | re.MULTILINE)


def on_files(files: Files, *, config: Any) -> Files:
    """Add the pages that are made here."""
    for path, content in generated_pages():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    """Links to files of the project lead to their page, or, where they have none, nowhere."""
    return with_links(markdown, page.file.src_uri)


def generated_pages() -> Iterator[tuple[str, str]]:
    """Path and Markdown of every page that is not a file of ``docs/``."""
    by_code: dict[str, list[KnownRule]] = {}
    for rule in known_rules():
        by_code.setdefault(rule.code, []).append(rule)
    yield "catalogue/index.md", index_of_rules(by_code)
    for code, same in by_code.items():
        yield f"catalogue/{code}.md", page_of_rule(same)
    for source, page in PROJECT_PAGES.items():
        yield page, with_links((ROOT / source).read_text(encoding="utf-8"), source, moved_to=page)
    yield "command-line.md", command_line()


def with_links(markdown: str, path: str, moved_to: str | None = None) -> str:
    """A page whose links outside of ``docs/`` lead to the page made of the file, or are only its name.

    Args:
        markdown: The page.
        path: Of the page below ``docs/``; of a file that is moved, below the project.
        moved_to: Where a file of the project goes.
    """

    def changed(match: re.Match[str]) -> str:
        text, target = match[1], match[2]
        if re.match(r"[a-z]+:|#|/", target):
            return match[0]
        file, hash_, anchor = target.partition("#")
        start = "docs/" if moved_to is None else ""
        wanted = posixpath.normpath(posixpath.join(start, posixpath.dirname(path), file))
        page = PROJECT_PAGES.get(wanted) or (wanted.removeprefix("docs/") if wanted.startswith("docs/") else None)
        if page is None:
            return text
        return f"[{text}]({posixpath.relpath(page, posixpath.dirname(moved_to or path) or '.')}{hash_}{anchor})"

    parts = _FENCE.split(markdown)
    return "".join(part if part.startswith("```") else _LINK.sub(changed, part) for part in parts)


def index_of_rules(by_code: dict[str, list[KnownRule]]) -> str:
    """All rules, family by family."""
    lines = [
        "# All rules",
        "",
        f"{len(by_code)} codes, from the rule packs and the stages as they are; `cleaner rules` prints the same list.",
        "A code's first letters say what it is about; `select`, `ignore` and `flag` take any beginning of a code.",
        "",
    ]
    for prefix, about in FAMILIES.items():
        own = {code: same for code, same in by_code.items() if _family(code) == prefix}
        if not own:
            continue
        lines += [f"## {prefix}: {about}", "", "| code | name | languages | why |", "| --- | --- | --- | --- |"]
        for code, same in own.items():
            names = ", ".join(dict.fromkeys(rule.name for rule in same))
            lines.append(f"| [{code}]({code}.md) | {names} | {_few_languages(same)} | {_short(same[0].why)} |")
        lines.append("")
    return "\n".join(lines)


def _family(code: str) -> str:
    return next((prefix for prefix in FAMILIES if code.startswith(prefix)), "")


def page_of_rule(same: list[KnownRule]) -> str:
    """One code: what it is, why, what it does, its examples in every language."""
    first = same[0]
    names = ", ".join(dict.fromkeys(rule.name for rule in same))
    lines = [f"# {first.code} {names}", "", f"*{family_of(first.code).capitalize()}* ([all rules](index.md))", ""]
    lines += [paragraph for why in dict.fromkeys(_plain(rule.why) for rule in same) for paragraph in (why, "")]
    origins = list(dict.fromkeys(rule.origin for rule in same))
    confidences = sorted({rule.confidence for rule in same if rule.confidence is not None})
    facts = {
        "does": "; ".join(dict.fromkeys(ACTIONS[rule.action] for rule in same if rule.action)),
        "stands": ", ".join(dict.fromkeys(rule.place for rule in same if rule.place)),
        "confidence": ", ".join(f"{confidence:g}" for confidence in confidences),
        "languages": _few_languages(same, names=True),
        "where it is written": ", ".join(f"`{origin}`" for origin in origins)
        if len(origins) <= FEW
        else f"{len(origins)} packs, `{origins[0]}` to `{origins[-1]}`",
        "without it": f'`--ignore {first.code}`, `Config(ignore=["{first.code}"])`',
        "only told": f'`--flag {first.code}`, `Config(flag=["{first.code}"])`',
    }
    lines += ["| | |", "| --- | --- |", *(f"| {name} | {fact} |" for name, fact in facts.items() if fact), ""]
    with_examples = [rule for rule in same if rule.hit or rule.miss]
    if with_examples:
        lines += ["## Examples", "", "They are run as tests.", ""]
    else:
        lines += ["No example: it is about a whole page, or about a place in one, which no short text can show.", ""]
    by_language: dict[tuple[str, ...], list[KnownRule]] = {}
    for rule in sorted(with_examples, key=lambda rule: (rule.languages != ("en",), rule.origin)):
        by_language.setdefault(rule.languages, []).append(rule)
    for rules in by_language.values():
        if len(by_language) > 1:
            lines += [f"### {_languages(rules)}", ""]
        for words, texts in (("found", [rule.hit for rule in rules]), ("left alone", [rule.miss for rule in rules])):
            few = SHOWN_EXAMPLES if len(rules) == 1 else 2
            lines += _examples(words, [text for some in texts for text in some[:few]])
    return "\n".join(lines)


def _examples(words: str, texts: list[str]) -> list[str]:
    if not texts:
        return []
    kind = words.replace(" ", "-")
    items = [f'<li><code dir="auto">{_as_html(text)}</code></li>' for text in texts]
    return [f"<p class='examples-of'>{words}</p>", "", f"<ul class='examples {kind}'>", *items, "</ul>", ""]


def _as_html(text: str) -> str:
    shown = escape(printable(text.strip().replace("\n", " ⏎ ")))
    return re.sub(r"[\\`*_{}\[\]]", lambda match: f"&#{ord(match[0])};", shown)


def _plain(text: str) -> str:
    """A reason as Markdown: what is written in it stays what it is."""
    said = " ".join(text.split())
    return re.sub(r"([*_\[\]<>|#])", r"\\\1", said[:1].upper() + said[1:]) + ("" if said.endswith((".", "?")) else ".")


def _short(why: str) -> str:
    """The first clause of a reason."""
    said = re.split(r"(?<=[^.])[.;:](?= )", " ".join(why.split()), maxsplit=1)[0]
    return _plain(said)


def _languages(same: list[KnownRule]) -> str:
    every = sorted({language for rule in same for language in rule.languages})
    return "all" if "*" in every else ", ".join(f"{name_of(language)} ({language})" for language in every)


def _few_languages(same: list[KnownRule], *, names: bool = False) -> str:
    every = sorted({language for rule in same for language in rule.languages})
    if "*" in every:
        return "all"
    if names and len(every) > FEW:
        return f"{len(every)}: {', '.join(every)}"
    return _languages(same) if names else ", ".join(every) if len(every) <= FEW else str(len(every))


def command_line() -> str:
    """Every command with its arguments and options, from the program itself."""
    from typer.main import get_command

    from cleaner.cli.app import app

    lines = [
        "# Command line",
        "",
        "Every command and option, as `cleaner COMMAND --help` has them. `cleaner doctor` says what is installed and",
        "what is missing; `cleaner completions bash` (or `zsh`, `fish`) prints what your shell needs for completion.",
        "",
    ]
    root: Any = get_command(app)
    for name, command in root.commands.items():
        lines += _command(f"cleaner {name}", command, 2)
        for below, inner in getattr(command, "commands", {}).items():
            lines += _command(f"cleaner {name} {below}", inner, 3)
    return "\n".join(lines)


def _command(name: str, command: Any, level: int) -> list[str]:
    said = re.sub(r"\[bold\](.*?)\[/bold\]", r"`\1`", command.help or "")
    lines = [f"{'#' * level} {name}", ""]
    for paragraph in re.split(r"\n\s*\n", said.strip()):
        lines += ["  \n".join(line.strip() for line in paragraph.splitlines()), ""]
    rows = []
    for parameter in command.params:
        if getattr(parameter, "hidden", False) or parameter.name == "help":
            continue
        is_option = parameter.opts[0].startswith("-")
        shown = ", ".join(parameter.opts) if is_option else (parameter.metavar or parameter.name.upper())
        words = " ".join(str(getattr(parameter, "help", "") or "").split()).replace("|", "\\|")
        rows.append(f"| `{shown.replace('|', '¦')}` | {words} |")
    return [*lines, "| | |", "| --- | --- |", *rows, ""] if rows else lines
