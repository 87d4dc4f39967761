"""Shapes of lines in scripts that are written without spaces, without full stops, or with others than ours."""

from __future__ import annotations

import pytest

from cleaner.rulepacks.matchform import fold, match_form
from cleaner.rulepacks.shapes import shape

PROSE = {
    "Chinese": "市政府星期一宣布，旧港口将于明年春天开始疏浚，工程预计需要六个星期。",
    "Japanese": "市は月曜日、旧港の浚渫工事を来年の春に始めると発表した。",
    "Korean": "시는 월요일 오래된 항구의 준설 공사를 내년 봄에 시작한다고 밝혔다.",
    "Thai": "เทศบาลแถลงเมื่อวันจันทร์ว่าจะเริ่มขุดลอกท่าเรือเก่าในฤดูใบไม้ผลิปีหน้า โดยคาดว่างานจะใช้เวลาประมาณหกสัปดาห์ "
    "และระหว่างนี้เรือทุกลำสามารถใช้ท่าเรือฝั่งเหนือได้ตามปกติ",
    "Arabic": "أعلنت البلدية يوم الاثنين أن أعمال تعميق الميناء القديم ستبدأ في الربيع المقبل.",
    "Urdu": "بلدیہ نے پیر کے روز اعلان کیا کہ پرانی بندرگاہ کی کھدائی اگلے موسم بہار میں شروع ہوگی۔",
    "Hindi": "नगर परिषद ने सोमवार को कहा कि पुराने बंदरगाह की खुदाई अगले वसंत में शुरू होगी।",
    "Bengali": "পৌরসভা সোমবার জানিয়েছে যে পুরোনো বন্দরের খনন কাজ আগামী বসন্তে শুরু হবে।",
    "Hebrew": "העירייה הודיעה ביום שני כי העבודות להעמקת הנמל הישן יחלו באביב הקרוב.",
}

HEADLINES = {
    "Chinese": "旧港口明年春天开始疏浚",
    "Chinese question": "旧港口为什么要等到明年春天才疏浚？",
    "Japanese": "旧港の浚渫、来春開始へ　工期は六週間の見通し",
    "Japanese question": "旧港の工事で渡し船はどうなる？市の担当者に聞いた！",
    "Korean": "오래된 항구 내년 봄 준설… 공사 기간 6주",
    "Thai": "เทศบาลเตรียมขุดลอกท่าเรือเก่าปีหน้า คาดใช้เวลาหกสัปดาห์ เรือทุกลำย้ายไปฝั่งเหนือชั่วคราว",
    "Arabic": "تعميق الميناء القديم يبدأ في الربيع",
    "Hindi": "पुराने बंदरगाह की खुदाई अगले वसंत में",
}

TEASERS = {
    "Chinese": "市政府星期一宣布，旧港口将于明年春天开始疏浚，工程预计需要……",
    "Japanese": "市は月曜日、旧港の浚渫工事を来年の春に始めると発表し、工期は…",
    "Thai": "เทศบาลแถลงเมื่อวันจันทร์ว่าจะเริ่มขุดลอกท่าเรือเก่าในฤดูใบไม้ผลิปีหน้า...",
    "Arabic": "أعلنت البلدية يوم الاثنين أن أعمال تعميق الميناء القديم ستبدأ في […]",
}


@pytest.mark.parametrize("language", PROSE)
def test_a_paragraph_is_prose(language: str) -> None:
    look = shape(PROSE[language])
    assert look.prose
    assert not look.headline


@pytest.mark.parametrize("language", HEADLINES)
def test_a_headline_is_no_prose(language: str) -> None:
    look = shape(HEADLINES[language])
    assert look.headline
    assert not look.prose


@pytest.mark.parametrize("language", TEASERS)
def test_a_teaser_was_cut_off(language: str) -> None:
    look = shape(TEASERS[language])
    assert look.teaser
    assert not look.prose


def test_question_after_a_full_stop_is_prose() -> None:
    assert shape("他到底去了哪里没有人知道。为什么谁都不愿意说出真相？").prose


def test_thai_time_is_no_sentence() -> None:
    assert not shape("เผยแพร่ 3 มีนาคม 2564 เวลา 14.30 น.").ends_sentence


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("اقـــرأ أيضًا", "اقرا ايضا"),
        ("اِقْرَأْ أَيْضاً", "اقرا ايضا"),
        ("مقالات ذات صلة", "مقالات ذات صله"),
        ("यह भी पढ़ें", "यह भी पढें"),
        ("यह भी प\u095dें", "यह भी पढें"),
        ("আরও প\u09dcুন", "আরও পডুন"),
        ("আরও পড\u09bcুন", "আরও পডুন"),
        ("▶\ufe0f 관련기사", "▶ 관련기사"),
    ],
)
def test_one_form_of_many_spellings(written: str, folded: str) -> None:
    form = match_form(written)
    text, offsets = fold(form)
    assert text == match_form(folded)
    assert offsets is None or [form[offset] for offset in offsets if form[offset] in text] != []
    assert len(form) == len(written)


def test_a_greek_line_asks_with_a_semicolon() -> None:
    asked = "Γιατί έκλεισε το παλιό λιμάνι της πόλης για τρεις ολόκληρες ημέρες;"
    assert shape(asked).ends_sentence
    assert shape(asked).prose
    assert shape(asked[:-1] + "\u037e").ends_sentence
    assert not shape("The word λιμάνι means harbour, and the port was closed for three days;").ends_sentence
    assert not shape("12;").ends_sentence
