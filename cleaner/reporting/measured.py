"""Sections of the page with what was measured: scores, and speed."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.pages.visible import visible
from cleaner.reporting import plots
from cleaner.reporting.amounts import counted, duration, rate
from cleaner.reporting.pieces import more, section, table
from cleaner.reporting.report import Distribution, Speed


def scores(given: Sequence[Distribution]) -> str:
    """A card with its plot for each score."""
    cards = "".join(_score(one) for one in given if one.judged)
    missing = "".join(
        f"<li>{visible(one.name.replace('_', ' '))}: no article was judged</li>" for one in given if not one.judged
    )
    if missing:
        cards += f'<div class="card"><h3>Not given</h3><ul>{missing}</ul></div>'
    lead = (
        "<p class=lead>How the articles are spread. Heights are logarithmic, so that the few beyond a threshold can be "
        "seen. A threshold can differ with the length of the text: the line is its mean, the shade its range.</p>"
    )
    return section("scores", "Scores", f'{lead}<div class="cards plots">{cards}</div>' if cards else "")


def _score(score: Distribution) -> str:
    thresholds = "".join(
        f"<li><b>{t.mean:.2f}</b>{f' ({t.least:.2f} to {t.greatest:.2f})' if t.greatest > t.least else ''}: "
        f"{t.false_positive_rate:.1%} of those it should not hit get there</li>"
        for t in score.thresholds
    )
    labels = {label: count for label, count in score.labels.items() if "…" not in label}  # others hold numbers
    words = ", ".join(f"{visible(label.replace('-', ' '))} {count:,}" for label, count in labels.items())
    width = 1 / len(score.bins)
    numbers = table(
        f"Articles by {visible(score.name.replace('_', ' '))}",
        ("Score", "#Articles"),
        ([f"{at * width:.2f} to {(at + 1) * width:.2f}", f"{count:,}"] for at, count in enumerate(score.bins) if count),
    )
    judged = f"{counted(score.judged, 'article')} judged" + (f", {score.not_judged:,} not" if score.not_judged else "")
    about = f"<p>{visible(score.about[:1].upper() + score.about[1:])}.</p>" if score.about else ""
    return (
        f'<figure class="card"><figcaption><h3>{visible(score.name.replace("_", " "))} '
        f'<span class="count">{judged}</span></h3>{about}</figcaption>{plots.distribution(score)}'
        + (f'<p class="small">Thresholds</p><ul class="thresholds">{thresholds}</ul>' if thresholds else "")
        + (f"<p>In words: {words}</p>" if words else "")
        + f"{more('The numbers', numbers)}</figure>\n"
    )


def speed(measured: Speed) -> str:
    """Records a second over time."""
    if not measured.stretches:
        return section("speed", "Speed", "<p>The run has no log of its cleaning.</p>")
    spent = ", ".join(f"{phase} {duration(seconds)}" for phase, seconds in measured.phases.items())
    facts = [f"<li><b>{rate(measured.rate)}</b> records a second while cleaning</li>", f"<li>{spent}</li>"]
    if measured.commands > 1:
        again = "once" if measured.commands == 2 else f"{measured.commands - 1:,} times"
        facts.append(f"<li>taken up again {again}; pauses are left out</li>")
    if measured.restarts:
        facts.append(f"<li>{counted(measured.restarts, 'worker')} died or were ended</li>")
    numbers = table(
        "Records a second",
        ("Seconds", "#Records", "#A second"),
        ([f"{one.start:,.0f} to {one.end:,.0f}", f"{one.records:,}", rate(one.rate)] for one in measured.stretches),
    )
    unit = plots.unit_word(measured.stretches[-1].end)
    body = (
        f'<figure class="card"><figcaption><h3>Records a second, over {unit} of cleaning</h3>'
        f'<ul class="numbers">{"".join(facts)}</ul></figcaption><div class="beside">{plots.speed(measured)}'
        f"{more('The numbers', numbers, is_open=True)}</div></figure>"
    )
    return section("speed", "Speed", body)
