"""Vectors of an earlier index, so that only what changed is embedded again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.dense import Dense
from index.embedding import Embedding, Vectors


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier index: which text stands in which row."""

    rows: Mapping[str, int] = field(default_factory=dict)
    dense: Dense | None = None

    @classmethod
    def of(cls, texts: Sequence[str], dense: Path) -> Earlier:
        """Return the index of these texts with its vectors in a file."""
        return cls({text: row for row, text in enumerate(texts)}, Dense.load(dense))

    def encode(self, texts: Sequence[str], embedding: Embedding) -> tuple[Vectors, int]:
        """Return the vectors of texts, and how many of them had to be made."""
        known = [n for n, text in enumerate(texts) if text in self.rows]
        fresh = [n for n, text in enumerate(texts) if text not in self.rows]
        if self.dense is None or not known:
            return embedding.encode(texts), len(texts)
        old = self.dense.vectors(np.array([self.rows[texts[n]] for n in known], np.int32))
        vectors = np.zeros((len(texts), old.shape[1]), np.float32)
        vectors[known] = old
        if fresh:
            vectors[fresh] = embedding.encode([texts[n] for n in fresh])
        return vectors, len(fresh)


NOTHING = Earlier()
