"""Questions with the articles they led to: labelled by lawyers, or cited in answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.citation.numerals import in_chinese
from index.articles import ArticleRow
from index.asked import article_key
from index.train.pairs import NearDuplicates, development

_CITED = re.compile(r"《([^》]{2,40})》[^《》第。]{0,8}第([一二三四五六七八九十百千零〇\d]+)条")
_OPENING = 80  # word characters by which a passage is known as an article


@dataclass(frozen=True, slots=True)
class Led:
    """A question and the keys of the articles it led to, one tuple for each article and copies."""

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


def weak(folder: Path, rows: Sequence[ArticleRow]) -> list[Led]:
    """Return questions whose answers cite articles, none close to a judged question.

    Raises:
        OSError: the folder does not hold the training data.
    """
    train = _lines(folder / "eval/retrieval/queries_train.jsonl")
    near = NearDuplicates([*development(folder), *(str(q["text"]) for q in train)])
    by_opening = {_opening(row.text): article_key(row.law, row.number) for row in rows}
    known = set(by_opening.values())
    led: dict[str, set[str]] = {}
    for pair in _lines(folder / "train/pairs.jsonl"):
        query, passage = str(pair["query"]), str(pair["passage"])
        if pair["kind"] == "qa":
            led.setdefault(query, set()).update(set(_cited(passage)) & known)
        elif pair["kind"] == "qlaw":
            key = by_opening.get(_opening(passage.partition(" ")[2]))
            led.setdefault(query, set()).update({key} if key else ())
    return [Led(q, tuple(sorted(keys))) for q, keys in led.items() if keys and not near.match(q)]


def _cited(text: str) -> Iterator[str]:
    for title, number in _CITED.findall(text):
        if number.isdigit():
            if not 0 < int(number) < 10_000:
                continue
            number = in_chinese(int(number))
        yield article_key(title, f"第{number}条")


def _opening(text: str) -> str:
    return re.sub(r"\W", "", text)[:_OPENING]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
