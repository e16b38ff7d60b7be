"""A site over a fake engine, and somebody who talks to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.fake_site import site
from tests.fakes import FakeAnswerer
from tests.integration.resident import Resident


@pytest.fixture
def answerer() -> FakeAnswerer:
    return FakeAnswerer()


@pytest.fixture
def client(answerer: FakeAnswerer) -> Iterator[TestClient]:
    with TestClient(site(answerer)) as client:
        yield client


@pytest.fixture
def resident(client: TestClient) -> Resident:
    return Resident(client)
