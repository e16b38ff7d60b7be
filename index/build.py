"""Builds a generation from the knowledge, or a plain index from a file of articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from corpus.check import check
from corpus.decode import plain
from corpus.knowledge_base import FOLDER, Knowledge, load
from index import generation, store
from index.articles import read_articles
from index.passages import from_knowledge
from index.store import Report
from index.tokens import Cut

_FILES = "files"  # digest of the knowledge as written: when it is the same, so is the knowledge


def build(home: Path, *, model: str = "", folder: Path = FOLDER, report: Report) -> str:
    """Return the id of the generation built from the knowledge in a folder.

    Raises:
        KnowledgeError: the knowledge breaks a promise; the current generation stays.
    """
    report("检查知识")
    files = store.digest(folder.rglob("*.yaml"))
    knowledge = check(folder)
    terms = store.terms_of(knowledge)

    def fill(work: Path) -> Mapping[str, str]:
        passages = list(from_knowledge(knowledge))
        store.save_passages(work, passages, terms, model=model, report=report)
        store.save_knowledge(work, knowledge, terms, model=model, report=report)
        return _made_from(knowledge, model, files)

    return generation.write(home, fill)


def build_articles(
    articles: Path,
    out: Path,
    *,
    knowledge: Knowledge | None = None,
    model: str = "",
    report: Report,
) -> int:
    """Return how many articles of a JSON Lines file were indexed into a folder.

    The knowledge tells how people ask for them; without one the repository's own is read.

    Raises:
        ValueError: a line is not an article; the message names it.
    """
    out.mkdir(parents=True, exist_ok=True)
    report("读条文")
    rows = read_articles(articles)
    before = store.earlier(out, model=model)
    passages = [row.passage for row in rows]
    store.save_passages(
        out, passages, [], model=model, report=report, cut=Cut.PAIRS, earlier=before
    )
    store.save_evidence(out, rows, knowledge or load(), model=model, report=report)
    generation.seal(out, _made_from_articles(articles, model))
    return len(rows)


def articles_fresh(articles: Path, out: Path, *, model: str = "") -> bool:
    """Return whether the index in a folder was made from this file by this code, and is whole."""
    try:
        return generation.verify(out) == _made_from_articles(articles, model)
    except generation.BadIndex:
        return False


def is_fresh(home: Path, *, model: str = "", folder: Path = FOLDER) -> bool:
    """Return whether the current generation was made from the knowledge as it stands.

    Raises:
        KnowledgeError: the knowledge breaks a promise.
    """
    try:
        made_from = generation.verify(generation.current(home))
    except generation.BadIndex:
        return False
    files = store.digest(folder.rglob("*.yaml"))
    if made_from.get(_FILES) == files:  # the same files say the same: no need to read them
        return made_from == {**made_from, **store.made_by(model)}
    return made_from == _made_from(check(folder), model, str(made_from.get(_FILES)))


def _made_from_articles(articles: Path, model: str) -> dict[str, str]:
    return {"articles": generation.digest(articles), **store.made_by(model)}


def _made_from(knowledge: Knowledge, model: str, files: str) -> dict[str, str]:
    return {"knowledge": fingerprint(knowledge), _FILES: files, **store.made_by(model)}


def fingerprint(knowledge: Knowledge) -> str:
    """Return a digest of the knowledge, the same whenever the knowledge is."""
    text = json.dumps(plain(knowledge), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
