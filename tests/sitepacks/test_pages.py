"""Site packs over pages: what stays, what goes, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cleaner import Cleaner, Config
from cleaner.article import Article

PROSE = (
    "The harbour of Dover will be dredged in the coming spring, the council decided on Monday after a long debate "
    "about what it may cost the town."
)
MORE = "Boats can use the northern quay until then, and the ferry goes on as before, a spokesman for the port added."
DAY = "2024-05-03"
URL = "https://www.gazette.example/news/1"
CASES = yaml.safe_load((Path(__file__).parent / "pages.yaml").read_text(encoding="utf-8"))


def page(html: str) -> str:
    """A page with paragraphs of prose, two different ones in turn, where the case has dots."""
    parts = html.split("...")
    prose = [f"<p>{(PROSE, MORE)[number % 2]}</p>" for number in range(len(parts) - 1)]
    return f"<html lang=en><body>{''.join(a + b for a, b in zip(parts, [*prose, ''], strict=True))}</body></html>"


def cleaned(folder: Path, html: str, url: str = URL, **packs: Any) -> Article:
    for name, text in packs.items():
        (folder / {"config": "gazette.example.txt", "pack": "gazette.yaml"}[name]).write_text(text, encoding="utf-8")
    return Cleaner(Config(site_packs=(folder,), select=("EX",))).clean(html, url=url)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any], tmp_path: Path) -> None:
    if "config" in case:
        packs = {"config": case["config"]}
    else:
        packs = {"pack": yaml.safe_dump({"pack": "Gazette", "sites": ["gazette.example"], "page": case["page"]})}
    article = cleaned(tmp_path, page(case["html"]), **packs)
    expected = [{"PROSE": PROSE, "MORE": MORE}.get(line, line) for line in case["text"]]
    assert [line.strip() for line in article.text.splitlines() if line.strip()] == expected
    assert sorted({finding.code for finding in article.findings if finding.code.startswith("EX2")}) == case["codes"]
    assert article.restore() == article.source


def test_messages_name_the_rule_and_its_place(tmp_path: Path) -> None:
    article = cleaned(
        tmp_path, page("<article>...<p class=x>Ad</p></article>"), config="body: //article\nstrip: //p[@class='x']"
    )
    (finding,) = (finding for finding in article.findings if finding.code == "EX201")
    assert "“//p[@class='x']” goes on this site" in finding.message
    assert "gazette.example.txt:2" in finding.message


def test_other_sites_are_as_without_packs(tmp_path: Path) -> None:
    html = page("<nav><a href=/>Home</a></nav><div class=story>......</div>")
    article = cleaned(tmp_path, html, "https://other.example/1", config="body: //nav")
    assert article.to_dict() == Cleaner(Config(select=("EX",))).clean(html, url="https://other.example/1").to_dict()


def test_metadata(tmp_path: Path) -> None:
    html = page(
        "<title>Gazette</title><h1>Harbour  to be\ndredged</h1><i class=by>Anna Holm</i><i class=by>Bo Lind</i>"
        "<time datetime='2024-05-03T10:00'>last week</time><article>......</article>"
    )
    config = "title: //h1\nauthor: //i[@class='by']\ndate: //time/@datetime"
    article = cleaned(tmp_path, html, config=config)
    assert (article.title, article.author, article.date) == (
        "Harbour to be dredged",
        "Anna Holm, Bo Lind",
        "2024-05-03",
    )
    tool = Cleaner(Config(site_packs=(tmp_path,)))
    assert tool.clean(html, url=URL, title="As the caller says").title == "As the caller says"


def test_lines_of_one_site(tmp_path: Path) -> None:
    pack = {
        "pack": "Gazette",
        "sites": [".gazette.example"],
        "rules": [
            {
                "code": "XX101",
                "name": "tide-table",
                "place": "line",
                "pattern": "high water at {rest}",
                "confidence": 0.9,
                "why": "the tide table of the Gazette",
                "hit": ["High water at Dover 14:05", "High water at noon"],
                "miss": ["It was high water at noon.", "High water."],
            }
        ],
    }
    (tmp_path / "gazette.yaml").write_text(yaml.safe_dump(pack))
    tool = Cleaner(Config(site_packs=(tmp_path,)))
    text = f"{PROSE}\n\nHigh water at Dover 14:05\n\n{MORE}"
    article = tool.clean(text, url="https://blog.gazette.example/1")
    assert article.text == f"{PROSE}\n\n{MORE}"
    assert tool.clean(article.text, url="https://blog.gazette.example/1").text == article.text
    assert tool.clean(text, url="https://other.example/1").text == text
    assert tool.clean(text).text == text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<div class=story>",
        "\0<article>\ud800</article>",
        "<div>" * 3000 + "x",
        "<article></article><p>x",
        "plain text",
    ],
)
def test_no_page_is_too_strange(tmp_path: Path, html: str) -> None:
    config = "body: //article | //div\nstrip: //div//p[position()=last()]/following-sibling::*\nstrip: //*[.//*[.//p]]"
    article = cleaned(tmp_path, html, config=config)
    assert article.restore() == article.source


def test_a_rule_that_is_too_slow_for_a_page_is_left_out(tmp_path: Path) -> None:
    html = page("<article>...</article><ul>" + "<li>rope" * 3000 + "</ul>")
    article = cleaned(tmp_path, html, config="body: //article\nstrip: //li[preceding-sibling::li[.='rope']]")
    assert article.text == PROSE
    assert "too many elements" in next(f.message for f in article.findings if f.code == "EX203")


def test_codes_can_be_left_out(tmp_path: Path) -> None:
    html = page("<p>Menu of the day</p><article>...<p class=x>Ad of the week</p></article>")
    cleaned(tmp_path, html, config="body: //article\nstrip: //p[@class='x']")
    tool = Cleaner(Config(site_packs=(tmp_path,), ignore=("EX202",), main_content="none"))
    assert tool.clean(html, url=URL).text == f"Menu of the day\n\n{PROSE}"
    tool = Cleaner(Config(site_packs=(tmp_path,), ignore=("EX2",), main_content="none"))
    assert "Ad of the week" in tool.clean(html, url=URL).text
