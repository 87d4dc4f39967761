"""The stage: what holds for every text, and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.sites import SiteMemory
from tests.sites.made import HOST, address, body, learned

SLOGAN, CALL = (
    "Harbour News, since the flood",
    "This paper is made by four people and a dog, who all live above the shop.",
)
KETTLE, LIFE = "The kettle is on from eight.", "Ann Pell repairs accordions and covers the courts."
BOX, TEASERS = (
    "Out of the drawer",
    ("How the lamp was lost", "Forty years of herring", "A bridge for geese", "Old anchors"),
)


def _page(number: int) -> list[str]:
    paragraphs = body(number)
    box = [BOX, TEASERS[number % 4], TEASERS[(number + 1) % 4]]
    return [SLOGAN, *paragraphs[:3], CALL, *paragraphs[3:], *([LIFE] * (number % 2)), KETTLE, *box]


MEMORY = learned(_page)
TOOL = Cleaner(sites=MEMORY)
STAGE_ONLY = Cleaner(Config(select=("SR",)), sites=MEMORY)
URL = address(999)

LINES = st.one_of(
    st.sampled_from([SLOGAN, CALL, KETTLE, LIFE, BOX, *TEASERS]),
    st.sampled_from([line for number in range(3) for line in body(number)]),
    st.sampled_from(["", "* * *", "Leave a Reply", "See also  Storm closes the port of Dover", "“Why?” he asked ."]),
    st.text(max_size=20),
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n\n", "\n", "\r\n", "\n \n"])), max_size=16).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@pytest.mark.parametrize("tool", [TOOL, STAGE_ONLY], ids=["everything", "alone"])
def test_what_is_clean_stays_and_can_be_put_back(tool: Cleaner, text: str) -> None:
    once = tool.clean(text, url=URL)
    assert once.restore() == text
    assert tool.clean(once.text, url=URL).text == once.text


PAGES = st.lists(st.tuples(st.sampled_from(["p", "div", "li", "h2", "nav", "footer"]), LINES), max_size=12).map(
    lambda parts: "<!doctype html><body>" + "".join(f"<{tag}>{line}</{tag}>" for tag, line in parts)
)


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_what_came_out_of_a_page_stays(page: str) -> None:
    once = TOOL.clean(page, url=URL)
    assert once.restore() == once.source
    again = Cleaner(Config(input_format="text"), sites=MEMORY).clean(once.text, url=URL)
    assert again.text == once.text


def test_it_says_where_and_how_often() -> None:
    text = "\n\n".join(_page(41))
    found = STAGE_ONLY.check(text, url=URL).findings
    said = {text[finding.start : finding.end].strip(): (finding.code, finding.message) for finding in found}
    assert said == {
        SLOGAN: ("SR101", f"stands on 40 of 40 pages of {HOST}, above the headline"),
        CALL: ("SR101", f"stands on 40 of 40 pages of {HOST}, between paragraphs"),
        LIFE: ("SR101", f"stands on 20 of 40 pages of {HOST}, below the article"),
        KETTLE: ("SR101", f"stands on 40 of 40 pages of {HOST}, below the article"),
        BOX: ("SR101", f"stands on 40 of 40 pages of {HOST}, below the article"),
        TEASERS[1]: ("SR101", f"stands on 20 of 40 pages of {HOST}, below the article"),
        TEASERS[2]: ("SR101", f"stands on 20 of 40 pages of {HOST}, below the article"),
    }


@pytest.mark.parametrize(
    ("config", "url"),
    [
        (Config(select=("SR",), ignore=("SR",)), URL),
        (Config(select=("SR",), flag=("SR",)), URL),
        (Config(select=("SR",), min_confidence=1.0), URL),
        (Config(select=("SR",)), None),
        (Config(select=("SR",)), "https://other.example/1"),
        (Config(select=("SR",)), f"https://blog.{HOST}/1"),
    ],
)
def test_nothing_is_removed_where_it_may_not_or_nothing_is_known(config: Config, url: str | None) -> None:
    text = "\n\n".join(_page(41))
    assert Cleaner(config, sites=MEMORY).clean(text, url=url).text == text


def test_what_may_be_right_is_only_reported() -> None:
    memory = learned(lambda number: [(page := body(number))[0], *page[1:3], "Verdict", *page[3:]])
    text = "\n\n".join([*body(50)[:3], "Verdict", *body(50)[3:]])
    article = Cleaner(Config(select=("SR",)), sites=memory).clean(text, url=URL)
    assert article.text == text
    assert [(finding.code, finding.replacement) for finding in article.findings] == [("SR102", None)]


def test_a_teaser_stays_where_it_is_the_headline() -> None:
    own = [TEASERS[0], *body(60)[1:], KETTLE, BOX, TEASERS[1]]
    assert STAGE_ONLY.clean("\n\n".join(own), url=URL).text == "\n\n".join(own[:-3])


def test_a_page_without_a_line_of_its_own_stays() -> None:
    text = "\n\n".join([SLOGAN, CALL, KETTLE])
    assert STAGE_ONLY.clean(text, url=URL).text == text


def test_a_text_made_of_formulas_stays() -> None:
    formulas = [
        "Having regard to the treaty, and in particular to its article on the harbours of the realm and their dues",
        "Having heard the parties at length, and having looked at the quay, at the boats and at the ropes",
    ]
    formulas = [
        f"{formula} and whatever else there is of the kind, the court has come to its decision." for formula in formulas
    ]

    def judgment(number: int) -> list[str]:
        return [*body(number, 2)[:2], *formulas, body(number, 2)[2]]

    text = "\n\n".join(judgment(50))
    article = Cleaner(Config(select=("SR",)), sites=learned(judgment)).clean(text, url=URL)
    assert article.text == text


def test_processes_cannot_share_what_is_still_learning() -> None:
    with pytest.raises(ValueError, match="name the file in Config"):
        TOOL.clean_many(["It rained."], workers=2)
    assert [article.text for article in TOOL.clean_many(["It rained."])] == ["It rained."]


def test_without_a_memory_nothing_changes() -> None:
    text = "\n\n".join(_page(41))
    assert Cleaner(Config(select=("SR",)), sites=SiteMemory()).clean(text, url=URL).text == text
    assert Cleaner(Config(select=("SR",))).clean(text, url=URL).text == text
