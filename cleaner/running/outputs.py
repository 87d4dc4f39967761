"""Where results go: standard output, one file, or a folder in the image of the input.

A file appears under its name only when it is complete: it is written beside it under another name and then renamed.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from cleaner.article import Article
from cleaner.running.files import InputError, Source
from cleaner.running.records import json_line
from cleaner.surrogates import without_surrogates

TEXT_SUFFIXES = frozenset({".txt", ".md", ".text"})


class Output(Protocol):
    """Where the results of a run go, in the order of the inputs."""

    def page(self, source: Source, article: Article) -> None:
        """Write the article of a page."""

    def record(self, source: Source, line: bytes) -> None:
        """Write a record that came from a file of records."""

    def close(self, complete: bool) -> None:
        """Finish; if the run did not come to its end, leave no half-written file behind."""


class StandardOutput:
    """Clean text, or records, to whoever reads."""

    def page(self, source: Source, article: Article) -> None:
        sys.stdout.buffer.write(text_bytes(article, always_end=sys.stdout.isatty()))
        sys.stdout.buffer.flush()

    def record(self, source: Source, line: bytes) -> None:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()

    def close(self, complete: bool) -> None:
        sys.stdout.buffer.flush()


class OneText:
    """The clean text of the one page there is."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def page(self, source: Source, article: Article) -> None:
        part = PartFile(self.path)
        part.file.write(text_bytes(article))
        part.finish()

    def record(self, source: Source, line: bytes) -> None:
        raise ValueError("a record cannot go into a text file; open_output() refuses it before this")

    def close(self, complete: bool) -> None:
        pass


class OneRecordFile:
    """Every result as one line of JSON."""

    def __init__(self, path: Path) -> None:
        self._part = PartFile(path)

    def page(self, source: Source, article: Article) -> None:
        self._part.file.write(json_line({"path": source.label, **article.to_dict()}))

    def record(self, source: Source, line: bytes) -> None:
        self._part.file.write(line)

    def close(self, complete: bool) -> None:
        if complete:
            self._part.finish()
        else:
            self._part.discard()


class Folder:
    """A ``.txt`` for every page, a ``.jsonl`` for every file of records, where the input had them."""

    def __init__(self, paths: dict[Source, Path]) -> None:
        self._paths = paths
        self._part: PartFile | None = None

    def page(self, source: Source, article: Article) -> None:
        part = PartFile(self._paths[source])
        part.file.write(text_bytes(article))
        part.finish()

    def record(self, source: Source, line: bytes) -> None:
        path = self._paths[source]
        if self._part is None or self._part.path != path:
            self.close(complete=True)
            self._part = PartFile(path)
        self._part.file.write(line)

    def close(self, complete: bool) -> None:
        if self._part is not None:
            if complete:
                self._part.finish()
            else:
                self._part.discard()
        self._part = None


class PartFile:
    """A file that is not there until it is complete."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        self.file: BinaryIO = self._part.open("wb")

    def finish(self) -> None:
        """Give the file its name."""
        self.file.close()
        self._part.replace(self.path)

    def discard(self) -> None:
        """Leave nothing behind."""
        self.file.close()
        self._part.unlink(missing_ok=True)


def open_output(sources: Sequence[Source], out: Path | None) -> Output:
    """The output that was asked for.

    Raises:
        InputError: The results cannot go there; the text says where they could.
    """
    if out is None:
        if len(sources) > 1:
            raise InputError(f"{len(sources)} files to clean: say where to, with -o FOLDER or -o FILE.jsonl")
        return StandardOutput()
    if out.suffix.lower() in {".jsonl", ".ndjson"}:
        refuse_input(out, sources)
        if out.is_dir():
            raise InputError(f"{out}: is a folder, though its name says JSON Lines")
        return OneRecordFile(out)
    if out.suffix.lower() in TEXT_SUFFIXES and not out.is_dir():
        refuse_input(out, sources)
        if len(sources) > 1 or sources[0].kind != "page":
            raise InputError(f"{out}: is one text file, but there are many documents: use -o FOLDER or -o FILE.jsonl")
        return OneText(out)
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: is a file; the results go to a folder, a .jsonl file or, for one page, a .txt file")
    paths = _mirrored(sources, out)
    for path in paths.values():
        refuse_input(path, sources)
    return Folder(paths)


def text_bytes(article: Article, *, always_end: bool = False) -> bytes:
    """The clean text as it is written: a text exactly as it is, a page with a line break at its end.

    If a translation was asked for and could be made, that is what is written; records have both.
    """
    text = article.translation.text if article.translation and article.translation.text else article.text
    if text and not text.endswith("\n") and (always_end or article.kind == "html"):
        text += "\n"
    return without_surrogates(text).encode("utf-8")


def _mirrored(sources: Sequence[Source], out: Path) -> dict[Source, Path]:
    """``a/b.html`` goes to ``OUT/a/b.txt``; where two would go to one place, each keeps its whole name."""

    def short(source: Source) -> Path:
        return source.relative.with_suffix(".txt" if source.kind == "page" else ".jsonl")

    def long(source: Source) -> Path:
        suffix = ".txt" if source.kind == "page" else ".jsonl"
        return source.relative.with_name(source.relative.name + suffix)

    taken = Counter(short(source) for source in sources)
    paths: dict[Source, Path] = {}
    used: dict[Path, Source] = {}
    for source in sources:
        path = out / (short(source) if taken[short(source)] == 1 else long(source))
        if path in used:
            raise InputError(f"{source.label} and {used[path].label} would both become {path}; clean them one by one")
        used[path] = source
        paths[source] = path
    return paths


def refuse_input(path: Path, sources: Sequence[Source]) -> None:
    """Never write over what is read.

    Raises:
        InputError: The path is one of the sources.
    """
    if not path.exists():
        return
    for source in sources:
        if source.path is not None and path.samefile(source.path):
            raise InputError(f"{path}: is an input as well; the results need another place")
