"""Train the net of the judge of translations (``cleaner/judges/translation/net.npz``, ``net.json``).

    OMP_NUM_THREADS=1 python -m benchmarks.train_translation_net PATH_TO_SHARED_DATA [--fold N] [--write]
                                                                 [--to FILE] [--nets FOLDER]

It needs PyTorch (2.13.0 was used, on one thread: others may round differently), which the package does not. ``--fold``
keeps a fold's years and languages, and FLORES, from it and measures on them; without it the net learns from everything,
FLORES and the tuning half of WCXB included. Four minutes a net.

There are few originals, and any net learns them by heart if trained for long: after 25 million tokens instead of 6
the AUROC on years left out was 0.88 instead of 0.90, on those trained on 0.96 instead of 0.92. So members are small,
trained for few steps on crops that are seldom the same, words are hidden at random, and weights are averaged over most
of the training. No help in the first fold: two layers, more channels, the maximum or the logarithm of the sum instead
of the mean, weighting tokens by how rare they are, embeddings of hashed n-grams (0.88, learnt by heart at once),
predicting the hidden words besides, only 250 words, crops that join records.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from benchmarks.compile_trees import checksum_of, write_judge
from benchmarks.translation_data import FLORES, FOLDS, Record, is_tested_on, is_trained_on, records, texts, year
from benchmarks.translation_figures import Numbers as Scores
from benchmarks.translation_figures import auroc, found_at, interval, ordered_right
from benchmarks.translation_samples import WEB, drawn, web_articles, without_repeated_originals
from cleaner.judges.translation.net import FOLDER, KINDS, OTHER, PADDING, WIDTH, Member, Net, stand_in
from cleaner.judges.translation.text import kept_words, tokens

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a member differs from the others.

    Attributes:
        least_share: Of all tokens; a word that is rarer is seen by its ending alone.
        dimensions: Of the embedding.
        channels: Of the convolution.
        units: Of the hidden layer.
        hidden_words: Share of tokens that are hidden in training, on average.
        seed: Of everything random.
    """

    least_share: float
    dimensions: int
    channels: int
    units: int
    hidden_words: float
    seed: int


PLANS = (
    Plan(3e-5, 32, 128, 32, 0.25, 0),
    Plan(3e-5, 32, 128, 32, 0.25, 1),
    Plan(1e-4, 32, 128, 32, 0.25, 2),
)
"""As many as the judge has time for. Six of different kinds had 0.914 of AUROC where one had 0.90."""

SHAPES = ("Xx", "XX")
"""Tokens that are words no more."""

LEAST_SHARE = 2e-5
"""Of all tokens, each set and kind counting the same; endings, marks and shapes that are rarer are read as others."""

STEPS = 900
"""Batches of a member. With four times as many it knew people's translations better and originals worse."""

AVERAGED = 0.25
"""Share of the training after which the rate is halved and the average of the weights begins."""

BATCH = 12_000
"""Tokens."""

LENGTHS = (80, 120, 180, 250, 350, 500)
"""Tokens of crops; all crops of a batch have the same."""

MASS = {"original": 0.42, "human-translation": 0.12, "machine-translation": 0.46}
"""Share of crops by kind."""

WEB_SHARE = 0.015
"""Of the originals: articles of WCXB."""

MIXED = 0.5
"""Share of crops that are not consecutive but drawn from all over a record, one to three segments at a time."""

YEAR_POWER = 0.9
"""A year with n tokens of a kind is drawn from in proportion to n to this power. With years drawn alike, whatever their
kinds' sizes, a tenth less was found at 1 % false positives."""

RATE, DECAY = 3e-3, 0.05
"""Of AdamW."""

SMOOTHING = 0.02
"""Of the labels."""

THREE_KINDS = 0.3
"""Weight of telling the three kinds apart, beside telling machine translations from the other two."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A record in numbers of tokens.

    Attributes:
        record: Which.
        numbers: All tokens.
        ends: Where each segment ends in them, with a 0 before the first.
    """

    record: Record
    numbers: Numbers
    ends: Numbers


def encoded(found: Iterable[Record]) -> tuple[list[Encoded], list[str]]:
    """Records as numbers of the tokens that are named in the second answer."""
    kept, numbers = kept_words("en"), dict[str, int]()
    result = []
    for record in found:
        row: list[int] = []
        ends = [0]
        for segment in record.segments:
            row.extend(numbers.setdefault(token, len(numbers)) for token in tokens(segment, kept))
            ends.append(len(row))
        if len(row) >= LENGTHS[-1]:
            result.append(Encoded(record, np.array(row, dtype=np.int64), np.array(ends, dtype=np.int64)))
    return result, list(numbers)


