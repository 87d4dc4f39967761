"""The page as people meet it: in a browser, from disk, in both schemes, on a wide and on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.reporting import report_of
from tests.browser import Browser, Page
from tests.reporting.runs import HOSTILE, RTL, everything, hostile, many, write_run

pytest.importorskip("pygal")

from cleaner.reporting.page import page_of

pytestmark = pytest.mark.slow

WIDE, NARROW = 1400, 360
NAMES = ("everything", "hostile", "empty", "unfinished", "many")

Written = Callable[[str], str]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The address of the page of a run, by name."""
    folder = tmp_path_factory.mktemp("reports")
    runs = {
        "everything": lambda: write_run(folder / "everything", everything()),
        "hostile": lambda: write_run(folder / "hostile", hostile(), name=f"{HOSTILE} {'x' * 200}.jsonl"),
        "empty": lambda: write_run(folder / "empty", [], log=()),
        "unfinished": lambda: write_run(folder / "unfinished", everything(), shards_done=1),
        "many": lambda: write_run(folder / "many", many()),
    }

    def write(name: str) -> str:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(page_of(report_of(runs[name]())), encoding="utf-8")
        return path.as_uri()

    return write


def _open_all(page: Page) -> None:
    page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_overflows_complains_or_is_loaded(name: str, width: int, written: Written, chromium: Browser) -> None:
    with chromium.page(written(name), width=width) as page:
        assert page.overflow() == []
        _open_all(page)
        assert page.overflow() == []
        assert page.complaints() == []
        assert page.requests() == [written(name)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(name: str, scheme: str, written: Written, request: pytest.FixtureRequest) -> None:
    chromium: Browser = request.getfixturevalue("chromium")
    axe: str = request.getfixturevalue("axe")
    with chromium.page(written(name), scheme=scheme) as page:
        _open_all(page)
        assert page.violations(axe) == []
        page.resize(NARROW, 800)
        assert page.violations(axe) == []


def test_a_hostile_dump_stays_text(written: Written, chromium: Browser) -> None:
    with chromium.page(written("hostile")) as page:
        _open_all(page)
        assert page.dialogs() == 0
        assert page.run("document.title").endswith("· Cleaner")
        harmful = "img, iframe, object, form, [onload], [onerror], [onclick], [style]"
        assert page.run(f"document.querySelectorAll({harmful!r}).length") == 0
        assert page.run("document.querySelectorAll('script').length") == 1
        assert page.run("[...document.querySelectorAll('#sites th bdi')].map(e => e.textContent)").count(HOSTILE) == 2
        assert page.complaints() == []


def test_text_from_right_to_left_keeps_to_itself(written: Written, chromium: Browser) -> None:
    with chromium.page(written("hostile")) as page:
        _open_all(page)
        said = f"[...document.querySelectorAll('.samples .said bdi')].find(e => e.textContent === '{RTL}')"
        assert page.run(f"getComputedStyle({said}).direction") == "rtl"


@pytest.mark.parametrize(("width", "shown"), [(WIDE, "wide"), (NARROW, "narrow")])
def test_the_plot_that_fits_is_shown_with_letters_that_can_be_read(
    width: int, shown: str, written: Written, chromium: Browser
) -> None:
    with chromium.page(written("everything"), width=width) as page:
        visible = "[...document.querySelectorAll('svg.plot')].filter(e => e.getClientRects().length)"
        assert set(page.run(f"{visible}.map(e => e.classList[1])")) == {shown}
        heights = page.run(
            f"{visible}.flatMap(e => [...e.querySelectorAll('text')].map(t => t.getBoundingClientRect()"
            ".height)).filter(h => h)"
        )
        assert min(heights) >= 11
        left = "getBoundingClientRect().left"
        cut = f"{visible}.flatMap(e => [...e.querySelectorAll('text')].filter(t => t.{left} < e.{left} - 1))"
        beyond = page.run(f"{cut}.map(t => t.textContent)")
        assert beyond == []


def test_samples_open_by_keyboard(written: Written, chromium: Browser) -> None:
    with chromium.page(written("everything")) as page:
        page.run("document.querySelector('.codes summary').focus()")
        assert not page.run("document.activeElement.parentElement.open")
        page.press("Enter")
        assert page.run("document.activeElement.parentElement.open")
        assert page.run("document.activeElement.parentElement.querySelector('.samples').getClientRects().length") == 1
        assert page.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_everything_in_a_section_opens_with_one_button(written: Written, chromium: Browser) -> None:
    with chromium.page(written("everything")) as page:
        closed = "document.querySelectorAll('#codes details:not([open])').length"
        assert page.run(closed) > 20
        page.click("button[data-opens=codes]")
        assert page.run(closed) == 0
        page.click("button[data-opens=codes]")
        assert page.run("document.querySelectorAll('#codes details[open]').length") == 0


def test_notices_lead_to_what_they_are_about(written: Written, chromium: Browser) -> None:
    with chromium.page(written("everything")) as page:
        page.click(".notices a[href='#quarantine']")
        page.wait_for("location.hash === '#quarantine'")
        assert 0 <= page.run("document.getElementById('quarantine').getBoundingClientRect().top") < 900


def test_the_first_screen_says_how_it_went(written: Written, chromium: Browser) -> None:
    for name, word in {"everything": "Look at this first", "unfinished": "Not finished", "many": "Went well"}.items():
        with chromium.page(written(name)) as page:
            assert page.run("document.getElementById('verdict-word').textContent") == word
            assert page.run("document.getElementById('verdict').getBoundingClientRect().bottom") < 900


def test_colours_can_be_chosen(written: Written, chromium: Browser) -> None:
    with chromium.page(written("everything"), scheme="dark") as page:
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.run(ground) == "rgb(21, 23, 26)"
        page.click("input[value=light]")
        assert page.run(ground) == "rgb(251, 250, 247)"
        assert page.run("getComputedStyle(document.querySelector('.plot .articles rect')).fill") == "rgb(58, 118, 179)"


def test_it_can_be_read_without_a_script(written: Written, chromium: Browser) -> None:
    with chromium.page("about:blank") as page:
        page.call("Emulation.setScriptExecutionDisabled", value=True)
        page.call("Page.navigate", url=written("everything"))
        page.wait_for("document.readyState === 'complete' && !!document.querySelector('.codes')")
        hidden = "[...document.querySelectorAll('.segmented, button')].filter(e => e.getClientRects().length).length"
        assert page.run(hidden) == 0
        page.click(".codes summary")
        assert page.run("document.querySelector('.codes details').open")
