"""The endpoints of papers: for the holder of the key or the cookie, and for nobody else."""

import io
from collections.abc import Iterator

import pytest
from docx import Document
from fastapi.testclient import TestClient

from service import bootstrap
from service.settings import Settings

SAID = "昨天在路上被城管当场开单罚了两百，我不服"


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(bootstrap.site(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def asked(client: TestClient) -> tuple[str, dict[str, str]]:
    """The address of a conversation that was answered, and its key."""
    opened = client.post("/api/conversations").json()
    url, key = f"/api/conversations/{opened['id']}", opened["key"]
    headers = {"Authorization": f"Bearer {key}"}
    assert client.post(f"{url}/messages", json={"text": SAID}, headers=headers).status_code == 200
    return url, headers


def test_the_papers_that_fit_are_listed_and_open(
    client: TestClient, asked: tuple[str, dict[str, str]]
) -> None:
    url, headers = asked

    listed = client.get(f"{url}/papers", headers=headers).json()["papers"]
    file = client.get(f"{url}/papers/{listed[0]['id']}", headers=headers)

    assert listed[0] == {"id": "reconsideration_application", "title": "行政复议申请书"}
    assert file.headers["cache-control"] == "no-store"
    assert "attachment" in file.headers["content-disposition"]
    lines = [p.text for p in Document(io.BytesIO(file.content)).paragraphs]
    assert SAID in lines
    assert "最后一天：2026年11月24日" not in lines


@pytest.mark.parametrize("paper", ["civil_complaint", "nothing", "..%2f..%2fetc"])
def test_a_paper_that_does_not_fit_is_not_there(
    client: TestClient, asked: tuple[str, dict[str, str]], paper: str
) -> None:
    url, headers = asked

    assert client.get(f"{url}/papers/{paper}", headers=headers).status_code == 404


def test_nobody_else_gets_a_paper(client: TestClient, asked: tuple[str, dict[str, str]]) -> None:
    url, _ = asked
    other = client.post("/api/conversations").json()["key"]
    paper = f"{url}/papers/reconsideration_application"

    assert client.get(paper).status_code == 401
    assert client.get(paper, headers={"Authorization": f"Bearer {other}"}).status_code == 404


def test_a_plain_link_works_with_the_cookie_of_the_page(client: TestClient) -> None:
    client.post("/ask", data={"text": SAID})
    held = client.cookies["conversation"].partition(".")[0]

    own = client.get(f"/api/conversations/{held}/papers/reconsideration_application")
    others = client.get("/api/conversations/else/papers/reconsideration_application")

    assert (own.status_code, others.status_code) == (200, 404)
    client.cookies.clear()
