"""Search over our knowledge and the official texts together, each source with its weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.decode import decode
from corpus.yaml_file import read
from index.search import Found, Searcher, Why
from index.texts import Texts

SOURCES = Path(__file__).parent / "sources.yaml"
_SMOOTHING = 60  # as in reciprocal rank fusion


@dataclass(frozen=True, slots=True)
class Result:
    """A passage of either kind with its place in the merged list and why it is there."""

    id: str
    source: str
    heading: str
    text: str
    score: float  # comparable within one search only
    rank: int  # in its own list, from one
    terms: tuple[str, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Hybrid:
    """Merges the two lists by weighted reciprocal rank; their scores cannot be compared."""

    knowledge: Searcher
    texts: Texts | None
    weights: Mapping[str, float]

    def search(self, text: str, *, limit: int, on: date) -> list[Result]:
        """Return the best passages of the knowledge and of the texts in force on a day."""
        results = self._listed(self.knowledge, self.knowledge.search(text, limit=limit), text)
        if self.texts:
            found = self.texts.search(text, limit=limit, on=on)
            results += self._listed(self.texts.searcher, found, text)
        return sorted(results, key=lambda r: (-r.score, r.id))[:limit]

    def _listed(self, searcher: Searcher, found: Sequence[Found], text: str) -> list[Result]:
        whys = searcher.why(text, [f.row for f in found])
        results = []
        for rank, (hit, why) in enumerate(zip(found, whys, strict=True), 1):
            source = hit.passage.id.partition("/")[0]
            results.append(
                Result(
                    id=hit.passage.id,
                    source=source,
                    heading=hit.passage.heading,
                    text=hit.passage.text,
                    score=round(self.weights[source] / (_SMOOTHING + rank), 6),
                    rank=rank,
                    terms=hit.terms,
                    why=why,
                )
            )
        return results


@dataclass(frozen=True, slots=True)
class _Sources:
    owner: str
    weights: Mapping[str, float]


def read_weights(path: Path = SOURCES) -> Mapping[str, float]:
    """Return the weight of each source.

    Raises:
        KnowledgeError: the file is not a list of sources with numbers.
    """
    return decode(_Sources, read(path)).weights
