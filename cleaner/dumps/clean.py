"""What a worker makes of a record: request, article, row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.dumps.inputs.record import Record
from cleaner.dumps.outcome import Outcome, State
from cleaner.dumps.settings import Settings

if TYPE_CHECKING:
    from cleaner.article import Article

BINARY = "DQ205"


@dataclass(frozen=True)
class Clean:
    """The job of cleaning records.

    Attributes:
        settings: Of the run.
    """

    settings: Settings

    def prepare(self) -> Callable[[tuple[str, Record]], Outcome]:
        """Load rules and models; the function takes the label of an input, and a record."""
        from cleaner.cleaner import Cleaner
        from cleaner.dumps.facts import facts_of
        from cleaner.dumps.inputs.fields import fields_of
        from cleaner.dumps.outputs.rows import encode_row, findings_rows, row_of
        from cleaner.running.many import Failure, outcome_of
        from cleaner.running.records import RecordError

        settings = self.settings
        tool = Cleaner(settings.config)
        as_json = settings.output.format == "jsonl"

        def clean(asked: tuple[str, Record]) -> Outcome:
            label, record = asked
            try:
                fields = fields_of(record)
                request = settings.columns.request(fields, settings.language)
            except RecordError as error:
                return Outcome("quarantined", reason=str(error))
            article = outcome_of(tool, request)
            if isinstance(article, Failure):
                return Outcome("quarantined", reason=article.reason)
            if any(finding.code == BINARY for finding in article.findings):
                return Outcome("quarantined", reason=f"is not text but binary data ({BINARY})")
            dropped = settings.filters.why_dropped(article)
            cleaned = settings.columns.content_field(fields)
            row: Mapping[str, Any] | bytes
            row = row_of(fields, article, settings.output, cleaned=cleaned, label=label, number=record.number)
            if as_json:
                try:
                    row = encode_row(row)
                except RecordError as error:
                    return Outcome("quarantined", reason=str(error))
            return Outcome(
                state="dropped" if dropped else _STATES[article.verdict],
                row=row,
                findings=rows_of_findings(article, fields, label, record.number),
                reason=dropped or "",
                facts=facts_of(article, f"{label}:{record.number}", dropped),
                signature=b"" if dropped else signed(article.text),
            )

        def signed(text: str) -> bytes:
            if not settings.near_duplicates:
                return b""
            from cleaner.duplicates.signature import signature

            made = signature(text)
            return b"" if made is None else made.tobytes()

        def rows_of_findings(
            article: Article, fields: Mapping[str, Any], label: str, number: int
        ) -> tuple[Mapping[str, Any], ...]:
            if not settings.output.findings:
                return ()
            return findings_rows(article, settings.columns.name(fields), label, number)

        return clean


_STATES: dict[str, State] = {"keep": "kept", "review": "review", "drop": "review"}
"""Where an article goes that no filter drops. One whose verdict is "drop" is here only if that was asked for."""
