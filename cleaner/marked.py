"""The source as one HTML page on which every finding is marked and explained, to look at in a browser.

The page is one file without scripts, images or links to anywhere, so it can be mailed, archived or attached to a
ticket. All that comes from the document is escaped, and characters that cannot be seen are shown by their number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from cleaner.article import Article
from cleaner.finding import Finding

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1c1c; --soft: #6b6b6b; --line: #ddd;
  --removal: #fbdcdc; --rewrite: #fdf0c4; --flag: #dbe7fd; }
@media (prefers-color-scheme: dark) { :root { --paper: #161616; --ink: #e6e6e6; --soft: #9a9a9a; --line: #3a3a3a;
  --removal: #5a2626; --rewrite: #52430f; --flag: #233c66; } }
body { background: var(--paper); color: var(--ink); font: 17px/1.6 Georgia, "Noto Serif", serif; max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
header, table, footer { font-family: system-ui, sans-serif; font-size: .85rem; color: var(--soft); }
main { white-space: pre-wrap; overflow-wrap: anywhere; margin: 2rem 0; }
mark { color: inherit; border-radius: .2em; padding: .05em .1em; cursor: help; }
.removal { background: var(--removal); text-decoration: line-through; text-decoration-color: var(--soft); }
.rewrite { background: var(--rewrite); }
.flag { background: var(--flag); }
ins { text-decoration: none; border-bottom: 2px solid; }
sup { font: .6rem/1 system-ui, sans-serif; color: var(--soft); text-decoration: none; display: inline-block; }
.sign { font-family: ui-monospace, monospace; font-size: .75em; color: var(--soft); border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  border-top: 1px solid var(--line); padding: .3rem .6rem .3rem 0; }
""".strip()


def marked_page(article: Article) -> str:
    """The source of an article as a page of its own.

    Removals are struck through, rewrites show what was and what is written, flags are only coloured; the title of each
    mark (shown when the mouse rests on it) says code, name, confidence and reason. Flags about the whole document stand
    above it, and a table of all findings below.
    """
    title = article.title or article.url or "Article"
    return (
        '<!doctype html>\n<html lang="' + escape(article.language or "und") + '">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_visible(title)} · Cleaner</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f'<header>\n<h1 dir="auto">{_visible(title)}</h1>\n{_facts(article)}\n</header>\n'
        f'<main dir="auto">{"".join(_body(article))}</main>\n{_table(article)}\n</body>\n</html>\n'
    )


def _facts(article: Article) -> str:
    facts = [article.url, article.author, article.date, article.language, f"verdict: {article.verdict}"]
    lines = ["<p>" + " · ".join(_visible(fact) for fact in facts if fact) + "</p>"]
    lines += [f"<p>{_visible(f.code)}: {_visible(f.message)}</p>" for f in article.findings if f.start == f.end == 0]
    return "\n".join(lines)


def _body(article: Article) -> Iterator[str]:
    """The source between and inside marks. Where a flag lies on an edit, the edit is what is drawn."""
    source, position = article.source, 0
    for finding in _drawn(article):
        yield _visible(source[position : finding.start])
        yield _mark(finding, source[finding.start : finding.end])
        position = finding.end
    yield _visible(source[position:])


def _drawn(article: Article) -> Iterator[Finding]:
    position = 0
    edits = [finding for finding in article.findings if finding.is_edit]
    flags = [finding for finding in article.findings if not finding.is_edit and finding.end > finding.start]
    index = 0
    for edit in [*edits, None]:
        limit = edit.start if edit else len(article.source)
        while index < len(flags) and flags[index].start < limit:
            flag = flags[index]
            if flag.start >= position and flag.end <= limit:
                yield flag
                position = flag.end
            index += 1
        if edit:
            yield edit
            position = max(edit.end, position)


def _mark(finding: Finding, said: str) -> str:
    kind = "removal" if finding.is_removal else "rewrite" if finding.is_edit else "flag"
    about = f"{finding.code} {finding.name} ({finding.confidence:.0%}): {finding.message}"
    # A removed line takes its line break along; outside the mark, or the code would stand on the next line.
    core = said.strip() or said
    before, _, after = said.partition(core)
    inside = _visible(core)
    if kind == "rewrite":
        inside = f"<del>{inside}</del><ins>{_visible((finding.replacement or '').strip())}</ins>"
    label = f"<sup>{_visible(finding.code)}</sup>"
    title = _visible(about, plain=True)
    return f'{_visible(before)}<mark class="{kind}" title="{title}">{inside}{label}</mark>{_visible(after)}'


def _table(article: Article) -> str:
    if not article.findings:
        return "<footer><p>Nothing was found.</p></footer>"
    rows = []
    for finding in article.findings:
        action = "removed" if finding.is_removal else "rewritten" if finding.is_edit else "reported"
        cells = (finding.code, finding.name, action, f"{finding.confidence:.0%}", finding.message)
        rows.append("<tr>" + "".join(f"<td>{_visible(cell)}</td>" for cell in cells) + "</tr>")
    head = "".join(f"<th>{name}</th>" for name in ("Code", "Rule", "Action", "Confidence", "Reason"))
    return f"<table>\n<tr>{head}</tr>\n" + "\n".join(rows) + "\n</table>"


def _visible(text: str, *, plain: bool = False) -> str:
    """Escaped text in which what has no shape of its own (controls, zero-width, bidi, surrogates) is named."""
    if text.isprintable():
        return escape(text)
    pieces = []
    for character in text:
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            pieces.append(escape(character))
        elif character == "\r":
            continue  # half of a line break
        else:
            number = f"U+{ord(character):04X}"
            pieces.append(number if plain else f'<span class="sign">{number}</span>')
    return "".join(pieces)
