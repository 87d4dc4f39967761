"""What is kept of a YAML file is what it holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml

from cleaner.rulepacks.parsed import _place, parsed_yaml


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "xx.yaml"
    path.write_text("cues: [één, twee]\n", encoding="utf-8")
    return path


def test_it_is_kept(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parsed_yaml(pack)
    assert [path.name.split(".")[0] for path in pack.parent.glob("__pycache__/*")] == ["xx"]
    monkeypatch.setattr(yaml, "load", None)
    assert parsed_yaml(pack) == first == {"cues": ["één", "twee"]}


def test_it_follows_the_file(pack: Path) -> None:
    parsed_yaml(pack)
    pack.write_text("cues: [drie]\n", encoding="utf-8")
    assert parsed_yaml(pack) == {"cues": ["drie"]}


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"\xf3\x00\x00"])
def test_damage_is_no_matter(pack: Path, damage: bytes) -> None:
    whole = parsed_yaml(pack)
    _place(pack).write_bytes(damage)
    assert parsed_yaml(pack) == whole


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions of POSIX")
def test_a_place_that_cannot_be_written_is_no_mistake(pack: Path) -> None:
    (pack.parent / "__pycache__").write_text("a file where the folder should be")
    assert parsed_yaml(pack) == {"cues": ["één", "twee"]}


def test_nothing_is_kept_where_python_keeps_nothing(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    parsed_yaml(pack)
    assert not (pack.parent / "__pycache__").exists()


def test_dates_are_not_kept(pack: Path) -> None:
    pack.write_text("since: 2024-02-29\n", encoding="utf-8")
    assert str(parsed_yaml(pack)["since"]) == str(parsed_yaml(pack)["since"]) == "2024-02-29"
