"""The page that explains an article, in one file that needs nothing else. What the document says is escaped."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from cleaner.applying.apply import apply
from cleaner.article import Article
from cleaner.explaining import lists
from cleaner.explaining.columns import columns
from cleaner.explaining.marks import marks
from cleaner.explaining.notes import is_about_all, notes
from cleaner.explaining.scores import scores
from cleaner.pages import Room, colours, embedded, page
from cleaner.pages.visible import plain, visible

LONG = 300
"""Rows, or findings, from which the browser is asked to lay out only what is in view. Chosen by hand."""

_ROOM = Room(__package__, "explains", root=' data-view="both"', rules=marks())
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_VERDICTS = {"keep": "Keep", "review": "Review", "drop": "Drop"}
_MEANINGS = {
    "keep": "No finding asks to leave it out, or to look again.",
    "review": "A person should look at it; this is why.",
    "drop": "It should be left out; this is why.",
}


def explained(article: Article, name: str = "A text without a title") -> str:
    """The article as one self-contained HTML page on which every finding is marked and explained in place.

    Args:
        article: What to explain.
        name: What it is called where it has neither title nor address.

    Example:
        >>> import cleaner
        >>> text = "The vote is on Monday, the minister said.\\n\\nSee also: Storm closes the port"
        >>> page = explained(cleaner.clean(text))
        >>> "BP101" in page, "a link to another story" in page
        (True, True)
    """
    clean = article.text if article.applied else apply(article.source, article.findings)
    title = article.title or article.url or name
    rows = list(columns(article, notes(article)))
    language = article.language or ""
    in_text = sum(not is_about_all(finding) for finding in article.findings)
    long_list = " long" if in_text > LONG else ""
    values = {
        "heading": visible(title),
        "facts": _facts(article),
        "verdict": article.verdict,
        "verdict_word": _VERDICTS[article.verdict],
        "verdict_meaning": _MEANINGS[article.verdict],
        "numbers": _numbers(article, clean),
        "about_all": _unless_empty(lists.about_all(article), '<ul class="findings about-all">', "</ul>"),
        "scores": _unless_empty(
            "".join(scores(article)), '<section id="scores"><h2>Scores</h2><div class="cards">', "</div></section>"
        ),
        "switches": _switches(article),
        "language": f' lang="{language}"' if _LANGUAGE.fullmatch(language) else "",
        "length": " long" if len(rows) > LONG else "",
        "rows": "".join(rows) or '<p class="empty">There is no text.</p>',
        "sentences": _unless_empty(
            lists.sentences(article),
            f'<section id="sentences"><h2>Awkward sentences {_count(len(article.awkward_sentences))}</h2>'
            '<ol class="findings">',
            "</ol></section>",
        ),
        "names": _names(article),
        "count": _count(in_text),
        "findings": _unless_empty(lists.findings(article), f'<ol class="findings{long_list}">', "</ol>")
        or "<p>Nothing was found.</p>",
        "clean": embedded(clean),
    }
    return page(_ROOM, title, values, {"text": "Skip to the text", "findings": "Skip to the list of findings"})


def _unless_empty(content: str, before: str, behind: str) -> str:
    return f"{before}{content}{behind}" if content else ""


def _count(number: int) -> str:
    return f'<span class="count">{number:,}</span>'


def _facts(article: Article) -> str:
    facts = [("Author", article.author), ("Date", article.date), ("Language", article.language)]
    facts += [("Page type", article.page_type), ("Site", article.site)]
    said = [f"<div><dt>{name}</dt><dd><bdi>{visible(fact)}</bdi></dd></div>" for name, fact in facts if fact]
    if article.url:
        said.append(f"<div><dt>Address</dt><dd>{_address(article.url)}</dd></div>")
    return _unless_empty("".join(said), '<dl class="facts">', "</dl>")


def _address(url: str) -> str:
    """A link only where it leads to the web: an address of a page can be anything, ``javascript:`` included."""
    try:
        is_web = urlsplit(url).scheme in {"http", "https"} and url.isprintable()
    except ValueError:
        is_web = False
    return f'<a href="{plain(url)}" rel="noreferrer noopener">{visible(url)}</a>' if is_web else visible(url)


def _numbers(article: Article, clean: str) -> str:
    edits = [finding for finding in article.findings if finding.is_edit]
    removed = sum(finding.is_removal for finding in edits)
    numbers = [
        (removed, "removed"),
        (len(edits) - removed, "rewritten"),
        (len(article.findings) - len(edits), "only flagged"),
    ]
    said = [f"<li><b>{number:,}</b> {words}</li>" for number, words in numbers]
    share = len(clean) / len(article.source) if article.source else 1.0
    said.append(f"<li><b>{len(clean):,}</b> of {len(article.source):,} characters left ({share:.0%})</li>")
    if not article.applied:
        said.append("<li>nothing is applied yet</li>")
    return f'<ul class="numbers">{"".join(said)}</ul>'


def _switches(article: Article) -> str:
    counts = Counter(colours.family_for(finding.family).code for finding in article.findings)
    said = [
        f'<label class="switch"><input type="checkbox" data-hides="no-{family.code}" checked>'
        f'<span class="swatch {family.code}">{family.code}</span> {family.words} {_count(counts[family.code])}</label>'
        for family in colours.FAMILIES
        if counts[family.code]
    ]
    if sentences := len(article.awkward_sentences):
        said.append(
            '<label class="switch"><input type="checkbox" data-hides="no-awkward" checked>'
            f'<span class="swatch sentence">≈</span> awkward sentences {_count(sentences)}</label>'
        )
    if article.names:
        mentions = sum(len(name.mentions) for name in article.names)
        said.append(
            '<label class="switch"><input type="checkbox" data-shows="with-names">'
            f'<span class="swatch name">Ab</span> where names stand {_count(mentions)}</label>'
        )
    return "\n".join(said)


def _names(article: Article) -> str:
    if not article.names:
        return ""
    head = "".join(f'<th scope="col">{words}</th>' for words in ("Name", "Kind", "Written as"))
    return (
        f'<section id="names"><h2>Names {_count(len(article.names))}</h2>'
        f'<div class="scrolls" tabindex="0" role="region" aria-label="Names"><table><thead><tr>{head}'
        "</tr></thead><tbody>"
        f"{''.join(lists.names(article))}</tbody></table></div></section>"
    )
