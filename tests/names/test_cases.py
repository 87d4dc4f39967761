"""Texts with names that are one, and with names that are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cleaner.applying import apply, resolve
from cleaner.names.gazetteer import Gazetteer
from cleaner.names.known import Names
from cleaner.names.nobody import Nobody
from cleaner.reading.text import text_document
from cleaner.stages.names import NameStage

CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[Any]:
    return [pytest.param(case, id=case["why"]) for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8"))]


def rewrite(text: str, gazetteer: Names | None = None) -> tuple[str, list[str]]:
    document = text_document(text)
    edits, _ = resolve(document, NameStage(gazetteer or Nobody()).rewrites(document))
    return apply(text, edits), [f"{edit.original} -> {edit.replacement}" for edit in edits]


@pytest.mark.parametrize("case", load("merges.yaml"))
def test_one_name_gets_one_spelling(case: dict[str, Any]) -> None:
    text, changes = rewrite(case["text"])
    assert changes == case["changes"]
    assert rewrite(text) == (text, [])


@pytest.mark.parametrize("case", load("apart.yaml"))
def test_other_names_stay_as_they_are(case: dict[str, Any]) -> None:
    assert rewrite(case["text"])[1] == []


@pytest.mark.parametrize("case", load("known.yaml"))
def test_known_names_get_their_spelling_where_they_are_meant(case: dict[str, Any]) -> None:
    text, changes = rewrite(case["text"], Gazetteer.load())
    assert changes == case["changes"]
    assert rewrite(text, Gazetteer.load()) == (text, [])


@pytest.mark.parametrize("case", load("labels.yaml"))
def test_what_is_told_of_names(case: dict[str, Any]) -> None:
    clusters = NameStage(Gazetteer.load()).read(text_document(case["text"])).clusters
    told = [
        f"{cluster.kind} {cluster.canonical}: {', '.join(name for *_, name in cluster.mentions)}"
        for cluster in clusters
    ]
    assert told == case["names"]
