"""Articles as they are indexed: read from a file, with the evidence for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.knowledge_base import Knowledge
from index import precedent
from index.asked import article_key, instrument_key, numbered
from index.embedding import Embedding
from index.evidence import Evidence
from index.passages import Passage
from index.precedent import Precedents


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of an instrument with the headings it stands under."""

    id: str
    law: str
    number: str
    heading: str
    text: str

    @property
    def passage(self) -> Passage:
        """Return the article as a passage."""
        heading = " ".join(filter(None, (self.law, self.heading, self.number)))
        return Passage(self.id, heading, self.text)


def read_articles(path: Path) -> list[ArticleRow]:
    """Return the articles of a JSON Lines file.

    Raises:
        ValueError: a line is not an article; the message names it.
    """
    with path.open(encoding="utf-8") as lines:
        return [_article(line, n) for n, line in enumerate(lines, 1) if line.strip()]


def evidence(
    rows: Sequence[ArticleRow], knowledge: Knowledge, embedding: Embedding, model: Path
) -> Evidence:
    """Return what was asked before, by the model's questions and our own phrasings."""
    known = precedent.load(model)
    phrased = precedent.of_knowledge(knowledge, embedding, frozenset(keys(rows)))
    return placed(rows, known, phrased)


def keys(rows: Sequence[ArticleRow]) -> list[str]:
    """Return the key of each article, in order."""
    return [article_key(row.law, row.number) for row in rows]


def placed(rows: Sequence[ArticleRow], *groups: Precedents) -> Evidence:
    """Return the evidence of groups of questions for these articles."""
    where = numbered(keys(rows))
    return Evidence.of(
        [instrument_key(row.law) for row in rows],
        [row.heading for row in rows],
        [row.text for row in rows],
        tuple(group.placed(where) for group in groups),
    )


def _article(line: str, number: int) -> ArticleRow:
    try:
        row = json.loads(line)
        heading, article = (str(row.get(name) or "") for name in ("heading", "no"))
        return ArticleRow(str(row["id"]), str(row["law"]), article, heading, str(row["text"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"第{number}行不是一条条文：{error}") from error
