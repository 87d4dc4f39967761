"""The page as people meet it: in a browser, from disk, in both schemes, on a wide and on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import cleaner
from cleaner.article import Article
from cleaner.explaining import explained
from tests.browser import Browser, Page
from tests.explaining.articles import HOSTILE, every_kind, hostile, long

pytestmark = pytest.mark.slow

PAGES = Path(__file__).parent.parent.parent / "corpora" / "pages"
WIDE, NARROW = 1400, 360

Written = Callable[[Article], str]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write the page of an article and give its address."""

    def write(article: Article) -> str:
        path = tmp_path / "explained.html"
        path.write_text(explained(article), encoding="utf-8")
        return path.as_uri()

    return write


def _articles() -> dict[str, Article]:
    hebrew, arabic = min(PAGES.glob("he-*.html")), min(PAGES.glob("ar-*.html"))
    return {
        "every kind": every_kind(),
        "hostile": hostile(),
        "empty": Article("", ""),
        "Hebrew": cleaner.clean(hebrew.read_bytes()),
        "Arabic": cleaner.clean(arabic.read_bytes()),
        "garbled": cleaner.clean(min(PAGES.glob("en-mt-*.html")).read_bytes()),
    }


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """What is looked at in all sizes and colours."""
    return _articles()


NAMES = ("every kind", "hostile", "empty", "Hebrew", "Arabic", "garbled")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_overflows_complains_or_is_loaded(
    name: str, width: int, articles: dict[str, Article], written: Written, chromium: Browser
) -> None:
    address = written(articles[name])
    with chromium.page(address, width=width) as page:
        for view in ("both", "before", "after"):
            page.click(f"input[name=view][value={view}]")
            assert page.overflow() == [], view
        page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.overflow() == []
        assert page.complaints() == []
        assert page.requests() == [address]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(
    name: str, scheme: str, written: Written, articles: dict[str, Article], request: pytest.FixtureRequest
) -> None:
    chromium: Browser = request.getfixturevalue("chromium")
    axe: str = request.getfixturevalue("axe")
    with chromium.page(written(articles[name]), scheme=scheme) as page:
        page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.run("const names = document.querySelector('[data-shows=with-names]'); names && names.click()")
        assert page.violations(axe) == []
        page.resize(NARROW, 800)
        assert page.violations(axe) == []


def test_axe_is_really_run(written: Written, chromium: Browser, axe: str) -> None:
    with chromium.page(written(every_kind())) as page:
        page.run("document.querySelector('h1').style.color = '#eee'; document.documentElement.lang = ''")
        found = " ".join(page.violations(axe))
        assert "color-contrast" in found
        assert "html-has-lang" in found


def test_a_hostile_page_stays_text(written: Written, chromium: Browser) -> None:
    with chromium.page(written(hostile())) as page:
        assert page.dialogs() == 0
        assert page.run("document.title").endswith("· Cleaner")
        assert (
            page.run("document.querySelectorAll('img, iframe, object, form, [onload], [onerror], [onclick]').length")
            == 0
        )
        assert page.run("document.querySelector('h1').textContent") == HOSTILE
        assert page.run("JSON.parse(document.getElementById('clean').textContent)") == hostile().text
        for mark in range(page.run("document.querySelectorAll('.text [data-f]').length")):
            page.run(
                f"document.querySelectorAll('.text [data-f]')[{mark}]"
                ".dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))"
            )
        page.hover(".text a.tag")
        page.wait_for("!document.getElementById('card').hidden")
        assert page.run("document.querySelectorAll('#card img, #card script').length") == 0
        assert page.dialogs() == 0
        assert page.complaints() == []


