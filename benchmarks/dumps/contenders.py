"""What people use today on the same dump, as a program of its own so that it can be measured in a fresh process.

    python -m benchmarks.dumps.contenders trafilatura pages.jsonl out.jsonl --workers 2
    python -m benchmarks.dumps.contenders trafilatura-metadata pages.warc.gz out.jsonl --workers 2
    python -m benchmarks.dumps.contenders datatrove parts/jsonl out/ --workers 2

``trafilatura`` is how its documentation runs it on many pages: a process pool, fed and emptied by the parent in chunks.
The parent reads the container (FastWARC for WARC) and writes the lines; the workers parse JSON and extract.
``trafilatura-metadata`` asks for title, author and date too, which is nearer to what an article of ours holds.
``datatrove`` is a reader, the Trafilatura extractor with its defaults and a writer, a file for every task. The last
line printed is JSON with what became of the records.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHUNK = 16
"""Pages that go to a worker at once."""

Task = tuple[str, str, bytes]


def read_tasks(path: Path) -> Iterator[Task]:
    """Records of a dump as cheaply as a parent can read them: lines of JSON unparsed, WARC payloads decoded."""
    if path.suffix == ".jsonl":
        with path.open("rb") as lines:
            for line in lines:
                yield "", "", line
        return
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(str(path), record_types=WarcRecordType.response, auto_decode="all"):
        yield record.record_id, record.headers["WARC-Target-URI"], record.reader.read()


def extract_page(task: Task, metadata: bool = False) -> bytes | str | None:
    """One page; a line of JSON, ``None`` where there is no text, the error where there is one."""
    import orjson
    import trafilatura

    name, url, content = task
    html: str | bytes = content
    if not url:
        fields = orjson.loads(content)
        name, url, html = fields["id"], fields["url"], fields["html"]
    try:
        if not metadata:
            text = trafilatura.extract(html, url=url, include_comments=False)
            return orjson.dumps({"id": name, "url": url, "text": text}) if text else None
        found = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    except Exception as error:
        return repr(error)
    if found is None or not found.text:
        return None
    wanted = {field: getattr(found, field) for field in ("text", "title", "author", "date", "language", "sitename")}
    return orjson.dumps({"id": name, "url": url, **wanted})


def extract_page_with_metadata(task: Task) -> bytes | str | None:
    """One page, with what trafilatura knows of it beside its text."""
    return extract_page(task, metadata=True)


def trafilatura_pool(source: Path, out: Path, workers: int, metadata: bool) -> dict[str, int]:
    """A process pool over one file."""
    work = extract_page_with_metadata if metadata else extract_page
    states: Counter[str] = Counter(written=0, empty=0, errors=0)
    with out.open("wb") as lines, multiprocessing.Pool(workers) as pool:
        for line in pool.imap_unordered(work, read_tasks(source), chunksize=CHUNK):
            states["empty" if line is None else "errors" if isinstance(line, str) else "written"] += 1
            if isinstance(line, bytes):
                lines.write(line + b"\n")
    return dict(states)


def datatrove(source: Path, out: Path, workers: int) -> dict[str, int]:
    """A local executor over a folder of files."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.extractors import Trafilatura
    from datatrove.pipeline.readers import JsonlReader, WarcReader
    from datatrove.pipeline.writers import JsonlWriter

    files = sorted(source.iterdir())
    warc = files[0].name.endswith(".warc.gz")
    reader = WarcReader(str(source)) if warc else JsonlReader(str(source), text_key="html")
    executor = LocalPipelineExecutor(
        pipeline=[reader, Trafilatura(), JsonlWriter(str(out / "data"), "${rank}.jsonl", compression=None)],
        tasks=len(files),
        workers=workers,
        logging_dir=str(out / "logs"),
    )
    executor.run()
    stats: dict[str, Any] = json.loads((out / "logs" / "stats.json").read_text())[1]["stats"]

    def total(name: str) -> int:
        value = stats.get(name, 0)
        return int(value["total"] if isinstance(value, dict) else value)

    written = sum(path.read_bytes().count(b"\n") for path in (out / "data").iterdir())
    errors = {name: total(name) for name in ("timeout", "broken_process", "clean_error")}
    return {"written": written, "empty": total("dropped"), "errors": sum(errors.values()), **errors}


def main() -> None:
    """Run what the command line names, and print what became of the records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", choices=("trafilatura", "trafilatura-metadata", "datatrove"))
    parser.add_argument("source", type=Path, help="a file, or for datatrove a folder of files")
    parser.add_argument("out", type=Path, help="a file, or for datatrove a folder")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if given.tool == "datatrove":
        states = datatrove(given.source, given.out, given.workers)
    else:
        states = trafilatura_pool(given.source, given.out, given.workers, given.tool == "trafilatura-metadata")
    print(json.dumps(states))


if __name__ == "__main__":
    main()
