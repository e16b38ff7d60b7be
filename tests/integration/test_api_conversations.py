"""The programming interface: every endpoint, and what it does with bad input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest
from fastapi.testclient import TestClient

from service.api.problems import MESSAGES, STATUS, Code
from service.api.stream import pieces
from service.contract import answer_json
from service.domain.answer import FactSource
from tests.fakes import PLAIN, RICH, TODAY, FakeAnswerer, site

API = "/api/conversations"


@pytest.fixture
def answerer() -> FakeAnswerer:
    return FakeAnswerer()


@pytest.fixture
def client(answerer: FakeAnswerer) -> Iterator[TestClient]:
    with TestClient(site(answerer)) as client:
        yield client


class Resident:
    """Somebody with a conversation."""

    def __init__(self, client: TestClient) -> None:
        opened = client.post(API)
        assert opened.status_code == 201
        self.id, self.key = opened.json()["id"], opened.json()["key"]
        self.client, self.url = client, f"{API}/{self.id}"
        self.headers = {"Authorization": f"Bearer {self.key}"}

    def post(self, **body):
        return self.client.post(f"{self.url}/messages", json=body, headers=self.headers)

    def events(self, **body) -> list[tuple[str, dict]]:
        response = self.post(**body)
        assert response.status_code == 200, response.text
        return events_of(response.text)

    def history(self) -> dict:
        return self.client.get(self.url, headers=self.headers).json()


@pytest.fixture
def resident(client: TestClient) -> Resident:
    return Resident(client)


def events_of(stream: str) -> list[tuple[str, dict]]:
    found = []
    for block in stream.strip().split("\n\n"):
        name, value = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(value.removeprefix("data: "))))
    return found


def code(response) -> str:
    assert set(response.json()) == {"error"}
    assert response.json()["error"]["message"] == MESSAGES[response.json()["error"]["code"]]
    return response.json()["error"]["code"]


def wait_until(condition) -> None:
    started = monotonic()
    while not condition() and monotonic() - started < 5:
        sleep(0.01)
    assert condition()


def test_an_answer_arrives_as_status_text_answer_done(resident: Resident) -> None:
    events = resident.events(text="昨天被罚了")

    names = [name for name, _ in events]
    assert names[0] == "status"
    assert names[-2:] == ["answer", "done"]
    assert set(names[1:-2]) == {"text"}
    assert "".join(value["text"] for name, value in events if name == "text") == RICH.text
    assert events[-2][1] == answer_json(RICH)


def test_the_stream_is_not_kept_by_anyone_and_its_chinese_is_plain(resident: Resident) -> None:
    response = resident.post(text="昨天被罚了")

    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    assert "行政复议" in response.text


def test_the_engine_is_asked_for_today_in_beijing(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    resident.events(text="你好")

    assert answerer.calls[0][2] == TODAY


def test_a_tapped_choice_is_a_fact_and_its_label_is_what_was_said(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    resident.events(text="昨天被罚了")

    resident.events(fact="decision_on_spot", value="yes")

    text, case, _ = answerer.calls[-1]
    assert text == ""
    assert case.facts["decision_on_spot"].source is FactSource.CHOICE
    assert resident.history()["messages"][2]["text"] == "当场开的"


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("decision_on_spot", "unsure"),
        ("decision_received_on", "2026-11-03"),
        ("claim_amount", "200.5"),
    ],
)
def test_what_a_rule_can_read_is_taken(resident: Resident, fact: str, value: str) -> None:
    assert resident.post(fact=fact, value=value).status_code == 200


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("no_such_fact", "yes"),
        ("decision_on_spot", "maybe"),
        ("decision_received_on", "昨天"),
        ("decision_received_on", "20261103"),
        ("decision_received_on", "2026-02-30"),
        ("claim_amount", "很多"),
        ("claim_amount", "-1"),
        ("claim_amount", "inf"),
    ],
)
def test_what_no_rule_can_read_is_refused(
    resident: Resident, answerer: FakeAnswerer, fact: str, value: str
) -> None:
    response = resident.post(fact=fact, value=value)

    assert (response.status_code, code(response)) == (422, "unknown_fact")
    assert answerer.calls == []


def test_the_history_has_every_message_with_its_answer(resident: Resident) -> None:
    resident.events(text="昨天被罚了")
    resident.events(text="你好")

    messages = resident.history()["messages"]

    assert [m["from"] for m in messages] == ["resident", "assistant"] * 2
    assert messages[0]["text"] == "昨天被罚了"
    assert messages[1]["answer"] == answer_json(RICH)
    assert messages[3]["answer"] == answer_json(PLAIN)


def test_a_corrected_fact_reaches_the_next_answer(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    facts = {"facts": {"decision_received_on": "2026-11-03"}}

    response = resident.client.patch(f"{resident.url}/facts", json=facts, headers=resident.headers)
    resident.events(text="你好")

    known = {"fact": "decision_received_on", "value": "2026-11-03", "from": "choice"}
    assert response.json() == {"facts": [known]}
    assert answerer.calls[-1][1].facts["decision_received_on"].value == "2026-11-03"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"facts": {"no_such_fact": "1"}}, "unknown_fact"),
        ({"facts": {}}, "bad_input"),
        ({"facts": {"<script>": "1"}}, "bad_input"),
        ({}, "bad_input"),
    ],
)
def test_a_bad_correction_is_refused(resident: Resident, body: dict, expected: str) -> None:
    url = f"{resident.url}/facts"

    response = resident.client.patch(url, json=body, headers=resident.headers)

    assert (response.status_code, code(response)) == (422, expected)


def test_a_forgotten_conversation_is_gone(resident: Resident) -> None:
    response = resident.client.delete(resident.url, headers=resident.headers)

    assert response.status_code == 204
    again = resident.client.get(resident.url, headers=resident.headers)
    assert (again.status_code, code(again)) == (404, "no_such_conversation")


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer  ", "Basic abc", "abc"])
def test_without_a_key_nothing_is_told(resident: Resident, header: str | None) -> None:
    headers = {"Authorization": header} if header is not None else {}

    response = resident.client.get(resident.url, headers=headers)

    assert (response.status_code, code(response)) == (401, "no_key")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("DELETE", "", None),
        ("POST", "/messages", {"text": "你好"}),
        ("PATCH", "/facts", {"facts": {"claim_amount": "1"}}),
    ],
)
def test_another_ones_key_and_an_unknown_id_look_the_same(
    client: TestClient, method: str, path: str, body: dict | None
) -> None:
    mine, other = Resident(client), Resident(client)

    wrong_key = client.request(method, other.url + path, json=body, headers=mine.headers)
    unknown = client.request(method, f"{API}/nobody{path}", json=body, headers=mine.headers)

    assert wrong_key.status_code == unknown.status_code == 404
    assert wrong_key.json() == unknown.json()
    assert other.history()["messages"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"text": 5}',
        b'{"text": null}',
        b'{"text": ["a"]}',
        b'{"text": "a", "fact": "b"}',
        b'{"text": "a", "more": 1}',
        b'{"fact": "decision_on_spot"}',
        b'{"fact": "UPPER", "value": "yes"}',
        b'{"text": "\xff\xfe"}',
        b"[" * 100_000,
    ],
)
def test_a_bad_body_gets_a_clear_message(resident: Resident, body: bytes) -> None:
    response = resident.client.post(
        f"{resident.url}/messages",
        content=body,
        headers={**resident.headers, "Content-Type": "application/json"},
    )

    assert (response.status_code, code(response)) == (422, "bad_input")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07"])
def test_nothing_said_is_told_so(resident: Resident, text: str) -> None:
    response = resident.post(text=text)

    assert (response.status_code, code(response)) == (422, "empty_text")


@pytest.mark.parametrize("text", ["被罚\\ud83d了", "被罚\\u0000了", "被罚\\u202e了", "被罚😀了"])
def test_broken_and_hidden_characters_do_no_harm(resident: Resident, text: str) -> None:
    response = resident.client.post(
        f"{resident.url}/messages",
        content=f'{{"text": "{text}"}}'.encode(),
        headers={**resident.headers, "Content-Type": "application/json"},
    )

    assert events_of(response.text)[-1][0] == "done"
    said = resident.history()["messages"][0]["text"]
    assert said.startswith("被罚")
    assert "\x00" not in said


def test_a_long_message_is_kept_up_to_the_limit(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    resident.events(text="字" * 30_000)

    assert len(resident.history()["messages"][0]["text"]) == 2000
    assert len(answerer.calls[0][0]) == 30_000  # the engine cuts, and says so in its reply


@pytest.mark.parametrize("told", [True, False], ids=["length told", "length not told"])
def test_a_huge_body_is_refused(resident: Resident, answerer: FakeAnswerer, told: bool) -> None:
    body = json.dumps({"text": "字" * 200_000}).encode()

    response = resident.client.post(
        f"{resident.url}/messages",
        content=body if told else iter([body[:100_000], body[100_000:]]),
        headers={**resident.headers, "Content-Type": "application/json"},
    )

    assert (response.status_code, code(response)) == (413, "too_large")
    assert answerer.calls == []


def test_an_engine_that_breaks_ends_in_an_apology(
    resident: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    events = resident.events(text="坏了，我叫张三")

    answer = dict(events)["answer"]
    assert answer["status"] == "unavailable"
    assert answer["text"] == "现在答不了，请过一会儿再试。"
    assert "ValueError at fakes.py" in caplog.text
    assert "张三" not in caplog.text


def test_the_log_has_ids_and_timings_and_nothing_that_was_said(
    resident: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="service")

    resident.events(text="昨天被城管罚了，我叫张三")

    assert f"POST {resident.url}/messages 200" in caplog.text
    assert "张三" not in caplog.text
    assert resident.key not in caplog.text


def test_one_conversation_answers_one_message_at_a_time(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    with ThreadPoolExecutor() as pool:
        first = pool.submit(resident.post, text="慢慢说")
        wait_until(lambda: answerer.at_once)

        second = resident.post(text="再问一句")
        corrected = resident.client.patch(
            f"{resident.url}/facts",
            json={"facts": {"claim_amount": "1"}},
            headers=resident.headers,
        )
        answerer.go.set()

        assert first.result().status_code == 200
    assert (second.status_code, code(second)) == (409, "still_answering")
    assert code(corrected) == "still_answering"
    assert len(resident.history()["messages"]) == 2


def test_two_are_answered_at_a_time_and_the_others_wait(
    client: TestClient, answerer: FakeAnswerer
) -> None:
    residents = [Resident(client) for _ in range(6)]

    with ThreadPoolExecutor() as pool:
        answers = [pool.submit(r.post, text="慢慢说") for r in residents]
        wait_until(lambda: answerer.at_once == 2)
        answerer.go.set()

        assert [a.result().status_code for a in answers] == [200] * 6
    assert answerer.most_at_once == 2


def test_a_conversation_cannot_grow_without_end(
    resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.conversations.chat.MOST_MESSAGES", 2)
    resident.events(text="你好")

    response = resident.post(text="你好")

    assert (response.status_code, code(response)) == (409, "conversation_full")


def test_every_code_has_a_message_and_a_status() -> None:
    assert set(MESSAGES) == set(Code)
    assert set(STATUS) == set(Code)


def test_pieces_of_a_text_are_the_whole_text() -> None:
    text = "一，二。\n\n三！没有标点的尾巴"

    assert "".join(pieces(text)) == text
    assert pieces("") == []
