"""BM25 over words (the sole home of bm25s)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import Vectors

_K1, _B = 1.2, 0.75


class Lexical:
    """A BM25 index; documents are numbered in the order they were given."""

    def __init__(self, engine: Any, size: int) -> None:
        self._engine, self._size = engine, size

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> Lexical:
        """Return an index over documents given as words."""
        import bm25s

        engine = bm25s.BM25(k1=_K1, b=_B)
        engine.index([list(d) or [""] for d in documents], show_progress=False)
        return cls(engine, len(documents))

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        """Return the index saved in a folder."""
        import bm25s

        engine = bm25s.BM25.load(str(folder), mmap=True)
        return cls(engine, int(engine.scores["num_docs"]))

    def save(self, folder: Path) -> None:
        """Write the index to a folder."""
        self._engine.save(str(folder))

    def scores(self, words: Sequence[str]) -> Vectors:
        """Return the score of every document, in the order they were given."""
        known = [w for w in words if w in self._engine.vocab_dict]
        if not known:
            return np.zeros(self._size, np.float32)
        return np.asarray(self._engine.get_scores(known), np.float32)

    def search(self, words: Sequence[str], *, limit: int) -> list[tuple[int, float]]:
        """Return document numbers with scores, best first, where a word is shared."""
        scores = self.scores(words)
        count = min(limit, self._size)
        best = np.argpartition(-scores, count - 1)[:count]
        ranked = best[np.lexsort((best, -scores[best]))]
        return [(int(n), float(scores[n])) for n in ranked if scores[n] > 0]
