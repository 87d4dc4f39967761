"""The guards: what repeats and is right to, beside what looks almost the same and is boilerplate."""

from __future__ import annotations

import pytest

from cleaner import Cleaner, Config
from cleaner.sites import Thresholds
from tests.sites.made import Page, address, body, learned

CALL = "Three people and a cat make this paper, and a coin in the tin keeps all of them warm."
LAW = "Whoever moors a vessel at the town quay shall leave room for the fire boat."
SLOGAN = "Printed where the harbour smells of tar"
KETTLE = "The kettle is on from eight."
LIVES = ("Ann Pell repairs accordions and covers the courts.", "Bo Quill lives here.", "Cy Oakes was a lock keeper.")
TEASERS = (
    "How the lamp was lost",
    "Forty years of herring",
    "A bridge for geese",
    "What the divers saw",
    "Old anchors",
)


def inside(line: str, number: int, every: int = 1, after: int | None = None) -> list[str]:
    page = body(number, 6 + number % 4)
    if number % every == 0:
        page.insert(1 + (after if after is not None else 1 + number * 7 % (len(page) - 3)), line)
    return page


GOES: dict[str, tuple[Page, tuple[str, ...]]] = {
    "a slogan above every headline": (lambda n: [SLOGAN, *body(n)], (SLOGAN,)),
    "a line below every article": (lambda n: [*body(n), KETTLE], (KETTLE,)),
    "a line below, with a number that changes": (lambda n: [*body(n), f"{n + 11} spoons"], ("51 spoons",)),
    "a call in every article": (lambda n: inside(CALL, n), (CALL,)),
    "a call in a third of the articles, always behind the third paragraph": (lambda n: inside(CALL, n, 3, 3), (CALL,)),
    "lives of authors, one on every page": (lambda n: [*body(n), LIVES[n % 3], KETTLE], (*LIVES, KETTLE)),
    "a box of teasers below": (
        lambda n: [*body(n), "Out of the drawer", TEASERS[n % 5], TEASERS[(n + 2) % 5]],
        ("Out of the drawer", *TEASERS),
    ),
    "a box of teasers inside": (
        lambda n: [*(page := body(n, 7))[:4], "Out of the drawer", TEASERS[n % 5], TEASERS[(n + 2) % 5], *page[4:]],
        ("Out of the drawer",),
    ),
    "a kicker below every headline": (
        lambda n: [(p := body(n))[0], "Workshop floor, bay two", *p[1:]],
        ("Workshop floor, bay two",),
    ),
}

STAYS: dict[str, tuple[Page, str]] = {
    "a law that every fifth article quotes": (lambda n: inside(LAW, n, 5), LAW),
    "a paragraph of an agency at the end of some": (lambda n: [*body(n), *([LAW] if n % 8 == 0 else []), KETTLE], LAW),
    "a short sentence that people say": (lambda n: inside("Nobody answered.", n, 3), "Nobody answered."),
    "a question of every interview": (lambda n: inside("What did you build first?", n), "What did you build first?"),
    "a heading of every recipe": (lambda n: inside("Ingredients", n, 1, 2), "Ingredients"),
    "a step with a number": (lambda n: inside("Heat the oven to 180 degrees.", n), "Heat the oven to 180 degrees."),
    "a long step with numbers that change": (
        lambda n: inside(f"Heat the oven to {150 + n} degrees and put the tin on the middle rack for {n} minutes.", n),
        "Heat the oven to 190 degrees and put the tin on the middle rack for 40 minutes.",
    ),
    "a column's title above some headlines": (
        lambda n: [*(["Letters from the Quay"] * (n % 4 == 0)), *body(n)],
        "Letters from the Quay",
    ),
    "a headline that stands every week": (
        lambda n: ["The Week in Pictures", *body(n)[1:]] if n % 6 == 0 else body(n),
        "The Week in Pictures",
    ),
    "the headline of a whole site": (lambda n: ["The Week in Pictures", *body(n)[1:]], "The Week in Pictures"),
    "a dateline": (lambda n: [f"TARRANT QUAY, {1 + n % 28} March", *body(n)], "TARRANT QUAY, 3 March"),
    "a last turn of some recipes": (
        lambda n: [*body(n), *(["Serve at once."] * (n % 3 == 0)), KETTLE],
        "Serve at once.",
    ),
    "a single word below every headline": (lambda n: [(p := body(n))[0], "Overview", *p[1:]], "Overview"),
    "a refrain in two articles": (
        lambda n: inside("Brick upon brick.", n, 1) if n < 2 else body(n),
        "Brick upon brick.",
    ),
    "a line on a site of few pages": (lambda n: [*body(n), KETTLE] if n < 5 else [], KETTLE),
}


@pytest.mark.parametrize("name", GOES)
def test_boilerplate_goes(name: str) -> None:
    page, lines = GOES[name]
    tool = Cleaner(Config(select=("SR",)), sites=learned(page))
    for number in (3, 42, 45):
        text = "\n\n".join(page(number))
        left = tool.clean(text, url=address(number)).text.split("\n\n")
        assert not {line for line in left if line in lines}
        assert [line for line in body(number, len(left) - 1) if line not in left] == []


@pytest.mark.parametrize("name", STAYS)
def test_what_is_right_stays(name: str) -> None:
    page, line = STAYS[name]
    tool = Cleaner(Config(select=("SR",)), sites=learned(page))
    for number in (0, 40, 1, 48):
        lines = [said for said in page(number) if said != KETTLE] or [line]
        text = "\n\n".join(lines if line in lines else [*lines[:3], line, *lines[3:]])
        assert tool.clean(text, url=address(number)).text == text


def test_one_story_under_many_addresses_is_one_page() -> None:
    def page(number: int) -> list[str]:
        return [*body(7 if number % 2 else number), KETTLE]

    memory = learned(page)
    assert memory.repeats("example.org").pages == 21
    assert [line.text for line in memory.repeats("example.org").removable] == [KETTLE]


def test_thresholds_are_kept() -> None:
    def page(number: int) -> list[str]:
        return [*body(number), *([KETTLE] * (number % 10 < 7))]

    strict = Thresholds(least_share=0.8, rare_share=0.8)
    assert not learned(page, thresholds=strict).repeats("example.org").removable
    assert learned(page, thresholds=Thresholds(least_share=0.6)).repeats("example.org").removable
    assert not learned(page, 20, Thresholds(least_pages=21)).repeats("example.org").removable
