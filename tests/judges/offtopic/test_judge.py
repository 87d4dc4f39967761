import hashlib
import json

import numpy as np
import pytest

from cleaner.judges.offtopic.features import features
from cleaner.judges.offtopic.judge import FOLDER, KINDS, NAME, is_many, kinds_of, shipped
from cleaner.judges.offtopic.units import units_of
from cleaner.reading.text import line_blocks
from tests.judges.offtopic.offtopic_cases import articles

MOST_BYTES = 1_500_000


def lines_of(text: str) -> list[tuple[int, int]]:
    return [(block.start, block.end) for block in line_blocks(text)]


def test_the_files_fit_together_and_are_small() -> None:
    path = FOLDER / f"{NAME}.npz"
    manifest = json.loads((FOLDER / f"{NAME}.json").read_text(encoding="utf-8"))
    assert path.stat().st_size < MOST_BYTES
    assert hashlib.sha256(path.read_bytes()).hexdigest() == manifest["sha256"]
    assert set(manifest["thresholds"]) == set(KINDS)


def test_the_features_are_those_that_it_was_trained_on() -> None:
    judge = shipped()
    names, _ = features(units_of("The bridge is shut.", [(0, 19)]), judge.background)
    assert [names[at] for at in judge.columns] == judge.manifest["features"]


def test_background_has_no_texts() -> None:
    assert all(" " not in word and len(word) < 60 for word in shipped().background.rows)


@pytest.mark.parametrize("name", [name for name, article in articles().items() if "silent" in article])
def test_it_says_when_it_cannot_know(name: str) -> None:
    article = articles()[name]
    judged = shipped().judge(article["text"], lines_of(article["text"]))
    assert judged.probability is None
    assert article["silent"] in judged.reason
    assert judged.pieces == ()


def test_pieces_from_many_articles_are_an_anthology() -> None:
    texts = [article["text"].strip().split("\n") for article in articles().values() if "silent" not in article]
    mixed = "\n".join(line for lines in texts for line in lines[2:3])
    judged = shipped().judge(mixed, lines_of(mixed))
    assert judged.pieces == ()


def test_kinds_of_units() -> None:
    text = "Short line\n" + "word " * 30 + "\nOne sentence. Another one."
    assert [KINDS[kind] for kind in kinds_of(units_of(text, lines_of(text)))] == [
        "headline",
        "paragraph",
        "headline",
        "sentence",
        "sentence",
    ]


def test_many() -> None:
    assert not is_many(3, 10)
    assert is_many(4, 10)
    assert not is_many(4, 200)


def test_rates_rise_and_steps_fall() -> None:
    judge = shipped()
    assert list(judge.steps) == sorted(judge.steps, reverse=True)
    assert all(list(rates) == sorted(rates) for rates in judge.rates.values())


def test_any_text() -> None:
    for text in ("", "x", "\ud800\n" * 50 + "a b c " * 200, "word " * 1000, "\n".join("…" * 9 for _ in range(300))):
        judged = shipped().judge(text, lines_of(text))
        assert judged.probability is None or np.isfinite(judged.probability)
