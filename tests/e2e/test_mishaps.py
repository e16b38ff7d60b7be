"""What goes wrong in real life: cuts, back, two tabs, files, no storage, a wrong clock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import httpx
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.conftest import PHONE, Site
from tests.integration.resident import wait_until

Ask = Callable[[str], None]
MESSAGES = "**/api/conversations/*/messages"


def asked(running: Site) -> list[str]:
    return [text for text, _, _ in running.answerer.calls]


def test_LOAD_08_a_stream_cut_before_the_answer_is_resumed_and_not_asked_twice(
    page: Page, running: Site
) -> None:
    def lose(route: Route) -> None:
        request = route.request
        headers = {"Authorization": request.headers["authorization"]}
        asking = partial(httpx.post, request.url, json=request.post_data_json, headers=headers)
        threading.Thread(target=asking).start()
        wait_until(lambda: running.answerer.at_once)
        route.abort()  # the server is answering when the connection is lost

    page.route(MESSAGES, lose)
    page.fill("#text", "慢慢说，昨天被罚了")
    page.click("#send")
    expect(page.locator(".thinking")).to_be_visible()
    page.wait_for_timeout(600)
    expect(page.locator("#problem")).to_be_hidden()

    running.answerer.go.set()
    page.locator(".answer .pathway").first.wait_for(timeout=10_000)

    assert asked(running) == ["慢慢说，昨天被罚了"]
    expect(page.locator(".mine")).to_have_count(1)


def test_back_and_forth_in_mid_stream_loses_nothing(page: Page, running: Site) -> None:
    page.fill("#text", "慢慢说，昨天被罚了")
    page.press("#text", "Enter")
    expect(page.locator(".wait")).to_be_visible()
    page.wait_for_timeout(200)

    page.goto("/privacy")
    page.go_back()
    running.answerer.go.set()
    page.locator(".answer .pathway").first.wait_for(timeout=10_000)

    assert asked(running) == ["慢慢说，昨天被罚了"]
    expect(page.locator(".mine .said")).to_have_text("慢慢说，昨天被罚了")


def test_two_tabs_have_two_conversations_and_a_copy_of_one_catches_up(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("昨天被罚了")
    kept = page.evaluate("sessionStorage.conversation")
    other = page.context.new_page()
    other.goto("/")
    expect(other.locator(".answer")).to_have_count(0)
    other.evaluate("kept => sessionStorage.setItem('conversation', kept)", kept)
    other.reload()
    other.locator(".answer").wait_for()

    other.fill("#text", "你好")
    other.click("#send")
    other.locator(".answer").nth(1).wait_for()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(".answer")).to_have_count(2)


def test_files_dropped_on_the_page_are_refused_in_words(page: Page) -> None:
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File(['x'], 'x.docx'));
          const init = { dataTransfer: files, bubbles: true, cancelable: true };
          const drop = new DragEvent('drop', init);
          document.getElementById('log').dispatchEvent(drop);
          window.stopped = drop.defaultPrevented;
        }"""
    )

    expect(page.get_by_role("alert")).to_contain_text("不能收文件")
    assert page.evaluate("window.stopped")


def test_without_storage_everything_still_works(browser: Browser, running: Site) -> None:
    context = browser.new_context(base_url=running.url, viewport=PHONE)
    context.add_init_script(
        """for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get() { throw new DOMException('no'); } });"""
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    addresses: list[str] = []
    page.on("request", lambda r: addresses.append(f"{r.method} {r.url}"))
    page.goto("/?elder=1")
    for count, text in enumerate(["昨天被罚了", "你好"], 1):
        page.fill("#text", text)
        page.click("#send")
        expect(page.locator(".answer")).to_have_count(count)

    assert errors == []
    opened = addresses.count(f"POST {running.url}/api/conversations")
    assert asked(running) == ["昨天被罚了", "你好"]
    assert opened == 1  # one conversation, though the browser keeps nothing
    context.close()


def test_what_was_written_is_there_after_a_reload_without_a_server(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.fill("#text", "老板欠我工资")
    page.click("#send")
    page.get_by_role("alert").wait_for()

    page.reload()

    expect(page.locator("#text")).to_have_value("老板欠我工资")
    expect(page.get_by_role("link", name="12348").first).to_be_visible()


def test_a_wrong_clock_of_the_device_does_not_move_the_last_day(
    browser: Browser, running: Site
) -> None:
    page = browser.new_page(base_url=running.url)
    page.clock.set_fixed_time("2031-01-01T00:00:00")
    page.goto("/")
    page.fill("#text", "昨天被罚了")
    page.click("#send")
    page.locator(".answer").wait_for()

    expect(page.locator(".deadline time")).to_have_text("2026年11月27日")
    expect(page.locator(".deadline .left b").first).to_have_text("3")
    page.close()


def test_without_streams_the_page_asks_again_and_again(
    page: Page, running: Site, ask: Ask
) -> None:
    page.route("**/events", lambda route: route.abort())
    ask("昨天被罚了")
    page.get_by_role("link", name="转人工").click()
    page.get_by_label("同意把这次对话交给工作人员看").check()
    page.get_by_role("button", name="转给工作人员").click()
    page.locator(".system").wait_for()
    ask("你好")

    expect(page.locator(".answer")).to_have_count(2)
    expect(page.locator("#problem")).to_be_hidden()


def test_a_stream_cut_midway_keeps_its_text_and_the_next_citations_are_right(
    page: Page, running: Site
) -> None:
    piece = 'event: text\ndata: {"text":"建议先走：行政复议。"}\n\n'
    page.route(MESSAGES, lambda route: route.fulfill(body=piece, content_type="text/event-stream"))
    page.fill("#text", "昨天被罚了")
    page.click("#send")

    expect(page.locator(".cut .text")).to_have_text("建议先走：行政复议。")
    expect(page.locator(".cut")).to_contain_text("没有说完")
    expect(page.locator(".mine")).to_have_count(1)
    page.unroute(MESSAGES)
    page.get_by_role("button", name="再试一次").click()
    page.locator(".answer").wait_for()

    expect(page.locator(".cut")).to_have_count(0)
    expect(page.locator(".mine")).to_have_count(1)
    expect(page.locator(".answer .citations").last.locator("li")).to_have_count(3)
    assert asked(running) == ["昨天被罚了"]


def test_who_scrolled_away_while_waiting_is_left_there(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("昨天被罚了")
    page.fill("#text", "慢慢说，又被罚了")
    page.press("#text", "Enter")
    page.locator(".thinking").wait_for()
    page.locator("#log").evaluate("log => { log.scrollTop = 40; }")

    running.answerer.go.set()
    page.locator(".answer").nth(1).wait_for()

    assert page.locator("#log").evaluate("log => log.scrollTop") == 40
    expect(page.get_by_role("button", name="回到最新")).to_be_visible()
