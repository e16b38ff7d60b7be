"""Pairs of texts that mean the same, read from the training data, less judged ones."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]
_GRAM, _TOO_NEAR = 6, 0.5
_SENTENCE, _PASSAGE = 8, 400  # shortest sentence and longest passage, in characters


@dataclass(frozen=True, slots=True)
class Groups:
    """Pairs by kind: lay questions with answers and articles, paraphrases, articles cut in two."""

    questions: list[Pair]
    paraphrases: list[Pair]
    articles: list[tuple[str, tuple[str, ...]]]


def read(folder: Path, *, blind: bool = False) -> Groups:
    """Return the training pairs of a data folder without those close to a development question.

    A blind reading also leaves out what is close to a judged question.

    Raises:
        OSError: the folder does not hold the training data.
    """
    judged = _rows(folder / "eval/retrieval/queries_train.jsonl") if blind else []
    near = NearDuplicates([*development(folder), *(row["text"] for row in judged)])
    questions: list[Pair] = []
    paraphrases: list[Pair] = []
    for row in _rows(folder / "train/pairs.jsonl"):
        pair = row["query"], row["passage"][:_PASSAGE]
        if not any(map(near.match, pair)):
            (paraphrases if row["kind"] in {"para", "nli"} else questions).append(pair)
    articles = []
    for row in _rows(folder / "eval/retrieval/corpus.jsonl"):
        sentences = tuple(s for s in re.split("[。；]", row["text"]) if len(s) > _SENTENCE)
        if len(sentences) > 1:
            articles.append((f"{row['law']} {row['heading'][:60]}", sentences))
    return Groups(questions, paraphrases, articles)


class NearDuplicates:
    """Finds texts that share more than half of their six-character runs with a judged question."""

    def __init__(self, questions: Iterable[str]) -> None:
        self._grams = [_grams(question) for question in questions]
        self._where: dict[str, list[int]] = {}
        for number, grams in enumerate(self._grams):
            for gram in grams:
                self._where.setdefault(gram, []).append(number)

    def match(self, text: str) -> bool:
        """Return whether the text is too close to one of the questions."""
        grams = _grams(text)
        hits = Counter(number for gram in grams for number in self._where.get(gram, ()))
        sizes = ((n, min(len(grams), len(self._grams[number]))) for number, n in hits.items())
        return any(n > _TOO_NEAR * size for n, size in sizes)


def _grams(text: str) -> set[str]:
    plain = re.sub(r"\W", "", text)
    return {plain[i : i + _GRAM] for i in range(len(plain) - _GRAM + 1)}


def development(folder: Path) -> list[str]:
    """Return the texts of all development questions."""
    names = ("eval/retrieval/queries_dev.jsonl", "eval/routing/dev.jsonl")
    return [row["text"] for name in names for row in _rows(folder / name)]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
