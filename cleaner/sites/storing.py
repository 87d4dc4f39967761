"""Memories of sites on disk: one Parquet file, one row for each site.

A row holds the sample of pages, to go on learning, and beside it what repeats, so that cleaning reads no more than a
few hundred bytes a site. Equal memories make equal files.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.sites.error import SitesError
from cleaner.sites.lines import PackedLines
from cleaner.sites.repeats import Repeat, Repeats
from cleaner.sites.thresholds import Thresholds

if TYPE_CHECKING:
    import pyarrow as pa

    from cleaner.sites.memory import SiteMemory

FORMAT = 1
"""Of the file; a file of another is refused."""

_META = b"cleaner.sites"
_LINE = 12

SITES_READY = 500
"""Sites whose lines are kept as objects while cleaning, some tens of kilobytes each."""

ROWS = 500
"""Sites that are written at a time."""

M = TypeVar("M", bound="SiteMemory")


def save(memory: SiteMemory, path: Path) -> None:
    """Write a memory; the file is there under its name only when it is complete."""
    pa, parquet = _arrow()
    facts = {"format": FORMAT, "thresholds": memory.thresholds.to_dict(), **memory.sizes}
    schema = _schema(pa).with_metadata({_META: json.dumps(facts, sort_keys=True).encode()})
    part = path.with_name(f".{path.name}.part")
    hosts = memory.hosts
    try:
        with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            for start in range(0, len(hosts), ROWS):
                writer.write_table(_table(pa, schema, memory, hosts[start : start + ROWS]))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _table(pa: Any, schema: Any, memory: SiteMemory, hosts: list[str]) -> pa.Table:
    """The rows of some sites."""
    rows: dict[str, list[Any]] = {
        name: [] for name in ("host", "articles", "repeats", "pages", "lines", "sizes", "texts")
    }
    for host in hosts:
        pages = list(memory.pages(host))
        repeats = memory.counted(host)
        rows["host"].append(host)
        rows["articles"].append(repeats.pages)
        rows["repeats"].append(
            [
                {"key": r.key, "pages": r.pages, "role": r.role, "text": _valid(r.text) if r.role else ""}
                for r in repeats.lines.values()
            ]
        )
        rows["pages"].append([key for key, _ in pages])
        rows["lines"].append(b"".join(page.lines.to_bytes() for _, page in pages))
        rows["sizes"].append([len(page.lines) for _, page in pages])
        rows["texts"].append([page.texts for _, page in pages])
    return pa.table(rows, schema=schema)


def load(kind: type[M], path: Path) -> M:
    """Read a memory back.

    Raises:
        SitesError: The file is not there, or is no memory of sites.
    """
    from cleaner.sites.memory import Page

    facts, table = _read(path, ["host", "pages", "lines", "sizes", "texts"])
    memory = kind(Thresholds.from_dict(facts["thresholds"]), facts["pages_per_site"], facts["max_pages"])
    for row in _rows(table):
        position = 0
        for key, size, texts in zip(row["pages"], row["sizes"], row["texts"], strict=True):
            end = position + _LINE * size
            memory.put(row["host"], key, Page(PackedLines.from_bytes(row["lines"][position:end]), texts))
            position = end
    memory.restrict(facts["most"], facts["limit"])
    return memory


def load_repeats(path: Path) -> dict[str, Repeats]:
    """What repeats on each site of a file, without the pages: to show it.

    Raises:
        SitesError: The file is not there, or is no memory of sites.
    """
    _, table = _read(path, ["host", "articles", "repeats"])
    return {
        row["host"]: Repeats(
            row["host"],
            row["articles"],
            {r["key"]: Repeat(r["key"], r["pages"], r["role"], r["text"]) for r in row["repeats"]},
        )
        for row in _rows(table)
    }


class StoredRepeats:
    """What repeats on the sites of a file, for cleaning: kept as Arrow has it, 16 bytes a line, as objects only for the
    sites that are asked for.

    Args:
        path: What :func:`save` wrote.

    Raises:
        SitesError: The file is not there, or is no memory of sites.
    """

    def __init__(self, path: Path) -> None:
        line = [f"repeats.list.element.{name}" for name in ("key", "pages", "role")]
        _, self._table = _read(path, ["host", "articles", *line])
        self._rows = {host: row for row, host in enumerate(self._table["host"].to_pylist())}
        self._made = lru_cache(maxsize=SITES_READY)(self._repeats)

    def __call__(self, host: str) -> Repeats:
        """What repeats on one site."""
        return self._made(host) if host in self._rows else Repeats(host)

    def _repeats(self, host: str) -> Repeats:
        row = self._rows[host]
        lines = self._table["repeats"][row].as_py()
        known = {line["key"]: Repeat(line["key"], line["pages"], line["role"]) for line in lines}
        return Repeats(host, self._table["articles"][row].as_py(), known)


def ready(path: Path) -> None:
    """Make sure that a memory can be written before hours go into making it.

    Raises:
        SitesError: pyarrow is missing, or the folder.
    """
    _arrow()
    if not path.parent.is_dir():
        raise SitesError(f"{path}: there is no folder {path.parent}")
    if path.is_dir():
        raise SitesError(f"{path}: is a folder; name a file, such as {path / 'sites.parquet'}")


def _rows(table: pa.Table) -> Any:
    for batch in table.to_batches(max_chunksize=100):
        yield from batch.to_pylist()


def _read(path: Path, columns: list[str]) -> tuple[dict[str, Any], pa.Table]:
    pa, parquet = _arrow()
    try:
        file = parquet.ParquetFile(path)
        meta = (file.schema_arrow.metadata or {}).get(_META)
        if meta is None:
            raise SitesError(f"{path}: is Parquet, but no memory of sites; 'cleaner sites learn' makes one")
        facts: dict[str, Any] = json.loads(meta)
        if facts["format"] != FORMAT:
            raise SitesError(f"{path}: was written by another version of Cleaner; learn it again")
        return facts, file.read(columns=columns)
    except FileNotFoundError:
        raise SitesError(f"{path}: there is no such file; 'cleaner sites learn' makes one") from None
    except OSError as error:
        raise SitesError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (pa.ArrowException, KeyError, ValueError) as error:
        if isinstance(error, SitesError):
            raise
        raise SitesError(f"{path}: is no memory of sites: {str(error).splitlines()[0]}") from None


def _schema(pa: Any) -> Any:
    repeat = pa.struct([("key", pa.uint64()), ("pages", pa.int32()), ("role", pa.int32()), ("text", pa.string())])
    return pa.schema(
        [
            ("host", pa.string()),
            ("articles", pa.int32()),
            ("repeats", pa.list_(repeat)),
            ("pages", pa.list_(pa.uint64())),
            ("lines", pa.large_binary()),
            ("sizes", pa.list_(pa.int32())),
            ("texts", pa.list_(pa.binary())),
        ]
    )


def _valid(text: str) -> str:
    """Without lone surrogates, which Parquet cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise SitesError("reading and writing memories of sites needs pyarrow: pip install 'cleaner[dumps]'") from None
    return pa, parquet
