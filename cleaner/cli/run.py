"""What ``clean`` and ``check`` share: read the inputs, clean them, tell what went wrong, go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.article import Article
from cleaner.cli.talking import ERROR, stop, tell
from cleaner.cli.tally import Tally
from cleaner.running.documents import Origin, requests
from cleaner.running.files import STANDARD_INPUT, InputError, Source, find_sources
from cleaner.running.many import Failure, clean_requests
from cleaner.running.records import Request

if TYPE_CHECKING:
    from cleaner.config import Config

BINARY = "DQ205"


def find_inputs(
    inputs: list[str] | None, *, records: bool, tally: Tally, verb: str, outside: Path | None = None
) -> list[Source]:
    """What there is to read; what is not there is told and counted, and nothing at all ends the program."""
    if not inputs:
        if sys.stdin.isatty():
            stop(f"nothing to {verb}: name files or folders, or pipe a page in; 'cleaner {verb} --help' tells more")
        inputs = [STANDARD_INPUT]
    sources: dict[Source, None] = {}
    for source in find_sources(inputs, records=records, outside=outside, is_dump=_is_dump):
        if isinstance(source, InputError):
            tell(str(source))
            tally.failures += 1
        else:
            sources[source] = None
    if not sources:
        raise SystemExit(ERROR)
    return list(sources)


def _is_dump(name: str) -> bool:
    from cleaner.dumps.stream import is_dump  # asked only where there is a file: a page that is piped in is none

    return is_dump(name)


@dataclass(slots=True)
class Run:
    """One run over all sources.

    Attributes:
        config: What to look for.
        workers: Processes.
        language: Of documents that do not say their own.
        errors: A file for the lines of records that could not be cleaned, exactly as they were.
        tally: What is counted on the way.
    """

    config: Config
    workers: int = 1
    language: str | None = None
    errors: Path | None = None
    tally: Tally = field(default_factory=Tally)
    _kept: bool = False

    def articles(self, sources: Sequence[Source]) -> Iterator[tuple[Article, Origin]]:
        """Every document that could be cleaned, in order. The others are told, counted, and kept if asked for."""
        from cleaner.cleaner import Cleaner

        tool = Cleaner(self.config)
        for outcome, origin in clean_requests(tool, self._requests(sources), self.workers):
            if not isinstance(outcome, Article):
                self.fail(origin, outcome.reason)
            elif any(finding.code == BINARY for finding in outcome.findings):
                self.fail(origin, f"is not text but binary data ({BINARY})")
            else:
                self.tally.add(outcome)
                yield outcome, origin

    def _requests(self, sources: Sequence[Source]) -> Iterator[tuple[Request | Failure, Origin]]:
        read = 0
        for source in sources:
            if source.kind == "dump":
                from cleaner.dumps.stream import stream

                yield from stream(source, self.language, read)
            else:
                yield from requests([source], self.language, read)
            read += source.size or 0

    def fail(self, origin: Origin, reason: str) -> None:
        """Tell and count a document that could not be cleaned; a record's line is kept for another try."""
        tell(f"{origin.label}: {reason}")
        self.tally.failures += 1
        if self.errors is not None and origin.line is not None:
            mode = "ab" if self._kept else "wb"
            with self.errors.open(mode) as file:
                file.write(origin.line.raw + b"\n")
            self._kept = True
