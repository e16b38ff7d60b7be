"""The training loop: contrastive, seeded by step, so that a resumed run ends the same (torch)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.train.pairs import Groups, Pair

DIMENSION, BATCH = 256, 1024
_RATE, _WARMUP, _FLOOR = 2e-2, 100, 0.02
_TEMPERATURE, _DROPPED = 0.05, 0.1
_MIX = (("questions", 0.6), ("paraphrases", 0.12), ("articles", 0.28))
_SAVE_EVERY = 300.0  # seconds between checkpoints
Encode = Callable[[Sequence[str]], list[list[int]]]
Progress = Callable[[int, float], None]


def train(
    groups: Groups, encode: Encode, *, size: int, steps: int, checkpoint: Path, progress: Progress
) -> Any:
    """Return token vectors, shape (size, DIMENSION), going on from a checkpoint."""
    import torch

    torch.manual_seed(0)
    vectors = torch.nn.EmbeddingBag(size, DIMENSION, mode="mean")
    torch.nn.init.normal_(vectors.weight, std=0.1)
    optimiser = torch.optim.Adam(vectors.parameters(), lr=_RATE)
    step = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        step = state["step"]
        vectors.load_state_dict(state["vectors"])
        optimiser.load_state_dict(state["optimiser"])
    saved = time.monotonic()
    while step < steps:
        chance = np.random.default_rng([0, step])
        left, right = zip(*_batch(groups, chance), strict=True)
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1, step / _WARMUP) * max(_FLOOR, 1 - step / steps)
        loss = _loss(vectors, *(_thinned(encode(side), chance) for side in (left, right)))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step += 1
        progress(step, loss.item())
        if time.monotonic() - saved > _SAVE_EVERY:
            _save(checkpoint, step, vectors, optimiser)
            saved = time.monotonic()
    checkpoint.unlink(missing_ok=True)
    return vectors.weight.detach().numpy()


def _batch(groups: Groups, chance: np.random.Generator) -> list[Pair]:
    kind = str(chance.choice([name for name, _ in _MIX], p=[share for _, share in _MIX]))
    if kind != "articles":
        pairs: list[Pair] = getattr(groups, kind)
        return [pairs[i] for i in chance.choice(len(pairs), min(BATCH, len(pairs)), replace=False)]
    rows = chance.choice(len(groups.articles), min(BATCH, len(groups.articles)), replace=False)
    articles = (groups.articles[i] for i in rows)
    return [_cut(heading, sentences, chance) for heading, sentences in articles]


def _cut(heading: str, sentences: tuple[str, ...], chance: np.random.Generator) -> Pair:
    """Return one sentence of an article and the rest of it under its heading."""
    one = int(chance.integers(len(sentences)))
    rest = "。".join(sentences[:one] + sentences[one + 1 :])
    return sentences[one], f"{heading} {rest[:300]}"


def _thinned(rows: list[list[int]], chance: np.random.Generator) -> list[list[int]]:
    return [[i for i in row if chance.random() > _DROPPED] or row or [0] for row in rows]


def _loss(vectors: Any, left: list[list[int]], right: list[list[int]]) -> Any:
    import torch
    from torch.nn.functional import cross_entropy, normalize

    def encoded(rows: list[list[int]]) -> Any:
        starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
        flat = torch.from_numpy(np.concatenate(rows).astype(np.int64))
        return normalize(vectors(flat, torch.from_numpy(starts.astype(np.int64))), dim=1)

    scores = encoded(left) @ encoded(right).T / _TEMPERATURE
    same = torch.arange(len(left))
    return (cross_entropy(scores, same) + cross_entropy(scores.T, same)) / 2


def _save(checkpoint: Path, step: int, vectors: Any, optimiser: Any) -> None:
    import torch

    state = {"step": step, "vectors": vectors.state_dict(), "optimiser": optimiser.state_dict()}
    fresh = checkpoint.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(checkpoint)
