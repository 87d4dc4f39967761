"""The plots, drawn by pygal as SVG that has neither styles nor scripts of its own: the page colours it, light or dark.

Every plot is drawn twice, for wide and for narrow screens, since letters in a drawing that shrinks shrink with it; the
page shows the one that fits. A plot says in words what it shows (its label), and a table beside it has the numbers.
Only our own words and numbers go into a plot: what a dump can say stands in the tables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from cleaner.dumps.extras import require
from cleaner.reporting.amounts import rate
from cleaner.reporting.report import Distribution, Speed

WIDE, NARROW = 560, 290
"""Pixels across; the narrow one fits into a card on a screen of 360."""

FEW_POWERS = 2
"""Powers of ten up to which an axis has room for numbers between them."""

_NONE = [-1]
"""No label stands there. Without any such place pygal chooses labels of its own to be drawn stronger."""

_KEPT = ("svg", "g", "path", "rect", "circle", "text")
_MINUTE, _HOUR = 60, 3600


def distribution(score: Distribution) -> str:
    """Articles by score, thresholds drawn in. Heights are logarithmic: what is beyond a threshold is often one in
    thousands.
    """
    width = 1 / len(score.bins)
    most = max(score.bins, default=0)
    ticks = _counts(most)
    top = max(_height(most), _height(1)) * 1.08
    bars = [(_height(count), at * width, (at + 1) * width) for at, count in enumerate(score.bins)]
    titles = [f"{at * width:.2f} to {(at + 1) * width:.2f}: {count:,}" for at, count in enumerate(score.bins)]

    def draw(across: int) -> Any:
        chart = _chart("Histogram", across, 230)
        chart.xrange = (0, 1)
        chart.range = (0, top)
        chart.x_labels = [0, 0.25, 0.5, 0.75, 1]
        chart.x_labels_major = _NONE
        chart.y_labels = [{"value": _height(tick), "label": _short(tick)} for tick in ticks]
        chart.y_labels_major = _NONE
        for threshold in score.thresholds:
            if threshold.greatest > threshold.least:
                chart.add("range", [(top, threshold.least, threshold.greatest)])
        chart.add("articles", bars)
        for threshold in score.thresholds:
            chart.add("threshold", [(top, threshold.mean - 0.002, threshold.mean + 0.002)])
        return chart

    ranges = sum(threshold.greatest > threshold.least for threshold in score.thresholds)
    kinds = ["range"] * ranges + ["articles"] + ["threshold"] * len(score.thresholds)
    beyond = "; ".join(f"{t.mean:.2f} for {t.false_positive_rate:.1%}" for t in score.thresholds)
    label = f"Histogram of {score.judged:,} articles from 0 to 1" + (f", thresholds at {beyond}" if beyond else "")
    return _both(draw, label, kinds, {"articles": titles})


def speed(measured: Speed) -> str:
    """Records a second over the time of cleaning."""
    unit, word = _unit(measured.stretches[-1].end)
    bars = [(one.rate, one.start / unit, one.end / unit) for one in measured.stretches]
    top = max(height for height, _, _ in bars) * 1.1 or 1.0
    titles = [f"from {one.start:,.0f} to {one.end:,.0f} s: {rate(one.rate)} a second" for one in measured.stretches]
    last = bars[-1][2]

    def draw(across: int) -> Any:
        chart = _chart("Histogram", across, 230)
        chart.range = (0, top)
        chart.x_labels = [{"value": tick, "label": f"{tick:g}"} for tick in _ticks(last, 5 if across == WIDE else 3)]
        chart.x_labels_major = _NONE
        chart.y_labels = [{"value": tick, "label": f"{tick:g}"} for tick in _ticks(top, 4)]
        chart.y_labels.append({"value": measured.rate, "label": ""})
        chart.y_labels_major = [measured.rate]
        chart.add("records", bars)
        return chart

    slowest, fastest = min(b[0] for b in bars), max(b[0] for b in bars)
    label = (
        f"Records a second over {last:,.1f} {word} of cleaning: {rate(measured.rate)} on average, between "
        f"{rate(slowest)} and {rate(fastest)}"
    )
    return _both(draw, label, ["records"], {"records": titles})


def stacked(rows: Sequence[tuple[str, Mapping[str, int]]], kinds: Mapping[str, str], label: str) -> str:
    """Horizontal bars, one below the other, each in parts.

    Args:
        rows: From top to bottom: words, and the parts by kind.
        kinds: Classes of the parts, with the words for each.
        label: What is seen, in a sentence.
    """

    def draw(across: int) -> Any:
        chart = _chart("HorizontalStackedBar", across, 34 * len(rows) + 40)
        chart.x_labels = [_cut(words, 30 if across == WIDE else 16) for words, _ in reversed(rows)]
        chart.truncate_label = -1
        most = max((sum(parts.values()) for _, parts in rows), default=0)
        chart.range = (0, most or 1)
        ticks = _ticks(most or 1, 5 if across == WIDE else 3)
        chart.y_labels = [{"value": tick, "label": _short(round(tick))} for tick in ticks]
        chart.y_labels_major = _NONE
        for kind in kinds:
            chart.add(kind, [parts.get(kind, 0) for _, parts in reversed(rows)])
        return chart

    titles = {
        kind: [f"{row}: {parts.get(kind, 0):,} {words}" for row, parts in reversed(rows)]
        for kind, words in kinds.items()
    }
    return _both(draw, label, list(kinds), titles)


def _chart(kind: str, across: int, height: int) -> Any:
    pygal = require("pygal", "a page with plots", "report")
    return getattr(pygal, kind)(
        width=across,
        height=height,
        margin=2,
        spacing=8,
        css=[],
        js=[],
        show_legend=False,
        no_prefix=True,
        include_x_axis=True,
        style=pygal.style.Style(label_font_size=12, major_label_font_size=12, font_family="system-ui"),
    )


def _both(draw: Callable[[int], Any], label: str, kinds: Sequence[str], titles: Mapping[str, Sequence[str]]) -> str:
    return "".join(
        f'<svg class="plot {name}" role="img" aria-label="{escape(label)}" viewBox="{tree.attrib["viewBox"]}">'
        f"{_bare(tree, kinds, titles)}</svg>"
        for name, tree in (("wide", draw(WIDE).render_tree()), ("narrow", draw(NARROW).render_tree()))
    )


def _bare(tree: Any, kinds: Sequence[str], titles: Mapping[str, Sequence[str]]) -> str:
    """What is seen of a drawing, with a class for each series and a title for each of its bars."""
    pieces: list[str] = []

    def walk(node: Any, kind: str, numbers: dict[str, int]) -> None:
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        classes = (node.get("class") or "").split()
        if name not in _KEPT or {"tooltip", "background", "overlay", "text-overlay"} & set(classes):
            return
        if "series" in classes:
            at = int(next(one for one in classes if one.startswith("serie-"))[6:])
            kind = kinds[at]
            classes.append(kind)
        attributes = {n: _rounded(v) for n, v in node.attrib.items() if n in _DRAWN and v not in {"", "0 0"}}
        if useful := [one for one in classes if one in _CLASSES or one in kinds]:
            attributes["class"] = " ".join(useful)
        written = "".join(f' {n}="{escape(v)}"' for n, v in attributes.items())
        pieces.append(f"<{name}{written}>{escape(node.text or '')}" if name == "text" else f"<{name}{written}>")
        if name == "rect" and kind in titles:
            number = numbers.get(kind, 0)
            numbers[kind] = number + 1
            if number < len(titles[kind]):
                pieces.append(f"<title>{escape(titles[kind][number])}</title>")
        for child in node:
            walk(child, kind, numbers)
        pieces.append(f"</{name}>")

    numbers: dict[str, int] = {}
    for child in tree:
        walk(child, "", numbers)
    return "".join(pieces)


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DRAWN = frozenset({"x", "y", "width", "height", "d", "transform", "cx", "cy", "r"})
_CLASSES = frozenset({"axis", "guide", "line", "major", "x", "y", "series", "plot", "guides"})


def _rounded(value: str) -> str:
    """Numbers to a tenth of a pixel; nobody sees more, and it halves the page."""
    return _NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), value)


def _height(count: int) -> float:
    return math.log10(1 + count)


def _unit(seconds: float) -> tuple[float, str]:
    if seconds < 3 * _MINUTE:
        return 1.0, "seconds"
    return (float(_MINUTE), "minutes") if seconds < 3 * _HOUR else (float(_HOUR), "hours")


def unit_word(seconds: float) -> str:
    """What the time axis of :func:`speed` counts in."""
    return _unit(seconds)[1]


def _ticks(most: float, wanted: int) -> list[float]:
    """Round numbers from 0, about as many as wanted.

    Example:
        >>> _ticks(109, 4), _ticks(3, 4), _ticks(0.7, 3)
        ([0.0, 50.0, 100.0], [0.0, 1.0, 2.0, 3.0], [0.0, 0.5])
    """
    power = 10.0 ** math.floor(math.log10(most / wanted))
    step = next(times * power for times in (1, 2, 5, 10) if most / (times * power) <= wanted)
    return [round(number * step, 10) for number in range(int(most / step + 1e-9) + 1)]


def _counts(most: int) -> list[int]:
    """Round numbers for a logarithmic axis of counts.

    Example:
        >>> _counts(7), _counts(2_000)
        ([0, 1, 3], [0, 1, 10, 100, 1000])
    """
    powers = [10**power for power in range(len(str(most))) if 10**power <= most]
    if len(powers) > FEW_POWERS:
        return [0, *powers]
    return [0, *(count for power in powers for count in (power, 3 * power) if count <= most)]


def _short(number: int) -> str:
    """A number on an axis.

    Example:
        >>> _short(950), _short(20_000), _short(1_500_000)
        ('950', '20k', '1.5M')
    """
    for letter, bound in (("G", 10**9), ("M", 10**6), ("k", 10**3)):
        if number >= bound:
            return f"{number / bound:g}{letter}"
    return f"{number:g}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