def web_records(wcxb: Path, fold: int | None) -> list[Record]:
    """Articles of WCXB's tuning half as originals; those of a fold's sites are kept from its net."""
    return [
        Record(WEB, "en", "original", text.system, tuple(line for line in text.text.split("\n") if line.strip()))
        for text, part in web_articles(wcxb)
        if part is not None and part != fold
    ]


def shares(found: Sequence[Encoded], names: Sequence[str]) -> NDArray[np.float64]:
    """How frequent each token is, the sets and kinds of records counting the same."""
    groups: dict[tuple[str, str], NDArray[np.float64]] = defaultdict(lambda: np.zeros(len(names)))
    for one in found:
        groups[one.record.set, one.record.kind] += np.bincount(one.numbers, minlength=len(names))
    mean: NDArray[np.float64] = np.mean([counts / counts.sum() for counts in groups.values()], axis=0)
    return mean


def seen_as(names: Sequence[str], share: NDArray[np.float64], least: float) -> tuple[list[str], Numbers]:
    """A member's own vocabulary, and for each token its row in it."""
    merged: Counter[str] = Counter()
    for name, own in zip(names, share.tolist(), strict=True):
        merged[_coarse(name)] += own
    basic = [PADDING, OTHER, "Xx", "XX", "0000", "~"]
    own_names = basic + sorted(
        name for name, own in merged.items() if name not in basic and own > (least if name.isalpha() else LEAST_SHARE)
    )
    rows = {name: row for row, name in enumerate(own_names)}
    return own_names, np.array([row_of(name, rows) for name in names], dtype=np.int64)


def row_of(name: str, rows: dict[str, int]) -> int:
    """Row of a token, or of what stands in for it."""
    for _ in range(3):
        if name in rows:
            return rows[name]
        name = stand_in(name)
    return rows[OTHER]


def _coarse(name: str) -> str:
    return stand_in(name) if name.startswith("~") and len(name) > 3 else name


class Crops:
    """Draws crops of records.

    Args:
        found: Records to learn from.
        random: Where from.
    """

    def __init__(self, found: Sequence[Encoded], random: np.random.Generator) -> None:
        self.random = random
        self.web = [one for one in found if one.record.set == WEB]
        self.years: dict[str, list[list[Encoded]]] = {}
        self.limits: dict[str, NDArray[np.float64]] = {}
        timeless = 0.0
        for kind in KINDS:
            groups: dict[int, list[Encoded]] = defaultdict(list)
            for one in found:
                if one.record.kind == kind and one.record.set != WEB:
                    groups[year(one.record.set) or 0].append(one)
            sizes = {at: sum(len(one.numbers) for one in group) ** YEAR_POWER for at, group in groups.items()}
            if 0 in groups:  # FLORES has so many translations that its topics alone would look translated
                dated = sum(sizes.values()) - sizes[0]
                timeless = timeless or sizes[0] / dated
                sizes[0] = timeless * dated
            self.years[kind] = [groups[at] for at in sorted(groups)]
            weights = np.array([sizes[at] for at in sorted(groups)])
            self.limits[kind] = np.cumsum(weights) / weights.sum()

    def crop(self, kind: str, length: int) -> Numbers:
        """So many tokens of a kind of text."""
        draw = self.random
        if kind == "original" and self.web and draw.random() < WEB_SHARE:
            return self._consecutive(self.web[draw.integers(len(self.web))], length)
        at = min(int(np.searchsorted(self.limits[kind], draw.random())), len(self.limits[kind]) - 1)
        group = self.years[kind][at]
        one = group[draw.integers(len(group))]
        return self._mixed(one, length) if draw.random() < MIXED else self._consecutive(one, length)

    def _consecutive(self, one: Encoded, length: int) -> Numbers:
        last = int(np.searchsorted(one.ends, len(one.numbers) - length, side="right"))
        start = one.ends[self.random.integers(last)]
        return one.numbers[start : start + length]

    def _mixed(self, one: Encoded, length: int) -> Numbers:
        parts, total = [], 0
        while total < length:
            first = int(self.random.integers(len(one.ends) - 1))
            last = min(len(one.ends) - 1, first + int(self.random.integers(1, 4)))
            parts.append(one.numbers[one.ends[first] : one.ends[last]])
            total += len(parts[-1])
        return np.concatenate(parts)[:length]


