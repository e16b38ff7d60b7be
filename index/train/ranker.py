"""`make train`, third part: the order of articles, from questions lawyers labelled.

The default embedding has seen these questions with their articles, so what it says of them
is worth nothing as a lesson: the ranker is taught with a second one that has not (`--blind`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.knowledge_base import load
from index import precedent
from index.articles import ArticleRow, keys, placed, read_articles
from index.candidates import Question, Ranking
from index.dense import Dense
from index.embedding import Embedding, StaticModel
from index.features import NAMES
from index.lexical import Lexical
from index.precedent import Precedents
from index.ranker import Ranker
from index.store import MODEL, RANKING
from index.tokens import pairs
from index.train import blind, questions
from index.train.listwise import Listed, learn
from index.train.questions import Led

_FOLDS, _TOLD = 10, 5  # parts left out when figures are taken, and when they are judged


def _votes(group: str) -> tuple[str, ...]:
    return tuple(f"{group}_{what}" for what in ("share", "nearest", "law_share"))


_PARTS = {
    "nothing": (),
    "words": ("words", "words_share", "rank_words"),
    "priors": tuple(n for n in NAMES if n.endswith(("_article", "_law", "law_rate"))),
    "votes of judged questions": (*_votes("judged"), "chapter_share"),
    "votes of our own phrasings": _votes("phrased"),
    "likeness": ("likeness", "behind", "standing", "rank_meaning"),
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """The candidates of a judged question, how many articles are right, and its fold."""

    listed: Listed
    wanted: int
    fold: int


def main() -> int:
    """Return 0 when the ranker was written, 1 when there is no data."""
    parser = argparse.ArgumentParser(prog="python -m index.train.ranker", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="训练数据的文件夹")
    parser.add_argument("--blind", type=Path, default=Path("var/blind"), help="没见过题目的向量")
    parser.add_argument("--out", type=Path, default=RANKING)
    parser.add_argument("--folds", action="store_true", help="也分折评一遍：每一部分带来多少")
    arguments = parser.parse_args()
    try:
        rows = read_articles(arguments.data / "eval/retrieval/corpus.jsonl")
        asked = questions.judged(arguments.data, rows)
        if not arguments.blind.is_dir():
            blind.train(arguments.data, arguments.blind)
    except OSError as error:
        print(f"没有训练数据，请用 --data（make train DATA=文件夹）指明：{error}", file=sys.stderr)
        return 1
    given = lessons(rows, asked, StaticModel(arguments.blind))
    if arguments.folds:
        for part, columns in _PARTS.items():
            at_10, at_100, reciprocal = told(given, [NAMES.index(name) for name in columns])
            print(f"without {part:<28} R@10 {at_10:.3f} R@100 {at_100:.3f} MRR {reciprocal:.3f}")
    learn([lesson.listed for lesson in given]).save(arguments.out)
    precedent.save(arguments.out, _precedents(asked, StaticModel(MODEL)))
    return 0


def lessons(
    rows: Sequence[ArticleRow], asked: Sequence[Led], embedding: Embedding
) -> list[Lesson]:
    """Return for each judged question what the search would see had it not been judged."""
    passages = [row.passage for row in rows]
    lexical = Lexical.build([pairs(passage.whole) for passage in passages])
    dense = Dense.build(embedding.encode([passage.whole for passage in passages]))
    judged = _precedents(asked, embedding)
    phrased = precedent.of_knowledge(load(), embedding, frozenset(keys(rows)))
    evidence = placed(rows, judged, phrased)
    folds = np.random.default_rng(0).permutation(len(asked)) % _FOLDS
    found: list[Lesson] = []
    for fold in range(_FOLDS):
        left_out = [n for n, other in enumerate(folds) if other == fold]
        ranking = Ranking.of(lexical, dense, evidence.without(left_out), _NONE)
        for number in left_out:
            question = Question(judged.vectors[[number]], tuple(pairs(asked[number].text)))
            candidates, figures = ranking.figures(question, limit=100)
            group = evidence.groups[0]
            right = group.rows[group.starts[number] : group.starts[number + 1]]
            listed = Listed(figures, np.isin(candidates, right))
            found.append(Lesson(listed, len(right), fold))
    return found


def told(given: Sequence[Lesson], columns: Sequence[int]) -> tuple[float, float, float]:
    """Return R@10, R@100 and MRR@10 of questions that a ranker without the columns never saw."""
    figures = []
    for part in range(_TOLD):
        taught = [lesson.listed for lesson in given if lesson.fold % _TOLD != part]
        ranker = learn(taught, columns=columns)
        for lesson in given:
            if lesson.fold % _TOLD == part:
                order = np.argsort(-ranker.scores(lesson.listed.figures), kind="stable")
                right = lesson.listed.right[order]
                first = np.flatnonzero(right[:10])
                reciprocal = 1 / (first[0] + 1) if len(first) else 0.0
                shares = (right[:depth].sum() / lesson.wanted for depth in (10, 100))
                figures.append((*shares, reciprocal))
    at_10, at_100, reciprocal = np.mean(figures, axis=0)
    return float(at_10), float(at_100), float(reciprocal)


def _precedents(led: Sequence[Led], embedding: Embedding) -> Precedents:
    return Precedents(embedding.encode([q.text for q in led]), tuple(q.keys for q in led))


_NONE = Ranker(*(np.zeros(0, np.float32),) * 5)

if __name__ == "__main__":
    sys.exit(main())