def test_the_policy_stops_what_is_not_ours(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        page.run(
            "const s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.append(s)"
        )
        page.run("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.owned = 1\">')")
        assert page.run("window.owned ?? null") is None
        assert any("Content Security Policy" in said for said in page.complaints())


def _shown(page: Page, selector: str) -> int:
    return int(
        page.run(f"[...document.querySelectorAll({selector!r})].filter(e => e.getClientRects().length).length") or 0
    )


def _ground(page: Page, selector: str) -> str:
    return str(page.run(f"getComputedStyle(document.querySelector({selector!r})).backgroundColor"))


def test_switches_hide_a_family_and_bring_it_back(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        marked, text = _ground(page, "mark.MT"), page.run("document.querySelector('.text').innerText.length")
        labels = _shown(page, ".text .tag.MT")
        assert labels == 3
        page.click("input[data-hides=no-MT]")
        assert _shown(page, ".tag.MT, li.MT") == 0
        assert _ground(page, "mark.MT") == "rgba(0, 0, 0, 0)" != marked
        assert _shown(page, ".text .tag.NM") == 1
        assert page.run("document.querySelector('.text').innerText.length") < text
        page.click("input[data-hides=no-MT]")
        assert (_shown(page, ".text .tag.MT"), _ground(page, "mark.MT")) == (labels, marked)
        for switch in range(page.run("document.querySelectorAll('.switch input[data-hides]').length")):
            page.run(f"document.querySelectorAll('.switch input[data-hides]')[{switch}].click()")
        assert _shown(page, ".text .tag") == 0
        assert {
            page.run(f"getComputedStyle(document.querySelectorAll('.text mark')[{n}]).backgroundColor")
            for n in range(page.run("document.querySelectorAll('.text mark').length"))
        } == {"rgba(0, 0, 0, 0)"}


def test_views(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        beside = "(() => { const r = document.querySelector('.row.changed'); const [a, b] = ['.before', '.after'].map("
        beside += (
            "c => r.querySelector(c).getBoundingClientRect()); return [a.right <= b.left, a.bottom <= b.top]; })()"
        )
        assert page.run(beside) == [True, False]
        page.resize(NARROW, 800)
        assert page.run(beside) == [False, True]
        page.resize(WIDE, 900)
        page.click("input[value=before]")
        assert (_shown(page, ".text .after"), _shown(page, "ins.inline")) == (0, 2)
        page.click("input[value=after]")
        assert (_shown(page, ".text .before"), _shown(page, ".row.gone")) == (0, 0)
        left = "[...document.querySelectorAll('p.after')].filter(p => p.getClientRects().length).map(p => p.innerText)"
        shown = page.run(f"{left}.join(' ')")
        assert shown.split() == every_kind().text.split()


def test_what_a_mark_is_about_is_told_to_the_mouse(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        page.hover("mark.NM")
        page.wait_for("!document.getElementById('card').hidden")
        said = page.run("document.getElementById('card').innerText")
        for words in (
            "NM101",
            "known under another spelling",
            "98% sure",
            "MT111",
            "the verb stands",
            "awkward sentence",
        ):
            assert words.lower() in said.lower()
        page.press("Escape")
        assert page.run("document.getElementById('card').hidden")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_card_stays_on_the_screen(width: int, written: Written, chromium: Browser) -> None:
    with chromium.page(written(hostile()), width=width) as page:
        for label in page.run("[...document.querySelectorAll('.text a.tag')].map(a => a.id)"):
            page.run(f"document.getElementById({label!r}).focus()")
            assert not page.run("document.getElementById('card').hidden"), label
            assert page.overflow() == [], label


def test_what_a_label_is_about_is_told_to_the_keyboard(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        page.run("document.querySelector('input[name=view]').focus()")
        for _ in range(40):
            page.press("Tab")
            if page.run("document.activeElement.matches('.text a.tag')"):
                break
        assert page.run("document.activeElement.id") == "mf2"
        said = page.run("document.getElementById('card').innerText")
        assert "MT151" in said
        assert "85% sure" in said
        assert "two dots" in said.lower()
        assert page.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.press("ArrowRight")
        assert page.run("document.activeElement.id") == "mf3"
        page.press("ArrowLeft")
        page.press("Enter")
        page.wait_for("document.activeElement.id === 'f2'")
        assert page.run("document.querySelector(':target').id") == "f2"


def test_a_label_tells_a_screen_reader_what_the_card_shows(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        page.call("Accessibility.enable")
        node = page.call("Runtime.evaluate", expression="document.querySelector('.text a.tag.NM')")["result"][
            "objectId"
        ]
        (told,) = page.call("Accessibility.getPartialAXTree", objectId=node, fetchRelatives=False)["nodes"]
        assert told["role"]["value"] == "link"
        assert told["name"]["value"] == "rewritten: NM101"
        assert told["description"]["value"].lower() == "rule-nm101 rewritten, 98% sure known under another spelling"


def test_the_clean_text_is_copied(written: Written, chromium: Browser) -> None:
    article = every_kind()
    with chromium.page(written(article)) as page:
        page.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        page.click("#copy")
        page.wait_for("document.getElementById('said').textContent")
        assert page.run("window.copied") == article.text
        assert page.run("document.getElementById('said').textContent") == f"Copied, {len(article.text)} characters."


def test_the_clean_text_is_copied_where_the_clipboard_is_refused(written: Written, chromium: Browser) -> None:
    article = every_kind()
    with chromium.page(written(article)) as page:
        page.run("navigator.clipboard.writeText = async () => { throw new Error('refused'); }")
        page.run("addEventListener('copy', () => { window.copied = document.activeElement.value; })")
        page.click("#copy")
        page.wait_for("document.getElementById('said').textContent.startsWith('Copied')")
        assert page.run("window.copied") == article.text
        assert page.run("document.activeElement.id") == "copy"


def test_names_are_shown_in_the_text(written: Written, chromium: Browser) -> None:
    with chromium.page(written(every_kind())) as page:
        page.click("button.show")
        assert page.run("[...document.querySelectorAll('.lit')].map(m => m.textContent)") == ["Anthony Blinken"]
        page.click("button.show")
        assert page.run("document.querySelectorAll('.lit').length") == 0


@pytest.mark.parametrize("prefers", ["light", "dark"])
def test_colours_follow_the_system_until_they_are_chosen(prefers: str, written: Written, chromium: Browser) -> None:
    light, dark = "rgb(251, 250, 247)", "rgb(21, 23, 26)"
    with chromium.page(written(every_kind()), scheme=prefers) as page:
        assert _ground(page, "body") == (light if prefers == "light" else dark)
        for chosen, ground in (("light", light), ("dark", dark)):
            page.click(f"input[value={chosen}]")
            assert _ground(page, "body") == ground


def test_text_from_right_to_left(articles: dict[str, Article], written: Written, chromium: Browser) -> None:
    with chromium.page(written(articles["Hebrew"])) as page:
        directions = page.run("[...document.querySelectorAll('p.before')].map(p => getComputedStyle(p).direction)")
        assert directions.count("rtl") > len(directions) / 2
        aligned = "(() => { const p = document.querySelector('.row.same .before'), r = document.createRange();"
        aligned += (
            "r.selectNodeContents(p); return p.getBoundingClientRect().right - r.getBoundingClientRect().right; })()"
        )
        assert abs(page.run(aligned)) < 2


def test_it_can_be_read_without_a_script(written: Written, chromium: Browser) -> None:
    with chromium.page("about:blank") as page:
        page.call("Emulation.setScriptExecutionDisabled", value=True)
        page.call("Page.navigate", url=written(every_kind()))
        page.wait_for("document.readyState === 'complete' && !!document.querySelector('.text')")
        assert _shown(page, ".tools, .segmented") == 0
        assert _shown(page, ".text .tag") > 5
        assert _shown(page, "#findings li") > 5


def test_a_long_page_stays_usable(written: Written, chromium: Browser) -> None:
    with chromium.page(written(long())) as page:
        assert page.run("document.querySelectorAll('.text a[id^=mf]').length") == 5000
        page.click("input[data-hides=no-BP]")
        assert page.run("getComputedStyle(document.querySelector('.tag.BP')).display") == "none"
        page.run("location.hash = 'mf4999'")
        page.wait_for("document.activeElement.id === 'mf4999'")
        top = page.run("document.activeElement.getBoundingClientRect().top")
        assert 0 <= top <= 900
        page.press("ArrowLeft")
        assert page.run("document.activeElement.id") != "mf4999"
        assert page.run("document.activeElement.matches('.text a.tag')")
        assert page.complaints() == []
