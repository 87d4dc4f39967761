"""Features hold for any page: numbers everywhere, in the order that the trees were trained with."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judges.blocks.features import FIXED, LEARNED, learned, page
from cleaner.judges.blocks.judge import FIRST_NAMES, best_choice, block_judge
from cleaner.judges.blocks.lexicon import Lexicon
from cleaner.judges.blocks.page_type import page_features
from cleaner.judges.trees import manifest
from cleaner.reading.html import html_document

SNIPPETS = [
    "<p>It rained, all day.</p>",
    "<div class='comment-list x' id=c>a<br>b",
    "</div>",
    "<h1>Storm</h1>",
    "<ul><li><a href=/>Home</a><li>x</ul>",
    "<table><tr><td>1<td>2</table>",
    "<article itemprop=articleBody>",
    "\u3000東京は雨です。",
    "<pre>\n\n x\n</pre>",
    "\ud800<p>\U0001f600",
    "<img src=a><span hidden>q</span>",
]


@given(st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=30))
def test_every_feature_of_any_page_is_a_number(pieces: list[str]) -> None:
    document = html_document("".join(pieces))
    if not document.blocks:
        return
    seen = page(document)
    for names, rows in ((FIXED, seen.features), (LEARNED, learned(seen, Lexicon({"comment": -1.0}, {"home": -2.0})))):
        assert rows.shape == (len(names), len(document.blocks))
        assert rows.dtype == np.float32
        assert [name for name, row in zip(names, rows, strict=True) if not np.isfinite(row).all()] == []
    assert np.isfinite(page_features(document, seen)).all()
    judgement = block_judge().judge(document, twice=True)
    assert ((judgement.probability >= 0) & (judgement.probability <= 1)).all()


def test_the_features_are_those_that_the_judge_was_trained_with() -> None:
    assert list(FIRST_NAMES) == manifest("blocks")["features"]
    assert block_judge().first.feature.max() < len(FIRST_NAMES)


@pytest.mark.parametrize("url", ["http://[", "//", "https://example.com/t/topic/1?x=1", "", None])
def test_odd_addresses(url: str | None) -> None:
    document = html_document("<p>It rained all day in the port.</p><p>It did.</p>", url)
    assert np.isfinite(page_features(document, page(document))).all()


def test_repeated_text_is_counted() -> None:
    seen = page(html_document("<p>Buy one</p><p>Rain</p><p>Buy one</p>"))
    assert seen.feature("repeated").tolist() == [2, 1, 2]
    assert seen.feature("repeated_before").tolist() == [0, 0, 1]


def test_the_best_choice_keeps_more_where_nothing_is_sure() -> None:
    words = np.full(4, 10, dtype=np.float32)
    clear, expected = best_choice(np.array([0.99, 0.98, 0.3, 0.01], dtype=np.float32), words)
    assert clear.tolist() == [True, True, False, False]
    assert expected > 0.9
    unclear, expected = best_choice(np.array([0.4, 0.35, 0.3, 0.01], dtype=np.float32), words)
    assert unclear.tolist() == [True, True, True, False]
    assert expected < 0.6
