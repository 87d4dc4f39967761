"""Steps for datatrove pipelines, so that its users clean where they already run: on one machine, on Slurm, on Ray.

::

    pipeline = [WarcReader("crawl/"), CleanerExtractor(), CleanerFilter(), JsonlWriter("clean/")]

What is found goes into ``doc.metadata["cleaner"]``, beside all metadata that was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.article import Article
from cleaner.dumps.extras import require
from cleaner.dumps.filters import Filters
from cleaner.dumps.inputs.columns import Columns
from cleaner.finding import Finding
from cleaner.integrations.offload import Offload
from cleaner.integrations.record_cleaner import RecordCleaner, config_of
from cleaner.integrations.tables import check_columns, value_of
from cleaner.running.many import Failure
from cleaner.running.records import RESULT_FIELD
from cleaner.running.worker import Limits

if TYPE_CHECKING:
    from cleaner.config import Config

_base = require("datatrove.pipeline.base", "a step of datatrove", "datatrove")
_filters = require("datatrove.pipeline.filters.base_filter", "a step of datatrove", "datatrove")

RESULT = (
    *("verdict", "reasons", "title", "author", "date", "site", "language"),
    *("page_type", "scores", "findings"),
)
"""What stands in the metadata of a document unless it is chosen."""


class _CleanerStep(_base.PipelineStep):  # type: ignore[misc, name-defined]
    """Cleans the text of every document; what cannot be cleaned is left out, and counted."""

    def __init__(
        self,
        config: Config | Mapping[str, Any] | str | Path | None = None,
        *,
        url: str = "url",
        language: str | None = None,
        field: str = RESULT_FIELD,
        result: Iterable[str] = RESULT,
        isolated: bool,
        timeout: float | None = None,
    ) -> None:
        """
        Args:
            config: What to look for: a ``Config``, its fields, or the path of a ``cleaner.toml``.
            url: The metadata with the address of a document.
            language: ISO 639-1 code of all documents, if known.
            field: The metadata that what was found goes to.
            result: What is put there, by the names of an article's fields.
            isolated: Clean in a process that is watched: one that hangs or grows too large is ended, and its document
                left out. Otherwise in this one.
            timeout: Seconds of processor time that a document may take in such a process; twice the time limit of the
                configuration if ``None``.
        """
        super().__init__()
        self._records = RecordCleaner(config_of(config), Columns(content="text", url=url), language)
        self._field = field
        self._result = check_columns(result)
        self._isolated = isolated
        self._timeout = timeout

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Clean documents one by one."""
        if not data:
            return
        if not self._isolated:
            yield from self._cleaned(data, self._records.article)
            return
        limits = None if self._timeout is None else Limits(seconds=self._timeout)
        with Offload(self._records.config, 1, limits) as beside:
            yield from self._cleaned(data, lambda fields: beside.submit(self._records.request(fields)).result())

    def _cleaned(self, data: Iterable[Any], clean: Any) -> Iterator[Any]:
        for doc in data:
            self.stat_update("total")
            with self.track_time():
                article = clean({**doc.metadata, "text": doc.text})
            if isinstance(article, Failure):
                self.stat_update("failed")
                continue
            self.stat_update(f"verdict_{article.verdict}")
            self.stat_update("characters_removed", value=max(len(article.source) - len(article.text), 0))
            doc.text = article.text
            doc.metadata[self._field] = {name: value_of(name, article) for name in self._result}
            if not doc.text:
                self.stat_update("dropped")
                continue
            self.stat_update("forwarded")
            self.update_doc_stats(doc)
            yield doc


class CleanerExtractor(_CleanerStep):
    """HTML to clean text, in the place of datatrove's ``Trafilatura``. Documents in which nothing is left go."""

    name = "🧹 Cleaner"
    type = "🛢 - EXTRAC"

    def __init__(
        self, config: Config | Mapping[str, Any] | str | Path | None = None, *, isolated: bool = True, **options: Any
    ) -> None:
        """See :class:`_CleanerStep` for the options."""
        fields = config_of(config)
        if fields.input_format == "auto":
            fields = fields.model_copy(update={"input_format": "html"})
        super().__init__(fields, isolated=isolated, **options)


class CleanerFormatter(_CleanerStep):
    """Text to clean text, of what another extractor left."""

    name = "🧹 Cleaner"
    type = "✂️ - FORMAT"

    def __init__(
        self, config: Config | Mapping[str, Any] | str | Path | None = None, *, isolated: bool = False, **options: Any
    ) -> None:
        """See :class:`_CleanerStep` for the options."""
        super().__init__(config, isolated=isolated, **options)


class CleanerFilter(_filters.BaseFilter):  # type: ignore[misc, name-defined]
    """Leaves out what is not wanted, with the reason, such as ``verdict DQ105`` or ``min-words``.

    Behind an extractor or formatter of this module it goes by what they found; elsewhere it looks for itself, and
    changes nothing of the text.
    """

    name = "🧹 Cleaner"

    def __init__(
        self,
        filters: Filters | Mapping[str, Any] | None = None,
        config: Config | Mapping[str, Any] | str | Path | None = None,
        *,
        field: str = RESULT_FIELD,
        url: str = "url",
        exclusion_writer: Any = None,
    ) -> None:
        """
        Args:
            filters: What is not wanted; articles with the verdict ``drop`` if nothing is given.
            config: What to look for where no step before it has looked.
            field: The metadata in which a step before it left what it found.
            url: The metadata with the address of a document.
            exclusion_writer: A writer for what is left out; its metadata say why in ``filter_reason``.
        """
        super().__init__(exclusion_writer)
        self._filters = filters if isinstance(filters, Filters) else Filters.model_validate(dict(filters or {}))
        self._records = RecordCleaner(config_of(config), Columns(content="text", url=url))
        self._field = field

    def filter(self, doc: Any) -> bool | tuple[bool, str]:
        """Whether a document stays, or why not."""
        found = doc.metadata.get(self._field)
        article = self._found(doc.text, found) if found else self._records.article({**doc.metadata, "text": doc.text})
        if isinstance(article, Failure):
            return False, "failed"
        dropped = self._filters.why_dropped(article)
        if dropped is None:
            return True
        if dropped == "verdict":
            return False, " ".join((dropped, *article.reasons))
        return False, dropped

    def _found(self, text: str, found: Mapping[str, Any]) -> Article:
        """The article again, as far as filters look at it."""
        missing = [name for name in ("verdict", "reasons", "language", "findings") if name not in found]
        if missing:
            raise ValueError(
                f"CleanerFilter needs {', '.join(missing)} in metadata '{self._field}': give the step before it these "
                f"among `result`"
            )
        return Article(
            text=text,
            source=text,
            findings=tuple(Finding(**finding) for finding in found["findings"]),
            language=found["language"],
            verdict=found["verdict"],
            reasons=tuple(found["reasons"]),
        )
