"""The page holds everything, in its place, and nothing of it can become markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cleaner.dumps.outcome import Outcome
from cleaner.reporting import report_of
from tests.reporting.runs import HOSTILE, everything, facts, hostile, many, write_run

pytest.importorskip("pygal")

from cleaner.reporting.page import page_of


class _Reader(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(folder: Path, outcomes: list[Outcome], **others: object) -> str:
    return page_of(report_of(write_run(folder, outcomes, **others)))  # type: ignore[arg-type]


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def test_every_part_has_its_place_and_every_link_leads_to_one(tmp_path: Path) -> None:
    reader = _Reader(_page(tmp_path, everything()))
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for place in ("records", "codes", "scores", "languages", "sites", "speed", "rules", "run", "quarantine", "dropped"):
        assert place in ids
    links = {a["href"][1:] for tag, a in reader.elements if tag == "a" and (a.get("href") or "").startswith("#")}
    assert links <= set(ids)
    labels = {i for _, a in reader.elements for i in (a.get("aria-labelledby") or "").split()}
    assert labels <= set(ids)


def test_what_is_on_it(tmp_path: Path) -> None:
    text = _Reader(_page(tmp_path / "harvest", everything())).text
    for words in (
        "Report on harvest",
        "80 kept 80%",
        "4 quarantined 4%",
        "is not JSON: Expecting value at column 17",
        "12 words",
        "It has too few words.",
        "See also: Storm closes the port",
        "Arabic",
        "news0.example",
        "0.80: 0.3% of those it should not hit get there",
        "taken up again once",
        "2.9 records a second",
        "cleaner explain dump.jsonl:",
    ):
        assert words in re.sub(r"\s+", " ", text), words


def test_a_run_that_is_not_complete_says_so(tmp_path: Path) -> None:
    page = _page(tmp_path, everything(), shards_done=1)
    assert "Not finished" in page
    assert "50 of 100" in page
    nothing = _page(tmp_path / "nothing", everything(), shards_done=0, log=())
    assert "Not finished" in nothing
    assert "The run has no log of its cleaning." in nothing


def test_an_empty_run(tmp_path: Path) -> None:
    page = _page(tmp_path, [])
    assert "The inputs hold no record." in page
    assert "Nothing was found." in page


def test_every_plot_has_words_and_a_table(tmp_path: Path) -> None:
    page = _page(tmp_path, everything())
    plots = re.findall(r'<svg class="plot (\w+)" role="img" aria-label="([^"]+)"', page)
    assert len(plots) == 2 * 4, "findings, two scores, speed; each wide and narrow"
    assert {kind for kind, _ in plots} == {"wide", "narrow"}
    assert any("thresholds at" in label for _, label in plots)
    figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    assert len(figures) == 4
    for figure in figures:
        assert "<table>" in figure


def test_the_policy_lets_only_our_own_style_and_script_run(tmp_path: Path) -> None:
    for number, outcomes in enumerate((everything(), hostile())):
        page = _page(tmp_path / str(number), outcomes)
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert policy
        ours = f"style-src {_hash(style)}; script-src {_hash(script)}"
        assert policy[1] == f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"


def test_nothing_of_a_hostile_dump_becomes_markup(tmp_path: Path) -> None:
    harmless = _Reader(_page(tmp_path / "a", everything()))
    harmful = _Reader(_page(tmp_path / "b", hostile(), name=f"{HOSTILE}.jsonl"))
    assert {tag for tag, _ in harmful.elements} <= {tag for tag, _ in harmless.elements}
    for tag, attributes in harmful.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "style"}], tag
        assert (attributes.get("href") or "#").startswith("#"), attributes
    assert sum(tag == "script" for tag, _ in harmful.elements) == 1
    assert harmful.text.count("document.title='owned'") > 5
    assert unescape(HOSTILE) != HOSTILE, "what is escaped must be escaped once more"
    assert HOSTILE in harmful.text


def test_equal_runs_have_equal_pages(tmp_path: Path) -> None:
    assert _page(tmp_path / "a" / "run", everything()) == _page(tmp_path / "b" / "run", everything())


def test_a_crawl_of_everything_stays_a_page(tmp_path: Path) -> None:
    page = _page(tmp_path, many())
    assert len(page) < 2_000_000
    assert "The 50 with most articles of 3,000 are shown" in page


def test_one_article(tmp_path: Path) -> None:
    assert "1 kept 100%" in re.sub(r"\s+", " ", _Reader(_page(tmp_path, [Outcome("kept", facts=facts())])).text)
