"""Calling a person, and rating the help."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from service.conversations.model import Grade
from tests.integration.resident import Resident, code

GRADES = [grade.value for grade in Grade]


def test_a_hand_over_is_queued_and_shows_the_telephone(resident: Resident) -> None:
    resident.events(text="昨天被罚了")

    response = resident.send("/handover", {"consent": True, "note": "请帮我看看"})

    assert response.status_code == 200
    assert response.json()["state"] == "queued"
    assert "12348" in response.json()["text"]
    history = resident.history()
    assert history["handover"] == "queued"
    assert history["messages"][-1]["from"] == "system"
    assert "12348" in history["messages"][-1]["text"]


def test_a_second_hand_over_keeps_the_place(resident: Resident) -> None:
    for _ in range(2):
        resident.send("/handover", {"consent": True})

    assert len(resident.history()["messages"]) == 1


def test_without_consent_nothing_is_handed_over(resident: Resident) -> None:
    for body in ({}, {"consent": False}, {"note": "请看"}, {"consent": True, "more": 1}):
        response = resident.send("/handover", body)
        assert (response.status_code, code(response)) == (422, "bad_input")

    assert resident.history()["handover"] is None


def test_one_can_still_ask_while_waiting_for_a_person(resident: Resident) -> None:
    resident.send("/handover", {"consent": True})

    resident.events(text="昨天被罚了")

    assert [m["from"] for m in resident.history()["messages"]] == [
        "system",
        "resident",
        "assistant",
    ]
    assert resident.history()["handover"] == "queued"


@pytest.mark.parametrize("grade", GRADES)
def test_every_grade_is_kept_and_a_bad_one_is_followed_up(resident: Resident, grade: str) -> None:
    bad = grade in ("dissatisfied", "very_dissatisfied")

    response = resident.send("/rating", {"grade": grade, "reasons": ["看不懂"]})

    assert response.json()["follow_up"] == ("open" if bad else "none")
    assert response.json()["text"]
    assert resident.history()["rating"] == grade


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"grade": "great"},
        {"grade": "fair", "reasons": ["长" * 41]},
        {"grade": "fair", "reasons": ["多"] * 11},
        {"grade": "fair", "comment": "长" * 501},
    ],
)
def test_a_bad_rating_body_is_refused(resident: Resident, body: dict) -> None:
    response = resident.send("/rating", body)

    assert (response.status_code, code(response)) == (422, "bad_input")


@pytest.mark.parametrize(
    ("path", "body"), [("/handover", {"consent": True}), ("/rating", {"grade": "fair"})]
)
def test_nobody_calls_or_rates_for_another(client: TestClient, path: str, body: dict) -> None:
    mine, other = Resident(client), Resident(client)

    response = client.post(other.url + path, json=body, headers=mine.headers)

    assert (response.status_code, code(response)) == (404, "no_such_conversation")
    assert other.history()["rating"] is other.history()["handover"] is None
