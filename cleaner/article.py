"""What comes out: the clean text, and everything that was found on the way to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from cleaner.applying.apply import restore
from cleaner.awkwardness import Sentence, awkward_sentences
from cleaner.finding import Finding
from cleaner.names.cluster import NameCluster
from cleaner.score import Score

if TYPE_CHECKING:
    from cleaner.translating.translation import Translation

Verdict = Literal["keep", "review", "drop"]


@dataclass(frozen=True, slots=True)
class Article:
    """The result of :func:`cleaner.clean` or :func:`cleaner.check`.

    Attributes:
        text: What remains. After ``check`` it is the source itself.
        source: The text that findings point into: a text input itself, or all visible text of an HTML page.
        findings: Sorted by start; spans of edits are disjoint.
        kind: ``"html"`` or ``"text"``: what the input was.
        url, title, author, date, site: What the caller gave or the page says; ``date`` is ISO 8601.
        language: ISO 639-1 code, or ``None`` where there is too little text to tell.
        scores: Numbers between 0 and 1 by name; :data:`cleaner.score.SCORES` says what each of them is.
        score_details: How each score came about: level, thresholds with their false-positive rates, what moved it. A
            score that could not be given is here, too, without a value.
        names: The names in it, each with its canonical form, kind, Wikidata id where known, and every place in the
            source where it stands.
        page_type: What an HTML page looks like to the judge: ``article``, ``forum``, ``product``, ``collection``,
            ``listing``, ``documentation`` or ``service``; ``None`` for a text, or where no judge looked.
        translation: The text in another language, paragraph for paragraph, if the configuration asks for one and the
            article is not in it; ``text`` stays in its own.
        verdict: ``"keep"``, ``"review"`` (a person should look) or ``"drop"`` (there is no article here).
        reasons: The codes that led to the verdict; empty for ``"keep"``.
        applied: Whether the edits among the findings are made in ``text``.

    Example:
        >>> import cleaner
        >>> article = cleaner.clean("The vote is on Monday, the minister said.\\n\\nSee also: Storm closes the port")
        >>> article.text
        'The vote is on Monday, the minister said.'
        >>> article.restore() == article.source
        True
    """

    text: str
    source: str
    findings: tuple[Finding, ...] = ()
    kind: Literal["html", "text"] = "text"
    url: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    scores: dict[str, float] = field(default_factory=dict)
    score_details: dict[str, Score] = field(default_factory=dict)
    names: tuple[NameCluster, ...] = ()
    page_type: str | None = None
    translation: Translation | None = None
    verdict: Verdict = "keep"
    reasons: tuple[str, ...] = ()
    applied: bool = True

    @property
    def awkward_sentences(self) -> tuple[Sentence, ...]:
        """Sentences with artefacts of machine translation in them, each with its awkwardness and the codes."""
        return tuple(awkward_sentences(self.source, self.findings))

    def restore(self) -> str:
        """The source, from the text and the findings alone."""
        return restore(self.text, self.findings) if self.applied else self.text

    def to_dict(self) -> dict[str, Any]:
        """The article as plain data, in the form of the published schema (``cleaner schema``)."""
        from cleaner.schema import record

        return record(self).model_dump(mode="json")

    def to_html(self) -> str:
        """The source as one self-contained HTML page with every finding marked and explained in place."""
        from cleaner.explaining import explained

        return explained(self)
