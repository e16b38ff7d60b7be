"""Pictures of the visual check list: main states on phone, in elder edition, on a desk."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.types import ASGIApp

from service import bootstrap
from service.settings import Settings
from tests.e2e.conftest import ARGS, CHROMIUM
from tests.fake_site import site
from tests.fakes import FakeAnswerer

OUT = Path("var/screens")
ASKED = "昨天被城管当场罚了两百，不服"
VIEWS = {
    "phone": ({"width": 360, "height": 640}, ""),
    "elder320": ({"width": 320, "height": 640}, "elder=1"),
    "desktop": ({"width": 1280, "height": 800}, ""),
}
SHEETS = ("stations", "guide", "about-ai", "privacy", "embed/demo")


def _asked(page: Page, text: str = ASKED) -> None:
    page.fill("#text", text)
    page.click("#send")
    page.locator(".answer").last.wait_for()
    page.wait_for_timeout(200)


def _unfolded(page: Page) -> None:
    _asked(page)
    page.eval_on_selector_all(".answer details", "all => all.forEach(d => { d.open = true; })")


def _card(name: str) -> Callable[[Page], None]:
    def open_card(page: Page) -> None:
        _asked(page)
        page.locator(f"#{name} > summary").click()
        if name == "rate":
            page.get_by_label("不满意", exact=True).check()
        page.wait_for_timeout(300)
        page.locator(f"#{name}").scroll_into_view_if_needed()

    return open_card


def _menu(page: Page) -> None:
    page.locator("#menu > summary").click()


def _offline(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.fill("#text", "老板欠我工资")
    page.click("#send")
    page.get_by_role("alert").wait_for()


def _guide(page: Page) -> None:
    page.goto("/guide/L01" + ("?" + page.url.split("?")[1] if "?" in page.url else ""))


def _print(page: Page) -> None:
    _asked(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def _article(page: Page) -> None:
    _asked(page, "昨天被罚了")
    page.locator(".pathway[open] .original").first.click()
    page.get_by_role("dialog").wait_for()


def _matters(page: Page) -> None:
    _asked(page, "昨天被罚了")
    _asked(page, "楼上漏水")
    page.locator("#papers").scroll_into_view_if_needed()


def _cut(page: Page) -> None:
    piece = 'event: text\ndata: {"text":"建议先走：行政复议。"}\n\n'
    page.route("**/messages", lambda r: r.fulfill(body=piece, content_type="text/event-stream"))
    page.fill("#text", "昨天被罚了")
    page.click("#send")
    page.get_by_role("alert").wait_for()


STATES: dict[str, Callable[[Page], None]] = {
    "opening": lambda page: None,
    "menu": _menu,
    "answer": _asked,
    "answer-unfolded": _unfolded,
    "danger": lambda page: _asked(page, "他拿刀堵在门口要打我"),
    "known": _card("known"),
    "person": _card("person"),
    "rating": _card("rate"),
    "offline": _offline,
    "guide-step": _guide,
    "print": _print,
}
STAGED = {"article": _article, "matters": _matters, "cut": _cut}  # over a fake engine


@contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    """Serve a site on a free port."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def _shoot(browser: Browser, url: str, view: str, states: dict[str, Callable]) -> None:
    size, query = VIEWS[view]
    for state, reach in states.items():
        context = browser.new_context(base_url=url, viewport=size, locale="zh-CN")
        page = context.new_page()
        page.goto(f"/?{query}" if query else "/")
        reach(page)
        page.screenshot(
            path=OUT / f"{state}-{view}.png", full_page=state in ("print", "guide-step")
        )
        context.close()


def _shoot_sheets(browser: Browser, url: str, view: str) -> None:
    size, query = VIEWS[view]
    for sheet in SHEETS:
        page = browser.new_page(base_url=url, viewport=size)
        page.goto(f"/{sheet}?{query}")
        page.screenshot(path=OUT / f"{sheet.replace('/', '-')}-{view}.png")
        page.close()


def main() -> int:
    """Write all pictures; return 0."""
    OUT.mkdir(parents=True, exist_ok=True)
    real, staged = bootstrap.site(Settings(database="")), site(FakeAnswerer())
    with running(real) as url, running(staged) as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for view in VIEWS:
            _shoot(browser, url, view, STATES)
            _shoot(browser, stage, view, STAGED)
            _shoot_sheets(browser, url, view)
        browser.close()
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
