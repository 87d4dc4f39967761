"""From bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading import read
from cleaner.reading.decode import decode

RUSSIAN = "Дождь шёл весь день, и к вечеру ветер с моря усилился. Паром в порт так и не пришёл. " * 3
FRENCH = "Il a plu toute la journée ; le soir, la mer était déchaînée et le ferry n’est pas arrivé. " * 3
JAPANESE = "一日中雨が降り、夕方には海からの風が強くなりました。フェリーは港に着きませんでした。" * 3
TRADITIONAL = "雨下了一整天，傍晚海風更大了。渡輪始終沒有抵達港口。" * 3
CHINESE = "雨下了一整天，傍晚海风更大了。渡轮始终没有抵达港口。" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16-be"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
    ],
)
def test_an_encoding_that_nobody_declares_is_found(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert not decoded.notes


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<meta charset={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
@pytest.mark.parametrize(
    ("text", "label", "encoding"),
    [
        ("Привет", "windows-1251", "cp1251"),
        ("“été”", "iso-8859-1", "cp1252"),
        ("“été”", "latin1", "cp1252"),
        ("港口", "gb2312", "gb18030"),
        ("港", "Shift_JIS", "cp932"),
        ("şğı", "ISO-8859-9", "cp1254"),
    ],
)
def test_a_declared_charset_means_what_browsers_make_of_it(
    declaration: str, text: str, label: str, encoding: str
) -> None:
    page = declaration.format(label) + "<p>" + text
    assert decode(page.encode(encoding)).text == page


def test_valid_utf8_wins_over_a_wrong_declaration() -> None:
    page = "<meta charset=iso-8859-1><p>" + FRENCH
    assert decode(page.encode()).text == page


def test_a_wrong_declaration_of_utf8_is_seen_through() -> None:
    page = "<meta charset=utf-8><p>" + FRENCH
    assert decode(page.encode("cp1252")).text == page


def test_a_broken_byte_in_a_long_page_is_not_worth_a_note() -> None:
    decoded = decode(b"<meta charset=utf-8>" + (FRENCH * 5).encode() + b"\xe9 end")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd end")
    assert not decoded.notes


def test_what_cannot_be_read_is_said() -> None:
    decoded = decode(b"\xef\xbb\xbf" + b"\xff\xfe\xfd words " * 20)
    assert [note.code for note in decoded.notes] == ["DQ201"]
    assert "60 of" in decoded.notes[0].message


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"PK\x03\x04\x14\0\0\0",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        bytes(range(256)) * 8,
        b"a\0b" * 200,
    ],
)
def test_binary_input_is_recognised(content: bytes) -> None:
    document = read(content)
    assert [note.code for note in document.notes] == ["DQ205"]
    assert document.source == ""


@pytest.mark.parametrize("content", [b"PARIS, 4 May", b"ID3 tags explained", b"RIFF raff", b"OggSomething", b"\0", b""])
def test_text_that_begins_like_a_signature_is_text(content: bytes) -> None:
    decoded = decode(content)
    assert decoded.text.encode() == content
    assert not decoded.notes


@pytest.mark.parametrize(
    "label", ["idna", "punycode", "undefined", "rot13", "hex", "unicode_escape", "no-such", "utf-7"]
)
def test_an_odd_declaration_is_no_trap(label: str) -> None:
    assert decode(f"<meta charset={label}><p>".encode() + b"caf\xe9").text.endswith("<p>café")


def test_a_str_is_never_decoded_again() -> None:
    text = "CafÃ© \ud800 \0 <meta charset=windows-1251>"
    assert read(text, input_format="text").source == text


@given(st.binary(max_size=400))
def test_it_never_raises(content: bytes) -> None:
    assert isinstance(decode(content).text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Привет, мир".encode("koi8-r"), "KOI8-R", "Привет, мир"),
        (b"<meta charset=windows-1251>" + "Привет".encode("koi8-r"), "koi8-r", "<meta charset=windows-1251>Привет"),
        ("Привет".encode(), "koi8-r", "Привет"),  # valid UTF-8 wins
        (b"\xef\xbb\xbf" + "Привет".encode(), "koi8-r", "Привет"),  # so does a byte order mark
        (b"<meta charset=windows-1251>" + "Привет".encode("cp1251"), "utf-16le", "<meta charset=windows-1251>Привет"),
        (b"<meta charset=windows-1251>" + "Привет".encode("cp1251"), "no\0such", "<meta charset=windows-1251>Привет"),
        ("日本語のページです。".encode("shift_jis"), "Shift_JIS", "日本語のページです。"),
    ],
)
def test_what_the_server_said_goes_before_what_the_page_declares(content: bytes, charset: str, text: str) -> None:
    assert decode(content, charset).text == text
