import builtins
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cleaner.judges.offtopic.semantic import EmbedderError, distances, load_embedder

WORDS = ("[PAD]", "[UNK]", "bridge", "flood", "river", "goal", "striker")
VECTORS = np.array([[0, 0], [0.1, 0.1], [1, 0], [1, 0.1], [0.9, 0], [0, 1], [0.1, 1]], dtype=np.float32)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A real ONNX model that looks words up in a table, with its tokenizer."""
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    pytest.importorskip("onnxruntime")
    helper = onnx.helper
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"], axis=0)],
        "words",
        [helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["batch", "tokens"])],
        [helper.make_tensor_value_info("last_hidden_state", onnx.TensorProto.FLOAT, ["batch", "tokens", 2])],
        [onnx.numpy_helper.from_array(VECTORS, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, str(tmp_path / "model.onnx"))
    known = {word: at for at, word in enumerate(WORDS)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(known, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


@pytest.mark.parametrize("name", ["", "model.onnx"])
def test_an_onnx_model_gives_unit_vectors(model: Path, name: str) -> None:
    vectors = load_embedder(model / name).embed(["bridge flood", "goal"])
    assert vectors.shape == (2, 2)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert vectors[0] @ vectors[1] < 0.2


def test_padding_does_not_count(model: Path) -> None:
    embedder = load_embedder(model)
    alone, padded = embedder.embed(["goal"]), embedder.embed(["goal", "bridge flood river bridge"])
    assert np.allclose(alone[0], padded[0])


def test_a_strange_unit_is_farther_than_the_article_is_wide(model: Path) -> None:
    rest = ["bridge flood", "river", "flood river bridge", "goal striker"]
    far, near = distances(["goal striker", "river bridge"], rest, load_embedder(model))
    assert far > 0 > near or far > near + 1


def test_no_texts(model: Path) -> None:
    assert load_embedder(model).embed([]).shape[0] == 0


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="no embedding model here"):
        load_embedder(tmp_path)


def test_a_model_without_a_tokenizer(model: Path) -> None:
    (model / "tokenizer.json").unlink()
    with pytest.raises(EmbedderError, match="tokenizer"):
        load_embedder(model)


@pytest.mark.parametrize("marker", ["modules.json", "model.onnx"])
def test_a_missing_library_is_named(tmp_path: Path, marker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / marker).write_text("[]", encoding="utf-8")
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] in ("sentence_transformers", "onnxruntime"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EmbedderError, match="pip install"):
        load_embedder(tmp_path)


def test_any_embedder_will_do() -> None:
    class Counting:
        def embed(self, texts: Sequence[str], /) -> np.ndarray:
            return np.array([[1.0, 0.0] if "flood" in text else [0.0, 1.0] for text in texts], dtype=np.float32)

    assert distances(["goal"], ["flood", "a flood", "goal"], Counting())[0] > 0
