"""Every container, compressed in every way: all records, the same from every cursor, and what damage costs."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from cleaner.dumps.inputs.fields import fields_of
from tests.dumps.inputs.containers import TEXTS, WHOLE, consistent, html, warc_record, write


@pytest.mark.parametrize("name", WHOLE)
def test_every_page_comes_once(tmp_path: Path, name: str) -> None:
    records = list(consistent(write(tmp_path, name, WHOLE[name]())))
    contents = [fields_of(record).get("text") or fields_of(record)["html"] for record in records]
    assert contents in (list(TEXTS), [html(number) for number in range(len(TEXTS))])


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_cut_off_gives_what_it_has_and_one_problem(tmp_path: Path, name: str) -> None:
    data = WHOLE[name]()
    records = list(consistent(write(tmp_path, name, data[: len(data) * 2 // 3])))
    problems = [record for record in records if record.problem]
    assert len(problems) == 1 or name in {"a.jsonl", "a.csv", "a.tsv"}  # which do not tell that they are cut off
    assert len(problems) <= 1
    assert not problems or problems[0] is records[-1]


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25, deadline=None)
@examples(data=st.data())
def test_damage_anywhere_leaves_counting_and_reading_agreed(name: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[name]())
    place = st.integers(0, len(content) - 1)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(place) % len(content)
        match data.draw(st.sampled_from(["cut", "flip", "drop", "insert"])):
            case "cut":
                del content[at:]
            case "flip":
                content[at] ^= data.draw(st.integers(1, 255))
            case "drop":
                del content[at : at + data.draw(st.integers(1, 200))]
            case _:
                content[at:at] = data.draw(st.binary(min_size=1, max_size=50))
        if not content:
            return
    with tempfile.TemporaryDirectory() as folder:
        kind = write(Path(folder), name, WHOLE[name]()).kind
        list(consistent(write(Path(folder), name, bytes(content), kind), every=3))


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "parquet", "warc", "tar", "zip", "pages"])
@settings(max_examples=20, deadline=None)
@examples(content=st.binary(max_size=3000))
def test_nonsense_raises_nothing(kind: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        list(consistent(write(Path(folder), "nonsense", content, kind)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv", "a.warc", "a.tar"])
def test_an_empty_file_has_no_records(tmp_path: Path, name: str) -> None:
    assert list(consistent(write(tmp_path, name, b""))) == []


@pytest.mark.parametrize("what", ["zeros", "flip", "dropped bytes"])
def test_a_broken_member_costs_its_own_record(tmp_path: Path, what: str) -> None:
    members = [bytearray(gzip.compress(warc_record(number, html(number) * 50), mtime=0)) for number in range(9)]
    broken = members[4]
    if what == "zeros":
        broken[100:140] = bytes(40)
    elif what == "flip":
        broken[-6] ^= 1  # in the checksum
    else:
        del broken[-30:]
    records = list(consistent(write(tmp_path, "a.warc.gz", b"".join(members))))
    assert [record.number for record in records if record.problem] == [5]
    assert len(records) == 9
    if what == "flip":
        assert records[4].payload["url"] == "https://example.org/4"  # type: ignore[index, call-overload]


def test_lines_behind_a_broken_member_are_read(tmp_path: Path) -> None:
    members = [
        bytearray(gzip.compress(b"".join(b'{"text": "%d %d"}\n' % (i, j) for j in range(50)), mtime=0))
        for i in range(4)
    ]
    members[1][60:70] = bytes(10)
    records = list(consistent(write(tmp_path, "a.jsonl.gz", b"".join(members)), every=20))
    good = [fields_of(record)["text"] for record in records if not record.problem]
    assert sum(bool(record.problem) for record in records) == 1
    assert [text for text in good if text[0] in "023"] == [f"{i} {j}" for i in (0, 2, 3) for j in range(50)]


def test_a_beginning_of_a_record_at_the_end_is_one_problem(tmp_path: Path) -> None:
    first, last = consistent(write(tmp_path, "a.warc", warc_record(1) + b"WARC"))
    assert not first.problem
    assert last.problem
