"""Pieces of HTML that several sections of the page are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleaner.pages.colours import family_for
from cleaner.pages.visible import visible
from cleaner.reporting.amounts import counted, share


def section(place: str, title: str, body: str, count: int | None = None, *, opens: str = "") -> str:
    """A section with its heading; nothing if it has no body.

    Args:
        opens: Words for a button that opens everything in it; empty for none.
    """
    if not body:
        return ""
    number = f' <span class="count">{count:,}</span>' if count is not None else ""
    button = (
        f' <button type="button" class="needs-script" data-opens="{place}" aria-pressed="false">{opens}</button>'
        if opens
        else ""
    )
    heading = f'<h2 id="{place}-title">{title}{number}</h2>'
    if button:
        heading = f'<div class="head">{heading}{button}</div>'
    return f'<section id="{place}" tabindex="-1" aria-labelledby="{place}-title">{heading}\n{body}</section>\n'


def table(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that scrolls inside of itself where it is too wide. The first cell of each row is its heading; columns
    whose head begins with ``#`` hold numbers.
    """
    numeric = [head.startswith("#") for head in heads]
    head = "".join(
        f'<th scope="col"{" class=n" if is_number else ""}>{words.removeprefix("#")}</th>'
        for words, is_number in zip(heads, numeric, strict=True)
    )
    lines = []
    for row in rows:
        cells = [f'<th scope="row">{row[0]}</th>']
        cells += [
            f"<td{' class=n' if is_number else ''}>{cell}</td>"
            for cell, is_number in zip(row[1:], numeric[1:], strict=True)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>\n")
    return (
        f'<div class="scrolls" tabindex="0" role="region" aria-label="{name}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def bar(parts: Mapping[str, float], whole: float, height: int = 6) -> str:
    """A line in parts, each with its class; only a picture of numbers that stand beside it."""
    pieces, at = [], 0.0
    for name, part in parts.items():
        if part <= 0 or whole <= 0:
            continue
        width = min(100 * part / whole, 100 - at)
        shown = max(width, 0.4)  # what is not nothing can be seen
        pieces.append(f'<rect class="{name}" x="{at:.2f}%" width="{shown:.2f}%" y="0" height="{height}"/>')
        at += width
    return (
        f'<svg class="parts" width="100%" height="{height}" aria-hidden="true" focusable="false">'
        f'<rect class="all" width="100%" height="{height}"/>{"".join(pieces)}</svg>'
    )


def states_bar(states: Mapping[str, int], height: int = 6) -> str:
    """Records by state."""
    parts = {state: float(states.get(state, 0)) for state in ("kept", "review", "dropped", "quarantined")}
    return bar(parts, sum(parts.values()), height)


def more(words: str, body: str, *, is_open: bool = False) -> str:
    """Something to click open, or closed."""
    return f'<details class="more"{" open" if is_open else ""}><summary>{words}</summary>{body}</details>'


def tag(code: str) -> str:
    """A code, in the colours of its family."""
    family = family_for(code.rstrip("0123456789")).code
    return f'<span class="tag {family}">{visible(code)}</span>'


def name(text: str) -> str:
    """A name that comes from a dump."""
    return f"<bdi>{visible(text)}</bdi>"


def samples(records: Sequence[Mapping[str, str]], keys: Sequence[str]) -> str:
    """Records by their label, with what is said of each."""
    items = []
    for record in records:
        said = " · ".join(name(record[key]) for key in keys if record.get(key))
        items.append(
            f'<li><code>{name(record.get("label", ""))}</code> <span class="said" dir="auto">{said}</span></li>'
        )
    return f'<ul class="samples">{"".join(items)}</ul>'


def of_all(part: int, whole: int, noun: str) -> str:
    """A number with its noun and its share."""
    return f"{counted(part, noun)} ({share(part, whole)})"


def of_share(count: int, total: int) -> str:
    """A number and its share."""
    return f'{count:,} <span class="count">{share(count, total)}</span>'
