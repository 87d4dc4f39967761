"""The scores of an article: what each is, where its thresholds lie, and what moved it."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.article import Article
from cleaner.pages.visible import visible
from cleaner.score import SCORES, Score

MOST_CUES = 12
"""Words that moved a score and are shown."""


def scores(article: Article) -> Iterator[str]:
    """One card for each score that was given, then a line for those that were not."""
    details = {name: Score(name, value) for name, value in article.scores.items()} | article.score_details
    for name, score in details.items():
        value = article.scores.get(name, score.value)
        if value is not None:
            yield _card(name, value, score)
    missing = [(name, score.label) for name, score in details.items() if article.scores.get(name, score.value) is None]
    if missing:
        said = "".join(f"<li><b>{_words(name)}</b> {visible(label) or 'not judged'}</li>" for name, label in missing)
        yield f'<div class="card missing"><h3>Not given</h3><ul>{said}</ul></div>\n'


def _words(name: str) -> str:
    return visible(name.replace("_", " "))


def _card(name: str, value: float, score: Score) -> str:
    label = f' <span class="level">{visible(score.label.replace("-", " "))}</span>' if score.label else ""
    about = f"<p>{visible(SCORES[name])}</p>" if name in SCORES else ""
    length = f"<p>{score.characters:,} characters were judged.</p>" if score.characters else ""
    return (
        f'<div class="card score"><h3>{_words(name)}</h3><p class="value"><b>{value:.2f}</b>{label}</p>'
        f"{_scale(value, score)}{_thresholds(value, score)}{about}{length}{_cues(score)}</div>\n"
    )


def _scale(value: float, score: Score) -> str:
    """A line from 0 to 1 with the score on it, and a stroke at every threshold."""
    strokes = "".join(
        f'<line class="threshold" x1="{_percent(t.value)}" x2="{_percent(t.value)}" y1="0" y2="14"/>'
        for t in score.thresholds
    )
    return (
        '<svg class="scale" width="100%" height="14" aria-hidden="true" focusable="false">'
        '<rect class="all" x="0" y="4" width="100%" height="6" rx="3"/>'
        f'<rect class="value" x="0" y="4" width="{_percent(value)}" height="6" rx="3"/>{strokes}</svg>'
    )


def _thresholds(value: float, score: Score) -> str:
    if not score.thresholds:
        return ""
    lines = "".join(
        f"<li{' class=reached' if value >= t.value else ''}>from {t.value:.2f}: "
        f"{t.false_positive_rate:.1%} of originals get there{' <b>reached</b>' if value >= t.value else ''}</li>"
        for t in score.thresholds
    )
    return f'<ul class="thresholds">{lines}</ul>'


def _cues(score: Score) -> str:
    if not score.cues:
        return ""
    words = "".join(
        f'<li><bdi>{visible(cue.text)}</bdi> <span class="weight">{cue.weight:+.2f}</span></li>'
        for cue in score.cues[:MOST_CUES]
    )
    return f"<details><summary>What moved it most</summary><ul class=cues>{words}</ul></details>"


def _percent(value: float) -> str:
    return f"{100 * min(max(value, 0.0), 1.0):.1f}%"
