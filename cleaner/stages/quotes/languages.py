"""How languages write quotations.

Only what the engine has to know: which marks may open and close, and where white space and letters beside a mark say
nothing about its direction. The marks themselves follow CLDR (``delimiters``), which names one usage per language;
where newspapers also use others, the sets below allow them.
"""

from __future__ import annotations

PRIMARY: dict[str, tuple[str, str]] = {
    "en": ("“", "”"), "de": ("„", "“"), "fr": ("«\u202f", "\u202f»"), "es": ("«", "»"), "it": ("«", "»"),
    "pt": ("“", "”"), "nl": ("“", "”"), "sv": ("”", "”"), "fi": ("”", "”"), "da": ("»", "«"), "nb": ("«", "»"),
    "pl": ("„", "”"), "cs": ("„", "“"), "sk": ("„", "“"), "sl": ("„", "“"), "hr": ("„", "”"), "sr": ("„", "”"),
    "hu": ("„", "”"), "ro": ("„", "”"), "bg": ("„", "“"), "mk": ("„", "“"), "lt": ("„", "“"), "et": ("„", "“"),
    "lv": ("“", "”"), "is": ("„", "“"), "el": ("«", "»"), "ru": ("«", "»"), "uk": ("«", "»"), "be": ("«", "»"),
    "tr": ("“", "”"), "id": ("“", "”"), "ms": ("“", "”"), "vi": ("“", "”"), "th": ("“", "”"), "hi": ("“", "”"),
    "bn": ("“", "”"), "he": ("”", "”"), "ar": ("”", "“"), "fa": ("«", "»"), "ur": ("”", "“"),
    "zh": ("“", "”"), "ja": ("「", "」"), "ko": ("“", "”"), "ca": ("«", "»"), "af": ("“", "”"), "sq": ("«", "»"),
}  # fmt: skip
"""Opening and closing mark of a language, for the ``language`` style."""

RIGHT_OPENS = frozenset({"sv", "fi", "he", "ar", "ur", "da", "nb"})
"""Languages in which ” may open: Swedish and Finnish ”x”, Hebrew ”x” and Arabic ”x“."""

LEFT_CLOSES = frozenset(
    {"de", "cs", "sk", "sl", "bg", "mk", "lt", "lv", "et", "is", "hr", "sr", "bs", "ru", "uk", "be", "ka", "sq", "ro",
     "hu", "pl", "da", "nb", "ar", "ur", "he", "nl", "af"}
)  # fmt: skip
"""Languages in which “ may close („x“), or where a mark's glyph says too little about its direction."""

LETTER_MAY_TOUCH = frozenset(
    {"tr", "az", "fi", "et", "hu", "ko", "ja", "zh", "th", "he", "ar", "fa", "ur", "yi", "hi", "bn", "ka", "km", "lo",
     "my", "kk", "uz", "tt", "eu"}
)  # fmt: skip
"""Languages that glue endings or prefixes to a quotation (``"Ankara"da``), or that write no spaces."""

SPACED_PUNCTUATION = frozenset({"fr", "br", "co", "oc"})
"""Languages that set a space before ``; : ! ?`` and inside guillemets."""

CLOSES_ANEW = frozenset({"es", "fr", "it", "pt", "ca", "gl"})
"""Languages in which a paragraph of a long quotation may begin with a closing mark (comillas de seguir)."""
