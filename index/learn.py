"""Training of the classifiers; seeded, from examples alone (the sole home of scikit-learn)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.knowledge_base import Knowledge
from corpus.model.matter import Matter
from corpus.model.pathway import PathwayId, Stage
from index.classify import Classifier, Floats, vector
from index.embedding import Embedding
from index.tokens import Tokens

_SHARPNESS = 4.0  # from the margins of the machine over matters to probabilities


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the matter it is about and the pathway that should come first."""

    text: str
    matter: str
    pathway: str
    weight: float = 1.0


def examples(knowledge: Knowledge) -> list[Example]:
    """Return every phrasing of the knowledge as an example."""
    found = []
    for matter in knowledge.matters:
        kinds = (
            (first_pathway(matter), (*matter.phrasings, matter.title)),
            (PathwayId.CONSULTATION, matter.questions_of_law),
            (PathwayId.SERVICE_WINDOW, matter.errands),
        )
        found += [Example(t, matter.id, str(pathway)) for pathway, texts in kinds for t in texts]
    return found


def first_pathway(matter: Matter) -> PathwayId:
    """Return the pathway that comes first for a dispute of which nothing else is known."""
    today = [e for e in matter.pathways if e.stage is Stage.NOW]
    plain = [e for e in today if not e.needs] or today or list(matter.pathways)
    return plain[0].pathway


def learn_matters(
    given: Sequence[Example], tokens: Tokens, embedding: Embedding, *, least: int = 1
) -> Classifier:
    """Return a classifier over matters; features seen fewer than `least` times are left out."""
    from sklearn.svm import LinearSVC

    machine = LinearSVC(C=0.5, class_weight="balanced", random_state=0)
    labels = [example.matter for example in given]
    return _learn(machine, given, labels, tokens, embedding, least=least, sharpness=_SHARPNESS)


def learn_pathways(
    given: Sequence[Example], tokens: Tokens, embedding: Embedding, *, least: int = 2
) -> Classifier:
    """Return a calibrated classifier; features seen fewer than `least` times are left out."""
    from sklearn.linear_model import LogisticRegression

    machine = LogisticRegression(C=3.0, max_iter=400)
    labels = [example.pathway for example in given]
    return _learn(machine, given, labels, tokens, embedding, least=least, sharpness=1.0)


def _learn(
    machine: Any,
    given: Sequence[Example],
    labels: Sequence[str],
    tokens: Tokens,
    embedding: Embedding,
    *,
    least: int,
    sharpness: float,
) -> Classifier:
    features = [tokens.features(example.text) for example in given]
    spread = Counter(f for row in features for f in set(row))
    known = sorted(f for f, count in spread.items() if count >= least)
    vocabulary = {f: i for i, f in enumerate(known)}
    rarity = [math.log((1 + len(given)) / (1 + spread[f])) + 1 for f in known]
    idf = np.array(rarity, np.float32)
    matrix = _matrix(features, vocabulary, idf, embedding.encode([e.text for e in given]))
    machine.fit(matrix, labels, sample_weight=[example.weight for example in given])
    weights, bias = machine.coef_.T * sharpness, machine.intercept_ * sharpness
    if weights.shape[1] == 1:  # two classes share one direction
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    weights = weights.astype(np.float32)
    return Classifier(
        classes=tuple(map(str, machine.classes_)),
        vocabulary=vocabulary,
        idf=idf,
        weights=weights[: len(known)],
        meaning=weights[len(known) :],
        bias=bias.astype(np.float32),
    )


def _matrix(
    features: Sequence[Sequence[str]], vocabulary: dict[str, int], idf: Floats, sense: Floats
) -> Any:
    from scipy.sparse import csr_matrix, hstack

    rows = [vector(row, vocabulary, idf) for row in features]
    pointers = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns = np.concatenate([np.array(c, np.int64) for c, _ in rows])
    values = np.concatenate([v for _, v in rows])
    words = csr_matrix((values, columns, pointers), shape=(len(rows), len(vocabulary)))
    return hstack([words, csr_matrix(sense)]).tocsr()
