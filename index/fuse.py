"""Reciprocal rank fusion of ranked lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SMOOTHING = 60


def fuse(rankings: Iterable[Sequence[str]], *, limit: int) -> list[tuple[str, float]]:
    """Return the ids with their fused scores, best first; ties keep the order of arrival."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id in enumerate(ranking, 1):
            scores[id] = scores.get(id, 0.0) + 1 / (_SMOOTHING + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])[:limit]
