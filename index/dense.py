"""Nearest vectors (the sole home of faiss)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vectors


class Dense:
    """An inner-product index in half precision; rows are numbered in the order they were given."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    @classmethod
    def build(cls, vectors: Vectors) -> Dense:
        """Return an index over unit vectors, shape (rows, dimension)."""
        faiss = _faiss()
        kind, metric = faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        engine = faiss.IndexScalarQuantizer(vectors.shape[1], kind, metric)
        engine.add(vectors)
        return cls(engine)

    @classmethod
    def load(cls, path: Path) -> Dense:
        """Return the index saved in a file."""
        return cls(_faiss().read_index(str(path)))

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        _faiss().write_index(self._engine, str(path))

    def search(self, vector: Vectors, *, limit: int) -> list[tuple[int, float]]:
        """Return row numbers with cosine similarities for one vector of shape (1, dimension)."""
        scores, rows = self._engine.search(vector, min(limit, self._engine.ntotal))
        return [(int(r), float(s)) for r, s in zip(rows[0], scores[0], strict=True) if r >= 0]

    def vectors(self, rows: NDArray[np.int32]) -> Vectors:
        """Return the vectors of some rows, shape (len(rows), dimension)."""
        return np.asarray(self._engine.reconstruct_batch(rows.astype(np.int64)), np.float32)


def _faiss() -> Any:
    import faiss

    faiss.omp_set_num_threads(1)  # two threads on a shared machine are slower than one
    return faiss
