"""Which HTML parser? CPU per page, text that gets lost, and what broken or hostile markup costs.

    python -m benchmarks.parsers PATH_OF_WCXB [--pages 200]

Needs the ``benchmarks`` extra. Every parser is asked for the same thing: parse, then walk all nodes once and collect
the text outside scripts and styles, with the parent and the attributes of each element. The words that come out are
compared with those that the standard library's tokenizer (:mod:`html.parser`, no tree, so no depth limit) sees.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import time
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path

from benchmarks.data import wcxb

Reader = Callable[[str], list[str]]

SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "title", "textarea", "head"})
DEADLINE = 10.0
"""Seconds that one hostile page may take before the table says so and goes on."""

DEPTH = 50_000
HOSTILE = {
    "50,000 div": "<div>" * DEPTH + "deep",
    "50,000 b": "<b>" * DEPTH + "deep",
    "50,000 ul li": "<ul><li>" * DEPTH + "deep",
    "50,000 span, stray </div>": "<span>" * DEPTH + "</div>" * DEPTH + "deep",
    "50,000 p in b": "<p><b>" * DEPTH + "deep",
    "2,500 open b, 2,500 p": "".join(f"<b id={n}>" for n in range(2500)) + "<p>x</p>" * 2500 + "deep",
    "50,000 a in table": "<table>" + "<a><td>" * DEPTH + "deep",
    "50,000 attributes": "<div " + " ".join(f"a{n}=1" for n in range(DEPTH)) + ">deep",
    "truncated in a tag": "<p>one<p>deep<div class='",
    "truncated in a comment": "<p>one<p>deep<!-- more",
    "20 MB line": "<p>" + "word " * 4_000_000 + "deep",
    "20 MB of paragraphs": "<p>word</p>" * 1_800_000 + "deep",
}


def selectolax(markup: str) -> list[str]:
    """lexbor through selectolax."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(markup)
    texts = []
    if parser.root is None:
        return []
    parser.root.strip_tags(sorted(SILENT), recursive=True)
    for node in parser.root.traverse(include_text=True):
        if node.is_text_node:
            texts.append(node.text_content or "")
        else:
            _ = node.parent, node.attributes
    return texts


def resiliparse(markup: str) -> list[str]:
    """lexbor through resiliparse."""
    from resiliparse.parse.html import ELEMENT, TEXT, HTMLTree

    tree = HTMLTree.parse(markup)
    texts = []
    for node in tree.document.query_selector_all(", ".join(SILENT)):
        node.decompose()
    for node in tree.body or ():
        if node.type == TEXT:
            texts.append(node.value or "")
        elif node.type == ELEMENT:
            _ = node.parent, node.attrs
    return texts


def turbohtml(markup: str) -> list[str]:
    """turbohtml."""
    import turbohtml as library

    document = library.parse(markup)
    texts = []
    for silent in document.select(", ".join(sorted(SILENT))):
        silent.decompose()
    for node in document.descendants:
        if type(node) is library.Text:
            texts.append(node.data)
        elif type(node) is library.Element:
            _ = node.parent, node.attrs
    return texts


def lxml(markup: str) -> list[str]:
    """libxml2 through lxml, as trafilatura calls it."""
    from trafilatura.utils import load_html

    tree = load_html(markup)
    if tree is None:
        return []
    return [
        text
        for element in tree.iter()
        if isinstance(element.tag, str)
        for text in ("" if element.tag in SILENT else element.text, element.tail)
        if text
    ]


READERS: dict[str, Reader] = {
    "selectolax": selectolax,
    "turbohtml": turbohtml,
    "resiliparse": resiliparse,
    "lxml": lxml,
}


class _Tokens(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in SILENT:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            del self.inside[self.inside.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.texts.append(data)


def words(texts: list[str]) -> Counter[str]:
    """Bag of words; each text node on its own, so that all parsers are cut alike."""
    return Counter(re.findall(r"\w+", "\n".join(texts)))


def _hostile(name: str, case: str, pipe: multiprocessing.connection.Connection) -> None:
    start = time.process_time()
    found = any("deep" in text for text in READERS[name](HOSTILE[case]))
    pipe.send((time.process_time() - start, found))


def hostile(name: str, case: str) -> str:
    """Seconds for one hostile page in a process of its own, or what went wrong."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_hostile, args=(name, case, theirs))
    child.start()
    theirs.close()
    try:
        if not ours.poll(DEADLINE):
            return f"over {DEADLINE:.0f} s"
        seconds, found = ours.recv()
    except EOFError:
        return "crashed"
    finally:
        child.kill()
        child.join()
    return f"{seconds:.2f} s" + ("" if found else ", text lost")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", type=Path)
    options.add_argument("--pages", type=int, default=200)
    arguments = options.parse_args()
    pages = [page.html.decode("utf-8", "replace") for page in islice(wcxb(arguments.path), arguments.pages)]
    expected = []
    for page in pages:
        tokens = _Tokens()
        tokens.feed(page)
        expected.append(words(tokens.texts))
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB each\n")
    print(f"{'parser':<14}{'ms a page':>10}{'words lost':>12}{'pages that lose over 1 %':>26}")
    for name, reader in READERS.items():
        reader(pages[0])
        start = time.process_time()
        found = [reader(page) for page in pages]
        spent = (time.process_time() - start) / len(pages) * 1000
        lost = [(gold - words(texts)).total() for gold, texts in zip(expected, found, strict=True)]
        share = sum(lost) / sum(gold.total() for gold in expected)
        losing = sum(n > gold.total() / 100 for n, gold in zip(lost, expected, strict=True))
        print(f"{name:<14}{spent:>10.2f}{share:>11.2%} {losing:>25}")
    print(f"\n{'hostile markup':<28}" + "".join(f"{name:>18}" for name in READERS))
    for case in HOSTILE:
        print(f"{case:<28}" + "".join(f"{hostile(name, case):>18}" for name in READERS), flush=True)


if __name__ == "__main__":
    main()
