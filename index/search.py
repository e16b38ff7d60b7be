"""Hybrid search over the passages of a generation: words and meaning, fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.candidates import Question, Ranking
from index.dense import Dense
from index.embedding import Embedding, Vectors
from index.fuse import fuse
from index.lexical import Lexical
from index.passages import Passage
from index.tokens import Cut, Tokens

_DEPTH = 100  # hits taken from each side before fusion


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its score, the words of the question it contains and its row in the index."""

    passage: Passage
    score: float
    terms: tuple[str, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Why:
    """What each side of the search says of a passage: cosine, and BM25."""

    likeness: float
    words: float


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches the passages of one generation."""

    passages: Sequence[Passage]
    tokens: Tokens
    cut: Cut
    lexical: Lexical
    embedding: Embedding
    dense: Dense
    ranking: Ranking | None = None

    def search(self, text: str, *, limit: int) -> list[Found]:
        """Return the best passages, best first."""
        words, vector = self.tokens.words(text), self.embedding.encode([text])
        return [self._found(row, score, words) for row, score in self._rows(text, vector, limit)]

    def why(self, text: str, rows: Sequence[int]) -> list[Why]:
        """Return what each side says of some rows for a question."""
        vector = self.embedding.encode([text])[0]
        likeness = self.dense.vectors(np.array(rows, np.int32)) @ vector if rows else []
        words = self.lexical.scores(self.cut.by(self.tokens)(text))
        return [
            Why(round(float(near), 4), round(float(words[row]), 4))
            for row, near in zip(rows, likeness, strict=True)
        ]

    def _rows(self, text: str, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        words = self.cut.by(self.tokens)(text)
        if self.ranking:
            return self.ranking.search(Question(vector, tuple(words)), limit=limit)
        by_word = self.lexical.search(words, limit=max(limit, _DEPTH))
        by_meaning = self.dense.search(vector, limit=max(limit, _DEPTH)) if vector.any() else []
        rankings = [[str(row) for row, _ in ranking] for ranking in (by_word, by_meaning)]
        return [(int(row), score) for row, score in fuse(rankings, limit=limit)]

    def _found(self, row: int, score: float, words: Sequence[str]) -> Found:
        passage = self.passages[row]
        text = passage.heading + passage.text
        terms = tuple(dict.fromkeys(w for w in words if len(w) > 1 and w in text))
        return Found(passage, score, terms, row)
