"""The page in a browser without scripts, as in old kiosks."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site


def test_everything_works_without_scripts(plain: Page, running: Site) -> None:
    plain.get_by_role("button", name="被罚款、处罚").click()
    expect(plain.locator(".deadline time")).to_have_text("2026年11月27日")
    expect(plain.locator("#latest")).to_be_in_viewport()

    plain.locator(".pathway summary").nth(1).click()
    expect(plain.locator(".pathway").nth(1)).to_contain_text("西城区人民政府")

    plain.get_by_role("button", name="当场开的").click()
    expect(plain.locator(".answer")).to_have_count(2)
    assert running.answerer.calls[-1][1].facts["decision_on_spot"].value == "yes"

    plain.get_by_role("button", name="新咨询").click()
    expect(plain.locator(".answer")).to_have_count(0)


def test_a_day_can_be_left_open_without_scripts(plain: Page, running: Site) -> None:
    plain.fill("#text", "哪天")
    plain.click("#send")

    plain.get_by_role("button", name="不清楚").click()
    expect(plain.locator(".answer")).to_have_count(2)

    assert running.answerer.calls[-1][1].facts["decision_received_on"].value == "unsure"


def test_the_elder_edition_is_a_link_without_scripts(plain: Page) -> None:
    plain.get_by_role("link", name="长辈版").click()
    plain.fill("#text", "你好")
    plain.click("#send")

    size = plain.locator(".answer .text p").first.evaluate("p => getComputedStyle(p).fontSize")
    assert size == "24px"
