"""Sites and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.sites.hosts import host_of, page_key


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a/b", "example.org"),
        ("HTTP://Example.ORG.:80/", "example.org"),
        ("https://anna.blogs.example/x", "anna.blogs.example"),
        ("https://m.example.org", "example.org"),
        ("https://www.gov.example", "gov.example"),
        ("https://m.co", "m.co"),
        ("example.org/a", "example.org"),
        ("//example.org/a", "example.org"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        (None, None),
        ("mailto:anna@example", None),
        ("http://[", None),
        ("The Daily Harbour", None),
        ("localhost", None),
    ],
)
def test_hosts(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@given(st.one_of(st.none(), st.text(), st.text().map("https://example.org/".__add__)))
def test_nothing_raises(url: str | None) -> None:
    host_of(url)
    assert 0 <= page_key("example.org", url, b"") < 2**64


def test_without_an_address_what_stands_there_counts() -> None:
    for url in (None, "example.org", "https://www.example.org/", "https://example.org#top"):
        assert page_key("example.org", url, b"one") != page_key("example.org", url, b"two")
        assert page_key("example.org", url, b"one") == page_key("example.org", None, b"one")
    assert page_key("example.org", "https://example.org/a", b"one") == page_key("example.org", "example.org/a", b"two")
