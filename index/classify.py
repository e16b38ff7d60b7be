"""A linear classifier over words and meaning, kept as plain arrays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NAMES, _ARRAYS = "names.json", "weights.npz"


@dataclass(frozen=True, slots=True)
class Classifier:
    """Class probabilities from the tf-idf of a message's features and from its sentence vector."""

    classes: tuple[str, ...]
    vocabulary: dict[str, int]
    idf: Floats  # shape (features,)
    weights: Floats  # shape (features, classes)
    meaning: Floats  # shape (dimension of the embedding, classes)
    bias: Floats  # shape (classes,)

    def probabilities(self, features: Sequence[str], sense: Floats) -> dict[str, float]:
        """Return a probability for every class, or nothing when no feature is known."""
        columns, values = vector(features, self.vocabulary, self.idf)
        if not columns:
            return {}
        logits = values @ self.weights[columns] + sense @ self.meaning + self.bias
        exponents = np.exp(logits - logits.max())
        shares = exponents / exponents.sum()
        return dict(zip(self.classes, map(float, shares), strict=True))

    def save(self, folder: Path) -> None:
        """Write the classifier to a folder, weights in half precision."""
        folder.mkdir(parents=True, exist_ok=True)
        half = {name: getattr(self, name).astype(np.float16) for name in ("weights", "meaning")}
        np.savez_compressed(folder / _ARRAYS, idf=self.idf, bias=self.bias, **half)
        words = sorted(self.vocabulary, key=self.vocabulary.__getitem__)
        names = {"classes": self.classes, "vocabulary": words}
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Classifier:
        """Return the classifier saved in a folder."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            floats = {name: arrays[name].astype(np.float32) for name in arrays.files}
        vocabulary = {word: i for i, word in enumerate(names["vocabulary"])}
        return cls(classes=tuple(names["classes"]), vocabulary=vocabulary, **floats)


def vector(
    features: Sequence[str], vocabulary: dict[str, int], idf: Floats
) -> tuple[list[int], Floats]:
    """Return the columns and unit-length weights of the features that are known."""
    seen: dict[int, int] = {}
    for feature in features:
        column = vocabulary.get(feature)
        if column is not None:
            seen[column] = seen.get(column, 0) + 1
    columns = sorted(seen)
    values = np.array([1 + np.log(seen[c]) for c in columns], np.float32) * idf[columns]
    length = float(np.linalg.norm(values))
    return columns, values / length if length else values
