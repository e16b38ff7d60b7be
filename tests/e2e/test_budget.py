"""What the page costs, and what its code may not contain."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import Site
from tests.fake_site import WEB

LARGEST_LOAD, LARGEST_FILE = 25 * 1024, 12 * 1024
SCRIPTS = sorted((WEB / "static").glob("*.js"))


def test_the_first_load_is_small_and_all_from_here(browser: Browser, running: Site) -> None:
    page = browser.new_page()
    sizes: dict[str, int] = {}
    network = page.context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    network.on(
        "Network.responseReceived",
        lambda e: addresses.update({e["requestId"]: e["response"]["url"]}),
    )
    network.on(
        "Network.loadingFinished",
        lambda e: sizes.update({addresses[e["requestId"]]: e["encodedDataLength"]}),
    )
    network.send("Network.enable")

    page.goto(running.url, wait_until="networkidle")
    page.close()

    print(f"first load {sum(sizes.values())} bytes in {len(sizes)} files")
    assert all(address.startswith(running.url) for address in sizes)
    assert sum(sizes.values()) <= LARGEST_LOAD, sizes
    assert max(sizes.values()) <= LARGEST_FILE, sizes


def test_a_long_stream_does_not_block_the_page(page: Page) -> None:
    worst = page.evaluate(
        """async () => {
          const log = await import('/static/log.js');
          const row = log.addThinking();
          let worst = 0;
          for (let i = 0; i < 1000; i += 1) {
            const began = performance.now();
            log.grow(row, i % 20 ? '五个字一段' : '换行\\n');
            worst = Math.max(worst, performance.now() - began);
          }
          return worst;
        }"""
    )

    assert worst <= 50


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_scripts_hold_no_chinese_no_markup_and_no_new_syntax(script) -> None:
    code = script.read_text(encoding="utf-8")

    assert not re.search(r"[\u4e00-\u9fff]", code)
    assert not re.search(r"\b(12\d{3}|110|119)\b", code)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", code)
    assert not re.search(r"\?\.\w|\?\?|\.at\(-|replaceAll|#\w+ =", code)
