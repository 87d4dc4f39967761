"""Trains the toy packages of the tests: ``python -m tests.translating.toy.train FOLDER``.

Two small transformers (French to English and back) learn the sentences of :mod:`tests.translating.toy.corpus`, are
written as CTranslate2 models in 8 bits and packed with their SentencePiece model as argostranslate packs its own. It
takes some minutes on one core and needs PyTorch; the tests need only what it wrote.
"""

from __future__ import annotations

import io
import json
import math
import random
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec
from torch import nn

from tests.translating.toy.corpus import pairs

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, LONGEST = 96, 4, 2, 192, 420, 96
SENTENCES, STEPS, BATCH, SEED = 40_000, 1_500, 48, 7
BOS, EOS, PAD, UNKNOWN = "<s>", "</s>", "<pad>", "<unk>"
NAMES = {"fr": "French", "en": "English"}


class Attention(nn.Module):
    """Attention with several heads, its projections named as CTranslate2 wants them."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))

    def forward(self, x: torch.Tensor, memory: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        def heads(y: torch.Tensor) -> torch.Tensor:
            return y.view(y.shape[0], -1, HEADS, WIDTH // HEADS).transpose(1, 2)

        y = nn.functional.scaled_dot_product_attention(
            heads(self.q(x)), heads(self.k(memory)), heads(self.v(memory)), attn_mask=mask
        )
        return self.o(y.transpose(1, 2).reshape(x.shape))


class Layer(nn.Module):
    """A layer with the norms in front; a decoder's looks at the encoder as well."""

    def __init__(self, *, decoder: bool) -> None:
        super().__init__()
        self.attention, self.norm = Attention(), nn.LayerNorm(WIDTH)
        if decoder:
            self.cross, self.cross_norm = Attention(), nn.LayerNorm(WIDTH)
        self.inner, self.outer, self.feed_norm = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH)

    def forward(
        self, x: torch.Tensor, mask: torch.Tensor, memory: torch.Tensor | None = None, seen: Any = None
    ) -> torch.Tensor:
        y = self.norm(x)
        x = x + self.attention(y, y, mask)
        if memory is not None:
            x = x + self.cross(self.cross_norm(x), memory, seen)
        return x + self.outer(torch.relu(self.inner(self.feed_norm(x))))


class Model(nn.Module):
    """A transformer whose one embedding serves input, output and the last projection."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(size, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.bias = nn.Parameter(torch.zeros(size))
        self.register_buffer("positions", torch.from_numpy(positions()))
        self.encoder = nn.ModuleList(Layer(decoder=False) for _ in range(LAYERS))
        self.decoder = nn.ModuleList(Layer(decoder=True) for _ in range(LAYERS))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        seen = (source != 2)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, seen)
        memory = self.encoder_norm(x)
        past = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).tril()[None, None]
        y = self._embed(target)
        for layer in self.decoder:
            y = layer(y, past, memory, seen)
        return self.decoder_norm(y) @ self.embedding.weight.T + self.bias

    def _embed(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.embedding(tokens) * math.sqrt(WIDTH) + self.positions[: tokens.shape[1]]


def positions() -> np.ndarray:
    """Sinusoids of different lengths."""
    at = np.arange(LONGEST * 4)[:, None] / 10_000 ** (np.arange(0, WIDTH, 2) / WIDTH)
    return np.concatenate([np.sin(at), np.cos(at)], axis=1).astype(np.float32)


def main(folder: Path) -> None:
    """Train and pack both directions."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    told = pairs(SEED, SENTENCES)
    pieces = _pieces([sentence for pair in told for sentence in pair])
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    for source, target in (("fr", "en"), ("en", "fr")):
        ordered = told if source == "fr" else [(english, french) for french, english in told]
        model = _train(ordered, processor)
        _pack(folder, (source, target), model, processor, pieces)


def _pieces(sentences: list[str]) -> bytes:
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences[:20_000]),
        model_writer=written,
        vocab_size=VOCABULARY,
        model_type="unigram",
        split_digits=True,
        character_coverage=1.0,
        required_chars="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzéèêëàâäçîïôöûüùñ0123456789«»“”\"'’‘()-:;!?%",
        unk_id=0,
        bos_id=1,
        pad_id=2,
        eos_id=3,
        unk_piece=UNKNOWN,
        bos_piece=BOS,
        pad_piece=PAD,
        eos_piece=EOS,
        num_threads=1,
        minloglevel=2,
    )
    return written.getvalue()


