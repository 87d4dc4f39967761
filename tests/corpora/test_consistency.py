"""The corpus agrees with itself: what is expected to go is there, what is left is the gold text, traps stay.

Nothing here runs a rule; a failure is a fault of the corpus (or, for pages, of the reader of HTML).
"""

from __future__ import annotations

import pytest

from benchmarks.authored import CORPORA, Case, Kind, load, locate
from cleaner.applying import apply, resolve
from cleaner.finding import Finding
from cleaner.reading import read
from cleaner.reading.text import text_document

TEXTS, PAGES, CLEAN = (list(load(kind)) for kind in ("texts", "pages", "clean"))


def _named(cases: list[Case]) -> list[object]:
    return [pytest.param(case, id=case.id) for case in cases]


def _spans(source: str, case: Case) -> list[tuple[int, int]]:
    spans = locate(source, case.expected)
    missing = [item.text for item, span in zip(case.expected, spans, strict=True) if span is None]
    assert not missing, f"{case.id}: expected, but not in the input: {missing}"
    return [span for span in spans if span]


@pytest.mark.parametrize("case", _named(TEXTS))
def test_gold_is_the_input_without_what_is_expected_to_go(case: Case) -> None:
    document = text_document(case.content.decode("utf-8"))
    spans = _spans(document.source, case)
    edits, _ = resolve(document, [Finding("BP000", "expected", start, end, "", 1.0, "") for start, end in spans])
    remainder = apply(document.source, edits)
    if case.qc:
        assert _letters(remainder) == _letters(case.gold)
        assert remainder != case.gold, "qc is for gold texts that hold quote or space repairs; this one holds none"
    else:
        assert remainder == case.gold


@pytest.mark.parametrize("case", _named(TEXTS + PAGES + CLEAN))
def test_traps_are_in_the_gold_text(case: Case) -> None:
    text = " ".join(case.gold.split())
    assert [trap for trap in case.traps if " ".join(trap.split()) not in text] == []


@pytest.mark.parametrize("case", _named([case for case in TEXTS if case.flags]))
def test_flagged_lines_stay(case: Case) -> None:
    text = " ".join(case.gold.split())
    assert [flag.text for flag in case.flags if " ".join(flag.text.split()) not in text] == []


@pytest.mark.parametrize("case", _named(PAGES))
def test_pages_hold_what_is_expected_to_go(case: Case) -> None:
    _spans(read(case.content).source, case)


@pytest.mark.parametrize("kind", ["texts", "clean", "pages"])
def test_every_file_is_indexed_once(kind: Kind) -> None:
    suffixes = (".html", ".gold.txt") if kind == "pages" else (".gold.txt", ".txt")
    on_disk = {next(p.name.removesuffix(s) for s in suffixes if p.name.endswith(s))
               for p in (CORPORA / kind).iterdir() if p.name.endswith(suffixes)}  # fmt: skip
    indexed = [case.id for case in load(kind)]
    assert sorted(indexed) == sorted(on_disk)


def test_the_corpus_is_as_wide_as_it_says() -> None:
    assert len(TEXTS) >= 30
    assert len({case.language for case in TEXTS}) >= 30
    assert len(CLEAN) >= 14
    assert len({case.language for case in CLEAN}) >= 8


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
