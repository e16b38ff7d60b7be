"""The articles that might answer a question, and their order (the whole of article search)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.asked import Ints, Votes
from index.dense import Dense
from index.embedding import Vectors
from index.evidence import Evidence
from index.features import Sides, table
from index.lexical import Lexical
from index.ranker import Ranker

_BY_MEANING, _BY_WORDS, _BY_CUSTOM, _BY_VOTE = 200, 150, 150, 60  # how many each side names
_LAW_WEIGHT, _ARTICLE_WEIGHT = 0.06, 0.05  # what having been asked for adds to the likeness


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the sides of the search see it."""

    vector: Vectors  # (1, dimension)
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Finds and orders articles with the evidence of what was asked before."""

    lexical: Lexical
    dense: Dense
    evidence: Evidence
    ranker: Ranker
    customary: Ints  # articles of instruments that somebody asked for
    customary_vectors: Vectors
    bonus: Vectors  # what having been asked for adds, one for each customary article

    @classmethod
    def of(cls, lexical: Lexical, dense: Dense, evidence: Evidence, ranker: Ranker) -> Ranking:
        """Return the ranking over the sides of one index."""
        asked, by_law = evidence.priors[:, 0], evidence.priors[:, 1]
        customary = np.flatnonzero(by_law + evidence.priors[:, 2] > 0).astype(np.int32)
        bonus = _LAW_WEIGHT * by_law + _ARTICLE_WEIGHT * asked
        vectors = dense.vectors(customary)
        return cls(lexical, dense, evidence, ranker, customary, vectors, bonus[customary])

    def search(self, question: Question, *, limit: int) -> list[tuple[int, float]]:
        """Return rows with scores, best first."""
        rows, figures = self.figures(question, limit=limit)
        if not len(rows):
            return []
        scores = self.ranker.scores(figures)
        best = np.lexsort((rows, -scores))[:limit]
        return [(int(rows[i]), float(scores[i])) for i in best]

    def figures(self, question: Question, *, limit: int) -> tuple[Ints, Vectors]:
        """Return the candidates and what the ranker looks at."""
        vector = question.vector[0]
        votes = tuple(group.votes(vector) for group in self.evidence.groups)
        scores = self.lexical.scores(question.words)
        rows = self._candidates(question, scores, votes, max(limit, _BY_MEANING))
        if not len(rows):
            return rows, np.zeros((0, 0), np.float32)
        sides = Sides(rows, self.dense.vectors(rows) @ vector, scores[rows])
        return rows, table(sides, self.evidence, votes)

    def _candidates(
        self, question: Question, scores: Vectors, votes: tuple[Votes, ...], depth: int
    ) -> Ints:
        if not question.vector.any() and not scores.any():
            return np.zeros(0, np.int32)
        meant = [row for row, _ in self.dense.search(question.vector, limit=depth)]
        named = [np.array(meant, np.int32), best(scores, _BY_WORDS)]
        if len(self.customary):
            likely = self.customary_vectors @ question.vector[0] + self.bonus
            named.append(self.customary[best(likely, _BY_CUSTOM)])
        named += [vote.rows[best(vote.shares, _BY_VOTE)] for vote in votes if len(vote.rows)]
        return np.unique(np.concatenate(named))


def best(scores: Vectors, count: int) -> Ints:
    """Return the numbers of the highest scores, in no order."""
    count = min(count, len(scores))
    return np.asarray(np.argpartition(-scores, count - 1)[:count], np.int32)
