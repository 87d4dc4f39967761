"""The JSON form of an article: published, versioned, the same for every program that reads it.

``SCHEMA_VERSION`` follows semantic versioning: a new optional field raises the minor number, anything that could break
a reader raises the major one. The schema itself is ``cleaner schema``, and stands in ``docs/article.schema.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cleaner.article import Article
from cleaner.score import Score
from cleaner.surrogates import without_surrogates

if TYPE_CHECKING:
    from cleaner.translating.translation import Translation

SCHEMA_VERSION: Literal["1.3"] = "1.3"


class FindingRecord(BaseModel):
    """One finding; positions count Unicode code points of ``source``."""

    model_config = ConfigDict(extra="forbid", title="Finding")

    code: str = Field(pattern=r"^[A-Z]{2,4}[0-9]{3}$", description="Family and number, such as BP101")
    name: str = Field(description="Readable name of the rule")
    start: int = Field(ge=0, description="First code point of the span in source")
    end: int = Field(ge=0, description="One past the last code point")
    replacement: str | None = Field(description="null: a flag; empty: a removal; other text: a rewrite")
    confidence: float = Field(
        ge=0, le=1, description="How sure the stage is; measured for QC206, an author's estimate for other codes"
    )
    message: str = Field(description="The reason, for people")
    original: str = Field(description="For an edit: source[start:end]; empty for a flag")


class ThresholdRecord(BaseModel):
    """Where a score begins to count, for a document like this."""

    model_config = ConfigDict(extra="forbid", title="Threshold")

    false_positive_rate: float = Field(ge=0, le=1, description="The rate that it was set at")
    value: float = Field(description="The score from which it hits")


class CueRecord(BaseModel):
    """Something in the document that moved a score."""

    model_config = ConfigDict(extra="forbid", title="Cue")

    text: str = Field(description="The words as they stand in the document")
    weight: float = Field(description="In logits; negative speaks against")


class ScoreRecord(BaseModel):
    """How a score came about."""

    model_config = ConfigDict(extra="forbid", title="Score")

    value: float | None = Field(description="null: not judged, label says why")
    label: str = Field(description="What it is the probability of, or what the value means in words")
    characters: int = Field(ge=0, description="Code points judged; 0 where that does not matter")
    thresholds: list[ThresholdRecord]
    cues: list[CueRecord] = Field(description="What moved it most, strongest first")


class MentionRecord(BaseModel):
    """A place where a name stands."""

    model_config = ConfigDict(extra="forbid", title="Mention")

    start: int = Field(ge=0, description="First code point in source")
    end: int = Field(ge=0, description="One past the last code point")
    text: str = Field(description="The spelling that the source has")


class NameRecord(BaseModel):
    """One name, with every place where it stands."""

    model_config = ConfigDict(extra="forbid", title="Name")

    canonical: str
    kind: Literal["person", "place", "organisation", "unknown"]
    wikidata: str | None = Field(description="Its id there, if known")
    mentions: list[MentionRecord]


class SentenceRecord(BaseModel):
    """A sentence with artefacts of machine translation in it."""

    model_config = ConfigDict(extra="forbid", title="Sentence")

    start: int = Field(ge=0, description="First code point of the sentence in source")
    end: int = Field(ge=0, description="One past the last code point")
    awkwardness: float = Field(ge=0, le=1)
    codes: list[str]


class MarkRecord(BaseModel):
    """A check that a translated paragraph did not pass."""

    model_config = ConfigDict(extra="forbid", title="Mark")

    check: str = Field(description="numbers, quotes, names, length, empty or not-translated")
    message: str = Field(description="What differs, for people")


class PlacedNameRecord(BaseModel):
    """A name that should stand in a translated paragraph."""

    model_config = ConfigDict(extra="forbid", title="PlacedName")

    canonical: str
    how: Literal["kept", "respelt", "stand-in", "lost"] = Field(description="What became of it")
    engine_wrote: str = Field(description="What stood there before it was respelt")


class TranslatedParagraphRecord(BaseModel):
    """A paragraph in both languages."""

    model_config = ConfigDict(extra="forbid", title="TranslatedParagraph")

    start: int = Field(ge=0, description="First code point in source")
    end: int = Field(ge=0, description="One past the last code point")
    original: str = Field(description="The paragraph as the clean text has it")
    text: str = Field(description="The translation")
    origin: Literal["machine", "copied"] = Field(description="machine: an engine wrote the text")
    marks: list[MarkRecord]
    names: list[PlacedNameRecord]


class TranslationRecord(BaseModel):
    """The article in another language."""

    model_config = ConfigDict(extra="forbid", title="Translation")

    source_language: str | None = Field(description="ISO 639-1")
    language: str = Field(description="ISO 639-1")
    engine: str = Field(description="Name and version")
    packages: list[str] = Field(description="Pair and version of what it translated with")
    text: str = Field(description="The clean text with every paragraph in the other language")
    title: str | None
    paragraphs: list[TranslatedParagraphRecord]
    problem: str | None = Field(description="Why there is no translation, or not of all of it")


class ArticleRecord(BaseModel):
    """A cleaned article."""

    model_config = ConfigDict(extra="forbid", title="Article")

    schema_version: Literal["1.3"] = Field(description="Version of this schema")
    text: str = Field(description="What remains")
    source: str = Field(description="What findings point into")
    applied: bool = Field(description="Whether the edits are made in text; false after a check")
    kind: Literal["html", "text"] = Field(description="What the input was")
    url: str | None
    title: str | None
    author: str | None
    date: str | None = Field(description="ISO 8601")
    site: str | None
    language: str | None = Field(description="ISO 639-1")
    scores: dict[str, float] = Field(description="Numbers between 0 and 1 by name")
    score_details: dict[str, ScoreRecord] = Field(default_factory=dict, description="How each score came about")
    awkward_sentences: list[SentenceRecord] = Field(
        default_factory=list, description="Sentences with artefacts of machine translation"
    )
    page_type: str | None = Field(default=None, description="What an HTML page looks like, such as article or forum")
    names: list[NameRecord] = Field(default_factory=list, description="Names, grouped by whom or what they name")
    translation: TranslationRecord | None = Field(
        default=None, description="The text in another language, if asked for"
    )
    verdict: Literal["keep", "review", "drop"]
    reasons: list[str] = Field(description="Codes that led to the verdict")
    findings: list[FindingRecord] = Field(description="Sorted by start; spans of edits are disjoint")


def record(article: Article) -> ArticleRecord:
    """An article in the published form. Lone surrogates, which JSON cannot carry, become U+FFFD."""
    return ArticleRecord(
        schema_version=SCHEMA_VERSION,
        text=without_surrogates(article.text),
        source=without_surrogates(article.source),
        applied=article.applied,
        kind=article.kind,
        url=_optional(article.url),
        title=_optional(article.title),
        author=_optional(article.author),
        date=_optional(article.date),
        site=_optional(article.site),
        language=article.language,
        scores=article.scores,
        score_details={name: _score_record(score) for name, score in article.score_details.items()},
        awkward_sentences=[
            SentenceRecord(start=s.start, end=s.end, awkwardness=s.awkwardness, codes=list(s.codes))
            for s in article.awkward_sentences
        ],
        page_type=article.page_type,
        names=[
            NameRecord(
                canonical=without_surrogates(name.canonical),
                kind=name.kind,
                wikidata=name.wikidata,
                mentions=[
                    MentionRecord(start=start, end=end, text=without_surrogates(text))
                    for start, end, text in name.mentions
                ],
            )
            for name in article.names
        ],
        translation=None if article.translation is None else _translation_record(article.translation),
        verdict=article.verdict,
        reasons=list(article.reasons),
        findings=[
            FindingRecord(
                code=f.code,
                name=f.name,
                start=f.start,
                end=f.end,
                replacement=_optional(f.replacement),
                confidence=f.confidence,
                message=without_surrogates(f.message),
                original=without_surrogates(f.original),
            )
            for f in article.findings
        ],
    )


def _score_record(score: Score) -> ScoreRecord:
    return ScoreRecord(
        value=score.value,
        label=score.label,
        characters=score.characters,
        thresholds=[
            ThresholdRecord(false_positive_rate=t.false_positive_rate, value=t.value) for t in score.thresholds
        ],
        cues=[CueRecord(text=without_surrogates(cue.text), weight=cue.weight) for cue in score.cues],
    )


def _translation_record(translation: Translation) -> TranslationRecord:
    return TranslationRecord(
        source_language=translation.source_language,
        language=translation.language,
        engine=translation.engine,
        packages=list(translation.packages),
        text=without_surrogates(translation.text),
        title=_optional(translation.title),
        paragraphs=[
            TranslatedParagraphRecord(
                start=p.start,
                end=p.end,
                original=without_surrogates(p.original),
                text=without_surrogates(p.text),
                origin=p.origin,
                marks=[MarkRecord(check=m.check, message=without_surrogates(m.message)) for m in p.marks],
                names=[
                    PlacedNameRecord(
                        canonical=without_surrogates(n.canonical),
                        how=n.how,
                        engine_wrote=without_surrogates(n.engine_wrote),
                    )
                    for n in p.names
                ],
            )
            for p in translation.paragraphs
        ],
        problem=_optional(translation.problem),
    )


def article_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of :class:`ArticleRecord`."""
    schema = ArticleRecord.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _optional(text: str | None) -> str | None:
    return None if text is None else without_surrogates(text)
