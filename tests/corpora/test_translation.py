"""The sentences and articles of ``corpora/translation`` are well formed. No rule runs here."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

import pytest

import cleaner
from benchmarks.translated_sentences import FOLDER, GoldArticle, Pair, articles, kinds, load, traps

PAIRS = load()
KINDS = kinds()
ARTICLES = [pytest.param(article, id=article.id) for article in articles()]

LARGEST_IMBALANCE = 0.06
"""Share of the first pairs by which one split may be larger than the other."""


def test_there_are_as_many_as_promised() -> None:
    assert len(PAIRS) >= 130
    assert len({pair.language for pair in PAIRS}) >= 12


@pytest.mark.parametrize("pair", [pytest.param(pair, id=pair.id) for pair in PAIRS])
def test_a_pair_is_well_formed(pair: Pair) -> None:
    assert pair.split in ("tune", "held-out")
    assert pair.kinds
    assert set(pair.kinds) <= set(KINDS)
    assert len(set(pair.kinds)) == len(pair.kinds)
    assert pair.id.startswith(f"{pair.language}-")
    for sentence in (pair.text, pair.clean):
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        assert "\ufffd" not in sentence
        assert len(sentence.split()) >= 8
    assert pair.text != pair.clean


def test_nothing_stands_twice() -> None:
    for texts in ([pair.id for pair in PAIRS], [text for pair in PAIRS for text in (pair.text, pair.clean)]):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_no_sentence_of_one_split_is_nearly_one_of_the_other() -> None:
    tune = [pair.text for pair in PAIRS if pair.split == "tune"]
    for pair in PAIRS:
        if pair.split == "held-out":
            matcher = SequenceMatcher(b=pair.text, autojunk=False)
            for other in tune:
                matcher.set_seq1(other)
                assert matcher.real_quick_ratio() < 0.8 or matcher.quick_ratio() < 0.8 or matcher.ratio() < 0.8


def test_the_splits_are_balanced_and_hold_every_kind() -> None:
    first = [pair for pair in PAIRS if pair.part == "first"]
    tune, held_out = ([pair for pair in first if pair.split == split] for split in ("tune", "held-out"))
    assert abs(len(tune) - len(held_out)) <= LARGEST_IMBALANCE * len(first)
    for part in (tune, held_out):
        assert {kind for pair in part for kind in pair.kinds} == set(KINDS)


def test_traps_are_paragraphs_of_many_genres() -> None:
    assert len(traps()) >= 20
    for text in traps().values():
        assert text == text.strip()
        assert "\n" not in text
        assert len(text.split()) >= 30


def test_the_files_are_utf8_without_a_byte_order_mark() -> None:
    for path in sorted(FOLDER.rglob("*.*")):
        content = path.read_bytes()
        content.decode("utf-8")
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name


@pytest.mark.parametrize("article", ARTICLES)
def test_gold_is_the_article_without_what_is_expected_to_go(article: GoldArticle) -> None:
    content = article.content
    for written, right in article.names:
        content = content.replace(written, right)
    lines = [line for line in content.splitlines() if line]
    for _, text in article.expected:
        lines.remove(text)
    gold = [line for line in article.gold.splitlines() if line]
    if article.qc:
        assert lines != gold, "qc is for gold texts that hold repairs; this one holds none"
        lines, gold = ([_letters(line) for line in text] for text in (lines, gold))
    assert lines == gold


@pytest.mark.parametrize("article", ARTICLES)
def test_awkward_sentences_are_in_the_gold_text_in_order(article: GoldArticle) -> None:
    at = 0
    for sentence in article.awkward:
        at = article.gold.index(sentence.text, at) + len(sentence.text)
        assert set(sentence.kinds) <= set(KINDS)
        assert [words for words in sentence.wrong if words not in sentence.text] == []
    assert bool(article.awkward) == (article.translated_from is not None)


@pytest.mark.parametrize("article", ARTICLES)
def test_cleaning_gives_the_gold_text_and_leaves_it_alone(article: GoldArticle) -> None:
    assert cleaner.clean(article.content).text.strip() == article.gold.strip()
    assert cleaner.clean(article.gold).text == article.gold


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
