"""Nothing that is in a text stays unseen."""

from __future__ import annotations

from cleaner.pages.visible import plain, signs, visible


def test_markup_is_escaped() -> None:
    assert visible("<b title='\"'>&") == "&lt;b title=&#x27;&quot;&#x27;&gt;&amp;"


def test_controls_are_named() -> None:
    assert visible("a\u202eb\x00c") == 'a<span class="sign">U+202E</span>b<span class="sign">U+0000</span>c'
    assert plain("a\u202e\ud800") == "aU+202EU+D800"


def test_joiners_shape_letters_and_stay() -> None:
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


def test_a_carriage_return_is_half_of_a_line_break() -> None:
    assert visible("a\r\nb") == "a\nb"


def test_signs_of_white_space() -> None:
    assert signs(" \t\r\n\u00a0\u2003") == "␣⇥↵⍽␣"
