"""Blocks of a page."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.html import html_document
from cleaner.reading.text import line_blocks

CASES = json.loads(Path(__file__).with_name("html_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_source_and_kinds(case: dict[str, object]) -> None:
    document = html_document(str(case["markup"]))
    assert document.source == case["source"]
    if "kinds" in case:
        assert [block.kind for block in document.blocks] == case["kinds"]


def test_blocks_know_their_place() -> None:
    document = html_document(
        '<body class="Single Post"><main id=Content><ul class="wp-list big"><li>Rain in <a href=/dover>Dover</a></ul>'
        "<h2>Wind</h2></main>"
    )
    item, heading = document.blocks
    assert item.path == "html/body/main/ul/li"
    assert item.tokens == {"single", "post", "content", "wp-list", "big"}
    assert item.link_density == pytest.approx(5 / 11)
    assert (heading.kind, heading.level, heading.link_density) == ("heading", 2, 0.0)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "deep" + "</div>" * 50_000 + "tail",
        "<b>" * 50_000 + "deep<p>tail",
        "<ul><li>" * 300 + "deep" + "</ul>" * 300 + "tail",
        "<ul><li>" * 50_000 + "deep<p>tail",
        "<table><tr><td>" * 5_000 + "deep<p>tail",
        "<span>" * 50_000 + "</div>" * 50_000 + "deep<p>tail",
        "".join(f"<i id={n}>" for n in range(3_000)) + "<p>deep</p>" * 3_000 + "tail",
    ],
    ids=["div", "b", "list-300", "list", "table", "stray-ends", "formatting"],
)
def test_depth_loses_nothing_and_takes_no_time(markup: str) -> None:
    start = time.process_time()
    document = html_document(markup)
    assert "deep" in document.source
    assert document.source.endswith("tail")
    assert "DQ202" in {note.code for note in document.notes}
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Rain and wind.<p>The ferry <a href='/po",
        "<p>Rain and wind.<p>The ferry <!-- to",
        "<p>Rain and wind.<p>The ferry </",
    ],
)
def test_a_page_cut_in_the_middle_is_noted(markup: str) -> None:
    document = html_document(markup)
    assert document.source.startswith("Rain and wind.\n\nThe ferry")
    assert [note.code for note in document.notes] == ["DQ202"]


def test_a_page_without_end_tags_is_not_cut() -> None:
    assert not html_document("<!doctype html><title>Rain</title><p>Rain and wind, 3 < 4.").notes


def test_every_word_at_every_depth_is_there() -> None:
    markup = "".join(f"<div class=c{n}>word{n} " for n in range(20_000))
    assert re.findall(r"word\d+", html_document(markup).source) == [f"word{n}" for n in range(20_000)]


def test_twenty_megabytes() -> None:
    document = html_document("<p>" + "rain " * 4_000_000)
    assert len(document.source) == 19_999_999
    assert len(document.blocks) == 1


TAGS = """
<p> </p> <div> </div> <b> </b> <br> <pre> </pre> <ul> <li> </ul> <table> <tr> <td> </table> <a~href=x> </a> <h1> </h1>
<script> </script> <!-- --> <svg> </svg> <select> <option> </select> <button> </button> <template> </template>
<textarea> </textarea> &nbsp; &amp; &#0; <div~hidden> </body> </html> <![CDATA[
"""
FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from([tag.replace("~", " ") for tag in TAGS.split()]),
        st.text(max_size=6),
        st.just("\n"),
    ),
    max_size=40,
)


@given(FRAGMENTS)
def test_each_line_is_one_block(parts: list[str]) -> None:
    document = html_document("".join(parts))
    spans = [(block.start, block.end) for block in document.blocks]
    assert spans == [(block.start, block.end) for block in line_blocks(document.source)]
    assert all(0.0 <= block.link_density <= 1.0 for block in document.blocks)
