"""What the summary of a run counts of one article; made by the worker, small enough to be sent."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import urlsplit

from cleaner.article import Article
from cleaner.dumps.outputs.rows import excerpt
from cleaner.surrogates import without_surrogates

TITLE = 100
"""Characters of a title that are shown in an example."""

LONGEST_HOST = 253
"""Characters of a host name, as the domain name system has it; what is longer is none."""

UNKNOWN = "unknown"
"""Language or site of an article that has none."""


class CodeFacts(TypedDict):
    """Of one code in one article.

    Attributes:
        name: Of the rule.
        removed, rewritten, flagged: Findings that do so.
        characters: That its removals take away.
        excerpt: The source around the first of them.
    """

    name: str
    removed: int
    rewritten: int
    flagged: int
    characters: int
    excerpt: str


class ScoreFacts(TypedDict):
    """Of one score of one article: see :class:`cleaner.score.Score`."""

    value: float | None
    label: str
    thresholds: list[tuple[float, float]]


class Facts(TypedDict):
    """Of one article.

    Attributes:
        site: Host of its address, without ``www.``.
        characters, words: Of the source, and of what is left of it.
        why: More on why a filter dropped it; empty for others.
    """

    title: str
    language: str
    site: str
    page_type: str | None
    verdict: str
    reasons: list[str]
    characters: tuple[int, int]
    words: tuple[int, int]
    codes: dict[str, CodeFacts]
    scores: dict[str, ScoreFacts]
    why: str


def facts_of(article: Article, label: str = "", dropped: str | None = None) -> Facts:
    """What the summary counts of an article.

    Args:
        article: The article.
        label: What messages call its record; kept by whoever counts.
        dropped: The filter that dropped it.
    """
    from cleaner.judging.quality import count_words

    after = count_words(article.text)
    before = after if article.text == article.source else count_words(article.source)
    return Facts(
        title=_short(article.title or ""),
        language=without_surrogates(article.language or UNKNOWN)[:TITLE],
        site=site_of(article.url),
        page_type=article.page_type,
        verdict=article.verdict,
        reasons=list(article.reasons),
        characters=(len(article.source), len(article.text)),
        words=(before, after),
        codes=_codes(article),
        scores={
            name: ScoreFacts(
                value=score.value,
                label=score.label,
                thresholds=[(threshold.false_positive_rate, threshold.value) for threshold in score.thresholds],
            )
            for name, score in article.score_details.items()
        },
        why=_why(article, dropped, after) if dropped else "",
    )


def site_of(url: str | None) -> str:
    """The host of an address, in small letters, without ``www.`` and without a port.

    Example:
        >>> site_of("https://www.Example.org:8080/news"), site_of("nonsense"), site_of("http://[")
        ('example.org', 'unknown', 'unknown')
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return UNKNOWN
    host = host.removeprefix("www.").rstrip(".")
    return without_surrogates(host) if 0 < len(host) <= LONGEST_HOST else UNKNOWN


def _codes(article: Article) -> dict[str, CodeFacts]:
    codes: dict[str, CodeFacts] = {}
    for finding in article.findings:
        facts = codes.get(finding.code)
        if facts is None:
            shown = excerpt(article.source, finding)
            facts = codes[finding.code] = CodeFacts(
                name=finding.name, removed=0, rewritten=0, flagged=0, characters=0, excerpt=shown
            )
        if finding.is_removal:
            facts["removed"] += 1
            facts["characters"] += finding.end - finding.start
        elif finding.is_edit:
            facts["rewritten"] += 1
        else:
            facts["flagged"] += 1
    return codes


def _why(article: Article, dropped: str, words: int) -> str:
    """What about the article made the filter drop it."""
    if dropped == "min-words":
        return f"{words:,} {'word' if words == 1 else 'words'}"
    if dropped == "keep-language":
        return _short(f"language {article.language or UNKNOWN}")
    if dropped == "verdict":
        said = [f"{f.message} ({f.code})" for f in article.findings if f.code in article.reasons]
        return _short("; ".join(dict.fromkeys(said)) or article.verdict, 2 * TITLE)
    from cleaner.dumps.filters import hits

    said = [f"{f.message} ({f.code})" for f in hits(article, dropped.partition(" ")[2])]
    return _short("; ".join(dict.fromkeys(said)), 2 * TITLE)


def _short(text: str, length: int = TITLE) -> str:
    shown = " ".join(without_surrogates(text[: 4 * length]).split())
    return shown if len(shown) <= length else shown[: length - 1].rstrip() + "…"
