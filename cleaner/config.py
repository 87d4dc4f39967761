"""The one options object. Every field has a default that is right for news articles."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

InputFormat = Literal["auto", "html", "text"]

DEFAULT_EDIT_CONFIDENCE = 0.8
"""Edits below this confidence become flags. Only QC206 (lost quotation marks) has measured confidences; those of
rules are their authors' estimates, ordered rather than calibrated."""

DEFAULT_TIME_LIMIT = 30.0
"""Seconds that one document may take; three orders of magnitude above an ordinary page."""

LANGUAGE_CODE = "^[a-z]{2,3}$"
"""ISO 639-1, or 639-3 where there is none."""


class Config(BaseModel):
    """What to look for and what to do about it. Immutable; unknown fields are an error.

    Attributes:
        select: Code prefixes to look for, such as ``["BP", "QC2"]``; empty means everything.
        ignore: Code prefixes to leave out; wins over ``select``.
        flag: Code prefixes that are only reported, never applied.
        rules: Rule packs of your own (YAML files), read after the built-in ones.
        input_format: ``"html"``, ``"text"``, or ``"auto"`` to look at the content.
        main_content: What decides on the main content of HTML: ``"best"`` (the trained judge, with a second look),
            ``"fast"`` (one look), ``"trafilatura"``, or ``"none"`` to keep every block.
        machine_translation: What a machine-translated article leads to: ``"review"`` (a person should look),
            ``"strict"`` (drop it, and what is perhaps one: for people who must not let translations in), ``"worst"``
            (drop only what is garbled), or ``"keep"``. It is translated text that is found: of human translations
            a third counts as well.
        names: ``"article"`` gives every name in an article one spelling; ``"corpus"`` also gives known names the same
            spelling in all articles, at the price of namesakes now and then; ``"off"`` looks for none.
        gazetteers: Lists of names of your own (YAML or CSV), which win over the built-in one.
        name_finder: A spaCy model that is installed, to find names with; ``None`` finds them without a model.
        off_topic: ``"flag"`` reports pieces of other articles; ``"remove"`` takes out whole lines that are surely such.
        embedding_model: A folder of sentence-transformers or an ONNX file with its ``tokenizer.json``, to compare
            pieces by meaning as well; nothing is downloaded.
        topic: What you collect articles on: a sentence, keywords, or example articles. Every article gets the score
            ``relevance``, and what is not about it asks for review.
        quotes: The quotation marks to write: ``"majority"`` (the style that the document itself uses most),
            ``"curly"``, ``"straight"``, ``"language"`` (what the document's language uses), or ``"keep"``.
        sites: A memory of sites that ``cleaner sites learn`` wrote: lines that repeat on the site of a document go.
        site_packs: Rules for single sites: packs of your own (YAML), FiveFilters/Wallabag site configs (``HOST.txt``),
            and folders of both.
        translate_to: Translate clean articles that are in another language, ISO 639-1, beside the original; from
            packages that are installed (``cleaner models``).
        round_trip: Give the score ``round_trip``: how little a text changes when it is translated to this language
            and back.
        min_confidence: Edits below this confidence (0 to 1) become flags.
        time_limit: Seconds for one document. When they are over, the stages that have not run are left out and the
            verdict is ``review``.

    Example:
        >>> Config(select=["BP"], ignore=["BP305"]).wants("BP101")
        True
        >>> Config(select=["BP"], ignore=["BP305"]).wants("QC101")
        False
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    input_format: InputFormat = "auto"
    main_content: Literal["fast", "best", "trafilatura", "none"] = "best"
    machine_translation: Literal["keep", "worst", "review", "strict"] = "review"
    names: Literal["off", "article", "corpus"] = "article"
    gazetteers: tuple[Path, ...] = ()
    name_finder: str | None = None
    off_topic: Literal["flag", "remove"] = "flag"
    embedding_model: Path | None = None
    topic: str | tuple[str, ...] | None = None
    quotes: Literal["majority", "curly", "straight", "language", "keep"] = "majority"
    sites: Path | None = None
    site_packs: tuple[Path, ...] = ()
    translate_to: str | None = Field(default=None, pattern=LANGUAGE_CODE)
    round_trip: str | None = Field(default=None, pattern=LANGUAGE_CODE)
    min_confidence: float = Field(default=DEFAULT_EDIT_CONFIDENCE, ge=0.0, le=1.0)
    time_limit: float = Field(default=DEFAULT_TIME_LIMIT, gt=0.0)

    @field_validator("select", "ignore", "flag", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Accept ``"BP,QC"`` as well as a list, since that is how a command line says it."""
        if isinstance(value, str):
            value = value.split(",")
        if isinstance(value, list | tuple):
            return tuple(str(prefix).strip().upper() for prefix in value if str(prefix).strip())
        return value

    def wants(self, code: str) -> bool:
        """Whether findings of this code are looked for."""
        return not code.startswith(self.ignore) and (not self.select or code.startswith(self.select))

    def wants_family(self, family: str) -> bool:
        """Whether any code of a family, or that begins so, could be wanted: otherwise a stage need not run at all."""
        if family.startswith(self.ignore):
            return False
        return not self.select or any(p.startswith(family) or family.startswith(p) for p in self.select)

    def applies(self, code: str, confidence: float) -> bool:
        """Whether an edit of this code and confidence is applied rather than reported."""
        return confidence >= self.min_confidence and not code.startswith(self.flag)
