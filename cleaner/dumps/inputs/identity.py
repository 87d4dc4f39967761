"""What tells whether an input is still the one that a run was planned with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.dumps.inputs.listing import is_pattern, pages_of
from cleaner.dumps.inputs.raw import is_remote, local_path, open_raw, reason_of
from cleaner.dumps.inputs.record import Input
from cleaner.running.files import InputError

BLOCK = 2**20

_TAGS = ("ETag", "etag", "md5Hash", "crc32c", "generation", "LastModified", "last_modified", "updated", "created")
"""What file systems tell of the content of a file, or of when it was written."""


def identity(given: Input) -> dict[str, Any]:
    """Everything that can be compared later, ready for JSON.

    Local files have ``size``, ``modified`` (nanoseconds) and ``sha256`` of their bytes as they are stored. Pages have
    the number of ``files`` and their ``size``, ``stamp`` (a digest of names, sizes and times) and ``sha256`` of names
    and contents. Of remote files it is what their file system tells: ``size`` and ``tag``.

    Raises:
        InputError: It cannot be read.
    """
    found = _stamp(given)
    if "tag" in found:
        return found
    digest = hashlib.sha256()
    if given.kind == "pages":
        for name, where in pages_of(given.url):
            digest.update(hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest())
            digest.update(_sha256(where, missing_is_empty=True))
    else:
        digest = _hashed(given.url)
    return {**found, "sha256": digest.hexdigest()}


def unchanged(given: Input, before: Mapping[str, Any]) -> bool:
    """Whether an input is what it was; contents are compared only where sizes are equal and times are not.

    Args:
        given: As it is now.
        before: What :func:`identity` gave.
    """
    try:
        now = _stamp(given)
        if all(before.get(name) == value for name, value in now.items()):
            return True
        if "sha256" not in before or before.get("size") != now.get("size"):
            return False
        return bool(identity(given)["sha256"] == before["sha256"])
    except InputError:
        return False


def _stamp(given: Input) -> dict[str, Any]:
    """What can be known without reading contents."""
    try:
        if given.kind == "pages":
            return _stamp_of_pages(given)
        return _remote_stamp(given.url) if is_remote(given.url) else _local_stamp(given.url)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"{given.label}: cannot be read: {reason_of(error)}") from None


def _local_stamp(url: str) -> dict[str, Any]:
    status = local_path(url).stat()
    return {"size": status.st_size, "modified": status.st_mtime_ns}


def _remote_stamp(url: str) -> dict[str, Any]:
    import fsspec

    fs, path = fsspec.core.url_to_fs(url)
    info = fs.info(path)
    told = {name: str(info[name]) for name in _TAGS if info.get(name) is not None}
    return {"size": info.get("size"), "tag": _digest(told)}


def _stamp_of_pages(given: Input) -> dict[str, Any]:
    digest = hashlib.sha256()
    files = size = 0
    remote = is_remote(given.url)
    for name, stamp in _stamps(given.url, remote):
        digest.update(json.dumps([name, stamp], sort_keys=True).encode())
        files += 1
        size += stamp.get("size") or 0
    return {"files": files, "size": size, "tag" if remote else "stamp": digest.hexdigest()}


def _stamps(url: str, remote: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, where in pages_of(url):
        try:
            yield name, _remote_stamp(where) if remote else _local_stamp(where)
        except OSError as error:  # a link that leads nowhere: a record with a problem
            if not (remote or is_pattern(url) or local_path(url).is_dir()):
                raise
            yield name, {"error": type(error).__name__}


def _hashed(url: str) -> hashlib._Hash:
    with open_raw(url) as raw:
        try:
            return hashlib.file_digest(raw, "sha256")  # type: ignore[arg-type]
        except OSError as error:
            raise InputError(f"{url}: cannot be read: {reason_of(error)}") from None


def _sha256(url: str, *, missing_is_empty: bool) -> bytes:
    try:
        return _hashed(url).digest()
    except InputError:
        if missing_is_empty:
            return b"\0"
        raise


def _digest(value: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
