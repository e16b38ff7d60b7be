"""The screen of a station: nothing stays when somebody has gone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.test_access import faults


def ask_at_station(page: Page) -> str:
    page.clock.install()
    page.goto("/?kiosk=1")
    page.fill("#text", "昨天被罚了")
    page.click("#send")
    page.locator(".answer").wait_for()
    return page.evaluate("JSON.parse(sessionStorage.conversation).id")


def test_two_idle_minutes_wipe_the_screen(page: Page, running: Site) -> None:
    id = ask_at_station(page)

    page.clock.fast_forward(101_000)
    expect(page.get_by_role("alert")).to_contain_text("还在吗")
    assert faults(page) == []
    page.clock.fast_forward(21_000)

    expect(page.locator(".answer")).to_have_count(0)
    page.wait_for_url("**/?kiosk=1&ended=1")
    assert running.store.find(id) is None
    assert page.evaluate("sessionStorage.getItem('conversation')") is None


def test_a_touch_keeps_the_conversation(page: Page, running: Site) -> None:
    id = ask_at_station(page)

    page.clock.fast_forward(101_000)
    page.keyboard.press("Shift")
    page.clock.fast_forward(60_000)

    expect(page.get_by_role("alert")).to_be_hidden()
    assert running.store.find(id)


def test_the_way_out_wipes_at_once(page: Page, running: Site) -> None:
    id = ask_at_station(page)

    page.get_by_role("button", name="结束").click()
    page.wait_for_url("**/?kiosk=1&ended=1")

    expect(page.locator(".answer")).to_have_count(0)
    assert running.store.find(id) is None


def test_without_scripts_the_page_ends_itself(plain: Page, running: Site) -> None:
    plain.goto("/?kiosk=1")
    plain.fill("#text", "昨天被罚了")
    plain.click("#send")
    assert 'content="120; url=/?kiosk=1&amp;ended=1"' in plain.content()

    plain.goto("/?kiosk=1&ended=1")

    expect(plain.locator(".answer")).to_have_count(0)
    plain.goto("/")
    expect(plain.locator(".answer")).to_have_count(0)


def test_a_page_to_read_ends_the_visit_too(page: Page, running: Site) -> None:
    id = ask_at_station(page)
    page.locator(".pathway[open] .original").first.click()
    page.get_by_role("dialog").get_by_role("link", name="看整部法").click()
    page.wait_for_url("**/law/**kiosk=1**")

    page.clock.fast_forward(60_000)
    page.keyboard.press("Shift")
    page.clock.fast_forward(61_000)
    assert "/law/" in page.url
    page.clock.fast_forward(61_000)

    page.wait_for_url("**/?kiosk=1&ended=1")
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator("#board")).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('conversation')") is None
    assert running.store.find(id) is None
