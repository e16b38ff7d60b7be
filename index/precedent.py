"""Questions with the articles they led to by name: those of the model, and our own phrasings."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import numpy as np

from corpus.knowledge_base import Knowledge
from corpus.model.law import Citation
from corpus.model.matter import Matter
from index.asked import Asked, article_key
from index.embedding import Embedding, Vectors

_VECTORS, _NAMES = "questions.npy", "questions.json"


@dataclass(frozen=True, slots=True)
class Precedents:
    """Vectors of questions, shape (questions, dimension), and the articles of each as keys."""

    vectors: Vectors
    led: tuple[tuple[str, ...], ...]

    def placed(self, rows: Mapping[str, Sequence[int]]) -> Asked:
        """Return the questions with the rows that their articles have in an index."""
        return Asked.of(
            self.vectors, [[row for key in keys for row in rows.get(key, ())] for keys in self.led]
        )


def of_knowledge(knowledge: Knowledge, embedding: Embedding, known: Container[str]) -> Precedents:
    """Return the phrasings of matters as questions that lead to what the matter cites.

    Only articles whose key is known count, and matters that cite one.
    """
    titles = {instrument.id: instrument.title for instrument in knowledge.instruments}
    texts: list[str] = []
    led: list[tuple[str, ...]] = []
    for matter in knowledge.matters:
        limits = [knowledge.time_limit[id] for id in matter.time_limits]
        cited = [c for c in _citations((matter, *limits)) if c.article and c.instrument in titles]
        named = {article_key(titles[c.instrument], str(c.article)) for c in cited}
        keys = tuple(sorted(key for key in named if key in known))
        said = _said(matter) if keys else ()
        texts += said
        led += [keys] * len(said)
    return Precedents(embedding.encode(texts), tuple(led))


def save(folder: Path, known: Precedents) -> None:
    """Write questions to a folder, vectors in half precision; no text is kept."""
    np.save(folder / _VECTORS, known.vectors.astype(np.float16))
    (folder / _NAMES).write_text(json.dumps(known.led, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> Precedents:
    """Return the questions saved in a folder."""
    led = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
    vectors = np.load(folder / _VECTORS, allow_pickle=False).astype(np.float32)
    return Precedents(vectors, tuple(map(tuple, led)))


def _said(matter: Matter) -> tuple[str, ...]:
    return (matter.title, *matter.phrasings, *matter.questions_of_law, *matter.errands)


def _citations(thing: object) -> Iterator[Citation]:
    if isinstance(thing, Citation):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _citations(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _citations(getattr(thing, field.name))
