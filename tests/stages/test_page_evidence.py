"""Pages and texts of ``corpora/translation/pages``: what they say of themselves must be found, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import cleaner
from cleaner import Cleaner, Config

PAGES = Path(__file__).parents[2] / "corpora" / "translation" / "pages"
ROWS: list[dict[str, Any]] = yaml.safe_load((PAGES / "index.yaml").read_text(encoding="utf-8"))
HIGH = 0.8


def content_of(row: dict[str, Any]) -> bytes:
    return (PAGES / f"{row['id']}.{'txt' if row.get('kind') == 'text' else 'html'}").read_bytes()


@pytest.fixture(scope="module")
def tools() -> dict[str, Cleaner]:
    return {
        "default": Cleaner(),
        "alone": Cleaner(Config(select=("MT0",))),
        "every block": Cleaner(Config(main_content="none")),
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
@pytest.mark.parametrize("tool", ["default", "alone", "every block"])
def test_what_a_page_says_is_found_whatever_is_removed(
    tools: dict[str, Cleaner], tool: str, row: dict[str, Any]
) -> None:
    article = tools[tool].clean(content_of(row), url=row.get("url"))
    found = {f.code: "high" if f.confidence >= HIGH else "low" for f in article.findings if f.code.startswith("MT0")}
    assert found == row["expected"], [f.message for f in article.findings if f.code.startswith("MT0")]


def test_the_corpus_has_hits_and_misses_in_many_languages() -> None:
    assert len(ROWS) >= 25
    assert len({row["language"] for row in ROWS if "MT005" in row["expected"]}) >= 20
    assert sum(not row["expected"] for row in ROWS) >= 10
    assert {row["id"] for row in ROWS} == {path.stem for path in PAGES.iterdir() if path.name != "index.yaml"}


def test_a_notice_is_marked_where_it_begins_without_width() -> None:
    text = "It rained all day.\n\nThis article was automatically translated.\n"
    (flag,) = cleaner.check(text, config=Config(select=("MT0",))).findings
    assert (flag.start, flag.end, flag.replacement) == (text.index("This"), text.index("This"), None)


@pytest.mark.parametrize(
    "content",
    [
        "\ud800 translated automatically \0 \udfff",
        "<html lang='\ud800' class='translated-ltr'><p>\ud800 \0 \udfff This page was machine-translated.",
        "<html lang=" + "x" * 50_000,
        "<font style='vertical-align: inherit'>" * 2_000,
        "machine-translated " * 5_000,
        "<link rel='machine-translated-from' hreflang='" + "<" * 1000,
    ],
)
def test_it_never_raises(tools: dict[str, Cleaner], content: str) -> None:
    assert tools["alone"].clean(content).restore() == tools["alone"].clean(content).source
