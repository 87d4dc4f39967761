"""A dump of small pages that can be cleaned, among hostile records, in every container.

Good records have an address or name with ``good-00001``, hostile ones with ``hostile-KIND-00001``, so that they can be
found again in what a run writes. Damage to a container is placed so that a careful reader loses only the hostile
record; each counts as one.
"""

from __future__ import annotations

import csv
import gzip
import io
import random
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.dumps.containers import gzip_member, json_line, warc_info, warc_response
from benchmarks.dumps.hostile_pages import HEAVY, ORDINARY
from benchmarks.dumps.hostile_records import (
    BODIES,
    BOMB,
    BOMBS,
    LINES,
    SLAB,
    body_record,
    framed,
    gzip_bomb,
    light_page,
)
from benchmarks.dumps.small_pages import small_pages

LONG_LINE = 2 * 2**30
"""Bytes of the longest line; it lies compressed, and is never in memory."""

GOOD_SHARES = {
    "lines.jsonl": 0.40,
    "packed.jsonl.gz": 0.10,
    "crawl.warc.gz": 0.25,
    "plain.warc": 0.05,
    "pages": 0.05,
    "archive.zip": 0.05,
    "archive.tar.gz": 0.05,
    "table.csv": 0.02,
    "table.parquet": 0.02,
    "cut.jsonl.gz": 0.005,
    "cut.warc.gz": 0.005,
}
"""Of the good records, by container."""


@dataclass
class Dump:
    """What was written.

    Attributes:
        good, hostile: Records by container; the hostile ones are what was put there on purpose.
    """

    folder: Path
    good: Counter[str] = field(default_factory=Counter)
    hostile: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


