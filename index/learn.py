"""Training of the recogniser from the phrasings of the knowledge; seeded, a few seconds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from corpus.knowledge_base import Knowledge
from index.embedding import Embedding
from index.recognise import SENSE, Example, Recogniser, _Head, vector
from index.tokens import Tokens

_MATTER_SCALE, _PURPOSE_SCALE = 4.0, 2.0  # margins of the linear machines to probabilities


def examples(knowledge: Knowledge) -> list[Example]:
    """Return every phrasing of the knowledge with its matter and purpose."""
    found = []
    for matter in knowledge.matters:
        kinds = {
            "dispute": (*matter.phrasings, matter.title),
            "knowledge": matter.questions_of_law,
            "errand": matter.errands,
        }
        found += [
            Example(t, matter.id, purpose) for purpose, texts in kinds.items() for t in texts
        ]
    return found


def learn(
    given: Sequence[Example], tokens: Tokens, embedding: Embedding, *, least: int = 1
) -> Recogniser:
    """Return a recogniser trained on the examples; the same examples give the same one."""
    from scipy.sparse import csr_matrix, hstack

    features = [tokens.features(example.text) for example in given]
    spread = Counter(f for row in features for f in set(row))
    vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in spread.items() if n >= least))}
    idf = np.array(
        [math.log((1 + len(given)) / (1 + spread[f])) + 1 for f in vocabulary], np.float32
    )
    rows = [vector(row, vocabulary, idf) for row in features]
    pointers = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    matrix = csr_matrix(
        (np.concatenate([v for _, v in rows]), np.concatenate([c for c, _ in rows]), pointers),
        shape=(len(given), len(vocabulary)),
    )
    sense = embedding.encode([example.text for example in given]) * SENSE
    matrix = hstack([matrix, csr_matrix(sense)]).tocsr()
    matter = _head(matrix, [e.matter for e in given], _MATTER_SCALE, words=len(vocabulary))
    purpose = _head(matrix, [e.purpose for e in given], _PURPOSE_SCALE, words=len(vocabulary))
    return Recogniser(tokens, embedding, vocabulary, idf, matter, purpose)


def _head(matrix, labels: Sequence[str], scale: float, *, words: int) -> _Head:  # type: ignore[no-untyped-def]
    from sklearn.svm import LinearSVC

    if len(set(labels)) == 1:  # nothing to tell apart
        flat = np.zeros((matrix.shape[1], 1), np.float32)
        return _Head((labels[0],), flat[:words], flat[words:], np.zeros(1, np.float32), scale)
    machine = LinearSVC(C=0.5, class_weight="balanced", random_state=0).fit(matrix, labels)
    weights = machine.coef_.T
    bias = machine.intercept_
    if weights.shape[1] == 1:  # two classes share one direction
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    names = tuple(map(str, machine.classes_))
    weights = weights.astype(np.float32)
    return _Head(names, weights[:words], weights[words:], bias.astype(np.float32), scale)