class Network(nn.Module):
    """A member while it is trained; :class:`cleaner.judges.translation.net.Member` computes the same."""

    mean: torch.Tensor
    variance: torch.Tensor
    seen: torch.Tensor

    def __init__(self, rows: int, plan: Plan) -> None:
        super().__init__()
        self.embedding = nn.Embedding(rows, plan.dimensions)
        nn.init.normal_(self.embedding.weight, 0.0, 0.5)
        self.convolution = nn.Linear(WIDTH * plan.dimensions, 2 * plan.channels)
        self.register_buffer("mean", torch.zeros(plan.channels))
        self.register_buffer("variance", torch.ones(plan.channels))
        self.register_buffer("seen", torch.zeros(()))
        self.hidden = nn.Linear(plan.channels, plan.units)
        self.out = nn.Linear(plan.units, len(KINDS))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        edge = WIDTH // 2
        embedded = functional.dropout(self.embedding(functional.pad(rows, (edge, edge))), 0.1, self.training)
        length = rows.shape[1]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            seen = torch.cat([embedded[:, at : at + length] for at in range(WIDTH)], dim=2)
            channels = functional.glu(self.convolution(seen), dim=2)
        pooled = channels.float().mean(dim=1)
        if self.training:
            self._observe(pooled.detach())
        scaled = functional.dropout((pooled - self.mean) / self._deviation(), 0.3, self.training)
        units = functional.dropout(functional.relu(self.hidden(scaled)), 0.3, self.training)
        answers: torch.Tensor = self.out(units)
        return answers

    def _observe(self, pooled: torch.Tensor) -> None:
        share = max(0.01, 1.0 / (1.0 + float(self.seen)))
        self.seen += 1
        self.mean.lerp_(pooled.mean(dim=0), share)
        self.variance.lerp_((pooled - self.mean).square().mean(dim=0), share)

    def _deviation(self) -> torch.Tensor:
        return (self.variance + 1e-8).sqrt()

    def compiled(self, rows: Numbers) -> Member:
        """As arrays, as exact as they are stored; the scale of the channels goes into the hidden layer."""
        with torch.no_grad():
            hidden = (self.hidden.weight / self._deviation()).T
            tables = {
                "embedding": self.embedding.weight,
                "filters": self.convolution.weight.T,
                "filter_bias": self.convolution.bias,
                "hidden": hidden,
                "hidden_bias": self.hidden.bias - self.mean @ hidden,
                "out": self.out.weight.T,
                "out_bias": self.out.bias,
            }
            arrays = {name: np.ascontiguousarray(table.numpy(), dtype=np.float32) for name, table in tables.items()}
        return Member(rows, **arrays)