def _train(told: list[tuple[str, str]], processor: Any) -> Model:
    chance = random.Random(SEED)
    coded = [(processor.encode(source), processor.encode(target)) for source, target in told]
    coded.sort(key=lambda pair: len(pair[0]))
    batches = [coded[at : at + BATCH] for at in range(0, len(coded), BATCH)]
    model = Model(processor.get_piece_size())
    rates = torch.optim.AdamW(model.parameters(), lr=3e-3, betas=(0.9, 0.98), weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(rates, 3e-3, total_steps=STEPS, pct_start=0.1)
    for step in range(STEPS):
        batch = chance.choice(batches)
        source = _padded([pair[0] for pair in batch])
        target = _padded([[1, *pair[1], 3] for pair in batch])
        logits = model(source, target[:, :-1])
        loss = nn.functional.cross_entropy(
            logits.flatten(0, 1), target[:, 1:].flatten(), ignore_index=2, label_smoothing=0.05
        )
        rates.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        rates.step()
        plan.step()
        if step % 100 == 0:
            print(f"step {step}: loss {loss.item():.3f}", file=sys.stderr, flush=True)
    return model


def _padded(rows: list[list[int]]) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [2] * (longest - len(row)) for row in rows])


def _pack(folder: Path, pair: tuple[str, str], model: Model, processor: Any, pieces: bytes) -> None:
    words = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    spec = TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.config.add_source_eos = False
    weights = model.embedding.weight.detach().numpy()
    for side, layers, norm in (
        (spec.encoder, model.encoder, model.encoder_norm),
        (spec.decoder, model.decoder, model.decoder_norm),
    ):
        (side.embeddings[0] if side is spec.encoder else side.embeddings).weight = weights
        side.position_encodings.encodings = model.positions.numpy()
        _norm(side.layer_norm, norm)
        for written, layer in zip(side.layer, layers, strict=True):
            _attention(written.self_attention, layer.attention, layer.norm, fused=3)
            if side is spec.decoder:
                _attention(written.attention, layer.cross, layer.cross_norm, fused=2)
            _norm(written.ffn.layer_norm, layer.feed_norm)
            _linear(written.ffn.linear_0, [layer.inner])
            _linear(written.ffn.linear_1, [layer.outer])
    spec.decoder.projection.weight = weights
    spec.decoder.projection.bias = model.bias.detach().numpy()
    spec.validate()
    spec.optimize(quantization="int8")
    source, target = pair
    root = f"{source}_{target}"
    about = {
        "package_version": "1.0",
        "argos_version": "1.9",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
    }
    path = folder / f"{root}.argosmodel"
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        spec.save(scratch)
        files = {f"model/{file.name}": file.read_bytes() for file in sorted(Path(scratch).iterdir())}
        files |= {"metadata.json": json.dumps(about, indent=2).encode(), "sentencepiece.model": pieces}
        for name, content in sorted(files.items()):
            package.writestr(zipfile.ZipInfo(f"{root}/{name}"), content, zipfile.ZIP_DEFLATED)


def _norm(written: Any, norm: nn.LayerNorm) -> None:
    written.gamma, written.beta = norm.weight.detach().numpy(), norm.bias.detach().numpy()


def _linear(written: Any, parts: list[nn.Linear]) -> None:
    written.weight = np.concatenate([part.weight.detach().numpy() for part in parts])
    written.bias = np.concatenate([part.bias.detach().numpy() for part in parts])


def _attention(written: Any, attention: Attention, norm: nn.LayerNorm, *, fused: int) -> None:
    _norm(written.layer_norm, norm)
    if fused == 3:
        _linear(written.linear[0], [attention.q, attention.k, attention.v])
        _linear(written.linear[1], [attention.o])
    else:
        _linear(written.linear[0], [attention.q])
        _linear(written.linear[1], [attention.k, attention.v])
        _linear(written.linear[2], [attention.o])


if __name__ == "__main__":
    assert ctranslate2.__version__
    main(Path(sys.argv[1]))
