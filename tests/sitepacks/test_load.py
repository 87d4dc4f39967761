"""Reading site packs: which hold for a page, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Cleaner, Config
from cleaner.rulepacks import PackError, load_rules
from cleaner.sitepacks import SitePackError, load_site_packs
from cleaner.sitepacks.load import is_site_pack


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://gazette.example/1", ["gazette.example.txt"]),
        ("https://WWW.Gazette.example:8080/1", ["gazette.example.txt"]),
        ("https://m.gazette.example/1", ["gazette.example.txt"]),
        ("https://blog.gazette.example/1", [".gazette.example.txt"]),
        ("https://anna.blog.gazette.example/1", [".blog.gazette.example.txt"]),
        ("https://sport.gazette.example/1", ["sport.gazette.example.txt", "both.yaml"]),
        ("https://notgazette.example/1", []),
        ("https://example/1", []),
        ("http://[::1", []),
        ("gazette", []),
        (None, []),
    ],
)
def test_the_nearest_name_counts(tmp_path: Path, url: str | None, expected: list[str]) -> None:
    for name in ("gazette.example", ".gazette.example", ".blog.gazette.example", "sport.gazette.example"):
        (tmp_path / f"{name}.txt").write_text("body: //article\n")
    (tmp_path / "both.yaml").write_text("pack: x\nsites: [sport.gazette.example, www.sport.other.example]\n")
    for name in ("LICENSE.txt", "README.md", "notes.txt", "global.txt"):
        (tmp_path / name).write_text("anything: at all")
    packs = load_site_packs([tmp_path])
    assert sorted(pack.path.name for pack in packs.of(url)) == sorted(expected)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.example.txt", "\n\nbody: //div[", "a.example.txt:3: body: '//div[' is no XPath: expected a node test"),
        (
            "a.example.txt",
            "strip: //p[foo()]",
            "a.example.txt:1: strip: '//p[foo()]' is no XPath 1.0: there is no function foo()",
        ),
        ("a.example.txt", "body: count(//p)", "a.example.txt:1: body: 'count(//p)' does not select elements"),
        ("a.example.txt", "body: //p[re:test(., '(a+)+$')]", "there is no function re:test()"),
        ("a.example.txt", f"body: //{'a' * 2000}", "has 2,002 characters; 1,000 are the most"),
        ("a.example.txt", "prune: maybe", "a.example.txt:1: prune is 'maybe'; it should be yes or no"),
        ("a.example.txt", "body: //x[" + "(" * 900, "is no XPath"),
        ("a.example.txt", "strip: p:has(a)", "a.example.txt:1: strip: 'p:has(a)' has a colon"),
        ("a.example.txt", "a\0b", "is no site config: it is too long, or not text"),
        ("nohost.txt", "body: //p", "is called after its host"),
        ("x.pdf", "", "is no site pack"),
        ("x.yaml", "pack: x\nsites: []\n", "field 'sites'"),
        ("x.yaml", "pack: x\nsites:\n - a.example\n - 'http://b'\n", "x.yaml:4: field 'sites': 'http://b' is no host"),
        (
            "x.yaml",
            "pack: x\nsites: [a.example]\npage:\n  strip:\n    - .ok\n    - '//p['\n",
            "x.yaml:6: field 'page.strip'",
        ),
        ("x.yaml", "pack: x\nsites: [a.example]\npage: {bdy: x}\n", "field 'page.bdy'"),
        ("x.yaml", "pack: x\nsites: [a.example]\nrules: [{code: BP1}]\n", "rule BP1: field 'code'"),
        ("x.yaml", "pack: [", "is not YAML"),
        ("x.yaml", "", "is a mapping"),
        ("x.yaml", "- 1", "is a mapping"),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SitePackError) as error:
        load_site_packs([tmp_path / name])
    assert said in str(error.value)
    with pytest.raises(PackError):
        Cleaner(Config(site_packs=(tmp_path / name,)))


def test_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SitePackError, match="there is no such file or folder"):
        load_site_packs([tmp_path / "missing"])
    with pytest.raises(SitePackError, match="has no site pack in it"):
        load_site_packs([tmp_path])


def test_many_mistakes_are_not_all_listed(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"a{number:02}.example.txt").write_text("body: //[")
    with pytest.raises(SitePackError) as error:
        load_site_packs([tmp_path])
    assert str(error.value).count("\n") == 10
    assert str(error.value).endswith("and 4 more")


def test_what_is_not_understood_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.example.txt").write_text(
        "# a comment\nstip: //p\nfind_string: <b>\nreplace_string(<i>): <u>\nhello\nstrip_image_src: /ad/\n"
        "http_header(user-agent): x\ntidy: no\nbody:\ntest_url: https://a.example/1\n"
    )
    packs = load_site_packs([tmp_path])
    (pack,) = packs.packs
    assert [note.partition("a.example.txt")[2] for note in packs.notes] == [
        ":2: there is no directive called 'stip'; did you mean 'strip'?",
        ":3: find_string is not supported, and so has no effect",
        ":4: replace_string is not supported, and so has no effect",
        ":5: is no directive: 'hello'",
    ]
    assert pack.test_urls == ("https://a.example/1",)
    assert not pack.reads_pages


def test_a_site_pack_is_no_rule_pack(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("pack: x\nsites: [a.example]\n")
    assert is_site_pack(path)
    with pytest.raises(PackError, match="--site-pack"):
        load_rules([path])
    path.write_text("pack: x\nrules: []\n")
    assert not is_site_pack(path)