def loss_of(answers: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
    """Telling machine translations from the rest, and all three kinds apart."""
    odds = answers[:, 2] - torch.logsumexp(answers[:, :2], dim=1)
    target = (kinds == 2).float() * (1.0 - 2.0 * SMOOTHING) + SMOOTHING
    whether = functional.binary_cross_entropy_with_logits(odds, target)
    return whether + THREE_KINDS * functional.cross_entropy(answers, kinds)


def train(found: Sequence[Encoded], rows: Numbers, own_names: Sequence[str], plan: Plan, steps: int) -> Network:
    """A member, its weights averaged over the later steps."""
    torch.manual_seed(plan.seed)
    random = np.random.default_rng(plan.seed)
    crops = Crops(found, random)
    own_rows = {name: row for row, name in enumerate(own_names)}
    hides = torch.tensor(
        [
            row_of(stand_in(name), own_rows) if name.strip("^").isalpha() and name not in SHAPES else 1
            for name in own_names
        ]
    )
    network = Network(len(own_names), plan)
    optimizer = torch.optim.AdamW(
        [
            {"params": [one for one in network.parameters() if one.ndim > 1], "weight_decay": DECAY},
            {"params": [one for one in network.parameters() if one.ndim < 2], "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )
    average: dict[str, torch.Tensor] = {}
    mass = np.array([MASS[kind] for kind in KINDS])
    averaged = 0
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / (0.08 * steps)) * (1.0 if step < AVERAGED * steps else 0.5)
        length = LENGTHS[random.integers(len(LENGTHS))]
        kinds = random.choice(len(KINDS), BATCH // length, p=mass / mass.sum())
        batch = torch.from_numpy(rows[np.stack([crops.crop(KINDS[kind], length) for kind in kinds])])
        hidden = torch.rand(batch.shape) < 2.0 * plan.hidden_words * torch.rand(len(batch), 1)
        loss = loss_of(network(torch.where(hidden, hides[batch], batch)), torch.from_numpy(kinds))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        if step >= AVERAGED * steps:
            averaged += 1
            for name, value in network.state_dict().items():
                average.setdefault(name, value.clone()).lerp_(value, 1.0 / averaged)
    network.load_state_dict(average)
    return network.eval()


def committee(found: Sequence[Encoded], names: Sequence[str], steps: int) -> Net:
    """All members, over one vocabulary: the tokens that any of them knows."""
    share = shares(found, names)
    views = [seen_as(names, share, plan.least_share) for plan in PLANS]
    known = [PADDING, *sorted({name for own, _ in views for name in own} - {PADDING})]
    members = []
    for plan, (own, rows) in zip(PLANS, views, strict=True):
        start = time.process_time()
        network = train(found, rows, own, plan, steps)
        own_rows = {name: row for row, name in enumerate(own)}
        members.append(network.compiled(np.array([row_of(name, own_rows) for name in known], dtype=np.int64)))
        print(f"member {plan.seed}: {len(own)} rows, {time.process_time() - start:.0f} s", flush=True)
    return Net.stored(Net(tuple(known), tuple(members)).arrays())


def measured(net: Net, found: Sequence[Record], fold: int) -> dict[str, Any]:
    """Figures of a fold's net on what was kept from it; those with an interval are mean, low and high."""
    result: dict[str, Any] = {}
    for characters in (1100, 3300):
        tests = list(drawn(texts([one for one in found if is_tested_on(one, fold)], characters), 3))
        scores = {kind: [(one, net.score(one.text)) for one in tests if one.kind == kind] for kind in KINDS}
        original, human, machine = (np.array([score for _, score in scores[kind]]) for kind in KINDS)
        pairs = ordered_right(scores["machine-translation"], scores["human-translation"])
        shared = {one.source for one, _ in scores["human-translation"]}
        same = np.array([score for one, score in scores["machine-translation"] if one.source in shared])
        result[f"{characters} characters"] = {
            "auroc": rounded(interval(auroc, [(machine, original)])),
            "found at 1 %": rounded(interval(found_at(0.01), [(machine, original)])),
            "found at 5 %": rounded(interval(found_at(0.05), [(machine, original)])),
            "auroc against people": rounded(interval(auroc, [(same, human)])),
            "pairs": round(float(pairs.mean()), 3),
            "texts": [len(original), len(human), len(machine)],
        }
    same_content: dict[str, Scores] = {}
    for system in ("original", "argos", "opusmt", "google"):
        own = [one for one in found if one.set == FLORES and one.system == system]
        same_content[system] = np.array([net.score(one.text) for one in texts(own, 1100)])
    original = same_content.pop("original")
    result["flores"] = {system: round(auroc(scores_, original), 3) for system, scores_ in same_content.items()}
    return result


def rounded(numbers: Iterable[float]) -> list[float]:
    """To three places."""
    return [round(number, 3) for number in numbers]


def main() -> None:
    """Train, measure where something was kept from the net, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="folder of the shared data, with mt/ and wcxb-dev/")
    parser.add_argument(
        "--fold", type=int, choices=range(FOLDS), help="keep this fold's texts from the net and measure"
    )
    parser.add_argument("--steps", type=int, default=STEPS, help="batches of each member")
    parser.add_argument("--to", type=Path, help="file to write the net to, with a fold's figures beside it")
    parser.add_argument("--write", action="store_true", help="write the net that ships, with its manifest")
    parser.add_argument("--nets", type=Path, help="folder of fold0.npz, ...: their figures go into the manifest")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    everything = without_repeated_originals(records(chosen.path))
    own = [one for one in everything if chosen.fold is None or is_trained_on(one, chosen.fold)]
    found, names = encoded([*own, *web_records(chosen.path / "wcxb-dev", chosen.fold)])
    net = committee(found, names, chosen.steps)
    if chosen.to:
        part = chosen.to.with_suffix(".part.npz")
        np.savez_compressed(part, allow_pickle=False, **net.arrays())
        part.replace(chosen.to)
    if chosen.fold is not None:
        figures = measured(net, everything, chosen.fold)
        print(json.dumps(figures, indent=1))
        if chosen.to:
            chosen.to.with_suffix(".json").write_text(json.dumps(figures), encoding="utf-8")
    if chosen.write:
        write_judge("net", net.arrays(), manifest(chosen), FOLDER)


def manifest(chosen: argparse.Namespace) -> dict[str, Any]:
    """What the net that ships was trained on, and how."""
    return {
        "command": "python -m benchmarks.train_translation_net PATH_TO_SHARED_DATA --write --nets FOLDER",
        "trained_on": {
            "parallel texts, all years and languages, FLORES too": checksum_of([chosen.path / "mt/segments.jsonl.gz"]),
            "WCXB, articles of the tuning half": checksum_of([chosen.path / "wcxb-dev/gold.jsonl.gz"]),
        },
        "torch": torch.__version__.split("+")[0],
        "members": [asdict(plan) for plan in PLANS],
        "steps": chosen.steps,
        "batch": BATCH,
        "lengths": LENGTHS,
        "mass": MASS,
        "web_share": WEB_SHARE,
        "rate": RATE,
        "folds": [
            json.loads((chosen.nets / f"fold{fold}.json").read_text(encoding="utf-8"))
            for fold in range(FOLDS if chosen.nets else 0)
        ],
    }


if __name__ == "__main__":
    main()
