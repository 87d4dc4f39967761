"""Pages without an article and pages of other types: index and files agree, and what is said of a page is on it.

Nothing here runs a rule or a judge; a failure is a fault of the corpus.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import turbohtml
import yaml

from benchmarks.authored import CORPORA

NO_ARTICLE = CORPORA / "no_article"
TYPES = CORPORA / "types"

SHARED_LINE = 40
"""Characters from which on a line that stands on a held-out page and on one to tune on is no accident."""


def _index(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((folder / "index.yaml").read_text(encoding="utf-8"))
    return rows


def _tree(path: Path) -> turbohtml.Document:
    tree = turbohtml.parse(path.read_bytes())
    for element in list(tree.select("script, style, head")):
        element.decompose()
    return tree


def _squeezed(text: str) -> str:
    return "".join(text.split())


PAGES = _index(NO_ARTICLE)
TYPED = _index(TYPES)
PARAMETERS = [pytest.param(row, id=row["id"]) for row in TYPED]


def test_every_file_is_indexed_once() -> None:
    assert sorted(path.stem for path in NO_ARTICLE.glob("*.html")) == sorted(row["id"] for row in PAGES)
    assert sorted(path.stem for path in TYPES.glob("*.html")) == sorted(row["id"] for row in TYPED)
    golds = sorted(path.name.removesuffix(".gold.txt") for path in TYPES.glob("*.gold.txt"))
    assert golds == sorted(row["id"] for row in TYPED)


def test_pages_without_an_article_are_as_many_as_they_should_be() -> None:
    without = [row for row in PAGES if row["kind"] != "near-miss"]
    assert Counter(row["held_out"] for row in without) == {True: 40, False: 24}
    kinds = Counter(row["kind"] for row in without if row["held_out"])
    assert kinds == {
        "home": 8, "error": 8, "consent": 6, "paywall": 4, "listing": 4, "search": 3, "redirect": 3,
        "sitemap": 1, "parked": 1, "age-gate": 1, "directory": 1,
    }  # fmt: skip
    assert len({row["language"] for row in without if row["held_out"]}) >= 20


def test_near_misses_say_what_is_expected_of_them() -> None:
    near = [row for row in PAGES if row["kind"] == "near-miss"]
    assert Counter(row["held_out"] for row in near) == {True: 8, False: 8}
    assert {row["expected"] for row in near} == {"keep"}
    assert all("expected" not in row for row in PAGES if row["kind"] != "near-miss")


def test_the_name_says_what_may_be_tuned_on() -> None:
    assert [row["id"] for row in PAGES if row["id"].startswith("dev-") == row["held_out"]] == []


def test_held_out_pages_share_no_sentence_with_the_others() -> None:
    lines: dict[bool, set[str]] = {True: set(), False: set()}
    for row in PAGES:
        text = _tree(NO_ARTICLE / f"{row['id']}.html").strings
        lines[row["held_out"]].update(line for piece in text if len(line := " ".join(piece.split())) >= SHARED_LINE)
    assert lines[True] & lines[False] == set()


def test_pages_do_not_look_alike() -> None:
    skeletons = set()
    for path in [*NO_ARTICLE.glob("*.html"), *TYPES.glob("*.html")]:
        opening = list(turbohtml.parse(path.read_bytes()).select("body *"))[:12]
        skeletons.add(tuple((element.tag, str(element.attrs.get("class"))) for element in opening))
    assert len(skeletons) >= 100


def test_five_pages_of_each_other_type() -> None:
    types = ("forum", "product", "documentation", "service", "listing", "collection")
    assert Counter(row["type"] for row in TYPED) == dict.fromkeys(types, 5)
    assert len({row["language"] for row in TYPED}) >= 8


@pytest.mark.parametrize("row", PARAMETERS)
def test_the_gold_text_stands_on_the_page_in_order(row: dict[str, Any]) -> None:
    text = _squeezed(_tree(TYPES / f"{row['id']}.html").text)
    position = 0
    for line in (TYPES / f"{row['id']}.gold.txt").read_text(encoding="utf-8").splitlines():
        found = text.find(_squeezed(line), position)
        assert found >= 0, f"not on the page, or not behind the line before it: {line}"
        position = found + len(_squeezed(line))


@pytest.mark.parametrize("row", PARAMETERS)
def test_lines_outside_are_on_the_page_and_not_in_the_gold_text(row: dict[str, Any]) -> None:
    text = _squeezed(_tree(TYPES / f"{row['id']}.html").text)
    gold = (TYPES / f"{row['id']}.gold.txt").read_text(encoding="utf-8").splitlines()
    assert 3 <= len(row["outside"]) <= 8
    assert [line for line in row["outside"] if _squeezed(line) not in text] == []
    assert set(row["outside"]) & set(gold) == set()
    assert set(row.get("optional", ())) & set(gold) == set()
