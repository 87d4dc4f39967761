"""Containers, siblings and equal paths."""

from __future__ import annotations

import numpy as np

from cleaner.judges.blocks.tree import FAR, SIGNS, tree
from cleaner.reading.html import html_document

PAGE = """<body><main class="content"><article><p>One one.</p><p>Two two.</p></article></main>
<ul class="related"><li class="card x"><a href="/">A</a></li><li class="card"><a href="/b">B</a></li></ul>"""


def test_text_below_an_element() -> None:
    document = html_document(PAGE)
    found = tree(document)
    below = found.below(np.array([b.end - b.start for b in document.blocks], dtype=np.float32))
    by_tag = {step.tag: below[step.number] for step in found.elements}
    assert by_tag["article"] == by_tag["main"] == len("One one.Two two.")
    assert by_tag["ul"] == 2
    assert by_tag["body"] == len("One one.Two two.AB")


def test_containers_skip_elements_that_hold_no_more() -> None:
    document = html_document(PAGE)
    found = tree(document)
    mass = found.below(np.array([b.end - b.start for b in document.blocks], dtype=np.float32))
    widest, around = found.containers(mass)
    tags = [step.tag for step in found.elements]
    paragraph, article, item = tags.index("p"), tags.index("article"), tags.index("a")
    assert tags[widest[article]] == "main"
    assert tags[around[article]] == "body"
    assert tags[around[paragraph]] == "article"
    assert tags[widest[item]] == "li"
    assert tags[around[item]] == "ul"


def test_siblings_that_look_alike_are_counted_in_order() -> None:
    found = tree(html_document(PAGE))
    items = [step.number for step in found.elements if step.tag == "li"]
    assert found.sibling[items[0]] == found.sibling[items[1]]
    assert found.ordinal[items].tolist() == [0, 1]


def test_equal_paths() -> None:
    found = tree(
        html_document('<div class="a"><p>1</p></div><div class="b"><p>2</p></div><div class="a"><p>3</p></div>')
    )
    assert found.path[0] == found.path[1] == found.path[2]
    assert found.named_path[0] == found.named_path[2] != found.named_path[1]


def test_distances() -> None:
    found = tree(html_document(PAGE))
    column = {name: found.distance[:, number].tolist() for number, name in enumerate(SIGNS)}
    assert column["up_article"] == [1, 1, FAR, FAR]
    assert column["up_content_name"] == [2, 2, FAR, FAR]
    assert column["up_related_name"] == [FAR, FAR, 2, 2]
    assert column["up_list_name"] == [FAR, FAR, 1, 1]
