"""Which matter a message is about, and whether it asks for help, for knowledge or for a window.

Linear classifiers over words and character pairs, trained from the phrasings of the knowledge when
the index is built (the sole home of scikit-learn's classifiers), read back as plain arrays.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.tokens import Tokens

Floats = NDArray[np.float32]
SENSE = 1.0  # weight of a message's meaning beside its words


@dataclass(frozen=True, slots=True)
class Example:
    """A phrasing with the matter and the purpose it stands for."""

    text: str
    matter: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """Probabilities over matters, best first, and purposes; `known`: share of known features."""

    matters: tuple[tuple[str, float], ...]
    purposes: dict[str, float]
    known: float


@dataclass(frozen=True, slots=True)
class _Head:
    classes: tuple[str, ...]
    weights: Floats  # shape (features, classes)
    meaning: Floats  # shape (dimension of the embedding, classes)
    bias: Floats  # shape (classes,)
    scale: float

    def __call__(self, columns: list[int], values: Floats, sense: Floats) -> Floats:
        """Return class probabilities, shape (classes,)."""
        logits = (values @ self.weights[columns] + sense @ self.meaning + self.bias) * self.scale
        exponents = np.exp(logits - logits.max())
        return np.asarray(exponents / exponents.sum(), np.float32)


class Recogniser:
    """Reads a message; small enough to answer in well under a millisecond."""

    def __init__(
        self,
        tokens: Tokens,
        embedding: Embedding,
        vocabulary: dict[str, int],
        idf: Floats,
        matters: _Head,
        purposes: _Head,
    ) -> None:
        self._tokens, self._embedding = tokens, embedding
        self._vocabulary, self._idf = vocabulary, idf
        self._matters, self._purposes = matters, purposes

    def recognise(self, text: str, *, limit: int = 5) -> Recognition:
        """Return the most likely matters and the purposes of a message."""
        features = self._tokens.features(text)
        columns, values = vector(features, self._vocabulary, self._idf)
        if not columns:
            return Recognition((), {}, 0.0)
        sense = self._embedding.encode([text])[0] * SENSE
        scores = self._matters(columns, values, sense)
        best = np.argsort(-scores)[:limit]
        purposes = self._purposes(columns, values, sense)
        return Recognition(
            tuple((self._matters.classes[i], float(scores[i])) for i in best),
            dict(zip(self._purposes.classes, map(float, purposes), strict=True)),
            len(columns) / len(set(features)),
        )

    def save(self, folder: Path) -> None:
        """Write the classifier to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        heads = {"matter": self._matters, "purpose": self._purposes}
        arrays: dict[str, NDArray[Any]] = {"idf": self._idf.astype(np.float16)}
        for name, head in heads.items():
            arrays |= {
                f"{name}_weights": head.weights.astype(np.float16),
                f"{name}_meaning": head.meaning.astype(np.float16),
                f"{name}_bias": head.bias,
            }
        np.savez(folder / "weights.npz", allow_pickle=False, **arrays)
        words = sorted(self._vocabulary, key=self._vocabulary.__getitem__)
        named = {n: {"classes": h.classes, "scale": h.scale} for n, h in heads.items()}
        text = json.dumps({"vocabulary": words, **named}, ensure_ascii=False)
        (folder / "names.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, tokens: Tokens, embedding: Embedding) -> Recogniser:
        """Return the classifier saved in a folder."""
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            heads = [
                _Head(
                    tuple(names[n]["classes"]),
                    arrays[f"{n}_weights"].astype(np.float32),
                    arrays[f"{n}_meaning"].astype(np.float32),
                    arrays[f"{n}_bias"],
                    names[n]["scale"],
                )
                for n in ("matter", "purpose")
            ]
            idf = arrays["idf"].astype(np.float32)
        vocabulary = {word: i for i, word in enumerate(names["vocabulary"])}
        return cls(tokens, embedding, vocabulary, idf, *heads)


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