class Maker:
    """Writes the containers one after the other."""

    def __init__(self, folder: Path, good: int, hostile: int, seed: int) -> None:
        self.dump = Dump(folder)
        self._draw = random.Random(seed)
        self._good = small_pages(good)
        self._good_number = self._light_number = 0
        self._total = good
        self._hostile_total = hostile

    def make(self) -> Dump:
        """All of them; what is not placed by kind is filled with light pages, dealt out over the large containers."""
        self.dump.folder.mkdir(parents=True)
        self._packed()
        self._framed()
        self._plain()
        self._tables()
        self._ends()
        left = self._hostile_total - self.dump.hostile.total() - len(HEAVY) - 2 * len(LINES) - len(BOMBS)
        self._archives(left // 8)
        self._folder(left // 8)
        self._crawl(left // 4)
        self._lines(self._hostile_total - self.dump.hostile.total())
        return self.dump

    def _share(self, name: str) -> Iterator[tuple[str, str]]:
        """The good records of a container: names and pages."""
        count = round(self._total * GOOD_SHARES[name])
        for _ in range(count):
            self._good_number += 1
            self.dump.good[name] += 1
            yield f"good-{self._good_number:05}", next(self._good)

    def _mark(self, container: str, kind: str) -> str:
        """The name of a hostile record."""
        self.dump.hostile[container] += 1
        self.dump.kinds[kind] += 1
        return f"hostile-{kind}-{self.dump.hostile.total():05}"

    def _light(self, container: str) -> tuple[str, str]:
        kind, page = light_page(self._light_number, self._draw)
        self._light_number += 1
        return self._mark(container, kind), page

    def _mixed(self, good: list[bytes], hostile: list[bytes]) -> Iterator[bytes]:
        """Hostile records at random places among good ones; both keep their order.

        Where there is room, a good one stands between any two of them: damage that touches is one piece of damage, and
        nobody can tell how many records it was.
        """
        if 2 * len(hostile) <= len(good):
            places = Counter(self._draw.sample(range(len(good)), len(hostile)))
        else:
            places = Counter(self._draw.randrange(len(good)) for _ in hostile)
        rest = iter(hostile)
        for index, record in enumerate(good):
            for _ in range(places[index]):
                yield next(rest)
            yield record

    def _lines(self, count: int) -> None:
        name = "lines.jsonl"
        hostile: list[bytes] = []
        for kind, make in (*LINES.items(), *LINES.items()):
            hostile.append(make(_address(self._mark(name, kind)), self._draw))
        for kind, page in HEAVY.items():
            hostile.append(json_line({"url": _address(self._mark(name, kind)), "html": page(self._draw)}))
        while len(hostile) < count:
            mark, html = self._light(name)
            hostile.append(json_line({"url": _address(mark), "html": html}))
        self._draw.shuffle(hostile)
        good = [json_line({"url": _address(mark), "html": page}) for mark, page in self._share(name)]
        with (self.dump.folder / name).open("wb") as file:
            file.writelines(self._mixed(good, hostile))

    def _packed(self) -> None:
        """A gzip member for every few lines; in between one line of two gigabytes, and members that are damaged."""
        name = "packed.jsonl.gz"
        good = [gzip_member(json_line({"url": _address(mark), "html": page})) for mark, page in self._share(name)]
        start = _address(self._mark(name, "line-of-two-gigabytes")).encode()
        slab = gzip_member(SLAB)
        long = [gzip_member(b'{"url": "' + start + b'", "html": "'), *[slab] * (LONG_LINE // len(SLAB))]
        hostile = [b"".join([*long, gzip_member(b'"}\n')])]
        for _ in range(8):
            mark = self._mark(name, "damaged-member")
            member = bytearray(gzip_member(json_line({"url": _address(mark), "html": ORDINARY[0]})))
            place = self._draw.randrange(40, len(member) - 60)
            member[place : place + 20] = self._draw.randbytes(20)
            hostile.append(bytes(member))
        (self.dump.folder / name).write_bytes(b"".join(self._mixed(good, hostile)))

    def _framed(self) -> None:
        """Records of the crawl whose frame or body is wrong; made first, so that light pages can fill what is left."""
        name = "crawl.warc.gz"
        self._crawl_hostile: list[bytes] = []
        for kind in ("damaged-member", "cut-member") * 6:
            url = _address(self._mark(name, kind))
            member = bytearray(warc_response(url, url, ORDINARY[1], 0))
            if kind == "damaged-member":
                place = self._draw.randrange(len(member) // 2, len(member) - 60)
                member[place : place + 20] = self._draw.randbytes(20)
            else:
                del member[len(member) * 2 // 3 :]
            self._crawl_hostile.append(bytes(member))
        kinds = [kind for kind, _ in framed("http://x.example/", self._draw)]
        for kind in kinds * 3:
            url = _address(self._mark(name, kind))
            self._crawl_hostile.append(gzip_member(dict(framed(url, self._draw))[kind]))
        for kind, make in (*BODIES.items(), *BODIES.items(), *BODIES.items()):
            url = _address(self._mark(name, kind))
            self._crawl_hostile.append(gzip_member(body_record(url, make(self._draw))))
        url = _address(self._mark(name, "record-bomb"))
        head, _, tail = body_record(url, ([("Content-Type", "text/html")], b"")).partition(b"Content-Length: ")
        rest = tail.partition(b"\r\n")[2]
        raised = head + b"Content-Length: %d\r\n" % (BOMB + len(rest)) + rest.removesuffix(b"\r\n\r\n")
        slab = gzip_member(SLAB)
        self._crawl_hostile.append(
            b"".join([gzip_member(raised), *[slab] * (BOMB // len(SLAB)), gzip_member(b"\r\n\r\n")])
        )

    def _crawl(self, light: int) -> None:
        name = "crawl.warc.gz"
        hostile = self._crawl_hostile
        for kind, make in BOMBS.items():
            url = _address(self._mark(name, kind))
            hostile.append(gzip_member(body_record(url, make(self._draw))))
        for _ in range(light):
            mark, html = self._light(name)
            hostile.append(warc_response(mark, _address(mark), html, 0))
        self._draw.shuffle(hostile)
        good = [warc_response(mark, _address(mark), page, n) for n, (mark, page) in enumerate(self._share(name))]
        with (self.dump.folder / name).open("wb") as file:
            file.write(warc_info())
            file.writelines(self._mixed(good, hostile))

    def _plain(self) -> None:
        name = "plain.warc"
        hostile: list[bytes] = []
        for kind in ("length-missing", "length-negative", "length-words", "length-digits", "header-bytes") * 3:
            url = _address(self._mark(name, kind))
            hostile.append(dict(framed(url, self._draw))[kind])
        for kind in ("random-bytes", "charset-wrong", "picture", "spoiled-bytes"):
            url = _address(self._mark(name, kind))
            hostile.append(body_record(url, BODIES[kind](self._draw)))
        good = [gzip.decompress(warc_response(mark, _address(mark), page, 0)) for mark, page in self._share(name)]
        (self.dump.folder / name).write_bytes(b"".join(self._mixed(good, hostile)))

    def _folder(self, light: int) -> None:
        name = "pages"
        folder = self.dump.folder / name
        folder.mkdir()
        for mark, page in self._share(name):
            (folder / f"{mark}.html").write_text(page, encoding="utf-8")
        for _ in range(light):
            mark, page = self._light(name)
            (folder / f"{mark}.html").write_bytes(page.encode("utf-8", "surrogatepass"))
        (folder / f"{self._mark(name, 'page-bomb')}.html.gz").write_bytes(gzip_bomb())
        (folder / f"{self._mark(name, 'page-spoiled')}.html.gz").write_bytes(gzip_bomb()[:2_000] + b"\xff" * 500)
        (folder / f"{self._mark(name, 'page-empty')}.html").write_bytes(b"")
        (folder / f"{self._mark(name, 'page-nowhere')}.html").symlink_to(folder / "nowhere.html")

    def _archives(self, light: int) -> None:
        self._zip(light)
        self._tar(light)

    def _zip(self, light: int) -> None:
        name = "archive.zip"
        path = self.dump.folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for mark, page in self._share(name):
                archive.writestr(_entry(f"{mark}.html"), page.encode())
            for _ in range(light):
                mark, page = self._light(name)
                archive.writestr(_entry(f"../../{mark}.html"), page.encode("utf-8", "surrogatepass"))
            bomb = _entry(f"{self._mark(name, 'zip-bomb')}.html")
            with archive.open(bomb, "w", force_zip64=True) as entry:
                for _ in range(BOMB // len(SLAB)):
                    entry.write(SLAB)
            spoiled = f"{self._mark(name, 'zip-checksum')}.html"
            archive.writestr(_entry(spoiled), ORDINARY[2].encode())
            at = archive.getinfo(spoiled).header_offset
        data = bytearray(path.read_bytes())
        data[at + 100 : at + 110] = bytes(byte ^ 0x55 for byte in data[at + 100 : at + 110])
        path.write_bytes(data)

    def _tar(self, light: int) -> None:
        name = "archive.tar.gz"
        with (
            gzip.GzipFile(self.dump.folder / name, "wb", mtime=0) as raw,
            tarfile.open(fileobj=raw, mode="w") as archive,
        ):
            for mark, page in self._share(name):
                _add(archive, f"{mark}.html", page.encode())
            for _ in range(light):
                mark, page = self._light(name)
                _add(archive, f"/etc/{mark}.html", page.encode("utf-8", "surrogatepass"))
            bomb = tarfile.TarInfo(f"{self._mark(name, 'tar-bomb')}.html")
            bomb.size = BOMB // 4
            archive.addfile(bomb, _Endless(bomb.size))

    def _tables(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows: list[tuple[str, str | None]] = [(_address(mark), page) for mark, page in self._share("table.csv")]
        for _ in range(12):
            mark, page = self._light("table.csv")
            rows.insert(self._draw.randrange(len(rows)), (_address(mark), page))
        text = io.StringIO(newline="")
        csv.writer(text).writerows([("url", "html"), *rows])
        (self.dump.folder / "table.csv").write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
        rows = [(_address(mark), page) for mark, page in self._share("table.parquet")]
        for _ in range(8):
            mark, page = self._light("table.parquet")
            rows.insert(self._draw.randrange(len(rows)), (_address(mark), page))
        for kind in ("null-content", "blank-content"):
            rows.insert(5, (_address(self._mark("table.parquet", kind)), None if kind == "null-content" else " "))
        columns = {"url": [url for url, _ in rows], "html": [_encodable(html) for _, html in rows]}
        pq.write_table(pa.table(columns), self.dump.folder / "table.parquet", compression="zstd")

    def _ends(self) -> None:
        """Files that end too early, and files that are no containers at all."""
        folder = self.dump.folder
        name = "cut.jsonl.gz"
        good = [json_line({"url": _address(mark), "html": page}) for mark, page in self._share(name)]
        last = gzip_member(json_line({"url": _address(self._mark(name, "cut-off-file")), "html": ORDINARY[3]}))
        (folder / name).write_bytes(gzip_member(b"".join(good)) + last[: len(last) // 2])
        name = "cut.warc.gz"
        members = [warc_response(mark, _address(mark), page, 0) for mark, page in self._share(name)]
        url = _address(self._mark(name, "cut-off-file"))
        last = warc_response(url, url, ORDINARY[3], 0)
        (folder / name).write_bytes(b"".join([warc_info(), *members, last[: len(last) // 2]]))
        for name, content in (
            ("cut.zip", b"PK\x03\x04" + b"\0" * 500),
            ("cut.parquet", b"PAR1" + self._draw.randbytes(2_000)),
            ("cut.tar", b"x" * 700),
            ("noise.jsonl.gz", self._draw.randbytes(5_000)),
            ("noise.warc.gz", self._draw.randbytes(5_000)),
        ):
            self._mark(name, "no-container")
            (folder / name).write_bytes(content)


class _Endless(io.RawIOBase):
    """So many bytes from nowhere."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1) -> bytes:
        given = min(self._left, len(SLAB) if size < 0 else size)
        self._left -= given
        return SLAB[:given]


def _address(mark: str) -> str:
    return f"https://{mark.rsplit('-', 1)[0]}.example/{mark}"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def _encodable(html: str | None) -> str | None:
    return None if html is None else html.encode("utf-8", "replace").decode("utf-8")
