"""Several matters of one conversation as tabs, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_access import NARROW, faults

Ask = Callable[[str], None]


def told(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("#matters a").all_text_contents()]


def test_one_matter_needs_no_tabs_and_two_lead_to_their_last_answers(page: Page, ask: Ask) -> None:
    ask("昨天被罚了")
    expect(page.locator("#matters")).to_be_hidden()
    ask("楼上漏水")
    expect(page.locator("#matters")).to_be_visible()
    assert told(page) == ["被当场处罚", "楼上漏水"]

    page.get_by_role("link", name="被当场处罚", exact=True).click()

    answer = page.locator(".answer").first
    expect(answer).to_be_focused()
    expect(answer.locator(".label")).to_be_in_viewport()
    expect(page.locator("#matters [aria-current]")).to_have_text("被当场处罚")
    above = page.locator("#matters").bounding_box()
    assert answer.bounding_box()["y"] >= above["y"] + above["height"]

    ask("又被罚了")
    assert told(page) == ["楼上漏水", "被当场处罚"]
    page.reload()
    page.locator(".answer").nth(2).wait_for()
    assert told(page) == ["楼上漏水", "被当场处罚"]
    page.get_by_role("button", name="新咨询").click()
    expect(page.locator("#matters")).to_be_hidden()


@pytest.mark.parametrize("code", ["0", "1", "30"])
def test_the_tabs_can_be_used_by_everybody(page: Page, ask: Ask, code: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"/?elder={code}")
    ask("昨天被罚了")
    ask("楼上漏水")

    assert faults(page, rules={"color-contrast-enhanced": {"enabled": code != "0"}}) == []
    assert page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    for tab in page.locator("#matters a").all():
        assert tab.bounding_box()["height"] >= (44 if code == "0" else 60)


def test_the_tabs_are_links_without_scripts(plain: Page) -> None:
    for text in ("昨天被罚了", "楼上漏水"):
        plain.fill("#text", text)
        plain.click("#send")
    assert told(plain) == ["被当场处罚", "楼上漏水"]

    plain.get_by_role("link", name="被当场处罚", exact=True).click()

    expect(plain.locator(".answer").first.locator(".label")).to_be_in_viewport()
