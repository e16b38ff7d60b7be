"""Recall and reciprocal rank of ranked lists, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS, SEED = 2000, 0
Groups = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Figure:
    """A mean over questions with its 95 % bootstrap interval."""

    name: str
    mean: float
    low: float
    high: float


def recall(ranked: Sequence[str], relevant: Groups, depth: int) -> float:
    """Return the share of groups of which any id is among the first `depth`."""
    first = set(ranked[:depth])
    return sum(bool(group & first) for group in relevant) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], relevant: Groups, depth: int = 10) -> float:
    """Return one over the rank of the first relevant id within `depth`, or zero."""
    wanted = frozenset().union(*relevant)
    return next((1 / rank for rank, id in enumerate(ranked[:depth], 1) if id in wanted), 0.0)


def figures(ranked: Sequence[Sequence[str]], relevant: Sequence[Groups]) -> list[Figure]:
    """Return R@10, R@100 and MRR@10 of one system."""
    pairs = list(zip(ranked, relevant, strict=True))
    return [
        figure("R@10", [recall(r, w, 10) for r, w in pairs]),
        figure("R@100", [recall(r, w, 100) for r, w in pairs]),
        figure("MRR@10", [reciprocal_rank(r, w) for r, w in pairs]),
    ]


def figure(name: str, values: Sequence[float]) -> Figure:
    array = np.array(values)
    chance = np.random.default_rng(SEED)
    means = array[chance.integers(len(array), size=(ROUNDS, len(array)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(name, float(array.mean()), float(low), float(high))
