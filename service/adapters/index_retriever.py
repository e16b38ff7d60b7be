"""The retriever port over the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.search import Searcher
from service.answering.ports import Hit


@dataclass(frozen=True, slots=True)
class IndexRetriever:
    """Finds passages in one generation."""

    searcher: Searcher

    def search(self, text: str, *, limit: int) -> Sequence[Hit]:
        """Return the best passages, best first."""
        found = self.searcher.search(text, limit=limit)
        return [Hit(f.passage.id, f.score, f.terms) for f in found]
