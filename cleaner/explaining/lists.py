"""What stands beside the text: what is said of the whole document, awkward sentences, names, and all findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.article import Article
from cleaner.explaining.notes import action_of, depth, is_about_all
from cleaner.finding import Finding
from cleaner.names.cluster import NameCluster
from cleaner.pages.colours import family_for
from cleaner.pages.visible import plain, signs, visible

LONGEST_EXCERPT = 160
"""Characters of what a finding is about that the list shows; the text has all of it."""

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def about_all(article: Article) -> str:
    """The findings about the whole document, those first that led to the verdict."""
    found = [(number, finding) for number, finding in enumerate(article.findings) if is_about_all(finding)]
    found.sort(key=lambda pair: pair[1].code not in article.reasons)
    return "".join(_finding(article, number, finding, has_place=False) for number, finding in found)


def findings(article: Article) -> str:
    """All other findings, in the order of their places."""
    found = enumerate(article.findings)
    return "".join(_finding(article, number, finding) for number, finding in found if not is_about_all(finding))


def _finding(article: Article, number: int, finding: Finding, *, has_place: bool = True) -> str:
    family = family_for(finding.family).code
    code = f'<span class="tag {family}">{visible(finding.code)}</span>'
    if has_place:
        said = f'{visible(finding.code)}<span class="vh"> in the text</span>'
        code = f'<a class="tag {family}" href="#mf{number}">{said}</a>'
    led = ' <span class="led">led to the verdict</span>' if finding.code in article.reasons else ""
    return (
        f'<li id="f{number}" class="{family}" tabindex="-1">{code} '
        f'<span class="what" id="wf{number}"><b>{visible(finding.name)}</b> {action_of(finding)}, '
        f"{_share(finding.confidence)} sure</span>{led}"
        f'<span class="why" id="rf{number}">{visible(finding.message)}</span>{_excerpt(article.source, finding)}</li>\n'
    )


def _excerpt(source: str, finding: Finding) -> str:
    said = source[finding.start : min(finding.end, finding.start + LONGEST_EXCERPT)]
    written = finding.replacement or ""
    if not said and not written:
        return ""
    cut = "…" if finding.end - finding.start > LONGEST_EXCERPT else ""
    before = f"{visible(said.strip()) or signs(said)}{cut}"
    parts = []
    if said:
        parts.append(f"<del>{before}</del>" if finding.is_edit else f"{before}")
    if written:
        parts.append(f"<ins>{visible(written.strip()[:LONGEST_EXCERPT]) or signs(written)}</ins>")
    return f'<span class="said" dir="auto">{" → ".join(parts)}</span>'


def sentences(article: Article) -> str:
    """The awkward sentences, in order."""
    return "".join(
        f'<li id="s{number}" class="sentence" tabindex="-1"><a class="tag sentence a{depth(sentence.awkwardness)}" '
        f'href="#ms{number}">≈<span class="vh"> awkward sentence, in the text</span></a> '
        f'<span class="what" id="ws{number}"><b>awkward sentence</b> {_share(sentence.awkwardness)}</span> '
        f'<span class="why" id="rs{number}">garbled as machines garble: {visible(", ".join(sentence.codes))}</span>'
        f'<span class="said" dir="auto">{visible(_beginning(article.source, sentence.start, sentence.end))}</span>'
        "</li>\n"
        for number, sentence in enumerate(article.awkward_sentences)
    )


def names(article: Article) -> Iterator[str]:
    """The names, each with its forms and how often they stand in the text."""
    for number, name in enumerate(article.names):
        yield f'<tr class="name" id="n{number}">{"".join(_name(number, name))}</tr>\n'


def _name(number: int, name: NameCluster) -> Iterator[str]:
    canonical = visible(name.canonical)
    link = canonical
    if name.wikidata and _WIKIDATA.fullmatch(name.wikidata):
        address = f"https://www.wikidata.org/wiki/{name.wikidata}"
        link = f'<a href="{address}" rel="noreferrer noopener">{canonical}<span class="vh"> on Wikidata</span></a>'
    forms = Counter(said for _, _, said in name.mentions)
    yield f'<th scope="row" dir="auto">{link}</th><td>{visible(name.kind)}</td><td dir="auto">'
    yield ", ".join(f"<bdi>{visible(form)}</bdi> ×{count:,}" for form, count in forms.most_common())
    yield f' <button type="button" class="show needs-script" data-name="{number}" aria-pressed="false">Show'
    yield f'<span class="vh"> {plain(name.canonical)} in the text</span></button></td>'


def _share(value: float) -> str:
    """In whole percent; what is not certain is never rounded to it.

    Example:
        >>> _share(0.85), _share(0.998), _share(1.0)
        ('85%', 'over 99%', '100%')
    """
    return "over 99%" if 0.995 <= value < 1 else f"{value:.0%}"


def _beginning(source: str, start: int, end: int) -> str:
    said = source[start : min(end, start + LONGEST_EXCERPT)].strip()
    return said + ("…" if end - start > LONGEST_EXCERPT else "")
