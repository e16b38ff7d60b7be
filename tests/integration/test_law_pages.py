"""Articles for programs and laws for people, with a small library and with none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from corpus.compare import compare
from corpus.knowledge_base import Knowledge
from corpus.model.text import Article, Version
from corpus.resolver import Resolver
from service.api.articles import Shelf, article_endpoints
from service.api.problems import add_problem_responses
from service.lawbook import LawBook
from service.pages.law import LawRenderer
from tests.fake_site import WEB

TITLE, SLUG = "中华人民共和国仲裁法", "arbitration-law"
HOSTILE = "<script>alert(1)</script>"


def article(number: str, text: str, *heading: str) -> Article:
    return Article(number, heading, text)


OLD = [
    article("1", "第一条　甲乙丙丁戊己庚辛。", "第一章　总则"),
    article("2", "第二条　这一条后来没有了，说的是别的事。", "第一章　总则"),
]
NEW = [
    article("1", "第一条　甲乙丙丁戊己庚壬。", "第一章　总则"),
    article("2", f"第二条　天地玄黄，宇宙洪荒{HOSTILE}。", "第二章　分则"),
    article("2-1", "第二条之一　日月盈昃。\n\n辰宿列张。", "第二章　分则"),
]


@dataclass
class SmallLibrary:
    """Two versions of one law."""

    held: dict[str, Sequence[Article]] = field(
        default_factory=lambda: {"2017修正": OLD, "2025修订": NEW}
    )

    def titles(self) -> tuple[str, ...]:
        return (TITLE,)

    def versions(self, title: str) -> tuple[Version, ...]:
        if title != TITLE:
            return ()
        days = [
            ("2017修正", date(2018, 1, 1), date(2026, 2, 28)),
            ("2025修订", date(2026, 3, 1), None),
        ]
        return tuple(
            Version(TITLE, label, start, end, tuple(a.number for a in self.held[label]), "x.md")
            for label, start, end in days
        )

    def article_of(self, version: Version, number: str) -> Article | None:
        return next((a for a in self.held[version.label] if a.number == number), None)


def site(knowledge: Knowledge, texts: SmallLibrary | None) -> TestClient:
    now = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    book = LawBook(knowledge, Resolver.of(knowledge, texts))
    app = FastAPI()
    app.include_router(
        article_endpoints(Shelf(book, LawRenderer.of(WEB / "templates"), lambda: now))
    )
    add_problem_responses(app)
    return TestClient(app)


@pytest.fixture(scope="module")
def client(knowledge: Knowledge) -> TestClient:
    return site(knowledge, SmallLibrary())


@pytest.fixture(scope="module")
def bare(knowledge: Knowledge) -> TestClient:
    return site(knowledge, None)


def shown(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_an_article_is_told_verbatim(client: TestClient) -> None:
    body = client.get(f"/api/articles/{SLUG}/2-1").json()

    assert body["text"] == "第二条之一　日月盈昃。\n\n辰宿列张。"
    assert body["status"] == "in_force"
    assert body["text_available"] is True
    assert body["heading"] == ["第二章　分则"]
    assert body["version"] == {"label": "2025修订", "valid_from": "2026-03-01", "valid_to": None}


def test_an_article_is_that_of_the_day(client: TestClient) -> None:
    body = client.get(f"/api/articles/{SLUG}/1?on=2026-02-28").json()

    assert body["text"] == OLD[0].text
    assert client.get(f"/api/articles/{SLUG}/2-1?on=2026-02-28").status_code == 404


def test_a_missing_article_tells_what_there_is(client: TestClient) -> None:
    response = client.get(f"/api/articles/{SLUG}/300")

    assert response.status_code == 404
    assert response.json()["status"] == "no_such_article"
    assert response.json()["valid_range"] == ["1", "2"]
    assert response.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/articles/nothing/1", 404), (f"/api/articles/{SLUG}/1?on=x", 422), ("/law/x", 404)],
)
def test_what_cannot_be_opened_is_a_problem(client: TestClient, address: str, status: int) -> None:
    response = client.get(address)

    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_a_law_is_read_by_article(client: TestClient) -> None:
    html = client.get(f"/law/{SLUG}").text

    assert [f'id="{a.number}"' in html for a in NEW] == [True, True, True]
    seen = shown(html)
    assert seen.count("第二章分则") == 1
    assert "2026年11月24日：现行有效" in seen
    assert "2017修正" in seen
    assert HOSTILE not in html
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)


def test_another_version_says_that_it_is_not_in_force(client: TestClient) -> None:
    seen = shown(client.get(f"/law/{SLUG}?version=2017修正").text)

    assert "这个文本在2026年11月24日不再有效" in seen
    assert "这一条后来没有了" in seen


def test_two_versions_are_compared(client: TestClient) -> None:
    html = client.get(f"/law/{SLUG}?since=2017修正").text

    assert "<del>辛</del><ins>壬</ins>" in html
    assert "新增→第二条之一" in shown(html)
    assert "第二条→删去" in shown(html)


def test_a_title_leads_to_its_slug(client: TestClient) -> None:
    response = client.get(f"/law/{TITLE}?on=2026-01-01", follow_redirects=False)

    assert response.headers["location"] == f"/law/{SLUG}?on=2026-01-01"


def test_without_texts_the_gist_is_shown_and_how_to_import(bare: TestClient) -> None:
    body = bare.get(f"/api/articles/{SLUG}/72").json()
    seen = shown(bare.get(f"/law/{SLUG}").text)

    assert body["text"] is None
    assert body["status"] == "in_force"
    assert "corpus import" in body["import"]
    assert body["gist"]
    assert "原文未导入" in seen
    assert "python-mcorpusimport" in seen
    assert body["gist"][0].replace(" ", "") in seen


def test_a_repealed_law_leads_to_what_replaced_it(bare: TestClient, knowledge: Knowledge) -> None:
    slug = knowledge.instrument["合同法"].slug
    html = bare.get(f"/law/{slug}").text

    assert "不再有效" in shown(html)
    assert "《中华人民共和国民法典》" in shown(html)


def test_equal_versions_have_no_differences() -> None:
    assert compare(NEW, NEW) == []


def test_a_renumbered_article_is_no_difference() -> None:
    moved = [article("9", "第九条　天地玄黄。")]

    assert compare([article("3", "第三条　天地玄黄。")], moved) == []
