"""Hybrid search over the passages of a generation: words and meaning, fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.dense import Dense
from index.embedding import Embedding
from index.fuse import fuse
from index.lexical import Lexical
from index.passages import Passage
from index.tokens import Tokens

_DEPTH = 100  # hits taken from each side before fusion


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its fused score and the words of the question it contains."""

    passage: Passage
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches the passages of one generation."""

    passages: Sequence[Passage]
    tokens: Tokens
    lexical: Lexical
    embedding: Embedding
    dense: Dense

    def search(self, text: str, *, limit: int) -> list[Found]:
        """Return the best passages, best first."""
        words = self.tokens.words(text)
        by_word = self.lexical.search(words, limit=max(limit, _DEPTH))
        by_meaning = self.dense.search(self.embedding.encode([text]), limit=max(limit, _DEPTH))
        rankings = [[str(row) for row, _ in ranking] for ranking in (by_word, by_meaning)]
        return [self._found(int(row), score, words) for row, score in fuse(rankings, limit=limit)]

    def _found(self, row: int, score: float, words: Sequence[str]) -> Found:
        passage = self.passages[row]
        text = passage.heading + passage.text
        terms = tuple(dict.fromkeys(w for w in words if len(w) > 1 and w in text))
        return Found(passage, score, terms)
