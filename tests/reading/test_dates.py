"""Dates as pages write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.dates import date_in_address, dates_in, is_possible, stated

MAY_3 = date(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024-05-03", None),
        ("2024/5/3", None),
        ("20240503", None),
        ("20240503T101500Z", None),
        ("2024-05-03T23:59:59.000+02:00", None),
        ("1714730400", None),
        ("1714730400000", None),
        ("Fri, 03 May 2024 10:00:00 GMT", None),
        ("5/3/2024", "en-US"),
        ("3/5/2024", "en-GB"),
        ("3/5/2024", "fr"),
        ("03.05.2024", "de"),
        ("13.05.2024 - 03.05.2024"[13:], "en"),
        ("May 3rd, 2024", "en"),
        ("Friday 3 May 2024", "en"),
        ("3. Mai 2024", "de"),
        ("3 mai 2024", "fr"),
        ("3 de mayo de 2024", "es"),
        ("3 maggio 2024", "it"),
        ("3 de maio de 2024", "pt"),
        ("3 mei 2024", "nl"),
        ("3 maja 2024 r.", "pl"),
        ("3. května 2024", "cs"),
        ("3. mája 2024", "sk"),
        ("3. maja 2024", "sl"),
        ("3. svibnja 2024.", "hr"),
        ("3. маја 2024.", "sr"),
        ("3 мая 2024 г.", "ru"),
        ("3 травня 2024", "uk"),
        ("3 май 2024", "bg"),
        ("3 Μαΐου 2024", "el"),
        ("3 Mayıs 2024", "tr"),
        ("3. toukokuuta 2024", "fi"),
        ("3 maj 2024", "sv"),
        ("3. mai 2024", "nb"),
        ("3. maj 2024", "da"),
        ("2024. május 3.", "hu"),
        ("3 mai 2024", "ro"),
        ("3 de maig de 2024", "ca"),
        ("3 Mei 2024", "id"),
        ("3 Mei 2024", "ms"),
        ("3 tháng 5, 2024", "vi"),
        ("3 مايو 2024", "ar"),
        ("٣ مايو ٢٠٢٤", "ar"),
        ("3 במאי 2024", "he"),
        ("3 मई 2024", "hi"),
        ("3 মে 2024", "bn"),
        ("3 مئی 2024", "ur"),
        ("3 พฤษภาคม 2567", "th"),
        ("2024年5月3日", "ja"),
        ("2024년 5월 3일", "ko"),
    ],
)
def test_formats_and_languages(text: str, language: str | None) -> None:
    assert stated(text, language) == MAY_3


def test_the_same_name_for_two_months() -> None:
    assert stated("3. listopada 2023.", "hr") == date(2023, 10, 3)
    assert stated("3 listopada 2023", "pl") == date(2023, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2024-13-40",
        "2024-02-30",
        "99999999999999",
        "9999-12-31",
        "1989-12-31",
        "5 Pro 2024",
        "version 1.2.2024.7",
        "12024-05-03",
        "May 2024",
        "the 3 men of 2024",
    ],
)
def test_what_is_none(text: str) -> None:
    assert stated(text) is None


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org/2024/05/03/ferry", MAY_3),
        ("https://example.org/news/2024-05-03-ferry.html", MAY_3),
        ("https://example.org/2024/5/3/", MAY_3),
        ("https://example.org/20240503/x", MAY_3),
        ("https://example.org/2024/May/03/x", MAY_3),
        ("https://example.org/2024/05/ferry", None),
        ("https://example.org/?d=2024/05/03", None),
        ("https://example.org/2999/05/03/", None),
        ("http://[x", None),
    ],
)
def test_addresses(url: str, found: date | None) -> None:
    assert date_in_address(url) == found


@given(
    st.text() | st.from_regex(r"[\d./ -]{0,12}(?:may|мая|年|月)?[\d./ -]{0,12}"),
    st.sampled_from([None, "en", "th", "x"]),
)
def test_whatever_comes_a_date_is_possible(text: str, language: str | None) -> None:
    assert all(is_possible(found) and 0 <= position < len(text) for found, position in dates_in(text, language))
    stated(text, language)
    date_in_address(text)
