"""The order of the candidates: a small network over their figures, kept as plain arrays."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.embedding import Vectors

FILE = "ranker.npz"


@dataclass(frozen=True, slots=True)
class Ranker:
    """One hidden layer over standardised figures; trained by `index/train/ranker.py`."""

    mean: Vectors
    scale: Vectors
    inner: Vectors  # (figures, hidden)
    inner_bias: Vectors
    outer: Vectors  # (hidden,)

    def scores(self, figures: Vectors) -> Vectors:
        """Return a score for each row of figures, higher is better."""
        hidden = (figures - self.mean) / self.scale @ self.inner + self.inner_bias
        return np.asarray(np.maximum(hidden, 0) @ self.outer, np.float32)

    def save(self, folder: Path) -> None:
        """Write the ranker to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(folder / FILE, **asdict(self))

    @classmethod
    def load(cls, folder: Path) -> Ranker:
        """Return the ranker saved in a folder."""
        with np.load(folder / FILE, allow_pickle=False) as arrays:
            return cls(**{name: arrays[name] for name in arrays.files})
