"""A real browser against the real site over a fake engine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from service.adapters.memory_store import MemoryStore
from tests.fake_site import site
from tests.fakes import FakeAnswerer

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
SLOWEST = 15_000  # milliseconds; other work may share the machine
expect.set_options(timeout=SLOWEST)


@dataclass(frozen=True)
class Site:
    """The running site, the engine behind it and what it keeps."""

    url: str
    answerer: FakeAnswerer
    store: MemoryStore


@pytest.fixture
def running() -> Iterator[Site]:
    answerer, store = FakeAnswerer(), MemoryStore()
    config = uvicorn.Config(
        site(answerer, store),
        port=0,
        log_level="warning",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Site(f"http://127.0.0.1:{port}", answerer, store)
    answerer.go.set()
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, running: Site) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=running.url, viewport=PHONE, locale="zh-CN")
    context.set_default_timeout(SLOWEST)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """The open page; a script error or a breach of the policy fails the test."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if "Security Policy" in m.text else None)
    page.goto("/")
    yield page
    assert errors == []


@pytest.fixture
def plain(browser: Browser, running: Site) -> Iterator[Page]:
    """The open page in a browser without scripts."""
    context = browser.new_context(base_url=running.url, viewport=PHONE, java_script_enabled=False)
    context.set_default_timeout(SLOWEST)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


@pytest.fixture
def ask(page: Page) -> Callable[[str], None]:
    """Write a message, send it and wait for the answer."""

    def ask(text: str) -> None:
        before = page.locator(".answer").count()
        page.fill("#text", text)
        page.click("#send")
        page.locator(".answer").nth(before).wait_for()

    return ask
