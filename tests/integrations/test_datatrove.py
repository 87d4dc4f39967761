"""Real executors run real pipelines over JSON Lines and WARC."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import cleaner
from tests.integrations import site
from tests.integrations.light import LIGHT

pytest.importorskip("datatrove", reason="needs the extra datatrove")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner.integrations.datatrove import CleanerExtractor, CleanerFilter, CleanerFormatter

URL = "https://post.example/"


def write_jsonl(folder: Path, documents: list[dict[str, Any]]) -> str:
    folder.mkdir()
    (folder / "pages.jsonl").write_text("".join(json.dumps(doc) + "\n" for doc in documents), encoding="utf-8")
    return str(folder)


def pages() -> list[dict[str, Any]]:
    return [
        {"id": path, "text": html, "metadata": {"url": URL + path, "date": "2025-12-01"}}
        for path, html in site.pages().items()
    ]


def run(tmp_path: Path, *pipeline: Any, **options: Any) -> Any:
    return LocalPipelineExecutor(list(pipeline), logging_dir=str(tmp_path / "logs"), **options).run()


def read(folder: Path) -> dict[str, dict[str, Any]]:
    found = {}
    for file in sorted(folder.glob("*.jsonl.gz")):
        for line in gzip.decompress(file.read_bytes()).splitlines():
            doc = json.loads(line)
            found[doc["id"]] = doc
    return found


def check_stories(found: dict[str, dict[str, Any]]) -> None:
    tool = cleaner.Cleaner(LIGHT)
    for path in site.PATHS:
        doc = found[path]
        assert doc["text"] == tool.clean(site.page(path) or "", url=URL + path).text
        assert doc["metadata"]["cleaner"]["verdict"] == "keep"
        assert doc["metadata"]["url"] == URL + path


def test_pages_of_jsonl(tmp_path: Path) -> None:
    stats = run(
        tmp_path,
        JsonlReader(write_jsonl(tmp_path / "in", pages())),
        CleanerExtractor(LIGHT),
        CleanerFilter(exclusion_writer=JsonlWriter(str(tmp_path / "dropped"))),
        JsonlWriter(str(tmp_path / "out")),
    )
    found = read(tmp_path / "out")
    assert set(found) == set(site.PATHS)
    check_stories(found)
    assert found["harbour"]["metadata"]["cleaner"]["author"] == "Ines Halvorsen"
    assert found["harbour"]["metadata"]["date"].startswith("2025-12-01")  # of the crawl; the story's is the cleaner's
    assert found["harbour"]["metadata"]["cleaner"]["date"] == "2025-11-04"
    (dropped,) = read(tmp_path / "dropped").values()
    assert dropped["id"] == "gone"
    assert dropped["metadata"]["filter_reason"] == "verdict DQ103 DQ105"
    counted = {name: value for step in stats.stats for name, value in step.to_dict()["stats"].items()}
    assert counted["verdict_keep"] == 3
    assert counted["dropped_verdict DQ103 DQ105"] == 1


def test_texts_of_another_extractor_in_two_processes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    text = "The ferry was late again on Monday, the port said.\n\nSee also  Storm closes the port"
    write_jsonl(folder, [{"id": "a", "text": text}])
    (folder / "more.jsonl").write_text(
        json.dumps({"id": "b", "text": "It rained.\n\nSee also  Storm closes the port"}), encoding="utf-8"
    )
    run(
        tmp_path,
        JsonlReader(str(folder)),
        CleanerFormatter({"select": ["BP"]}, result=["verdict", "codes"]),
        JsonlWriter(str(tmp_path / "out")),
        tasks=2,
        workers=2,
    )
    found = read(tmp_path / "out")
    assert {name: doc["text"] for name, doc in found.items()} == {"a": text.partition("\n")[0], "b": "It rained."}
    assert found["a"]["metadata"]["cleaner"] == {"verdict": "keep", "codes": ["BP101"]}


def test_warc(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio.warcwriter", reason="datatrove reads WARC files with warcio")
    pytest.importorskip("cchardet", reason="datatrove reads WARC files with faust-cchardet")
    magic = pytest.importorskip("magic", reason="datatrove reads WARC files with libmagic")
    assert magic
    from datatrove.pipeline.readers import WarcReader
    from warcio.statusandheaders import StatusAndHeaders

    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "pages.warc.gz").open("wb") as file:
        writer = warcio.WARCWriter(file, gzip=True)
        for path, html in site.pages().items():
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                URL + path, "response", payload=BytesIO(html.encode()), http_headers=headers
            )
            record.rec_headers.replace_header("WARC-Record-ID", path)
            record.rec_headers.add_header("WARC-Identified-Payload-Type", "text/html")
            writer.write_record(record)
    run(
        tmp_path,
        WarcReader(str(tmp_path / "in"), glob_pattern="*.warc.gz"),
        CleanerExtractor(LIGHT, isolated=False),
        CleanerFilter({"min_words": 100}),
        JsonlWriter(str(tmp_path / "out")),
    )
    check_stories(read(tmp_path / "out"))


def test_a_filter_alone_looks_and_changes_nothing() -> None:
    keeps = CleanerFilter({"drop": ["short"], "verdict": ["keep", "review", "drop"]}, LIGHT)
    story = Document(text="\n\n".join(site.ARTICLES[0]["paragraphs"]), id="1")
    short = Document(text="It rained. See also nothing.", id="2")
    before = story.text
    assert keeps.filter(story) is True
    assert story.text == before
    assert story.metadata == {}
    assert keeps.filter(short) == (False, "drop short")


def test_a_filter_says_what_it_needs() -> None:
    doc = Document(text="It rained.", id="1", metadata={"cleaner": {"verdict": "keep"}})
    with pytest.raises(ValueError, match="needs reasons, language, findings in metadata 'cleaner'"):
        CleanerFilter().filter(doc)


def test_a_page_that_takes_too_long_is_left_out(tmp_path: Path) -> None:
    slow = "<p>" + "word " * 12_000_000
    documents = [Document(text=slow, id="slow"), Document(text=site.page("orchard") or "", id="orchard")]
    step = CleanerExtractor(LIGHT.model_copy(update={"time_limit": 60}), timeout=1.5)
    assert [doc.id for doc in step.run(iter(documents))] == ["orchard"]
    assert step.stats.to_dict()["stats"]["failed"] == 1
