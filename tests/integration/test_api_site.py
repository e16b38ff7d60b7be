"""The whole site: health, headers, errors, what is published, the store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from corpus.knowledge_base import Knowledge
from corpus.model.matter import FactType
from corpus.model.pathway import PathwayId
from service.adapters.memory_store import MemoryStore
from service.bootstrap import pathway_names
from service.bootstrap import site as site_of
from service.conversations.model import Conversation
from service.pages.board import read_board
from service.settings import Settings
from tests.fake_site import WEB, site
from tests.fakes import NOW, FakeAnswerer


class BrokenStore(MemoryStore):
    def add(self, conversation: Conversation) -> None:
        raise RuntimeError("张三的话")


@pytest.fixture
def client() -> TestClient:
    return TestClient(site(FakeAnswerer()))


def test_the_process_lives_and_takes_questions(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_a_full_queue_is_not_ready(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    monkeypatch.setattr("service.api.turns.Turns.full", True)
    opened = client.post("/api/conversations").json()

    ready = client.get("/readyz")
    asked = client.post(
        f"/api/conversations/{opened['id']}/messages",
        json={"text": "你好"},
        headers={"Authorization": f"Bearer {opened['key']}"},
    )

    assert ready.status_code == asked.status_code == 503
    assert ready.json()["error"]["code"] == asked.json()["error"]["code"] == "busy"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/static/chat.js", 200),
        ("GET", "/static/nothing.js", 404),
        ("GET", "/nowhere", 404),
        ("GET", "/api/nowhere", 404),
        ("PUT", "/healthz", 405),
        ("GET", "/ask", 405),
        ("POST", "/api/conversations", 201),
        ("GET", "/api/conversations/x", 401),
        ("GET", "/static/%2e%2e/board.yaml", 404),
    ],
)
def test_every_response_is_dressed_and_every_error_has_one_form(
    client: TestClient, method: str, path: str, status: int
) -> None:
    response = client.request(method, path)

    assert response.status_code == status
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["x-request-id"]
    assert response.headers["cache-control"] == (
        "no-cache" if path.startswith("/static") else "no-store"
    )
    if status >= 400:
        assert set(response.json()["error"]) == {"code", "message"}


def test_what_nobody_expected_is_an_apology_without_a_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = TestClient(site(FakeAnswerer(), BrokenStore()))

    response = client.post("/api/conversations")

    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal"
    assert response.headers["content-security-policy"]
    assert "RuntimeError at test_api_site.py" in caplog.text
    assert "张三" not in response.text + caplog.text


def test_sites_that_may_embed_the_page_are_a_setting() -> None:
    app = site(FakeAnswerer(), frame_ancestors="https://www.bjxch.gov.cn")

    policy = TestClient(app).get("/healthz").headers["content-security-policy"]

    assert "frame-ancestors https://www.bjxch.gov.cn" in policy


def test_encrypted_pages_ask_for_encryption_to_stay() -> None:
    client = TestClient(site(FakeAnswerer()), base_url="https://testserver")

    assert "max-age=31536000" in client.get("/").headers["strict-transport-security"]


def test_exactly_the_promised_endpoints_are_published(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    published = {(method.upper(), path) for path, entry in paths.items() for method in entry}
    assert published == {
        ("POST", "/api/conversations"),
        ("POST", "/api/conversations/{id}/messages"),
        ("GET", "/api/conversations/{id}"),
        ("GET", "/api/conversations/{id}/events"),
        ("POST", "/api/conversations/{id}/handover"),
        ("POST", "/api/conversations/{id}/rating"),
        ("GET", "/api/conversations/{id}/facts"),
        ("PATCH", "/api/conversations/{id}/facts"),
        ("DELETE", "/api/conversations/{id}"),
        ("GET", "/api/conversations/{id}/papers"),
        ("GET", "/api/conversations/{id}/papers/{paper}"),
        ("GET", "/api/articles/{slug}/{article}"),
        ("GET", "/healthz"),
        ("GET", "/readyz"),
    }
    assert client.get("/docs").status_code == 404


def test_the_store_is_bounded_and_drops_what_was_used_longest_ago() -> None:
    store = MemoryStore(limit=2)
    store.add(Conversation("a", b"", NOW))
    store.add(Conversation("b", b"", NOW))
    store.find("a")

    store.add(Conversation("c", b"", NOW))

    assert [bool(store.find(id)) for id in "abc"] == [True, False, True]


def test_what_was_forgotten_while_it_was_answered_stays_forgotten() -> None:
    store = MemoryStore()
    conversation = Conversation("a", b"", NOW)
    store.add(conversation)
    store.remove("a")

    store.save(replace(conversation, key_digest=b"new"))

    assert store.find("a") is None


def test_the_board_has_eight_to_ten_starters_and_only_known_hotlines(
    knowledge: Knowledge,
) -> None:
    board = read_board(WEB / "board.yaml")

    assert 8 <= len(board.starters) <= 10
    assert {*board.always, *board.emergency} <= {line.number for line in knowledge.hotlines}


def test_the_id_of_a_fact_tells_the_page_what_to_ask_for(knowledge: Knowledge) -> None:
    for fact in knowledge.facts:
        assert fact.id.endswith("_on") == (fact.type is FactType.DATE), fact.id
        assert fact.id.endswith("_amount") == (fact.type is FactType.AMOUNT), fact.id


def test_every_pathway_has_a_name_to_show(knowledge: Knowledge) -> None:
    names = pathway_names(knowledge)

    assert set(names) == set(PathwayId)
    assert all(names.values())


def test_the_real_engine_answers_on_the_page(settings: Settings) -> None:
    client = TestClient(site_of(settings))

    page = client.post("/ask", data={"text": "昨天被城管当场罚了两百，不服"}).text

    assert "行政复议" in page.split("<template")[0]
    assert 'data-stage="now"' in page
    assert "第二十三条第一款第（一）项" in page
