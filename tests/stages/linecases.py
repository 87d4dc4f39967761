"""Cases as data: a text whose lines say what must become of them.

A line ``BP110| Related Posts`` must be removed with that code (``BP1`` is any of its family, ``BP`` any at all); a line
without such a mark must stay. ``known_failure: reason`` marks a case that does not hold yet, strictly.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cleaner.document import Document
from cleaner.reading.text import line_blocks
from cleaner.rulepacks import load_rules
from cleaner.stages.boilerplate import Boilerplate

_MARK = re.compile(r"(BP[0-9]{0,3})\| ")


@lru_cache(maxsize=1)
def stage() -> Boilerplate:
    """The stage with every built-in rule, compiled once."""
    return Boilerplate(load_rules().rules)


def cases(path: Path) -> list[Any]:
    """Parameters for pytest from a file of cases."""
    params: list[Any] = []
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        reason = case.get("known_failure")
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        params.append(pytest.param(case, id=case["name"], marks=marks))
    return params


def assert_case(case: dict[str, object]) -> None:
    """Every marked line is removed with its code, every other line stays."""
    marked = str(case["text"]).strip().splitlines()
    lines = [_MARK.sub("", line, count=1) for line in marked if line.strip()]
    wanted = [match.group(1) if (match := _MARK.match(line)) else "" for line in marked if line.strip()]
    source = "\n\n".join(lines)
    document = Document(source=source, blocks=line_blocks(source), language=str(case["language"]))
    codes: dict[int, str] = {}
    for finding in stage()(document):
        if finding.replacement == "":
            number = source.count("\n\n", 0, finding.start)
            assert source[finding.start : finding.end] == lines[number], "these cases are about whole lines"
            codes[number] = finding.code
    wrong = [
        f"{codes.get(number, 'kept')}, expected {want or 'kept'}: {line}"
        for number, (line, want) in enumerate(zip(lines, wanted, strict=True))
        if not (codes.get(number, "").startswith(want) if want else number not in codes)
    ]
    assert not wrong, "\n".join(wrong)
