"""Builds a generation from the knowledge, or a plain index from a file of articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from corpus.check import check
from corpus.decode import plain
from corpus.knowledge_base import FOLDER, Knowledge
from index import generation, store
from index.passages import Passage, from_knowledge
from index.store import Report


def build(home: Path, *, model: str = "", folder: Path = FOLDER, report: Report) -> str:
    """Return the id of the generation built from the knowledge in a folder.

    Raises:
        KnowledgeError: the knowledge breaks a promise; the current generation stays.
    """
    report("检查知识")
    knowledge = check(folder)
    terms = store.terms_of(knowledge)

    def fill(work: Path) -> Mapping[str, str]:
        passages = list(from_knowledge(knowledge))
        store.save_passages(work, passages, terms, model=model, report=report)
        store.save_knowledge(work, knowledge, terms, model=model, report=report)
        return _made_from(knowledge, model)

    return generation.write(home, fill)


def build_articles(articles: Path, out: Path, *, model: str = "", report: Report) -> int:
    """Return how many articles of a JSON Lines file were indexed into a folder.

    Raises:
        ValueError: a line is not an article; the message names it.
    """
    out.mkdir(parents=True, exist_ok=True)
    report("读条文")
    passages = [
        _article(line, number)
        for number, line in enumerate(articles.open(encoding="utf-8"), 1)
        if line.strip()
    ]
    store.save_passages(out, passages, [], model=model, report=report)
    generation.seal(out, _made_from_articles(articles, model))
    return len(passages)


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
    return made_from == _made_from(check(folder), model)


def _made_from_articles(articles: Path, model: str) -> dict[str, str]:
    return {"articles": generation.digest(articles), "model": model, "code": _code()}


def _made_from(knowledge: Knowledge, model: str) -> dict[str, str]:
    return {"knowledge": fingerprint(knowledge), "model": model, "code": _code()}


def _code() -> str:
    """Return a digest of the code that makes an index, so that a change of it makes one stale."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()


def fingerprint(knowledge: Knowledge) -> str:
    """Return a digest of the knowledge, the same whenever the knowledge is."""
    text = json.dumps(plain(knowledge), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _article(line: str, number: int) -> Passage:
    try:
        row = json.loads(line)
        heading = " ".join(filter(None, (row["law"], row.get("heading"), row.get("no"))))
        return Passage(str(row["id"]), heading, row["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"第{number}行不是一条条文：{error}") from error
