"""The sample: what is kept depends on the pages alone, not on their order, nor on who saw them."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.reading import read
from cleaner.sites import SiteMemory, SitesError, Thresholds, merge_all
from tests.sites.made import address, body, learned


def of(pages: Iterable[tuple[str, str]], most: int = 25, altogether: int = 1000) -> SiteMemory:
    memory = SiteMemory(pages_per_site=most, max_pages=altogether)
    for url, text in pages:
        memory.add(text, url)
    return memory


def everything(memory: SiteMemory) -> list[object]:
    return [
        memory.sizes,
        [
            (host, [(key, page.lines.to_bytes(), page.texts) for key, page in memory.pages(host)])
            for host in memory.hosts
        ],
    ]


PAGES = st.lists(
    st.tuples(
        st.builds("https://{}.example.org/{}".format, st.sampled_from("abcdef"), st.integers(0, 40)),
        st.sampled_from(["It rained.", "It snowed.\n\nA lot.", "", "The sun was out all day long."]),
    ),
    max_size=200,
)


@settings(max_examples=60, deadline=None)
@given(PAGES, st.randoms(use_true_random=False), st.sampled_from([30, 60, 150, 1000]))
def test_order_and_grouping_do_not_matter(pages: list[tuple[str, str]], random: object, altogether: int) -> None:
    whole = everything(of(pages, 50, altogether))
    shuffled = list(pages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert everything(of(shuffled, 50, altogether)) == whole
    third = len(pages) // 3
    parts = [shuffled[:third], shuffled[third : 2 * third], shuffled[2 * third :]]
    for order in permutations(range(3)):
        assert (
            everything(merge_all(of(parts[at], 50, altogether) for at in order) if pages else of([], 50, altogether))
            == whole
        )
    left = of(parts[0], 50, altogether)
    left.merge(of(parts[1], 50, altogether))
    right = of(parts[2], 50, altogether)
    right.merge(left)
    right.merge(left)
    assert everything(right) == whole


def test_the_bytes_of_the_file_are_the_same_too(tmp_path: Path) -> None:
    pages = [(address(number), "\n\n".join([*body(number), "The kettle is on."])) for number in range(60)]
    of(pages, 50).save(tmp_path / "one.parquet")
    merge_all([of(pages[40:], 50), of(pages[:20], 50), of(pages[20:50], 50)]).save(tmp_path / "two.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_it_stays_within_its_bounds() -> None:
    memory = of(((f"https://s{n % 7}.example.org/{n}", "It rained.") for n in range(2000)), 100, 400)
    assert len(memory) <= 400
    assert memory.sizes["most"] == 50
    assert len(memory.hosts) == 7
    many = of(((f"https://s{n % 80}.example.org/{n}", "It rained.") for n in range(4000)), 100, 400)
    assert len(many) <= 400
    assert many.sizes["most"] == 25
    assert 0 < len(many.hosts) < 80


@pytest.mark.parametrize(
    "again",
    [
        "https://example.org/a?id=1",
        "http://www.example.org/a?id=1#top",
        "https://m.example.org/a/?utm_source=x&id=1",
        "https://amp.example.org/a?id=1&fbclid=zz",
    ],
)
def test_one_page_counts_once(again: str) -> None:
    memory = of([("https://example.org/a?id=1", "It rained."), (again, "It rained.")])
    assert len(memory) == 1
    assert len(of([("https://example.org/a?id=1", "It rained."), ("https://example.org/a?id=2", "It rained.")])) == 2


@pytest.mark.parametrize("url", [None, "", "page 7", "file:///srv/page.html", "http://[broken", "https://localhost/x"])
def test_a_page_without_a_site_is_not_remembered(url: str | None) -> None:
    memory = SiteMemory()
    assert not memory.add("It rained.", url)
    assert len(memory) == 0
    assert not memory.repeats(url or "").lines


def test_articles_documents_and_contents_are_the_same_to_it() -> None:
    page = "<!doctype html><html><body><h1>Rain</h1><p>It rained all day long.</p></body></html>"
    memories = [SiteMemory(), SiteMemory()]
    memories[0].add(page, "https://example.org/a")
    memories[1].add(read(page, url="https://example.org/a"))
    assert everything(memories[0]) == everything(memories[1])
    text = Cleaner(Config(select=("SR",))).clean("It rained.", url="https://example.org/a")
    assert memories[0].add(text)


def test_asking_and_adding_go_on() -> None:
    memory = learned(lambda number: [*body(number), "The kettle is on from eight."], 5)
    assert not memory.repeats("example.org").removable
    for number in range(5, 40):
        memory.add("\n\n".join([*body(number), "The kettle is on from eight."]), address(number))
        memory.repeats("https://www.example.org/x")
    assert [line.pages for line in memory.repeats("example.org").removable] == [40]


def test_threads_share_it() -> None:
    pages = [(address(number), "\n\n".join([*body(number), "The kettle is on."])) for number in range(120)]
    memory = SiteMemory(pages_per_site=25, max_pages=1000)

    def work(page: tuple[str, str]) -> None:
        memory.add(page[1], page[0])
        memory.repeats("example.org")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, pages))
    assert everything(memory) == everything(of(pages))


def test_other_settings_do_not_mix() -> None:
    with pytest.raises(SitesError, match="different thresholds"):
        SiteMemory().merge(SiteMemory(Thresholds(least_share=0.4)))
    with pytest.raises(ValueError, match="at least 25"):
        SiteMemory(pages_per_site=3)
