"""From what was typed to inputs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner.dumps.inputs.kinds import LOOK, by_content, by_name, is_json
from cleaner.dumps.inputs.listing import files_below, is_pattern, matching, remote_files
from cleaner.dumps.inputs.raw import is_remote, local_path, missing, open_raw, reason_of
from cleaner.dumps.inputs.record import Compression, Input, InputKind
from cleaner.running.files import STANDARD_INPUT, InputError

LOOKED_FOR = (
    ".jsonl .ndjson .json .csv .tsv .parquet .warc .wet .tar .zip .html .htm .xhtml .txt .md, and .gz .zst .bz2"
)


def find_inputs(
    given: Sequence[str], *, kind: InputKind | None = None, outside: Path | None = None
) -> list[Input | InputError]:
    """The containers behind what was typed, in that order; what cannot be read is an error in its place.

    A folder gives all its pages together as one input, then every dump file below it, in the order of paths. Standard
    input is an input with the address ``-``: what :func:`cleaner.dumps.inputs.spool.spool` gives has to take its place.

    Args:
        given: Paths of files and folders, globs, addresses that fsspec understands, ``-``.
        kind: The container, whatever the names say.
        outside: A folder to leave out of folders: where the results of this run go.
    """
    return [found for typed in given for found in _find(typed, kind, outside)]


def _find(typed: str, kind: InputKind | None, outside: Path | None) -> Iterator[Input | InputError]:
    if typed == STANDARD_INPUT:
        yield Input(STANDARD_INPUT, "<stdin>", kind or "jsonl")
        return
    if is_remote(typed):
        yield from _remote(typed, kind)
        return
    path = local_path(typed)
    if path.is_dir():
        yield from _group(typed, kind, ((name, os.fspath(where)) for name, where in files_below(path, outside)))
    elif path.is_symlink() and not path.exists():
        yield InputError(f"{typed}: is a link to {path.readlink()}, which does not exist")
    elif path.exists():
        yield _file(os.fspath(path), typed, kind)
    elif is_pattern(typed):
        found = ((where, where) for where in matching(typed) if not Path(where).is_dir())
        yield from _group(typed, kind, found)
    else:
        yield InputError(f"{typed}: there is no such file or folder")


def _remote(typed: str, kind: InputKind | None) -> Iterator[Input | InputError]:
    try:
        import fsspec

        fs, path = fsspec.core.url_to_fs(typed)
        if is_pattern(typed) or (not typed.startswith(("http://", "https://")) and fs.isdir(path)):
            yield from _group(typed, kind, remote_files(typed))
            return
    except ImportError as error:
        yield InputError(f"{typed}: {missing(typed, error)}")
        return
    except Exception as error:
        yield InputError(f"{typed}: cannot be reached: {reason_of(error)}")
        return
    yield _file(typed, typed, kind)


def _group(typed: str, kind: InputKind | None, files: Iterator[tuple[str, str]]) -> Iterator[Input | InputError]:
    """Pages together, every dump by itself."""
    dumps: list[Input | InputError] = []
    pages = False
    for name, where in files:
        known, _ = by_name(name)
        if kind == "pages" or (kind is None and known == "pages"):
            pages = pages or known == "pages"
        elif kind is not None and known in {None, kind}:
            dumps.append(_file(where, where, kind))
        elif known is not None and kind is None:
            dumps.append(_file(where, where, None))
        elif kind is None and _may_be_lines(name) and isinstance(found := _file(where, where, None), Input):
            dumps.append(found)
    if pages:
        yield Input(typed, typed, "pages")
    yield from dumps
    if not pages and not dumps:
        what = "in this folder" if not is_pattern(typed) else "by this pattern"
        yield InputError(f"{typed}: nothing to read {what} (looked for {LOOKED_FOR})")


def _may_be_lines(name: str) -> bool:
    """Whether it is ``.json``, which many use for JSON Lines and as many for something else."""
    return ".json" in Path(name.lower()).suffixes[-2:]


def _file(url: str, label: str, kind: InputKind | None) -> Input | InputError:
    name = url.split("?", 1)[0].rstrip("/") if url.startswith(("http://", "https://")) else url
    known, packed = by_name(name)
    try:
        size = _size(url)
        if not is_remote(url) and not Path(local_path(url)).is_file():
            return InputError(f"{label}: is no file")
        if known is None or (kind is not None and kind != known):
            with open_raw(url) as raw:
                head = raw.read(LOOK)
            seen, seen_packed = by_content(head)
            packed = packed or seen_packed
            if kind is None and seen == "pages" and is_json(head):
                return InputError(
                    f"{label}: is JSON, but not JSON Lines, one object on each line; jq -c '.[]' makes lines of a list"
                )
            known = kind or seen
    except InputError as error:
        return InputError(f"{label}: {str(error).removeprefix(f'{url}: ')}")
    except Exception as error:
        return InputError(f"{label}: cannot be reached: {reason_of(error)}")
    return Input(url, label, kind or known or "pages", _outer(kind or known or "pages", packed), size)


def _outer(kind: InputKind, packed: Compression | None) -> Compression | None:
    return None if kind in {"parquet", "zip"} else packed


def _size(url: str) -> int | None:
    if not is_remote(url):
        return local_path(url).stat().st_size
    import fsspec

    fs, path = fsspec.core.url_to_fs(url)
    size = fs.size(path)
    return int(size) if size is not None else None
