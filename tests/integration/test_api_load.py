"""The programming interface when many ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from tests.fakes import FakeAnswerer
from tests.integration.resident import Resident, code, wait_until


def test_LOAD_09_one_conversation_answers_one_message_at_a_time(
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


def test_LOAD_01_two_are_answered_at_a_time_and_the_others_wait(
    client: TestClient, answerer: FakeAnswerer
) -> None:
    residents = [Resident(client) for _ in range(6)]

    with ThreadPoolExecutor() as pool:
        answers = [pool.submit(r.post, text="慢慢说") for r in residents]
        wait_until(lambda: answerer.at_once == 2)
        answerer.go.set()

        assert [a.result().status_code for a in answers] == [200] * 6
    assert answerer.most_at_once == 2


def test_LOAD_05_what_is_too_much_is_refused_with_a_time_to_come_back(
    client: TestClient, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.api.turns.Turns.full", True)

    response = Resident(client).post(text="你好")

    assert (response.status_code, code(response)) == (503, "busy")
    assert response.headers["retry-after"] == "5"


def test_LOAD_09_ten_questions_a_minute_are_enough(resident: Resident) -> None:
    for _ in range(10):
        resident.events(text="你好")

    response = resident.post(text="你好")

    assert (response.status_code, code(response)) == (429, "too_fast")
    assert response.headers["retry-after"] == "60"
