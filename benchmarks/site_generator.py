"""Authored sites (``corpora/sites``): the same pages on every machine, each line known to be article or boilerplate.

A site is a list of lines that are inserted into articles; the articles are composed of the phrases of its language, so
that no two have a paragraph in common. Every page comes as HTML and as the text that an extractor would have made of
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml

FOLDER = Path(__file__).parent.parent / "corpora/sites"
PAGES = 60
Half = Literal["tune", "held-out", "fresh"]
HALVES: tuple[Half, ...] = ("tune", "held-out", "fresh")

PARAGRAPHS = (7, 13)
SENTENCES = (1, 4)


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One line of a page: what it is, whether it belongs to the article, and what HTML sets it in."""

    text: str
    kind: str = "article"
    keep: bool = True
    tag: str = "p"


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of a site, as HTML and as text."""

    url: str
    language: str
    lines: tuple[SiteLine, ...]
    html: str

    @property
    def text(self) -> str:
        """As an extractor gives it: one paragraph a line, with blank lines between."""
        return "\n\n".join(line.text for line in self.lines)

    @property
    def gold(self) -> list[str]:
        """The lines that belong to the article."""
        return [line.text for line in self.lines if line.keep]

    @property
    def boilerplate(self) -> list[SiteLine]:
        """The lines that do not."""
        return [line for line in self.lines if not line.keep]


@dataclass(slots=True)
class Site:
    """A site as it is written in the corpus."""

    host: str
    language: str
    half: Half
    inserts: list[dict[str, Any]] = field(default_factory=list)


def sites(half: Half | None = None) -> list[Site]:
    """The sites of one half, or all."""
    halves = (half,) if half else HALVES
    return [
        Site(row["host"], row["language"], name, row["inserts"])
        for name in halves
        for row in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    ]


def pages(site: Site, count: int = PAGES) -> Iterator[SitePage]:
    """The pages of a site, always the same."""
    random = Random(site.host)
    composer = _Composer(site.language, random)
    chosen = [_pages_of(insert, count, random) for insert in site.inserts]
    for number in range(count):
        yield _page(site, number, [i for i, on in zip(site.inserts, chosen, strict=True) if number in on], composer)


def _pages_of(insert: dict[str, Any], count: int, random: Random) -> set[int]:
    """The numbers of the pages that an insert stands on; so many of 60, and in proportion of fewer."""
    wanted = insert.get("pages", round(PAGES * insert.get("share", 1.0)))
    return set(random.sample(range(count), min(count, max(2, round(wanted * count / PAGES)))))


class _Composer:
    """Sentences of one language."""

    def __init__(self, language: str, random: Random) -> None:
        self.random = random
        self._slots = _material()[language]

    def sentence(self) -> str:
        order = self.random.choice(self._slots["orders"])
        said = re.sub(r"\{(\w+)\}", lambda slot: str(self.random.choice(self._slots[slot.group(1)])), order)
        return _capital(said)

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(*SENTENCES)))

    def headline(self) -> str:
        pick = self.random.choice
        return _capital(f"{pick(self._slots['who'])} {pick(self._slots['did'])} {pick(self._slots['where'])}")


def _capital(text: str) -> str:
    at = re.search(r"\w", text)
    return text if at is None else text[: at.start()] + text[at.start()].upper() + text[at.start() + 1 :]


@lru_cache(maxsize=1)
def _material() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load((FOLDER / "material.yaml").read_text(encoding="utf-8"))
    return loaded


def _page(site: Site, number: int, inserts: list[dict[str, Any]], composer: _Composer) -> SitePage:
    random = composer.random
    headline = SiteLine(composer.headline(), tag="h1")
    body = [[SiteLine(composer.paragraph())] for _ in range(random.randint(*PARAGRAPHS))]
    parts: dict[str, list[SiteLine]] = {"top": [], "under": [], "bottom": []}
    for insert in inserts:
        lines = _lines(insert, random)
        place = insert["at"]
        if place == "headline":
            headline = SiteLine(lines[0].text, insert["kind"], tag="h1")
        elif place == "end":
            body.append(lines)
        elif place == "inside":
            for _ in range(insert.get("times", 1)):
                body[min(insert.get("after", random.randint(1, len(body) - 2)), len(body) - 1) - 1] += lines
        else:
            parts[place] += lines
    inside = [line for paragraph in body for line in paragraph]
    everything = (*parts["top"], headline, *parts["under"], *inside, *parts["bottom"])
    url = f"https://{site.host}/{number // 10 + 1}/{number:03d}.html"
    return SitePage(url, site.language, everything, _html(site, everything, headline.text, composer))


def _lines(insert: dict[str, Any], random: Random) -> list[SiteLine]:
    """What one insert puts on one page."""
    texts = list(insert.get("lines", ()))
    if "pool" in insert:
        texts += random.sample(insert["pool"], insert.get("choose", 1))
    kind, keep, tag = insert["kind"], insert.get("keep", False), insert.get("tag", "p")
    if insert.get("digits"):
        texts = [text.replace("{n}", str(random.randint(11, 989))) for text in texts]
    if kind == "dateline":
        texts = [re.sub(r"\d+", lambda _: str(random.randint(1, 28)), text) for text in texts]
    label = [SiteLine(insert["label"], "label", keep, "h4" if tag == "li" else tag)] if "label" in insert else []
    return [*label, *(SiteLine(text, kind, keep, tag) for text in texts)]


def _html(site: Site, lines: tuple[SiteLine, ...], headline: str, composer: _Composer) -> str:
    """A page with a head, a menu, a foot, and everything else in one column without telling names."""
    direction = ' dir="rtl"' if site.language == "ar" else ""
    column = "\n".join(_element(line) for line in lines)
    menu = "".join(f'<li><a href="/{n}/">{escape(composer.headline().split()[0])} {n}</a></li>' for n in range(1, 7))
    return (
        f'<!doctype html>\n<html lang="{site.language}"{direction}>\n<head><meta charset="utf-8">'
        f"<title>{escape(headline)}</title></head>\n<body>\n<nav><ul>{menu}</ul></nav>\n"
        f'<div class="c1"><div class="c2">\n{column}\n</div></div>\n'
        f"<footer><p>{escape(site.host)}</p></footer>\n</body>\n</html>\n"
    )


def _element(line: SiteLine) -> str:
    text = escape(line.text)
    if line.tag == "li":
        return f'<ul><li><a href="/{abs(hash_of(line.text)) % 997}.html">{text}</a></li></ul>'
    return f"<{line.tag}>{text}</{line.tag}>"


def hash_of(text: str) -> int:
    """A number of a text that is the same in every process."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(text))
