"""Opens what an input is made of, local or remote, as bytes that can be read from any place."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

from cleaner.running.files import InputError

REMOTE_BLOCK = 4 * 2**20
"""Bytes of a remote file that are fetched at a time: few enough for flat memory, enough that waiting for the network
costs little."""


def is_remote(url: str) -> bool:
    """Whether fsspec has to be asked; plain paths and ``file://`` are local.

    Example:
        >>> is_remote("s3://news/a.jsonl"), is_remote("file:///tmp/a.jsonl"), is_remote("a.jsonl")
        (True, False, False)
    """
    return "://" in url and not url.startswith(("file://", "local://"))


def local_path(url: str) -> Path:
    """The path behind a local input.

    Example:
        >>> local_path("file:///tmp/a%20b.jsonl").as_posix()
        '/tmp/a b.jsonl'
    """
    if url.startswith("file://"):
        return Path(unquote(urlsplit(url).path))
    return Path(url.removeprefix("local://"))


def open_raw(url: str) -> BinaryIO:
    """Bytes as they are stored, still compressed; can be sought.

    Raises:
        InputError: It cannot be opened; the text says why.
    """
    try:
        if not is_remote(url):
            return local_path(url).open("rb")
        file = _open_remote(url)
        streams = type(file).__name__ == "HTTPStreamFile"  # which says that it can be sought
        return file if file.seekable() and not streams else cast(BinaryIO, _Forward(lambda: _open_remote(url), file))
    except ImportError as error:
        raise InputError(f"{url}: {missing(url, error)}") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{url}: cannot be read: {reason_of(error)}") from None


def missing(url: str, error: ImportError) -> str:
    """What to install, for a protocol that fsspec knows and this machine does not."""
    needed = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "http": "aiohttp", "https": "aiohttp"}
    protocol = url.split("://", 1)[0]
    package = needed.get(protocol)
    return f"reading {protocol}:// needs a package: pip install {package}" if package else str(error)


def reason_of(error: Exception) -> str:
    """The words of an error of the system or of a remote file system, on one line."""
    if isinstance(error, FileNotFoundError) and not error.strerror:
        return "there is no such file"
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return " ".join(str(text).split())


def _open_remote(url: str) -> BinaryIO:
    import fsspec

    fs, path = fsspec.core.url_to_fs(url)
    if url.startswith(("http://", "https://")) and not fs.info(path).get("partial"):
        return cast(BinaryIO, fs.open(path, "rb", block_size=0))  # the server gives whole files only
    return cast(BinaryIO, fs.open(path, "rb", block_size=REMOTE_BLOCK, cache_type="readahead"))


class _Forward(io.RawIOBase):
    """Seeks in a stream that cannot: forward by reading, backward by opening it again."""

    def __init__(self, opening: Callable[[], BinaryIO], file: BinaryIO) -> None:
        self._opening = opening
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        pieces = []
        while size and (piece := self._file.read(size)):  # the network gives fewer bytes than asked for
            pieces.append(piece)
            self._at += len(piece)
            size = size if size < 0 else size - len(piece)
        return b"".join(pieces)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            while self.read(REMOTE_BLOCK):
                pass
            offset += self._at
        if offset < self._at:
            self._file.close()
            self._file, self._at = self._opening(), 0
        while self._at < offset and self.read(min(REMOTE_BLOCK, offset - self._at)):
            pass
        return self._at

    def close(self) -> None:
        self._file.close()
        super().close()
