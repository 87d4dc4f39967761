"""Names of languages, for messages that people read."""

from __future__ import annotations

_NAMES = """
    ace Acehnese, af Afrikaans, am Amharic, ar Arabic, as Assamese, az Azerbaijani, ba Bashkir, be Belarusian,
    bg Bulgarian, bn Bengali, bo Tibetan, br Breton, bs Bosnian, ca Catalan, chr Cherokee, ckb Sorani Kurdish,
    crh Crimean Tatar, cs Czech, cy Welsh, da Danish, de German, dv Dhivehi, dz Dzongkha, el Greek, en English,
    eo Esperanto, es Spanish, et Estonian, eu Basque, fa Persian, fi Finnish, fo Faroese, fr French, fy Frisian,
    ga Irish, gd Scottish Gaelic, gl Galician, gom Konkani, gu Gujarati, gug Guarani, guw Gun, ha Hausa, he Hebrew,
    hi Hindi, hr Croatian, ht Haitian Creole, hu Hungarian, hy Armenian, id Indonesian, ig Igbo, is Icelandic,
    it Italian, ja Japanese, jv Javanese, ka Georgian, kab Kabyle, kik Kikuyu, kk Kazakh, km Khmer, kn Kannada,
    ko Korean, ku Kurdish, ky Kyrgyz, la Latin, lb Luxembourgish, lg Luganda, ln Lingala, lo Lao, lt Lithuanian,
    lv Latvian, mg Malagasy, mk Macedonian, ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese,
    nb Norwegian, ne Nepali, nl Dutch, nso Northern Sotho, oc Occitan, om Oromo, or Odia, pa Punjabi, pl Polish,
    ps Pashto, pt Portuguese, qu Quechua, ro Romanian, ru Russian, rw Kinyarwanda, sa Sanskrit, sd Sindhi,
    se Northern Sami, si Sinhala, sk Slovak, sl Slovenian, sn Shona, so Somali, sq Albanian, sr Serbian, st Sotho,
    sv Swedish, sw Swahili, ta Tamil, te Telugu, tg Tajik, th Thai, ti Tigrinya, tk Turkmen, tl Tagalog, tr Turkish,
    tt Tatar, ug Uyghur, uk Ukrainian, ur Urdu, uz Uzbek, vi Vietnamese, xh Xhosa, yi Yiddish, yo Yoruba, zh Chinese,
    zu Zulu
"""
_NAME_OF: dict[str, str] = {
    code: name for code, _, name in (entry.strip().partition(" ") for entry in " ".join(_NAMES.split()).split(","))
}


def name_of(code: str) -> str:
    """The English name of a language, or its code where we have none.

    Example:
        >>> name_of("de"), name_of("ckb"), name_of("xx")
        ('German', 'Sorani Kurdish', 'xx')
    """
    return _NAME_OF.get(code, code)


def names() -> dict[str, str]:
    """English names by code, in the order of the codes."""
    return dict(_NAME_OF)
