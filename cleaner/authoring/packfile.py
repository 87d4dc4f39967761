"""Rules written into pack files, so that what people wrote there stays as they wrote it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleaner.authoring.error import AuthoringError
from cleaner.rulepacks.load import read_yaml

ORDER = (
    "code",
    "name",
    "languages",
    "place",
    "pattern",
    "cues",
    "guards",
    "action",
    "confidence",
    "why",
    "hit",
    "miss",
)
"""Fields of a rule, as they are written."""

_ONE_A_LINE = frozenset(("cues", "hit", "miss"))

FIRST_CODE = "MY101"
"""Of the first rule in a new pack."""

_CODE = re.compile(r"([A-Z]{2,4})([0-9]{3})")
_WORD = re.compile(r"[a-z0-9]+")


def rule_text(rule: Mapping[str, Any], indent: int = 2) -> str:
    """A rule as it stands in a pack, with the line end.

    Example:
        >>> print(rule_text({"code": "MY101", "cues": ["it rained"]}), end="")
          - code: MY101
            cues:
              - it rained
    """
    lines = []
    for field in ORDER:
        value = rule.get(field)
        if field not in rule:
            continue
        if field in _ONE_A_LINE:
            lines += [f"{field}:", *(f"  - {_flow(text)}" for text in value or ())]
        else:
            lines.append(f"{field}: {_flow(value)}")
    pad = " " * indent
    return f"{pad}- " + f"\n{pad}  ".join(lines) + "\n"


def _flow(value: Any) -> str:
    """A value on one line."""
    import yaml

    dumped: str = yaml.safe_dump(value, allow_unicode=True, width=10_000, default_flow_style=True, sort_keys=False)
    return dumped.removesuffix("...\n").strip()


def new_pack(name: str, languages: Sequence[str], rules: Iterable[str]) -> str:
    """The text of a pack.

    Args:
        name: What it is called.
        languages: Of its rules; none for all.
        rules: As :func:`rule_text` gives them, or comments.
    """
    head = f"pack: {_flow(name)}\n" + (f"languages: {_flow(list(languages))}\n" if languages else "")
    return f"{head}rules:\n{''.join(rules)}"


def with_rule(path: Path, rule: Mapping[str, Any]) -> str:
    """The text of a pack with one more rule, everything else as it was.

    Raises:
        AuthoringError: It has a rule of that code already, or its rules are written in a way that cannot be added to.
    """
    import yaml

    data = read_yaml(path)
    if not isinstance(data, dict) or "pack" not in data:
        raise AuthoringError(f"{path}: is no rule pack; name another file, or leave -o out to see the rule")
    old = list(data.get("rules") or ())
    if any(isinstance(other, dict) and other.get("code") == rule["code"] for other in old):
        free = next_code(path)
        raise AuthoringError(f"{path}: has a rule {rule['code']} already; {free} is free, or change that rule by hand")
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    at, indent = len(lines), 2
    for key, value in root.value if root is not None else ():
        if key.value == "rules" and getattr(value, "value", None):
            last = value.value[-1]
            at, indent = _end(lines, last.end_mark.line + (last.end_mark.column > 0)), last.start_mark.column - 2
    added = "".join([*lines[:at], rule_text(rule, max(indent, 0)), *lines[at:]])
    try:
        made = yaml.safe_load(added)
    except yaml.YAMLError:
        made = None
    if made != {**data, "rules": [*old, dict(rule)]}:
        shown = rule_text(rule)
        raise AuthoringError(
            f"{path}: its rules are written in a way that cannot be added to; add it by hand:\n{shown}"
        )
    return added


def _end(lines: Sequence[str], line: int) -> int:
    """Number of the line behind a rule, before blank lines and comments that follow it."""
    while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line


def next_code(path: Path | None) -> str:
    """A code that is free in a pack: the one behind its last.

    Raises:
        PackError: The file is no YAML.
    """
    data = read_yaml(path) if path is not None and path.exists() else {}
    rules = data.get("rules") if isinstance(data, dict) else None
    codes = [str(rule.get("code")) for rule in rules or () if isinstance(rule, dict)]
    own = [
        match for code in codes if (match := _CODE.fullmatch(code)) and not code.startswith(("BP", "EX", "SR", "QC"))
    ]
    if not own:
        return FIRST_CODE
    letters = own[-1][1]
    highest = max(int(match[2]) for match in own if match[1] == letters)
    return f"{letters}{highest + 1:03}" if highest < 999 else FIRST_CODE


def name_of(label: str) -> str:
    """A readable name for a rule.

    Example:
        >>> name_of("Leer también"), name_of("相关阅读")
        ('leer-tambien', 'line')
    """
    plain = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return "-".join(_WORD.findall(plain)[:5]) or "line"


def write(path: Path, text: str) -> None:
    """Write a pack, in whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
