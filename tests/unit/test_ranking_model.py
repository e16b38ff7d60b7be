"""What the ranker learned is numbers; nothing near a development question taught it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index import precedent
from index.articles import read_articles
from index.features import NAMES
from index.ranker import Ranker
from index.store import RANKING
from index.train import questions
from index.train.pairs import NearDuplicates, development

LARGEST = 1_000_000  # bytes


def test_the_shipped_ranker_fits_the_figures() -> None:
    ranker = Ranker.load(RANKING)

    assert ranker.mean.shape == (len(NAMES),)
    assert np.isfinite(ranker.scores(np.zeros((1, len(NAMES)), np.float32))).all()


def test_the_shipped_questions_are_vectors_and_citations_only() -> None:
    known = precedent.load(RANKING)

    assert len(known.vectors) == len(known.led) > 0
    assert all(key.count("#") == 1 for keys in known.led for key in keys)
    assert {path.suffix for path in RANKING.iterdir()} == {".npy", ".npz", ".json", ".md"}
    assert sum(path.stat().st_size for path in RANKING.iterdir()) < LARGEST


def test_no_question_that_taught_is_close_to_a_development_question(shared: Path) -> None:
    rows = read_articles(shared / "eval/retrieval/corpus.jsonl")
    near = NearDuplicates(development(shared))

    taught = questions.judged(shared, rows)

    assert len(taught) > 900
    assert [led.text for led in taught if near.match(led.text)] == []
