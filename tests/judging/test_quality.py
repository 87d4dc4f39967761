"""What is said about a document as a whole."""

from __future__ import annotations

from cleaner.judging import count_words, judge
from cleaner.reading import read

STORY = "It rained all day in the port of Dover, and the ferries stayed where they were until the evening came. " * 3


def test_an_article_is_kept() -> None:
    document = read(f"<title>Rain</title><h1>Rain</h1><p>{STORY}</p>")
    assert judge(document, STORY, ()) == ()


def test_an_error_page_is_told_from_the_page_whatever_was_kept_of_it() -> None:
    document = read("<title>404 Not Found</title><h1>Not Found</h1><p>The page was not found on this server.</p>")
    for text in (document.source, "Not Found", STORY):
        assert "DQ105" in [finding.code for finding in judge(document, text, ())]


def test_nothing_and_nothing_left() -> None:
    assert [finding.code for finding in judge(read(""), "", ())] == ["DQ101"]
    assert [finding.code for finding in judge(read("<p>Share</p>"), "", ())] == ["DQ102"]


def test_words_of_scripts_without_spaces() -> None:
    assert count_words("It rained in 2019") == 4
    assert count_words("今日は雨でした") == 4
