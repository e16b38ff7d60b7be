"""Questions people asked before, as vectors, each with the articles it led to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.citation.numerals import value
from index.embedding import Vectors

Ints = NDArray[np.int32]
_NEAR, _SPREAD = 60, 0.12  # questions that vote, and how fast a vote fades with distance
_NOISE = re.compile(r"中华人民共和国|[《》〈〉\s]")
_NUMBER = re.compile(r"第([一二三四五六七八九十百千零〇两]+)条(?:之([一二三四五六七八九十]+))?")


@dataclass(frozen=True, slots=True)
class Votes:
    """Articles that the nearest questions led to: shares of the vote, and the best likeness."""

    rows: Ints
    shares: Vectors
    nearest: Vectors


@dataclass(frozen=True, slots=True)
class Asked:
    """Question q led to the articles `rows[starts[q] : starts[q + 1]]`."""

    vectors: Vectors
    starts: Ints
    rows: Ints

    @classmethod
    def of(cls, vectors: Vectors, led: Sequence[Sequence[int]]) -> Asked:
        """Return the questions of which some article is known."""
        kept = [q for q, rows in enumerate(led) if rows]
        starts = np.cumsum([0, *(len(led[q]) for q in kept)])
        rows = np.array([row for q in kept for row in led[q]], np.int32)
        return cls(vectors[kept], starts.astype(np.int32), rows)

    def without(self, left_out: Sequence[int]) -> Asked:
        """Return the questions less those of the given numbers."""
        out = set(left_out)
        led = [
            [] if q in out else list(self.rows[self.starts[q] : self.starts[q + 1]])
            for q in range(len(self.vectors))
        ]
        return Asked.of(self.vectors, led)

    def votes(self, vector: Vectors) -> Votes:
        """Return the votes of the questions nearest to a unit vector of shape (dimension,)."""
        if not len(self.vectors):
            return Votes(np.zeros(0, np.int32), *(np.zeros(0, np.float32),) * 2)
        likeness = self.vectors @ vector
        count = min(_NEAR, len(likeness))
        near = np.argpartition(-likeness, count - 1)[:count]
        weights = np.exp((likeness[near] - 1) / _SPREAD)
        lengths = self.starts[near + 1] - self.starts[near]
        rows = np.concatenate([self.rows[self.starts[q] : self.starts[q + 1]] for q in near])
        unique, where = np.unique(rows, return_inverse=True)
        shares = np.bincount(where, np.repeat(weights, lengths)) / weights.sum()
        nearest = np.full(len(unique), -1, np.float32)
        np.maximum.at(nearest, where, np.repeat(likeness[near], lengths))
        return Votes(unique.astype(np.int32), shares.astype(np.float32), nearest)


def instrument_key(title: str) -> str:
    """Return a title as it is compared: without the name of the state, marks and spaces."""
    return _NOISE.sub("", title)


def article_key(title: str, number: str) -> str:
    """Return `title#276-1` for an article written 第二百七十六条之一 or 276-1."""
    found = _NUMBER.fullmatch(number.strip())
    if found:
        number = str(value(found[1])) + (f"-{value(found[2])}" if found[2] else "")
    return f"{instrument_key(title)}#{number.strip()}"


def numbered(keys: Iterable[str]) -> Mapping[str, list[int]]:
    """Return the rows of each key; an article may stand in a file more than once."""
    found: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        found.setdefault(key, []).append(row)
    return found
