"""A real spider crawls a real site."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import cleaner
from tests.integrations import site

pytest.importorskip("scrapy", reason="needs the extra scrapy")

from tests.integrations.crawl import IGNORED

ROOT = Path(__file__).parents[2]


def crawled(address: str, out: Path, **settings: Any) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.integrations.crawl", address, str(out), json.dumps(settings)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    result["log"] = done.stderr
    return result


def stories(result: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(item["url"].rpartition("/")[2], item) for item in result["kept"] if "url" in item]


def check_stories(result: dict[str, Any], address: str, each: int = 1) -> None:
    assert not result["errors"]
    found = stories(result)
    assert Counter(path for path, _ in found) == dict.fromkeys(site.PATHS, each)
    tool = cleaner.Cleaner(cleaner.Config(ignore=IGNORED))
    for path, item in found:
        article = tool.clean(site.page(path) or "", url=address + path)
        assert item["text"] == article.text
        assert item["cleaner"]["verdict"] == "keep"
        assert site.FIRST[path] in item["text"]
        assert not any(words in item["text"] for words in site.AROUND)


def test_crawl(address: str, tmp_path: Path) -> None:
    result = crawled(address, tmp_path / "out.json", kinds=["dict", "dataclass", "attrs", "item"])
    check_stories(result, address, each=4)
    for path, item in stories(result):
        assert item["html"].startswith("<!doctype html>")
        if path == "harbour":
            assert (item["cleaner"]["author"], item["cleaner"]["date"]) == ("Ines Halvorsen", "2025-11-04")
            assert any(finding["code"] == "BP101" for finding in item["cleaner"]["findings"])
    assert {"links": 4} in result["kept"]
    assert len(result["dropped"]) == 4
    for dropped in result["dropped"]:
        assert dropped.startswith(f"{address}gone dropped by verdict: ")
        assert "DQ105" in dropped
    assert not result["threads"]
    stats = result["stats"]
    assert stats["cleaner/kept"] == 12
    assert stats["cleaner/dropped"] == stats["cleaner/drop/verdict"] == stats["cleaner/reason/DQ105"] == 4
    assert stats["cleaner/no_content"] == 1
    assert stats["cleaner/code/BP101"] == 12
    assert stats["cleaner/characters_removed"] > 1200


def test_other_settings_and_reactor(address: str, tmp_path: Path) -> None:
    result = crawled(
        address,
        tmp_path / "out.json",
        kinds=["bytes"],
        CLEANER_CONFIG=json.dumps({"select": ["EX", "DQ"]}),
        CLEANER_FIELDS={"content": "body"},
        CLEANER_TEXT_FIELD="clean",
        CLEANER_RESULT_FIELD="",
        CLEANER_CONTENT="remove",
        CLEANER_FILTERS={"min_words": 100, "verdict": ["keep", "review", "drop"]},
        TWISTED_REACTOR="twisted.internet.selectreactor.SelectReactor",
    )
    assert not result["errors"]
    assert len(stories(result)) == 3
    assert all(set(item) == {"url", "clean"} for _, item in stories(result))
    assert result["dropped"] == [f"{address}gone dropped by min-words: 10 words"]


def test_watched_processes_while_the_reactor_turns(address: str, tmp_path: Path) -> None:
    result = crawled(
        address,
        tmp_path / "out.json",
        kinds=["dict", "narrow"],
        CLEANER_PROCESSES=2,
        ITEM_PIPELINES={
            "cleaner.integrations.scrapy.CleanerPipeline": 300,
            "tests.integrations.crawl.Turns": 400,
        },
    )
    errors, result["errors"] = result["errors"], []
    check_stories(result, address)
    assert result["stats"]["turns"] > 5
    assert len(errors) == 3  # the class Narrow declares no field for the text
    assert all("Narrow" in error and "CLEANER_TEXT_FIELD ('text')" in error for error in errors)


def test_wrong_settings_end_the_crawl(address: str, tmp_path: Path) -> None:
    result = crawled(address, tmp_path / "out.json", CLEANER_RESULT=["verdikt"])
    assert not result["kept"]
    assert "did you mean 'verdict'" in result["log"]
