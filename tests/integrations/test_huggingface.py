from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import cleaner
from tests.integrations import site
from tests.integrations.light import LIGHT

datasets = pytest.importorskip("datasets", reason="needs the extra huggingface")

from cleaner.integrations.huggingface import CleanBatch  # noqa: E402

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path)
    datasets.disable_progress_bars()


def pages() -> datasets.Dataset:
    found = site.pages()
    return datasets.Dataset.from_dict(
        {
            "html": [*found.values(), None],
            "url": [*(f"https://post.example/{path}" for path in found), None],
            "date": ["2025-12-01", "2025-12-02", "2025-12-03", "2025-12-04", "2025-12-05"],
        }
    )


def texts() -> list[str | None]:
    tool = cleaner.Cleaner(LIGHT)
    return [*(tool.clean(html, url=f"https://post.example/{path}").text for path, html in site.pages().items()), None]


@pytest.mark.parametrize("options", [{"batch_size": 1}, {"num_proc": 2}], ids=["one by one", "two processes"])
def test_map(options: dict[str, int]) -> None:
    dataset = pages()
    clean = CleanBatch(LIGHT, content="html", url="url")
    # batches of one begin with those that have no date or no problem: types have to be right from the first
    found = dataset.select([3, 4, 0, 1, 2]).map(
        clean, batched=True, writer_batch_size=1, features=clean.features(dataset.features), **options
    )
    expected = texts()
    assert found["text"] == [expected[row] for row in (3, 4, 0, 1, 2)]
    assert found["verdict"][:] == ["drop", None, "keep", "keep", "keep"]
    assert found["problem"][:] == [None, "is null", None, None, None]
    assert found["date"][:] == [None, None, "2025-11-04", "2025-10-21", "2025-09-30"]
    assert found["input_date"][:] == ["2025-12-04", "2025-12-05", "2025-12-01", "2025-12-02", "2025-12-03"]
    assert found.features["machine_translation"].dtype == "float64"
    assert found.filter(lambda verdict: verdict == "keep", input_columns="verdict").num_rows == 3


def test_texts_are_cleaned_in_place() -> None:
    dataset = datasets.Dataset.from_dict({"text": ["It rained.\n\nSee also  Storm closes the port"]})
    found = dataset.map(CleanBatch({"select": "BP"}, result=["text"]), batched=True)
    assert found.to_dict() == {"text": ["It rained."]}


def test_all_columns() -> None:
    from cleaner.dumps.outputs.rows import RESULTS

    dataset = datasets.Dataset.from_dict({"text": ["It rained.\n\nSee also  Storm closes the port", None]})
    clean = CleanBatch({"select": "BP"}, result=RESULTS)
    found = dataset.map(clean, batched=True, features=clean.features(dataset.features))
    assert found[0]["findings"][0]["code"] == "BP101"


def test_mapped_again_it_comes_from_the_cache(tmp_path: Path) -> None:
    pages().save_to_disk(str(tmp_path / "pages"))
    dataset = datasets.load_from_disk(str(tmp_path / "pages"))
    one = dataset.map(CleanBatch(LIGHT, content="html"), batched=True)
    again = dataset.map(CleanBatch({"ignore": "MT,LG,NM,OT"}, content="html"), batched=True)
    other = dataset.map(CleanBatch({"ignore": "MT,LG,NM,OT,QC"}, content="html"), batched=True)
    assert one._fingerprint == again._fingerprint != other._fingerprint
    assert one.cache_files == again.cache_files != other.cache_files


def test_fingerprints_are_the_same_in_every_process(tmp_path: Path) -> None:
    rules = tmp_path / "own.yaml"
    code = (
        "from datasets.fingerprint import Hasher; from cleaner.integrations.huggingface import CleanBatch;"
        "print(Hasher.hash(CleanBatch({'select': ['BP', 'QC', 'EX'], 'min_confidence': 0.9}, url='url')))"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": "", "HF_DATASETS_CACHE": str(rules)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_other_rules_have_other_fingerprints(tmp_path: Path) -> None:
    from datasets.fingerprint import Hasher

    rules = tmp_path / "own.yaml"
    rules.write_text("# one\n", encoding="utf-8")
    one = Hasher.hash(CleanBatch({"rules": [rules]}))
    rules.write_text("# other\n", encoding="utf-8")
    assert Hasher.hash(CleanBatch({"rules": [rules]})) != one


def test_pickled() -> None:
    clean = CleanBatch(LIGHT, content="html", result=["text"])
    again = pickle.loads(pickle.dumps(clean))
    assert again({"html": [site.page("library")]}) == clean({"html": [site.page("library")]})
