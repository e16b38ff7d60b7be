"""Questions with the articles they led to: as lawyers labelled them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.articles import ArticleRow
from index.asked import article_key
from index.train.pairs import NearDuplicates, development


@dataclass(frozen=True, slots=True)
class Led:
    """A question and the keys of the articles it led to."""

    text: str
    keys: tuple[str, ...]


def judged(folder: Path, rows: Sequence[ArticleRow]) -> list[Led]:
    """Return the training questions of the benchmark that are not close to a development one.

    Raises:
        OSError: the folder does not hold the training data.
    """
    keys = {row.id: article_key(row.law, row.number) for row in rows}
    near = NearDuplicates(development(folder))
    found = _lines(folder / "eval/retrieval/queries_train.jsonl")
    return [
        Led(q["text"], tuple(sorted({keys[str(id)] for group in q["relevant"] for id in group})))
        for q in found
        if not near.match(q["text"])
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
