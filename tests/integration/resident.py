"""Somebody who talks to the programming interface, and what they read of it."""

from __future__ import annotations

import json
from time import monotonic, sleep

from fastapi.testclient import TestClient

from service.api.problems import MESSAGES

API = "/api/conversations"


class Resident:
    """Somebody with a conversation."""

    def __init__(self, client: TestClient) -> None:
        opened = client.post(API)
        assert opened.status_code == 201
        self.id, self.key = opened.json()["id"], opened.json()["key"]
        self.client, self.url = client, f"{API}/{self.id}"
        self.headers = {"Authorization": f"Bearer {self.key}"}

    def post(self, **body):
        return self.send("/messages", body)

    def send(self, path: str, body: dict):
        return self.client.post(self.url + path, json=body, headers=self.headers)

    def events(self, **body) -> list[tuple[str, dict]]:
        response = self.post(**body)
        assert response.status_code == 200, response.text
        return events_of(response.text)

    def history(self) -> dict:
        return self.client.get(self.url, headers=self.headers).json()


def events_of(stream: str) -> list[tuple[str, dict]]:
    """Return the events of a stream by name; heartbeats are left out."""
    found = []
    for block in stream.strip().split("\n\n"):
        parts = dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":"))
        if parts:
            found.append((parts["event"], json.loads(parts["data"])))
    return found


def code(response) -> str:
    """Return the code of a refusal, whose form and words are as promised."""
    assert set(response.json()) == {"error"}
    assert response.json()["error"]["message"] == MESSAGES[response.json()["error"]["code"]]
    return response.json()["error"]["code"]


def wait_until(condition) -> None:
    """Wait up to five seconds for a condition."""
    started = monotonic()
    while not condition() and monotonic() - started < 5:
        sleep(0.01)
    assert condition()
