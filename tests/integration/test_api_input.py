"""The programming interface with bad input: keys, bodies, texts, facts."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from service.api.problems import MESSAGES, STATUS, Code
from service.conversations.text import readable
from tests.fakes import FakeAnswerer
from tests.integration.resident import API, Resident, code, events_of


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
def test_IN_09_a_bad_body_gets_a_clear_message(resident: Resident, body: bytes) -> None:
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
def test_IN_10_broken_and_hidden_characters_do_no_harm(resident: Resident, text: str) -> None:
    response = resident.client.post(
        f"{resident.url}/messages",
        content=f'{{"text": "{text}"}}'.encode(),
        headers={**resident.headers, "Content-Type": "application/json"},
    )

    assert events_of(response.text)[-1][0] == "done"
    said = resident.history()["messages"][0]["text"]
    assert said.startswith("被罚")
    assert "\x00" not in said


def test_IN_09_a_long_message_is_kept_up_to_the_limit(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    resident.events(text="字" * 30_000)

    assert len(resident.history()["messages"][0]["text"]) == 2000
    assert len(answerer.calls[0][0]) == 30_000  # the engine cuts, and says so in its reply


@pytest.mark.parametrize("told", [True, False], ids=["length told", "length not told"])
def test_IN_09_a_huge_body_is_refused(
    resident: Resident, answerer: FakeAnswerer, told: bool
) -> None:
    body = json.dumps({"text": "字" * 200_000}).encode()

    response = resident.client.post(
        f"{resident.url}/messages",
        content=body if told else iter([body[:100_000], body[100_000:]]),
        headers={**resident.headers, "Content-Type": "application/json"},
    )

    assert (response.status_code, code(response)) == (413, "too_large")
    assert answerer.calls == []


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


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("被\u200b罚\u2060了", "被罚了"),
        ("被\u202e罚\u2066了", "被罚了"),
        ("被罚了\U000e0041\U000e0042", "被罚了"),
        ("被罚了\ufeff", "被罚了"),
        (
            "一家\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "一家\U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        ("被\u200d罚了", "被罚了"),
        ("被" + "\u0301" * 10_000 + "罚了", "被" + "\u0301" * 4 + "罚了"),
        ("被\ud83d罚了", "被\ufffd罚了"),
        ("１２３４５", "１２３４５"),
        ("被\u0378罚了", "被罚了"),
    ],
)
def test_IN_10_what_nobody_can_see_is_not_kept(typed: str, kept: str) -> None:
    assert readable(typed) == kept
