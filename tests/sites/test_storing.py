"""Files: what comes back is what was there, and trouble is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Cleaner, Config
from cleaner.sites import SiteMemory, SitesError, Thresholds
from cleaner.sites.storing import StoredRepeats, load_repeats
from tests.sites.made import HOST, address, body, learned

KETTLE = "The kettle is on from eight."


def test_a_memory_comes_back_and_goes_on(tmp_path: Path) -> None:
    memory = learned(lambda number: [*body(number), KETTLE], 30, Thresholds(least_share=0.6))
    memory.save(tmp_path / "a.parquet")
    back = SiteMemory.load(tmp_path / "a.parquet")
    assert back.thresholds == memory.thresholds
    assert len(back) == 30
    for each in (memory, back):
        each.add(f"{KETTLE} And a lone surrogate: \ud800 here, in a sentence that is long enough.", address(99))
        each.save(tmp_path / f"{id(each)}.parquet")
    assert (tmp_path / f"{id(memory)}.parquet").read_bytes() == (tmp_path / f"{id(back)}.parquet").read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_cleaning_reads_what_repeats(tmp_path: Path) -> None:
    memory = learned(lambda number: [*body(number), KETTLE])
    memory.save(tmp_path / "a.parquet")
    assert load_repeats(tmp_path / "a.parquet")[HOST].removable == memory.repeats(HOST).removable
    stored, asked = StoredRepeats(tmp_path / "a.parquet"), memory.repeats(HOST)
    assert {key: (line.pages, line.role) for key, line in stored(HOST).lines.items()} == {
        key: (line.pages, line.role) for key, line in asked.lines.items()
    }
    assert (stored(HOST).pages, stored("other.example").pages) == (40, 0)
    text = "\n\n".join([*body(77), KETTLE])
    from_file = Cleaner(Config(select=("SR",), sites=tmp_path / "a.parquet")).clean(text, url=address(77))
    live = Cleaner(Config(select=("SR",)), sites=memory).clean(text, url=address(77))
    assert from_file == live
    assert KETTLE not in live.text


def test_an_empty_memory(tmp_path: Path) -> None:
    SiteMemory().save(tmp_path / "a.parquet")
    assert len(SiteMemory.load(tmp_path / "a.parquet")) == 0
    assert load_repeats(tmp_path / "a.parquet") == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "there is no such file"), (b"", "is no memory of sites"), (b"PAR1 and no more", "is no memory of sites")],
)
def test_trouble_is_told(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "a.parquet"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SitesError, match=said):
        Cleaner(Config(sites=path))
    with pytest.raises(SitesError, match=said):
        SiteMemory.load(path)


def test_other_parquet_is_refused(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({"host": ["example.org"]}), tmp_path / "a.parquet")
    with pytest.raises(SitesError, match="no memory of sites; 'cleaner sites learn' makes one"):
        load_repeats(tmp_path / "a.parquet")
