"""Lines that repeat across sites."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from cleaner import Cleaner, Config
from cleaner.authoring.accept import pack_of
from cleaner.authoring.sketch import EXACT_SITES, Place, Sketch, Where
from cleaner.authoring.suggest import Seen, count, suggestions
from cleaner.rulepacks import load_rules
from cleaner.rulepacks.selftest import selftest
from cleaner.sites.lines import line_of
from cleaner.stages.boilerplate import Boilerplate

TOOL = Cleaner(Config(select=("EX", "BP")))
STORY = "The council of town {n} decided on day {n} that its harbour will be dredged before winter {n}, after a debate."


def articles(sites: int = 8, pages: int = 2) -> list:  # type: ignore[type-arg]
    """Pages with a heading, a sold paragraph, a foot of a shared shop, and a line that a rule knows."""
    made = []
    for site in range(sites):
        for page in range(pages):
            number = page * 100 + site
            words = [chr(97 + int(digit)) * 3 for digit in str(number)]
            story = STORY.format(n=" ".join(words))
            text = [
                story,
                "In brief",
                f"{story} Nobody {words[0]} objected.",
                "It rained all day in the whole of the country, "
                "and the ferries stayed where they were until the evening.",
                f"{story} Work {words[-1]} begins.",
            ]
            text += [
                "See also: Storm closes the port",
                "Brought to you by Quayside Media",
                f"{site} boats for sale today",
            ]
            made.append(TOOL.clean("\n\n".join(text), url=f"https://s{site}.example/{page}"))
    return made


def test_what_is_at_the_foot_of_many_sites_comes_first() -> None:
    seen = count(articles())
    found = suggestions(seen)
    assert {one.text[-17:] for one in found[:2]} == {"by Quayside Media", "ts for sale today"}
    first = next(one for one in found if one.text == "Brought to you by Quayside Media")
    assert (first.sites, first.pages, first.left, first.edges, first.sentence) == (8, 15, 15, 1.0, 0.0)
    assert {place.site for place in first.places} <= {f"s{n}.example" for n in range(8)}
    assert len(first.places) == 3
    ranks = {one.text: number for number, one in enumerate(found)}
    assert ranks["In brief"] > 1
    assert not any("See also" in text for text in ranks)
    assert suggestions(seen, most=1) == found[:1]
    assert suggestions(seen, least_sites=9) == []


def test_what_rules_know_is_not_suggested_even_if_it_stands_outside() -> None:
    rules = Boilerplate(load_rules().rules)
    page = "<nav><p>Leave a Reply</p><p>Quayside Media Group</p></nav><p>" + STORY.format(n="x") + "</p>"
    seen = count(TOOL.clean(page, url=f"https://s{n}.example/") for n in range(5))
    assert {one.text for one in suggestions(seen)} >= {"Leave a Reply", "Quayside Media Group"}
    found = suggestions(seen, rules=rules)
    assert [one.text for one in found if one.left == 0] == ["Quayside Media Group"]
    assert all(one.left for one in suggestions(seen, left=True))


def test_the_same_pages_give_the_same_suggestions() -> None:
    assert [one.to_dict() for one in suggestions(count(articles()))] == [
        one.to_dict() for one in suggestions(count(articles()))
    ]


def test_pages_without_an_address_belong_to_no_site() -> None:
    seen = count([TOOL.clean("It rained."), TOOL.clean("It rained.", url="nowhere")])
    assert (seen.pages, seen.homeless) == (0, 2)


def test_as_a_pack_to_choose_from(tmp_path: Path) -> None:
    path = tmp_path / "found.yaml"
    path.write_text(pack_of(suggestions(count(articles())), path), encoding="utf-8")
    assert load_rules([path]).rules == load_rules().rules  # all of it is commented out
    accepted = "\n".join(
        line.removeprefix("# ") for line in path.read_text().splitlines() if not line.startswith("#  #")
    )
    lines = accepted.splitlines()
    accepted = "\n".join(lines[2:])  # without the two lines that say how
    path.write_text(accepted, encoding="utf-8")
    own = load_rules([path]).rules[len(load_rules().rules) :]
    assert [rule.code for rule in own][:2] == ["MY101", "MY102"]
    assert selftest(own) == []
    cues = [cue for rule in yaml.safe_load(accepted)["rules"][:2] for cue in rule["cues"]]
    assert sorted(cues) == ["[0-9][0-9.,:/]* boats for sale today", "brought to you by quayside media"]


def add(sketch: Sketch, text: str, site: str) -> None:
    line = line_of(text)
    assert line is not None
    sketch.add(line, Place(site, "", text, ""), Where.EDGE, "en")


def test_a_line_of_one_site_takes_no_memory() -> None:
    sketch = Sketch()
    for _ in range(50):
        add(sketch, "Our paper", "a.example")
    assert len(sketch) == 0
    add(sketch, "Our paper", "b.example")
    (entry,) = sketch.entries()
    assert (entry.sites, entry.pages, entry.language) == (2, 2, "en")


@pytest.mark.parametrize("sites", [5, 64, 500, 5000])
def test_sites_are_counted(sites: int) -> None:
    sketch = Sketch()
    order = [f"s{number}.example" for number in range(sites)] * 2
    random.Random(7).shuffle(order)
    for site in order:
        add(sketch, "Our paper", site)
    (entry,) = sketch.entries()
    if sites <= EXACT_SITES:
        assert entry.sites == sites
    else:
        assert abs(entry.sites - sites) < 0.4 * sites
    assert len(entry._sites) <= EXACT_SITES


def test_memory_is_bounded_and_the_best_stay() -> None:
    sketch = Sketch(slots=1 << 12, most_entries=100)
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)} line of the paper" for n in range(600)]
    for number, text in enumerate(words):
        for site in range(2 + 6 * (number < 20)):
            add(sketch, text, f"s{site}.example")
    assert len(sketch) <= 100
    assert sketch.forgotten == 2
    assert sum(entry.sites == 8 for entry in sketch.entries()) == 20


def test_seen_counts_lines_once_a_page() -> None:
    seen = Seen(Sketch())
    for site in "ab":
        seen.add(TOOL.clean("Quayside Media Group\n\n" * 5 + STORY, url=f"https://{site}.example/"))
    assert [entry.pages for entry in seen.sketch.entries() if entry.places[0].text == "Quayside Media Group"] == [2]
