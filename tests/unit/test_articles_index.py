"""Any file of articles can be indexed and searched; the index is whole, or refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.knowledge_base import Knowledge
from index import generation, store
from index.articles import read_articles
from index.asked import Asked, article_key
from index.build import articles_fresh, build_articles
from index.search import Searcher
from index.tokens import pairs

LAWS = (
    ("中华人民共和国劳动合同法", "第三十条", "用人单位应当按照约定向劳动者足额支付劳动报酬。"),
    ("中华人民共和国劳动合同法", "第三十八条", "未及时足额支付劳动报酬的，劳动者可以解除合同。"),
    (
        "中华人民共和国道路交通安全法",
        "第七十六条",
        "机动车发生交通事故造成人身伤亡的，先由保险赔偿。",
    ),
    ("湿地保护规定", "第二条", "湿地是指具有显著生态功能的自然或者人工的地带。"),
)


def write(path: Path, laws: tuple[tuple[str, str, str], ...] = LAWS) -> Path:
    rows = [
        {"id": n, "law": law, "no": no, "heading": "总则", "text": text}
        for n, (law, no, text) in enumerate(laws)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def silent(_: str) -> None:
    return


@pytest.fixture(scope="module")
def index(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("articles")
    build_articles(write(home / "a.jsonl"), home / "index", knowledge=knowledge, report=silent)
    return home / "index"


@pytest.fixture(params=["fused", "ranked"])
def searcher(
    index: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Searcher:
    """The few articles here are fused; with the threshold at zero they are ranked."""
    if request.param == "ranked":
        monkeypatch.setattr(store, "LEAST_RANKED", 0)
    opened = store.open_searcher(index, model="")
    assert bool(opened.ranking) == (request.param == "ranked")
    return opened


def test_a_lay_question_finds_its_article(searcher: Searcher) -> None:
    found = searcher.search("老板不给劳动报酬", limit=2)

    assert {hit.passage.id for hit in found} == {"0", "1"}
    assert "报酬" in "".join(found[0].terms)


@pytest.mark.parametrize("text", ["", "。", "的", "a", "ᚠᚢᚦ", "🙂", "了" * 10_000, "\x00"])
def test_hostile_questions_end_in_time(searcher: Searcher, text: str) -> None:
    found = searcher.search(text, limit=100)

    assert len({hit.passage.id for hit in found}) == len(found) <= len(LAWS)
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_the_commands_follow_the_contract(tmp_path: Path) -> None:
    articles, out, hits = write(tmp_path / "a.jsonl"), tmp_path / "index", tmp_path / "hits.jsonl"
    queries = tmp_path / "q.jsonl"
    queries.write_text(
        '{"id": 7, "text": "机动车发生交通事故，保险赔偿吗"}\n\n{"id": "b", "text": ""}\n',
        "utf-8",
    )

    run("build", "--articles", articles, "--out", out)
    run("search", "--index", out, "--queries", queries, "--limit", "3", "--out", hits)

    first, second = map(json.loads, hits.read_text("utf-8").splitlines())
    assert first["id"] == 7
    assert first["hits"][0]["id"] == "2"
    assert len(first["hits"]) == 3
    assert second == {"id": "b", "hits": []}
    assert articles_fresh(articles, out)
    assert not articles_fresh(write(articles, LAWS[:2]), out)


def run(*arguments: object) -> None:
    command = [sys.executable, "-m", "index", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def test_a_line_that_is_no_article_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl")
    path.write_text(path.read_text("utf-8") + '\n{"id": 9}', "utf-8")

    with pytest.raises(ValueError, match="第5行"):
        read_articles(path)


def test_a_changed_instrument_embeds_only_its_own_articles(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    said: list[str] = []
    articles, out = write(tmp_path / "a.jsonl"), tmp_path / "index"
    build_articles(articles, out, knowledge=knowledge, report=silent)
    write(articles, (*LAWS[:3], ("湿地保护规定", "第二条", "湿地包括沼泽。")))

    build_articles(articles, out, knowledge=knowledge, report=said.append)

    assert "新做了 1 条向量，共 4 条" in said
    changed = store.open_searcher(out, model="")
    assert [hit.passage.id for hit in changed.search("沼泽", limit=4) if hit.terms] == ["3"]
    fresh = tmp_path / "fresh"
    build_articles(articles, fresh, knowledge=knowledge, report=silent)
    assert (fresh / "dense.faiss").read_bytes() == (out / "dense.faiss").read_bytes()


def test_a_damaged_index_gives_no_vectors_away(tmp_path: Path, knowledge: Knowledge) -> None:
    build_articles(
        write(tmp_path / "a.jsonl"), tmp_path / "index", knowledge=knowledge, report=silent
    )
    with (tmp_path / "index/dense.faiss").open("ab") as file:
        file.write(b"x")

    assert store.earlier(tmp_path / "index", model="").dense is None
    with pytest.raises(generation.BadIndex):
        generation.verify(tmp_path / "index")


@pytest.mark.parametrize(
    ("title", "number", "key"),
    [
        ("中华人民共和国刑法", "第二百七十六条之一", "刑法#276-1"),
        ("刑法", "276-1", "刑法#276-1"),
        ("最高人民法院关于适用《中华人民共和国民法典》物权编的解释（一）", "第三条",
         "最高人民法院关于适用民法典物权编的解释（一）#3"),
        ("某通知", "", "某通知#"),
    ],
)  # fmt: skip
def test_an_article_has_one_key_however_it_is_written(title: str, number: str, key: str) -> None:
    assert article_key(title, number) == key


def test_the_nearest_questions_vote_for_their_articles() -> None:
    import numpy as np

    vectors = np.eye(3, dtype=np.float32)
    asked = Asked.of(vectors, [[4, 2], [2], []])

    votes = asked.votes(vectors[0])

    assert list(votes.rows) == [2, 4]
    assert votes.shares[1] > 0.9
    assert votes.nearest[0] == 1.0
    assert list(asked.without([0]).votes(vectors[0]).rows) == [2]
    assert len(asked.without([0, 1]).votes(vectors[0]).rows) == 0


def test_pairs_need_no_dictionary() -> None:
    assert pairs("欠薪１２３个月，AB") == ["欠薪", "123", "个月", "ab"]
