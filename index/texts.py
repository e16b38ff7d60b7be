"""Official texts as an index of its own: every article of every version, found by day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from corpus.knowledge_base import Knowledge
from corpus.library import Library
from index import generation, store
from index.articles import ArticleRow
from index.asked import Ints
from index.earlier import NOTHING
from index.generation import BadIndex
from index.search import Found, Searcher
from index.store import Report
from index.tokens import Cut

FOLDER = "texts"  # inside the home of the index
_DAYS = "days.npy"
_OTHER_DAYS = 200  # hits more than wanted, since some are not in force on the day
_NEVER = date.max.toordinal()  # a version of which no day is known is never in force


@dataclass(frozen=True, slots=True)
class Texts:
    """Searches the official texts that are in force on a day."""

    searcher: Searcher
    days: Ints  # (passages, 2): first and last day in force as ordinals; not known is never

    def search(self, text: str, *, limit: int, on: date) -> list[Found]:
        """Return the best articles in force on a day, best first."""
        day = on.toordinal()
        found = self.searcher.search(text, limit=limit + _OTHER_DAYS)
        in_force = (f for f in found if self.days[f.row, 0] <= day <= self.days[f.row, 1])
        return [f for f, _ in zip(in_force, range(limit), strict=False)]


def build(
    home: Path, library: Library, knowledge: Knowledge, *, model: str = "", report: Report
) -> str:
    """Return the id of the generation built from the library; unchanged articles keep vectors."""
    place = home / FOLDER
    before = NOTHING
    if generation.exists(place):
        before = store.earlier(generation.current(place), model=model)
    rows, days = [], []
    for row, first, last in _articles(library):
        rows.append(row)
        days.append((first, last))

    def fill(work: Path) -> Mapping[str, str]:
        passages = [row.passage for row in rows]
        store.save_passages(
            work, passages, [], model=model, report=report, cut=Cut.PAIRS, earlier=before
        )
        store.save_evidence(work, rows, knowledge, model=model, report=report)
        np.save(work / _DAYS, np.array(days, np.int32).reshape(-1, 2))
        return made_from(library, knowledge, model)

    return generation.write(place, fill)


def is_fresh(home: Path, library: Library, knowledge: Knowledge, *, model: str = "") -> bool:
    """Return whether the current generation was made from this library and these phrasings."""
    try:
        made = generation.verify(generation.current(home / FOLDER))
    except BadIndex:
        return False
    return made == made_from(library, knowledge, model)


def open_search(home: Path, *, model: str = "") -> Texts | None:
    """Return the official texts ready to search, None when none were indexed.

    Raises:
        BadIndex: the index was damaged.
    """
    if not generation.exists(home / FOLDER):
        return None
    folder = generation.current(home / FOLDER)
    generation.verify(folder)
    return Texts(store.open_searcher(folder, model=model), np.load(folder / _DAYS))


def made_from(library: Library, knowledge: Knowledge, model: str) -> dict[str, str]:
    """Return what an index of the library is made from."""
    said = "\n".join(f"{m.id} {m.title} {m.phrasings} {m.cites}" for m in knowledge.matters)
    phrasings = hashlib.sha256(said.encode()).hexdigest()
    return {"library": library.content, "phrasings": phrasings, **store.made_by(model)}


def _articles(library: Library) -> Iterator[tuple[ArticleRow, int, int]]:
    for title in library.titles():
        for version in library.versions(title):
            first = version.valid_from.toordinal() if version.valid_from else _NEVER
            last = version.valid_to.toordinal() if version.valid_to else _NEVER
            for article in library.articles(version):
                id = f"text/{title}#{article.number}@{version.label}"
                heading = " ".join(article.heading)
                yield ArticleRow(id, title, article.number, heading, article.text), first, last
