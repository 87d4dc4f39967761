"""The page holds everything, in its place, and nothing of it can become markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.article import Article
from cleaner.explaining import explained
from cleaner.finding import Finding
from cleaner.pages import embedded
from tests.explaining.articles import every_kind, hostile, long


class _Reader(HTMLParser):
    """The elements of a page, and the text of either column."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.columns = {"before": "", "after": ""}
        self._column = ""
        self._passed_over = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        classes = (attributes.get("class") or "").split()
        if tag == "p":
            self._column = next((name for name in self.columns if name in classes), "")
        ours = {"tag", "inline", "sign", "point", "nothing", "vh"} & set(classes)
        if self._passed_over or ours:
            self._passed_over += tag in {"a", "ins", "mark", "span"}

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._column = ""
        if self._passed_over:
            self._passed_over -= tag in {"a", "ins", "mark", "span"}

    def handle_data(self, data: str) -> None:
        if self._column and not self._passed_over:
            self.columns[self._column] += data


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def test_every_finding_is_marked_listed_and_linked_both_ways() -> None:
    article = every_kind()
    reader = _Reader(explained(article))
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {a["href"][1:] for tag, a in reader.elements if tag == "a" and (a.get("href") or "").startswith("#")}
    assert links <= set(ids)
    described = {i for _, a in reader.elements for i in (a.get("aria-describedby") or "").split()}
    assert described <= set(ids)
    for number, finding in enumerate(article.findings):
        assert f"f{number}" in ids, finding
        if finding.start or finding.end:
            assert {f"mf{number}", f"f{number}"} <= links, finding
            marks = [a for _, a in reader.elements if f"f{number}" in (a.get("data-f") or "").split()]
            assert marks, finding


def test_findings_of_the_whole_document_have_their_own_place() -> None:
    page = explained(every_kind())
    about, rest = page.split('<section id="scores">')
    assert "very-short" in about
    assert "led to the verdict" in about
    assert "very-short" not in rest


def test_findings_on_each_other_are_all_drawn() -> None:
    page = explained(every_kind())
    dots = re.search(r"((?:<mark[^>]*>)+)\.\.</mark>", page)
    assert dots
    assert re.findall(r'class="(\w+)', dots[1]) == ["awkward", "MT", "QC"]
    flagged_edit = re.search(r"((?:<mark[^>]*>)+)Anthony Blinken</mark>", page)
    assert flagged_edit
    assert re.findall(r'class="(\w+)', flagged_edit[1]) == ["awkward", "MT", "NM", "name"]


def test_white_space_and_places_between_characters_can_be_seen() -> None:
    page = explained(every_kind())
    assert re.search(r'<mark class="QC removed d0 point"[^>]*>␣</mark>', page)
    assert re.search(r'<mark class="QC inserted d0 point"[^>]*>‸</mark><ins class="inline QC"[^>]*>␣</ins>', page)


def test_rules_of_a_users_own_are_drawn_as_others() -> None:
    assert '<mark class="other flagged' in explained(every_kind())


def test_the_policy_lets_only_our_own_style_and_script_run() -> None:
    for article in (every_kind(), hostile()):
        page = explained(article)
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert policy
        ours = f"style-src {_hash(style)}; script-src {_hash(script)}"
        assert policy[1] == f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"


def test_nothing_of_a_hostile_page_becomes_markup() -> None:
    harmless, harmful = _Reader(explained(every_kind())), _Reader(explained(hostile()))
    assert {tag for tag, _ in harmful.elements} <= {tag for tag, _ in harmless.elements}
    for tag, attributes in harmful.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "style"}], tag
        assert re.match(r"#|https://www\.wikidata\.org/wiki/Q\d+$", attributes.get("href") or "#"), attributes
    assert sum(tag == "script" for tag, _ in harmful.elements) == 2


def test_the_clean_text_is_in_it_to_the_letter() -> None:
    for article in (every_kind(), hostile(), Article("a\ud800\r\n", "a\ud800\r\n")):
        page = explained(article)
        (held,) = re.findall(r'<script type="application/json" id="clean">(.*?)</script>', page, re.DOTALL)
        assert json.loads(held) == article.text
    assert embedded("<!--<script>&\u2028") == '"\\u003c!--\\u003cscript\\u003e\\u0026\\u2028"'


def test_of_a_check_the_text_that_cleaning_would_leave_is_shown() -> None:
    source = "The vote is on Monday, the minister said.\n\nSee also: Storm closes the port"
    article = cleaner.check(source)
    page = explained(article)
    assert article.text == source
    assert "nothing is applied yet" in page
    assert '<div class="row gone">' in page


def test_addresses_are_links_only_where_they_lead_to_the_web() -> None:
    assert 'href="https://example.org/harbour?a=1&amp;b=2"' in explained(every_kind())
    for url in ("javascript:alert(1)", "data:text/html,x", "http://[", "https://a\u202eb", "file:///etc/passwd"):
        assert f'href="{url}' not in explained(Article("a", "a", url=url))


def test_nothing_to_show_is_said() -> None:
    page = explained(Article("", ""))
    assert "There is no text." in page
    assert "Nothing was found." in page


def test_many_lines_that_are_removed_one_after_the_other_are_folded() -> None:
    line = "Home\n"
    source = line * 40
    found = tuple(Finding("EX101", "navigation", n * 5, n * 5 + 5, "", 0.99, "why", line) for n in range(40))
    page = explained(Article("", source, found))
    assert page.count('<details class="fold">') == 1
    assert "40 lines removed" in page


def test_the_page_grows_with_the_text_and_no_faster() -> None:
    small, large = (len(explained(long(count, 100 * count))) for count in (500, 5000))
    assert large < 11 * small


def test_long_pages_are_laid_out_where_they_are_looked_at() -> None:
    page = explained(long(400, 100_000))
    assert '<div class="text long"' in page
    assert '<ol class="findings long"' in page
    assert "<q>" not in page, "Chromium takes quadratic time over them"


@given(st.text(max_size=40), st.data())
def test_no_character_is_lost(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=8)))
    found = [
        Finding("QC201", "a", a, b, data.draw(st.sampled_from([None, ""])), 0.9, "why", source[a:b])
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        if a < b
    ]
    spans = st.tuples(st.integers(0, len(source)), st.integers(0, len(source))).map(sorted)
    found += [Finding("MT101", "b", a, b, None, 0.9, "why") for a, b in data.draw(st.lists(spans, max_size=5))]
    article = Article(source, source, tuple(sorted(found, key=lambda f: (f.start, f.end))), applied=False)
    shown = _Reader(explained(article)).columns["before"]
    assert [c for c in shown if c.isalnum()] == [c for c in source if c.isalnum() and c.isprintable()]
