"""The page inside other sites: strict policy, old pages, a server that is down, WeChat."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Site

Host = Callable[[str, dict[str, str]], str]


@pytest.fixture
def host_at() -> Iterator[Host]:
    """Serve one page on another origin; return its address."""
    servers: list[ThreadingHTTPServer] = []

    def serve(html: str, headers: dict[str, str]) -> str:
        class OnePage(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path == "/" else 404)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(html.encode() if self.path == "/" else b"")

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), OnePage))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def host_page(site: str, kind: str) -> tuple[str, dict[str, str]]:
    """Return the html and headers of a site that takes the page in."""
    tag = f'<script src="{site}/embed.js" async></script>'
    early = f'<script src="{site}/embed.js"></script>'
    policy = f"default-src 'self'; script-src {site}; frame-src {site}"
    text = "<p>正文</p><a id=link href='#x'>链接</a>"
    return {
        "strict": (
            f"<!doctype html><html lang=zh>{text}{tag}",
            {"Content-Security-Policy": policy},
        ),
        "old": (f"<html>{text}{tag}", {}),
        "footer": (
            f"<!doctype html>{text}<footer style='position:fixed;bottom:0;width:100%;height:60px'>"
            f"<a href='#y'>底部</a></footer>{tag}",
            {},
        ),
        "head": (f"<!doctype html><head>{early}</head><body>{text}", {}),
    }[kind]


@pytest.fixture(params=["strict", "old", "footer", "head"])
def host(
    request: pytest.FixtureRequest, browser: Browser, running: Site, host_at: Host
) -> Iterator[Page]:
    address = host_at(*host_page(running.url, request.param))
    page = browser.new_page()
    page.set_default_timeout(20000)
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if "Policy" in m.text else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.goto(address)
    yield page
    assert errors == []
    page.close()


def test_the_page_opens_and_closes_inside_another_site(host: Page, running: Site) -> None:
    host.locator("#link").click()  # nothing lies over the page while it is closed
    button = host.get_by_role("button", name="问法律")
    button.click()
    expect(host.locator("iframe")).to_be_visible()
    assert host.locator("iframe").get_attribute("src") == f"{running.url}/h5"

    host.get_by_role("button", name="收起").click()
    expect(host.locator("iframe")).to_be_hidden()
    host.locator("#link").click()


def test_with_the_server_down_the_site_stays_usable(
    browser: Browser, running: Site, host_at: Host
) -> None:
    page = browser.new_page()
    page.clock.install()
    page.goto(host_at(*host_page(running.url, "old")))
    page.route("**/h5", lambda route: route.abort())
    page.get_by_role("button", name="问法律").click()
    page.clock.fast_forward(9000)

    expect(page.get_by_role("button", name="打不开？点此在新页面打开")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)
    page.locator("#link").click()
    page.close()


def test_in_wechat_the_page_opens_itself(browser: Browser, running: Site) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 MicroMessenger/8.0")
    page = context.new_page()
    page.goto(running.url + "/embed/demo")
    page.get_by_role("button", name="问法律").click()
    page.wait_for_url("**/h5")
    assert page.locator("iframe").count() == 0
    context.close()


def test_the_loader_is_small_and_loads_nothing_else(
    browser: Browser, running: Site, host_at: Host
) -> None:
    zipped = len(gzip.compress(httpx.get(running.url + "/embed.js").content))
    print(f"embed.js {zipped} bytes gzip")
    assert zipped <= 2048

    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(host_at(*host_page(running.url, "old")), wait_until="networkidle")
    assert [u for u in asked if u.startswith(running.url)] == [running.url + "/embed.js"]
    page.close()


def test_the_page_inside_answers_and_tells_that_it_is_there(
    browser: Browser, running: Site
) -> None:
    page = browser.new_page()
    page.goto(running.url + "/embed/demo")  # the site may frame itself
    page.get_by_role("button", name="问法律").click()
    frame = page.frame_locator("iframe")
    frame.locator("#text").fill("昨天被罚了")
    frame.locator("#send").click()
    frame.locator(".answer").wait_for()
    page.wait_for_timeout(8500)

    expect(page.locator("iframe")).to_be_visible()
    frame.locator("#text").press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    page.close()


def test_the_keyboard_does_the_whole_job_inside_another_site(
    browser: Browser, running: Site
) -> None:
    page = browser.new_page()
    page.set_default_timeout(20000)
    page.goto(running.url + "/embed/demo")
    page.get_by_role("button", name="问法律").focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("iframe")
    frame.locator("#text").wait_for()
    frame.locator("#text").focus()
    page.keyboard.type("昨天被罚了")
    page.keyboard.press("Enter")
    frame.locator(".answer").wait_for()

    frame.locator(".pathway[open] .original").first.focus()
    page.keyboard.press("Enter")
    frame.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    expect(frame.get_by_role("dialog")).to_have_count(0)
    expect(frame.locator(".pathway[open] .original").first).to_be_focused()
    expect(page.locator("iframe")).to_be_visible()  # the article closed, not the page

    frame.locator("#rate > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    frame.locator("#rating .go").focus()
    page.keyboard.press("Enter")
    expect(frame.locator("#told")).to_contain_text("谢谢您")
    frame.locator("#call").focus()
    page.keyboard.press("Enter")
    expect(frame.locator("#person > summary")).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.get_by_role("button", name="问法律")).to_be_focused()
    page.close()


def test_inside_another_site_everything_comes_back_after_a_reload(
    browser: Browser, running: Site
) -> None:
    page = browser.new_page()
    page.goto(running.url + "/embed/demo")
    page.get_by_role("button", name="问法律").click()
    frame = page.frame_locator("iframe")
    for count, text in enumerate(["昨天被罚了", "过期"], 1):
        frame.locator("#text").fill(text)
        frame.locator("#send").click()
        expect(frame.locator(".answer")).to_have_count(count)
    before = frame.locator("#log > .row").all_text_contents()

    page.reload()
    page.get_by_role("button", name="问法律").click()

    expect(frame.locator(".answer")).to_have_count(2)
    assert frame.locator("#log > .row").all_text_contents() == before
    page.close()
