"""Sentences with artefacts."""

from __future__ import annotations

from cleaner.awkwardness import Sentence, awkward_sentences, count_sentences
from cleaner.finding import Finding

SOURCE = "It rained. He said, Ann Lee that It did not see any.\n\nNobody came. The the ferry left."


def _artefact(code: str, words: str, confidence: float) -> Finding:
    start = SOURCE.index(words)
    return Finding(code, "name", start, start + len(words), None, confidence, "reason")


def test_artefacts_of_a_sentence_add_up() -> None:
    found = [_artefact("MT101", "said, Ann Lee that", 0.5), _artefact("MT103", "It did", 0.6)]
    start = SOURCE.index("He said")
    assert list(awkward_sentences(SOURCE, found)) == [
        Sentence(start, SOURCE.index("\n"), 0.8, ("MT101", "MT103")),
    ]


def test_every_sentence_is_its_own() -> None:
    found = [_artefact("MT101", "It did", 0.9), _artefact("MT120", "The the", 0.85), _artefact("MT120", "ferry", 0.1)]
    said = [(SOURCE[s.start : s.end], s.codes) for s in awkward_sentences(SOURCE, found)]
    assert said == [
        ("He said, Ann Lee that It did not see any.", ("MT101",)),
        ("The the ferry left.", ("MT120",)),
    ]


def test_only_flags_of_artefacts_count() -> None:
    others = [
        Finding(code, "name", 0, 9, replacement, 0.9, "") for code, replacement in [("MT901", None), ("BP101", "")]
    ]
    assert not list(awkward_sentences(SOURCE, others))


def test_a_finding_outside_any_sentence_is_its_own() -> None:
    assert list(awkward_sentences("  \n", [Finding("MT101", "name", 1, 1, None, 0.9, "")])) == [
        Sentence(1, 1, 0.9, ("MT101",))
    ]


def test_sentences_are_counted_line_by_line() -> None:
    assert count_sentences(SOURCE) == 4
    assert count_sentences("") == 0
