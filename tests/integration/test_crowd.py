"""LOAD-01: two hundred people at once, from a separate process, against the real engine."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.settings import Settings
from tests.own_loop import run

PEOPLE = 200
PATIENCE = 60.0  # seconds
TEXTS = ("老板欠我三个月工资", "昨天被城管当场罚了两百，不服", "楼上漏水不肯赔", "网上买到假货")


@pytest.fixture
def served(settings: Settings, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "XICHENG_INDEX": str(settings.index),
        "XICHENG_DATABASE": str(tmp_path / "crowd.db"),
        "XICHENG_PORT": str(port),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "serve"], env=environment, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            httpx.get(url + "/readyz", timeout=1).raise_for_status()
            break
        except httpx.HTTPError:
            time.sleep(0.2)
    yield url
    process.terminate()
    process.wait(10)


async def talk(client: httpx.AsyncClient, number: int) -> tuple[float, float, float]:
    """Return when the first event, the first text and the end came, in seconds."""
    opened = (await client.post("/api/conversations")).raise_for_status().json()
    began, first, text = time.perf_counter(), 0.0, 0.0
    async with client.stream(
        "POST",
        f"/api/conversations/{opened['id']}/messages",
        json={"text": TEXTS[number % len(TEXTS)]},
        headers={"Authorization": f"Bearer {opened['key']}"},
    ) as response:
        response.raise_for_status()
        last = ""
        async for line in response.aiter_lines():
            first = first or time.perf_counter() - began
            if line == "event: text":
                text = text or time.perf_counter() - began
            last = line if line.startswith("event:") else last
    assert last == "event: done"
    return first, text, time.perf_counter() - began


@pytest.mark.endurance
def test_LOAD_01_two_hundred_streams_at_once(served: str) -> None:
    async def crowd() -> list[tuple[float, float, float]]:
        limits = httpx.Limits(max_connections=PEOPLE)
        async with httpx.AsyncClient(base_url=served, timeout=PATIENCE, limits=limits) as client:
            await talk(client, 0)
            return await asyncio.gather(*(talk(client, n) for n in range(PEOPLE)))

    took = run(crowd())

    p95 = [sorted(column)[int(PEOPLE * 0.95)] for column in zip(*took, strict=True)]
    print("LOAD-01 p95 in s: first event {:.2f}, first text {:.2f}, end {:.2f}".format(*p95))
    assert p95[0] <= 1.0
    assert p95[1] <= 4.0
