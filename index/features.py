"""What the ranker looks at: a row of figures for every article that might answer a question."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.asked import Ints, Votes
from index.embedding import Vectors
from index.evidence import GROUPS, Evidence

_LIKENESS = ("likeness", "behind", "standing", "rank_meaning")
_WORDS = ("words", "words_share", "rank_words")
_PRIORS = tuple(f"{who}_{what}" for who in GROUPS for what in ("article", "law"))
_VOTES = tuple(f"{who}_{v}" for who in GROUPS for v in ("share", "nearest", "law_share"))
NAMES = (
    *_LIKENESS,
    *_WORDS,
    "length",
    "interpretation",
    *_PRIORS,
    "law_rate",
    *_VOTES,
    "chapter_share",
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What each side of the search says of some articles."""

    rows: Ints
    likeness: Vectors  # cosine with the question
    words: Vectors  # BM25


def table(sides: Sides, evidence: Evidence, votes: tuple[Votes, ...]) -> Vectors:
    """Return the figures of the articles, shape (len(sides.rows), len(NAMES))."""
    rows, likeness, words = sides.rows, sides.likeness, sides.words
    laws, chapters = evidence.laws[rows], evidence.chapters[rows]
    columns = [
        likeness,
        likeness - likeness.max(),
        (likeness - likeness.mean()) / (likeness.std() + 1e-6),
        _rank(likeness),
        words / 10,
        words / (words.max() + 1e-6),
        _rank(words),
        *evidence.shape[rows].T,
        *evidence.priors[rows].T,
    ]
    for vote in votes:
        found, where = _place(rows, vote.rows)
        columns.append(np.where(found, vote.shares[where], 0) if len(vote.rows) else 0 * likeness)
        columns.append(np.where(found, vote.nearest[where], 0) if len(vote.rows) else 0 * likeness)
        columns.append(_sum(evidence.laws[vote.rows], vote.shares, laws))
    columns.append(_sum(evidence.chapters[votes[0].rows], votes[0].shares, chapters))
    return np.stack(columns, axis=1).astype(np.float32)


def _rank(scores: Vectors) -> Vectors:
    order = np.empty(len(scores), np.float32)
    order[np.argsort(-scores, kind="stable")] = np.arange(len(scores))
    return np.asarray(1 / (10 + order), np.float32)


def _place(rows: Ints, voted: Ints) -> tuple[np.ndarray, np.ndarray]:
    """Return which rows were voted for, and where in the sorted votes they stand."""
    where = np.minimum(np.searchsorted(voted, rows), max(len(voted) - 1, 0))
    return (voted[where] == rows if len(voted) else np.zeros(len(rows), bool)), where


def _sum(groups: Ints, weights: Vectors, wanted: Ints) -> Vectors:
    """Return for each wanted group the weight that fell on it, in logarithm."""
    size = int(max(wanted.max(), groups.max(initial=0))) + 1
    return np.asarray(np.log1p(np.bincount(groups, weights, minlength=size))[wanted], np.float32)
