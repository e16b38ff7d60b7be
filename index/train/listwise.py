"""The small network that orders candidates, trained on lists (torch)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors
from index.ranker import Ranker

_HIDDEN, _ROUNDS, _BATCH, _RATE, _DECAY = 16, 30, 64, 5e-3, 1e-3


@dataclass(frozen=True, slots=True)
class Listed:
    """The candidates of one question: figures, and which of them are right."""

    figures: Vectors
    right: NDArray[np.bool_]


def learn(lists: Sequence[Listed], *, columns: Sequence[int] = (), seed: int = 0) -> Ranker:
    """Return a ranker that puts the right above the wrong, without the given columns."""
    import torch
    from torch.nn.functional import softplus

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    lists = [one for one in lists if one.right.any()]
    everything = np.concatenate([one.figures for one in lists])
    mean, scale = everything.mean(axis=0), everything.std(axis=0) + 1e-6
    scale[list(columns)] = 1e9  # a figure that is left out weighs nothing
    longest = max(len(one.right) for one in lists)
    figures = np.zeros((len(lists), longest, len(mean)), np.float32)
    there, right = np.zeros((2, len(lists), longest), bool)
    for i, one in enumerate(lists):
        figures[i, : len(one.right)] = (one.figures - mean) / scale
        there[i, : len(one.right)], right[i, : len(one.right)] = True, one.right
    inner, outer = torch.nn.Linear(len(mean), _HIDDEN), torch.nn.Linear(_HIDDEN, 1, bias=False)
    network = torch.nn.Sequential(inner, torch.nn.ReLU(), outer)
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    batches = -(-len(lists) // _BATCH)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=_ROUNDS * batches)
    for _ in range(_ROUNDS):
        for some in torch.randperm(len(lists)).split(_BATCH):
            scores = network(torch.from_numpy(figures[some])).squeeze(-1)
            good = torch.from_numpy(right[some])
            wrong = scores.masked_fill(good | ~torch.from_numpy(there[some]), -1e9)
            lost = softplus(wrong.logsumexp(1, keepdim=True) - scores) * good
            loss = (lost.sum(1) / good.sum(1)).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rates.step()
    weights = [p.detach().numpy().copy() for p in (inner.weight.T, inner.bias, outer.weight[0])]
    return Ranker(mean, scale, *weights)
