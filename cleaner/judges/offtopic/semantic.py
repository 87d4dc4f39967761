"""An embedding model of the user's own as one more witness (extra ``semantic``). Nothing is downloaded.

The judge's own vectors are of single words. A model that reads sentences knows better what a short line is about; where
the user has one, the lines that are near a threshold are compared by it too. It is given as a path:

- a folder of sentence-transformers (it holds ``modules.json``), or
- an ONNX file, or a folder with ``model.onnx`` (also in ``onnx/``), with ``tokenizer.json`` beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_TOKENS = 256
"""Tokens of a unit that the model reads."""

BATCH = 32
"""Units that the model reads at once."""

WEIGHT = 0.7
"""Log-odds for each standard deviation that a unit lies farther from the article than its lines do. Chosen by hand:
``python -m benchmarks.offtopic --embedding PATH`` measures it with the model at hand."""

MOST_DEVIATIONS = 3.0
"""Standard deviations that count at most."""

REACH = 3.0
"""Log-odds below its threshold from which on a unit is looked at."""


MOST_LINES = 64
"""Lines of an article that the model reads, evenly spread: it takes some milliseconds for each."""


class Embedder(Protocol):
    """Anything that turns texts into vectors."""

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """A vector of length one for every text; shape (texts, dimensions)."""


class EmbedderError(ValueError):
    """The model cannot be used; the message names the path and what to do."""


def load_embedder(path: Path | str) -> Embedder:
    """The model at a path.

    Raises:
        EmbedderError: There is no model that we can read, or the library that reads it is not installed.
    """
    path = Path(path)
    if (path / "modules.json").is_file():
        return _SentenceTransformer(path)
    files = [path] if path.suffix == ".onnx" else [path / "model.onnx", path / "onnx" / "model.onnx"]
    for model in files:
        if model.is_file():
            return _Onnx(model)
    raise EmbedderError(
        f"{path}: no embedding model here; give a folder of sentence-transformers (with modules.json), or an ONNX file "
        "with tokenizer.json beside it"
    )


def distances(units: Sequence[str], rest: Sequence[str], embedder: Embedder) -> NDArray[np.float32]:
    """How many standard deviations farther from the article each unit is than the article's own lines are.

    Args:
        units: Units that are looked at.
        rest: The article's lines, those units among them or not.
        embedder: The model.
    """
    import numpy as np

    vectors = embedder.embed([*units, *rest])
    seen, lines = vectors[: len(units)], vectors[len(units) :]
    total = lines.sum(axis=0)
    own = np.array([text in units for text in rest])
    center = total - lines[own].sum(axis=0) if 0 < own.sum() < len(rest) else total
    own_likeness = np.einsum("ij,ij->i", lines, total - lines)
    own_likeness /= np.linalg.norm(total - lines, axis=1) + 1e-9
    likeness = seen @ (center / (np.linalg.norm(center) + 1e-9))
    deviations = (own_likeness.mean() - likeness) / (own_likeness.std() + 0.02)
    clipped: NDArray[np.float32] = np.clip(deviations, -MOST_DEVIATIONS, MOST_DEVIATIONS).astype(np.float32)
    return clipped


def _scaled(vectors: NDArray[Any]) -> NDArray[np.float32]:
    import numpy as np

    scaled: NDArray[np.float32] = (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return scaled


class _SentenceTransformer:
    def __init__(self, path: Path) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as missing:
            raise EmbedderError(
                f"{path}: this model needs sentence-transformers: pip install sentence-transformers"
            ) from missing
        self._model = SentenceTransformer(str(path), local_files_only=True)

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        import numpy as np

        return _scaled(np.asarray(self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False)))


class _Onnx:
    def __init__(self, path: Path) -> None:
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as missing:
            raise EmbedderError(
                f"{path}: this model needs onnxruntime and tokenizers: pip install cleaner[semantic]"
            ) from missing
        folders = (path.parent, path.parent.parent)
        tokenizer = next((file for folder in folders if (file := folder / "tokenizer.json").is_file()), None)
        if tokenizer is None:
            raise EmbedderError(f"{path}: tokenizer.json must stand beside the model")
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.enable_padding()
        self._session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        self._inputs = {given.name for given in self._session.get_inputs()}

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        import numpy as np

        parts = [self._batch(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)

    def _batch(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        read = self._tokenizer.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in read], dtype=np.int64)
        given = {
            "input_ids": np.array([one.ids for one in read], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        out = self._session.run(None, {name: given[name] for name in self._inputs if name in given})[0]
        if out.ndim == 3:  # a vector for every token: their mean
            out = (out * mask[:, :, None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1)
        return _scaled(out)
