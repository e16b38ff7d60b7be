"""The words of the law: one tap from every citation, with validity and version."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_access import NARROW, faults
from tests.fake_site import PIECE
from tests.fakes import LAW

Ask = Callable[[str], None]


@pytest.fixture
def link(page: Page, ask: Ask):
    ask("昨天被罚了")
    return page.locator(".pathway[open] .original").first


def test_a_citation_opens_the_verbatim_article_with_validity_and_version(page: Page, link) -> None:
    link.click()

    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text(f"《{LAW.instrument}》第二十条")
    expect(sheet.locator(".validity")).to_have_text("现行有效")
    expect(sheet).to_contain_text("2023修订文本，2024年1月1日起施行")
    assert "".join(sheet.locator("blockquote p").all_text_contents()) == PIECE.text.replace(
        "\n", ""
    )
    assert sheet.locator("blockquote b").count() == 0
    sheet.get_by_role("link", name="看整部法").click()
    expect(page.locator(f"[id='{LAW.article}']")).to_be_in_viewport()


@pytest.mark.parametrize("code", ["0", "1", "30"])
def test_the_article_can_be_read_by_everybody(page: Page, ask: Ask, code: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"/?elder={code}")
    ask("昨天被罚了")
    page.locator(".pathway[open] .original").first.click()
    sheet = page.get_by_role("dialog")
    sheet.wait_for()

    assert faults(page, rules={"color-contrast-enhanced": {"enabled": code != "0"}}) == []
    assert sheet.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    least = 44 if code == "0" else 60
    for box in [e.bounding_box() for e in sheet.locator("a, button").all()]:
        assert box["width"] >= least
        assert box["height"] >= least


def test_the_keyboard_opens_and_escape_closes_and_returns(page: Page, link) -> None:
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_without_the_text_service_the_link_leads_to_the_page_of_the_law(page: Page, link) -> None:
    page.route("**/api/articles/**", lambda route: route.abort())

    link.click()

    page.wait_for_url("**/law/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(LAW.instrument)


def test_without_scripts_the_link_leads_to_the_article(plain: Page) -> None:
    plain.fill("#text", "昨天被罚了")
    plain.click("#send")

    plain.locator(".pathway[open] .original").first.click()

    expect(plain.locator(f"[id='{LAW.article}']")).to_be_in_viewport()
    expect(plain.locator(".validity").first).to_contain_text("现行有效")
