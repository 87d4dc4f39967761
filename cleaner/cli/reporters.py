"""Findings as text, as JSON, or as annotations of a GitHub workflow."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Protocol

from cleaner.article import Article
from cleaner.cli.places import Places
from cleaner.cli.talking import printable
from cleaner.finding import Finding

if TYPE_CHECKING:
    from cleaner.cli.tally import Tally
    from cleaner.running.documents import Origin


class Reporter(Protocol):
    """Writes findings to standard output."""

    def add(self, article: Article, origin: Origin) -> None:
        """The findings of one document."""

    def close(self, tally: Tally) -> None:
        """After the last document."""


def reporter(name: str, statistics: bool) -> Reporter:
    """The reporter for ``text``, ``json`` or ``github``; with ``statistics`` one that counts."""
    if statistics:
        return JsonStatistics() if name == "json" else Statistics()
    if name == "json":
        return Json()
    return GitHub() if name == "github" else Text()


class Text:
    """``path:line:column CODE message``, and what it is about."""

    def __init__(self) -> None:
        self._bold, self._red, self._dim, self._end = ("\033[1m", "\033[1;31m", "\033[2m", "\033[0m")
        if not sys.stdout.isatty():
            self._bold = self._red = self._dim = self._end = ""

    def add(self, article: Article, origin: Origin) -> None:
        places = Places(article.source)
        for finding in article.findings:
            line, column = places.start(finding)
            excerpt = places.excerpt(finding)
            about = f" {self._dim}[{printable(excerpt)}]{self._end}" if excerpt else ""
            write(
                f"{self._bold}{printable(origin.label)}{self._end}:{line}:{column} "
                f"{self._red}{finding.code}{self._end} {printable(finding.message)}{about}\n"
            )

    def close(self, tally: Tally) -> None:
        sys.stdout.flush()


class Json:
    """One JSON array, an object for each finding."""

    def __init__(self) -> None:
        self._before = "[\n  "

    def add(self, article: Article, origin: Origin) -> None:
        places = Places(article.source)
        for finding in article.findings:
            write(self._before + json.dumps(_fields(finding, places, origin)))
            self._before = ",\n  "

    def close(self, tally: Tally) -> None:
        write("[]\n" if self._before.startswith("[") else "\n]\n")


class GitHub:
    """Workflow commands, which GitHub shows beside the line."""

    def add(self, article: Article, origin: Origin) -> None:
        places = Places(article.source)
        for finding in article.findings:
            line, column = places.start(finding)
            end_line, end_column = places.end(finding)
            place = f"line={line},endLine={end_line}"
            if line == end_line:
                place += f",col={column},endColumn={end_column}"
            message = finding.message
            if origin.line is not None:
                place, message = f"line={origin.line.number}", f"{message} (line {line}, column {column} of its text)"
            title = _property(f"{finding.code} {finding.name}")
            write(f"::warning file={_property(origin.source.label)},{place},title={title}::{_data(message)}\n")

    def close(self, tally: Tally) -> None:
        sys.stdout.flush()


class Statistics:
    """How often each code was found."""

    def add(self, article: Article, origin: Origin) -> None:
        pass

    def close(self, tally: Tally) -> None:
        width = max((len(f"{count:,}") for count in tally.codes.values()), default=0)
        for (code, name), count in sorted(tally.codes.items(), key=lambda item: (-item[1], item[0])):
            write(f"{count:>{width},}  {code}  {name}\n")


class JsonStatistics:
    """The same as JSON."""

    def add(self, article: Article, origin: Origin) -> None:
        pass

    def close(self, tally: Tally) -> None:
        ordered = sorted(tally.codes.items(), key=lambda item: (-item[1], item[0]))
        write(json.dumps([{"code": c, "name": n, "count": count} for (c, n), count in ordered], indent=2) + "\n")


def write(text: str) -> None:
    """To standard output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def _fields(finding: Finding, places: Places, origin: Origin) -> dict[str, Any]:
    line, column = places.start(finding)
    end_line, end_column = places.end(finding)
    return {
        "path": origin.source.label,
        "record": origin.line.number if origin.line else None,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "replacement": finding.replacement,
        "confidence": finding.confidence,
        "excerpt": places.excerpt(finding),
    }


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
