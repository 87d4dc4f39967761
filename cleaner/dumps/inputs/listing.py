"""The files below a folder, in an order that depends on their names alone; what is hidden is left out.

So is the folder of another run (it holds ``manifest.json`` and ``shards``), which nobody means to clean again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cleaner.dumps.inputs.raw import is_remote, local_path

MAGIC = frozenset("*?[")


def is_pattern(url: str) -> bool:
    """Whether it is a glob. In the address of a web page only ``*`` says so: ``?`` begins its query."""
    if url.startswith(("http://", "https://")):
        return "*" in url
    return not MAGIC.isdisjoint(url)


def files_below(folder: Path, outside: Path | None = None) -> Iterator[tuple[str, Path]]:
    """Files with their paths relative to the folder, with ``/``, in order.

    Args:
        folder: Links to folders below it are not followed; they could lead in a circle.
        outside: What to leave out: where the results of a run go.
    """
    yield from _below(folder, "", outside.resolve() if outside else None)


def _below(folder: Path, prefix: str, outside: Path | None) -> Iterator[tuple[str, Path]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError:
        return
    names = {name for name, _ in found}
    if prefix and {"manifest.json", "shards"} <= names:
        return
    for name, is_folder in found:
        if name.startswith("."):
            continue
        path = folder / name
        if outside is not None and path.resolve() == outside:
            continue
        if is_folder:
            yield from _below(path, f"{prefix}{name}/", outside)
        elif path.is_symlink() or path.is_file():  # no pipes, no devices
            yield prefix + name, path


def matching(pattern: str) -> Iterator[str]:
    """Local paths that a glob gives, in order; ``**`` goes through folders, hidden files have to be named."""
    import glob

    yield from sorted(glob.iglob(os.fspath(local_path(pattern)), recursive=True))  # noqa: PTH207 -- it knows hidden


def remote_files(url: str) -> Iterator[tuple[str, str]]:
    """Files of a remote folder or glob with their paths relative to it, in order, as full addresses."""
    import fsspec

    fs, path = fsspec.core.url_to_fs(url)
    if is_pattern(url):
        found = sorted(name for name in fs.glob(path) if not _is_hidden(name))
        base = path[: min(path.find(mark) for mark in MAGIC if mark in path)].rpartition("/")[0]
    else:
        found = sorted(fs.find(path))
        base = path.rstrip("/")
    for name in found:
        relative = name[len(base) :].lstrip("/") if name.startswith(base) else name.rpartition("/")[2]
        if not _is_hidden(relative) and not fs.isdir(name):
            yield relative, fs.unstrip_protocol(name)


def _is_hidden(relative: str) -> bool:
    return any(part.startswith(".") for part in relative.split("/"))


def pages_of(url: str) -> Iterator[tuple[str, str]]:
    """The pages that an input of that kind stands for: paths relative to it, and where they are."""
    from cleaner.dumps.inputs.kinds import is_page_name

    if is_remote(url):
        import fsspec

        fs, path = fsspec.core.url_to_fs(url)
        if is_pattern(url) or (not url.startswith(("http://", "https://")) and fs.isdir(path)):
            yield from ((name, where) for name, where in remote_files(url) if is_page_name(name))
            return
        yield url.rpartition("/")[2] or url, url
        return
    path_ = local_path(url)
    if path_.is_dir():
        yield from ((name, os.fspath(where)) for name, where in files_below(path_) if is_page_name(name))
    elif is_pattern(url) and not path_.exists():
        base = Path(os.path.dirname(url[: min(url.find(mark) for mark in MAGIC if mark in url)]))  # noqa: PTH120
        for where in matching(url):
            if is_page_name(where) and not Path(where).is_dir():
                yield Path(where).relative_to(base).as_posix() if where.startswith(str(base)) else where, where
    else:
        yield path_.name, os.fspath(path_)
