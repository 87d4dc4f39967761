"""The flow: what goes in, what comes out, whatever the stages are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import cleaner
from cleaner import Cleaner, Config, Document, Finding
from cleaner.score import Score
from cleaner.stages import Stages

Stage = Callable[[Document], Iterable[Finding]]


def with_stages(*stages: Stage, config: Config | None = None) -> Cleaner:
    """A cleaner with the given text stages and no others."""
    tool = Cleaner(config)
    tool._stages = Stages((), stages, ())
    return tool


def lines_with(word: str, code: str, replacement: str | None = "", confidence: float = 0.9) -> Stage:
    def stage(document: Document) -> Iterator[Finding]:
        for block in document.blocks:
            if word in document.text_of(block):
                yield Finding(code, "a-rule", block.start, block.end, replacement, confidence, f"has {word}")

    return stage


PROSE = " ".join(["The council decided on Monday."] * 6)


def test_edits_are_made_and_flags_are_not() -> None:
    source = f"{PROSE}\n\nCUE\n\nODD {PROSE}\n\nOLD"
    tool = with_stages(lines_with("CUE", "BP101"), lines_with("ODD", "QC201", None), lines_with("OLD", "QC301", "NEW"))
    article = tool.clean(source)
    assert article.text == f"{PROSE}\n\nODD {PROSE}\n\nNEW"
    assert [f.code for f in article.findings] == ["BP101", "QC201", "QC301"]
    assert article.restore() == source


def test_observing_stages_see_the_clean_text_and_only_flag() -> None:
    seen: list[str] = []

    def observer(document: Document) -> Iterator[Finding | Score]:
        seen.append(document.source)
        yield from lines_with("ODD", "MT101", None)(document)
        yield from lines_with("The", "MT102", "")(document)
        yield Score("machine_translation", 0.25, "no-sign")
        yield Score("awkwardness", None, "not judged")

    tool = with_stages(lines_with("CUE", "BP101"))
    tool._stages = tool._stages._replace(observing=(observer,))
    source = f"CUE\n\n{PROSE}\n\nCUE\n\nODD"
    article = tool.clean(source)
    assert seen == [f"{PROSE}\n\nODD"] == [article.text]
    flags = [f for f in article.findings if f.family == "MT"]
    assert [(f.code, source[f.start : f.end]) for f in flags if not f.is_edit] == [("MT101", "ODD")]
    assert article.restore() == source
    assert article.scores == {"machine_translation": 0.25}
    assert article.score_details["awkwardness"].label == "not judged"


def test_check_finds_the_same_and_changes_nothing() -> None:
    source = f"{PROSE}\n\nCUE"
    tool = with_stages(lines_with("CUE", "BP101"))
    article = tool.check(source)
    assert (article.text, article.applied) == (source, False)
    assert article.restore() == source
    assert article.findings == tool.clean(source).findings


def test_rounds_go_on_until_nothing_changes_and_point_into_the_source() -> None:
    def next_letter(document: Document) -> Iterator[Finding]:
        for block in document.blocks:
            if document.text_of(block) in "abc":
                new = chr(ord(document.text_of(block)) + 1)
                yield Finding("QC101", "next", block.start, block.end, new, 1.0, "the next letter")

    article = with_stages(next_letter).clean("a\n\nx\n\nb")
    assert article.text == "d\n\nx\n\nd"
    assert [(f.start, f.end, f.original, f.replacement) for f in article.findings if f.is_edit] == [
        (0, 1, "a", "d"),
        (6, 7, "b", "d"),
    ]


def test_stages_that_never_agree_still_end() -> None:
    def grow(document: Document) -> Iterator[Finding]:
        yield Finding("QC101", "grow", 0, 0, "x", 1.0, "one more")

    article = with_stages(grow).clean("a")
    assert article.text.endswith("a")
    assert article.restore() == "a"


def test_what_is_not_sure_enough_or_only_to_be_flagged_is_reported() -> None:
    source = f"{PROSE}\n\nCUE\n\nODD"
    stages = (lines_with("CUE", "BP101", "", 0.5), lines_with("ODD", "BP801"))
    article = with_stages(*stages, config=Config(flag=("BP8",))).clean(source)
    assert article.text == source
    assert [(f.code, f.replacement) for f in article.findings] == [("BP101", None), ("BP801", None)]


def test_what_is_not_wanted_is_not_reported() -> None:
    config = Config(select=("BP", "QC"), ignore=("QC2",))
    stages = (lines_with("CUE", "BP101"), lines_with("CUE", "QC201", None), lines_with("CUE", "EX101", None))
    article = with_stages(*stages, config=config).clean("x\n\nCUE")
    assert [f.code for f in article.findings] == ["BP101"]


def test_flags_on_what_is_removed_go_with_it() -> None:
    stages = (lines_with("CUE", "BP101"), lines_with("CUE", "QC201", None))
    assert [f.code for f in with_stages(*stages).clean(f"{PROSE}\n\nCUE").findings] == ["BP101"]


def test_the_time_limit_leaves_stages_out_and_asks_for_review(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 10_000, 20))
    monkeypatch.setattr("cleaner.cleaner.time.monotonic", lambda: float(next(now)))
    tool = with_stages(lines_with("CUE", "BP101"), lines_with("CUE", "BP102"), config=Config(time_limit=30))
    article = tool.clean(f"{PROSE}\n\nCUE")
    assert "DQ203" in article.reasons
    assert article.verdict == "review"
    assert article.restore() == article.source


@pytest.mark.parametrize("content", ["", " \n\t ", b"", "\0", "\ud800", b"\xff\xfe\xfd", "<", "<html>", "\ufeff"])
def test_odd_content(content: str | bytes) -> None:
    article = cleaner.clean(content)
    assert article.restore() == article.source
    assert article.verdict in {"drop", "review"}


def test_what_the_caller_knows_wins() -> None:
    article = cleaner.clean("It rained.", url="https://example.org/", title="Rain", language="EN-gb")
    assert (article.url, article.title, article.language) == ("https://example.org/", "Rain", "en")


def test_one_tool_from_many_threads() -> None:
    tool, gate = Cleaner(), threading.Barrier(4)
    texts = [f"{PROSE} {n}.\n\nSee also: Storm closes port number {n}\n\nLeave a Reply" for n in range(24)]

    def work(part: int) -> list[cleaner.Article]:
        gate.wait()
        return [tool.clean(text) for text in texts[part::4]]

    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(work, range(4)))
    for number, text in enumerate(texts):
        assert parts[number % 4][number // 4] == tool.clean(text)


def test_the_package_offers_what_it_promises() -> None:
    for name in cleaner.__all__:
        assert getattr(cleaner, name).__module__.startswith("cleaner.")
    assert set(cleaner.__all__) <= set(dir(cleaner))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = cleaner.nothing  # type: ignore[attr-defined]
