"""Knowledge and official texts are found together: in force on the day, and with why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.importers.run import import_texts
from corpus.knowledge_base import Knowledge
from corpus.library import Library
from index import texts
from index.hybrid import Hybrid, read_weights
from index.passages import from_knowledge
from index.store import Generation

FIRST = """# 湿地试验办法

2010年1月1日公布，自2010年1月1日起施行

第一条　在湿地里撒网捕鸟的，处十元罚款。

第二条　本办法自2010年1月1日起施行。
"""
OLD, NEW = date(2015, 1, 1), date(2009, 1, 1)


def silent(_: str) -> None:
    return


@pytest.fixture(scope="module")
def library(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("texts")
    (home / "湿地试验办法.md").write_text(FIRST, encoding="utf-8")
    import_texts([home / "湿地试验办法.md"], home / "library", knowledge)
    return Library(home / "library")


@pytest.fixture(scope="module")
def home(library: Library, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("index")
    texts.build(home, library, knowledge, report=silent)
    return home


def test_both_kinds_are_found_with_the_reason(generation: Generation, home: Path) -> None:
    search = Hybrid(generation.searcher, texts.open_search(home), read_weights())

    found = search.search("在湿地撒网捕鸟", limit=10, on=OLD)

    law = next(hit for hit in found if hit.source == "text")
    assert law.id.startswith("text/湿地试验办法#1@")
    assert "湿地" in law.terms
    assert law.why.likeness > 0
    assert law.why.words > 0
    assert {hit.source for hit in found} > {"text"}
    assert [hit.score for hit in found] == sorted((h.score for h in found), reverse=True)


def test_what_is_not_in_force_on_the_day_is_not_found(generation: Generation, home: Path) -> None:
    search = Hybrid(generation.searcher, texts.open_search(home), read_weights())

    found = search.search("在湿地撒网捕鸟", limit=10, on=NEW)

    assert found
    assert [hit.id for hit in found if hit.source == "text"] == []


def test_the_texts_are_stale_when_the_library_changes(
    home: Path, library: Library, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert texts.is_fresh(home, library, knowledge)
    monkeypatch.setattr(library, "content", "changed")
    assert not texts.is_fresh(home, library, knowledge)


def test_without_texts_the_knowledge_is_searched_alone(
    generation: Generation, tmp_path: Path
) -> None:
    assert texts.open_search(tmp_path) is None
    search = Hybrid(generation.searcher, None, read_weights())

    assert search.search("拖欠工资", limit=3, on=OLD)[0].source == "matter"


def test_every_kind_of_passage_has_a_weight(knowledge: Knowledge) -> None:
    kinds = {passage.id.partition("/")[0] for passage in from_knowledge(knowledge)}

    assert set(read_weights()) == kinds | {"text"}
