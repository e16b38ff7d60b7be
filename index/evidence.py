"""What is known of each article before a question comes: whose it is, and who asked for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.asked import Asked, Ints
from index.embedding import Vectors

GROUPS = ("judged", "phrased")  # questions lawyers labelled, and phrasings of our matters
_FILE = "evidence.npz"
_INTERPRETATION = re.compile("解释|最高人民")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Columns over the articles of one index, and the groups of questions that led to them."""

    laws: Ints  # number of the instrument of each article
    chapters: Ints
    shape: Vectors  # (articles, 2): logarithm of the length, whether an interpretation
    groups: tuple[Asked, ...]  # in the order of GROUPS
    priors: Vectors  # (articles, 5), from the groups alone

    @classmethod
    def of(
        cls,
        laws: Sequence[str],
        chapters: Sequence[str],
        texts: Sequence[str],
        groups: tuple[Asked, ...],
    ) -> Evidence:
        """Return the evidence for articles in the order of the index."""
        numbers = _numbers(laws)
        within = _numbers([f"{law}\n{c}" for law, c in zip(laws, chapters, strict=True)])
        lengths = np.log1p([len(text) for text in texts])
        interpretations = [bool(_INTERPRETATION.search(law)) for law in laws]
        shape = np.stack([lengths, interpretations], axis=1).astype(np.float32)
        return cls(numbers, within, shape, groups, _priors(numbers, groups))

    def without(self, left_out: Sequence[int]) -> Evidence:
        """Return the evidence less some judged questions: what was known before they came."""
        groups = (self.groups[0].without(left_out), *self.groups[1:])
        return replace(self, groups=groups, priors=_priors(self.laws, groups))

    def save(self, folder: Path) -> None:
        """Write the evidence to a folder, vectors in half precision."""
        arrays = {"laws": self.laws, "chapters": self.chapters, "shape": self.shape}
        for name, group in zip(GROUPS, self.groups, strict=True):
            arrays[f"{name}_vectors"] = group.vectors.astype(np.float16)
            arrays |= {f"{name}_starts": group.starts, f"{name}_rows": group.rows}
        np.savez(folder / _FILE, **arrays)  # type: ignore[arg-type]

    @classmethod
    def load(cls, folder: Path) -> Evidence | None:
        """Return the evidence saved in a folder, None when there is none."""
        if not (folder / _FILE).is_file():
            return None
        with np.load(folder / _FILE, allow_pickle=False) as saved:
            arrays = {name: saved[name] for name in saved.files}
        groups = tuple(
            Asked(
                arrays[f"{name}_vectors"].astype(np.float32),
                arrays[f"{name}_starts"],
                arrays[f"{name}_rows"],
            )
            for name in GROUPS
        )
        laws = arrays["laws"]
        return cls(laws, arrays["chapters"], arrays["shape"], groups, _priors(laws, groups))


def _priors(laws: Ints, groups: tuple[Asked, ...]) -> Vectors:
    """Return how often articles and instruments were asked for, as logarithms."""
    sizes = np.bincount(laws).astype(np.float32)
    columns = []
    for group in groups:
        asked = np.bincount(group.rows, minlength=len(laws))
        by_law = np.bincount(laws[group.rows], minlength=len(sizes))
        columns += [np.log1p(asked), np.log1p(by_law)[laws]]
    columns.append(
        (np.log1p(np.bincount(laws[groups[0].rows], minlength=len(sizes))) - np.log(sizes))[laws]
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _numbers(names: Sequence[str]) -> Ints:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int32)
