"""Articles to explain: one with every kind of note, one by somebody who means harm, one that is very long."""

from __future__ import annotations

from cleaner.article import Article
from cleaner.finding import Finding
from cleaner.names.cluster import NameCluster
from cleaner.score import Cue, Score, Threshold

HOSTILE = (
    "</script></style></title><script>document.title='owned';alert(1)</script>"
    """<img src=x onerror="alert(2)">' " ` &lt;"""
)
"""What must stay text wherever it stands."""


def every_kind() -> Article:
    """Findings side by side, on each other, of no width, of white space, of the whole document; names and scores."""
    source = (
        "The harbour opens on Monday..\n\n"
        "He said, Anthony Blinken that It did not see any ship .\n\n"
        "See also: Storm closes the port of Calais\n\n"
        "The ferry goes on as before.Boats can use the northern quay."
    )
    name = source.index("Anthony")
    space = source.index(" .")
    related = source.index("See also")
    glued = source.index(".Boats") + 1

    def edit(code: str, start: int, end: int, written: str, why: str) -> Finding:
        return Finding(code, f"rule-{code.lower()}", start, end, written, 0.98, why, source[start:end])

    found = [
        Finding("DQ103", "very-short", 0, 0, None, 0.9, "30 words are left"),
        Finding("MT904", "awkward-sentences", 0, 0, None, 0.9, "1 of 4 sentences is awkward"),
        Finding("MT151", "two-dots", 27, 29, None, 0.85, "two dots"),
        Finding("QC401", "two-dots", 27, 29, None, 0.7, "two dots between words"),
        Finding("MT111", "inverted-verb", name - 6, name + 15, None, 0.9, "the verb stands before its subject"),
        edit("NM101", name, name + 15, "Antony Blinken", "known under another spelling"),
        Finding("MT102", "restart", name + 16, name + 23, None, 0.9, "the sentence starts again"),
        edit("QC301", space, space + 1, "", "a space before ."),
        edit("BP101", related - 2, related + 41, "", "a link to another story"),
        Finding("OT101", "other-article", related, related + 12, None, 0.6, "it is about something else"),
        edit("QC302", glued, glued, " ", "no space between two sentences"),
        Finding("ACME1", "own-rule", glued, glued + 5, None, 0.5, "a rule of a user's own"),
    ]
    findings = tuple(sorted(found, key=lambda f: (f.start, f.end, f.code)))
    translation = Score(
        "machine_translation",
        0.8,
        "translated",
        900,
        (Threshold(0.05, 0.5), Threshold(0.01, 0.9)),
        (Cue("said, Anthony", 0.4),),
    )
    article = Article(
        text="",
        source=source,
        findings=findings,
        title="Harbour to open",
        url="https://example.org/harbour?a=1&b=2",
        language="en",
        scores={"machine_translation": 0.8, "awkwardness": 0.2},
        score_details={
            "machine_translation": translation,
            "awkwardness": Score("awkwardness", 0.2),
            "off_topic": Score("off_topic", None, "too short"),
        },
        names=(NameCluster("Antony Blinken", "person", ((name, name + 15, "Anthony Blinken"),), "Q148112"),),
        verdict="review",
        reasons=("DQ103",),
    )
    return _applied(article)


def hostile() -> Article:
    """Everything in it tries to be markup."""
    bad = HOSTILE
    source = f"{bad}\n\n{bad}\u202e\u2028\x00\n\n{bad}"
    end = len(bad)
    found = (
        Finding(bad, bad, 0, 0, None, 0.9, bad),
        Finding(bad, bad, 0, end, bad.upper(), 0.9, bad, source[:end]),
        Finding("MT101", bad, 5, 20, None, 0.9, bad),
        Finding('BP101" onmouseover="alert(3)', bad, end + 2, 2 * end + 2, "", 0.9, bad, source[end + 2 : 2 * end + 2]),
    )
    article = Article(
        text="",
        source=source,
        findings=found,
        title=bad,
        url="javascript:alert(4)//" + bad,
        author=bad,
        site=bad,
        language='en" onload="alert(5)',
        scores={bad: 0.5},
        score_details={bad: Score(bad, 0.5, bad, 3, (), (Cue(bad, 1.0),))},
        names=(NameCluster(bad, "person", ((0, 5, bad),), 'Q1" onclick="alert(6)'),),
        page_type=bad,
    )
    return _applied(article)


def long(findings: int = 5000, characters: int = 1_000_000) -> Article:
    """A page as long as any, with a finding every few words."""
    line = "the harbour was closed on Monday since waves had damaged the northern quay " * 4
    source = "\n\n".join([line.strip()] * (characters // len(line)))
    step = len(source) // findings
    found = tuple(
        Finding(("BP101", "MT101", "QC101", "NM101")[n % 4], "rule", n * step, n * step + 30, None, 0.9, "a reason")
        for n in range(findings)
    )
    return Article(source, source, found, language="en")


def _applied(article: Article) -> Article:
    from dataclasses import replace

    from cleaner.applying import apply

    return replace(article, text=apply(article.source, article.findings))
