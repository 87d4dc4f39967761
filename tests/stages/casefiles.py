"""Case files: what a text of a given language becomes, and which codes are reported and not applied."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from cleaner import Cleaner, Config

FOLDER = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class Case:
    """One entry of a case file."""

    name: str
    text: str
    becomes: str
    flags: list[str]
    language: str
    style: str
    anything: bool


def load(name: str, *groups: str) -> list[Any]:
    """The cases of some groups of a file, as parameters of a test."""
    loaded = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    unknown = set(loaded) - {"in_the_wild", "negative", "synthetic", "known_failures"}
    assert not unknown, f"{name}: {unknown}"
    parameters = []
    for group in groups:
        for row in loaded.get(group, []):
            case = Case(
                name=row["name"],
                text=row["text"],
                becomes=row.get("becomes", row["text"]),
                flags=row.get("flags", []),
                language=row.get("language", "en"),
                style=row.get("style", "majority"),
                anything=row.get("anything", False),
            )
            parameters.append(pytest.param(case, id=f"{group}: {case.name}"))
    return parameters


def check(case: Case, codes: str) -> None:
    """Clean the text of a case and compare."""
    tool = Cleaner(Config(select=("QC",), quotes=case.style, input_format="text"))
    article = tool.clean(case.text, language=case.language)
    again = tool.clean(article.text, language=case.language)
    assert again.text == article.text
    assert article.restore() == case.text
    if case.anything:
        return
    assert article.text == case.becomes
    flags = [finding.code for finding in article.findings if not finding.is_edit and finding.code != "QC206"]
    assert flags == case.flags
    if article.text != case.text:
        assert all(finding.code.startswith(codes) for finding in article.findings if finding.is_edit)
