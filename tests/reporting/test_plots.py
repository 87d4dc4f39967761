"""Plots say what the numbers say, and hold nothing but shapes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from cleaner.reporting.report import Distribution, Speed, Stretch, Threshold

pytest.importorskip("pygal")

from cleaner.reporting.plots import distribution, speed, stacked

BINS = (222, 37, 11, 2, 0, 1, *[0] * 13, 1)


def _svgs(drawn: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<both>{drawn}</both>"))


def _bars(svg: ElementTree.Element, kind: str) -> list[dict[str, float]]:
    series = [node for node in svg.iter("g") if kind in (node.get("class") or "").split()]
    names = ("x", "y", "width", "height")
    return [{name: float(rect.get(name, "0")) for name in names} for one in series for rect in one.iter("rect")]


def test_a_score_with_its_thresholds() -> None:
    thresholds = (Threshold(0.05, 9, 0.5, 0.4, 0.6), Threshold(0.01, 9, 0.8, 0.8, 0.8))
    wide, narrow = _svgs(distribution(Distribution("score", "", BINS, 0, {}, thresholds)))
    for svg in (wide, narrow):
        bars = _bars(svg, "articles")
        assert len(bars) == 20
        assert [bar["height"] > 1 for bar in bars] == [count > 0 for count in BINS], "one in hundreds can be seen"
        assert bars[0]["height"] == max(bar["height"] for bar in bars)
        axis, step = bars[0]["x"], bars[1]["x"] - bars[0]["x"]
        (shade,) = _bars(svg, "range")
        assert shade["x"] == pytest.approx(axis + 8 * step, abs=1)
        assert shade["width"] == pytest.approx(4 * step, abs=1)
        lines = _bars(svg, "threshold")
        assert [line["x"] for line in lines] == [pytest.approx(axis + at * step, abs=2) for at in (10, 16)]
        assert [title.text for title in svg.iter("title")][:2] == ["0.00 to 0.05: 222", "0.05 to 0.10: 37"]
    assert "thresholds at 0.50 for 5.0%; 0.80 for 1.0%" in (wide.get("aria-label") or "")


def test_speed_over_time() -> None:
    stretches = (Stretch(0, 10, 100), Stretch(10, 40, 0), Stretch(40, 50, 50))
    for svg in _svgs(speed(Speed(stretches, {"cleaning": 50}, 1, 0))):
        first, second, third = _bars(svg, "records")
        assert first["height"] == pytest.approx(2 * third["height"], abs=0.5)
        assert second["height"] == 0
        assert second["width"] == pytest.approx(3 * first["width"], abs=0.5)
        assert [p for p in svg.iter("path") if "major" in (p.get("class") or "") and "guide" in p.get("class", "")]
        assert "3.0 on average, between 0.0 and 10.0" in (svg.get("aria-label") or "")


@pytest.mark.parametrize(
    "measured",
    [
        Speed((Stretch(0, 1e-9, 0),), {}, 1, 0),
        Speed((Stretch(0, 0.1, 0),), {}, 1, 0),
        Speed((Stretch(0, 1e6, 10**9), Stretch(1e6, 2e6, 1)), {}, 1, 0),
    ],
)
def test_speeds_that_are_none_or_great(measured: Speed) -> None:
    assert len(_svgs(speed(measured))) == 2


@pytest.mark.parametrize("bins", [(0,) * 20, (1, *[0] * 19), (10**9,) * 20])
def test_scores_of_nothing_and_of_much(bins: tuple[int, ...]) -> None:
    assert len(_svgs(distribution(Distribution("score", "", bins, 0, {}, ())))) == 2


def test_stacked_bars_stand_in_order() -> None:
    rows = [("the most & first", {"a": 30, "b": 10}), ("second", {"b": 20}), ("nothing", {})]
    for svg in _svgs(stacked(rows, {"a": "as", "b": "bs"}, "what there is")):
        words = [text.text for text in svg.iter("text")]
        assert words.index("nothing") < words.index("second")
        of_a, of_b = _bars(svg, "a"), _bars(svg, "b")
        assert [bar["width"] > 0 for bar in of_a] == [False, False, True]
        assert of_b[2]["x"] == pytest.approx(of_a[2]["x"] + of_a[2]["width"], abs=0.5)
        assert of_a[2]["y"] < of_a[0]["y"], "the first row is the top one"
        assert "the most & first: 30 as" in [title.text for title in svg.iter("title")]


def test_nothing_but_shapes_letters_and_classes() -> None:
    drawn = distribution(Distribution("score", "", BINS, 0, {}, ()))
    assert set(re.findall(r"<(\w+)", drawn)) <= {"svg", "g", "path", "rect", "text", "title", "circle"}
    assert not re.search(r"style|script|http|xmlns|id=|fill", drawn)
    assert drawn == distribution(Distribution("score", "", BINS, 0, {}, ()))
