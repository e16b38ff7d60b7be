"""Pages without a conversation: guide, stations, notices; axe, narrow screens, 400 % zoom."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.test_access import NARROW, faults, unfold
from tests.fakes import LAW

LAW_PAGE = f"/law/{quote(LAW.instrument)}"
SHEETS = ["/stations", "/about-ai", "/privacy", "/guide", "/guide/PEN_SPOT", "/embed/demo"]

STEPPED = "/guide/PEN_SPOT?decision_on_spot=yes"


@pytest.mark.parametrize("code", ["0", "20", "1", "30"])
@pytest.mark.parametrize("path", [*SHEETS, STEPPED, LAW_PAGE])
def test_axe_finds_nothing_and_nothing_hangs_over(page: Page, path: str, code: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{path}{'&' if '?' in path else '?'}elder={code}")
    unfold(page)
    enhanced = {"color-contrast-enhanced": {"enabled": code in ("1", "30")}}

    assert faults(page, rules=enhanced) == []
    assert page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    size = page.locator("main p").first.evaluate("p => getComputedStyle(document.body).fontSize")
    assert size == {"0": "17px", "20": "20px", "1": "24px", "30": "30px"}[code]


def test_the_guide_goes_forward_and_back_one_question_at_a_time(
    plain: Page, running: Site
) -> None:
    plain.goto("/guide")
    plain.locator("summary").first.click()
    plain.get_by_role("link", name="被当场处罚").click()
    expect(plain.get_by_text("第1步")).to_be_visible()

    plain.get_by_role("link", name="不清楚").click()
    assert plain.url.endswith("/guide/PEN_SPOT?decision_on_spot=unsure")
    assert running.answerer.calls[-1][1].facts["decision_on_spot"].value == "unsure"
    expect(plain.locator(".told")).to_contain_text("不清楚")

    plain.get_by_role("link", name="上一步").click()
    expect(plain.get_by_text("第1步")).to_be_visible()


def test_what_is_not_verified_is_said_and_no_number_is_invented(plain: Page) -> None:
    plain.goto("/stations")

    assert plain.get_by_text("待核实", exact=True).count() == 6
    numbers = plain.locator("a[href^='tel:']").all()
    assert {n.get_attribute("href") for n in numbers} == {"tel:12348"}


@pytest.mark.parametrize("path", ["/", *SHEETS])
def test_at_400_percent_zoom_everything_can_be_reached(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(path)

    assert page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    if path == "/":
        page.fill("#text", "昨天被罚了")
        page.click("#send")
        page.locator(".answer").wait_for()
        page.locator(".cards > :last-child").scroll_into_view_if_needed()
        expect(page.locator(".cards > :last-child")).to_be_in_viewport()
        share = page.locator(".log").evaluate("e => e.clientHeight / innerHeight")
        assert share > 1  # the page scrolls, not a slit between two bars


def test_in_forced_colours_bubbles_keep_their_edges(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.fill("#text", "昨天被罚了")
    page.click("#send")
    page.locator(".answer").wait_for()

    edges = page.eval_on_selector_all(
        ".bubble, .send", "all => all.map(e => getComputedStyle(e).borderTopStyle)"
    )
    assert set(edges) == {"solid"}


@pytest.mark.parametrize("code", ["0", "20", "1", "30"])
def test_no_step_of_type_makes_the_chat_scroll_sideways(page: Page, code: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"/?elder={code}")
    page.fill("#text", "昨天被罚了")
    page.click("#send")
    page.locator(".answer").wait_for()
    page.eval_on_selector_all("details:not(#menu)", "a => a.forEach(d => { d.open = true; })")

    assert page.locator("#log").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert faults(page) == []


def test_the_steps_of_type_are_one_tap_apart(page: Page) -> None:
    page.get_by_text("更多", exact=True).click()
    page.get_by_role("link", name="字大些").click()
    expect(page.locator("html")).to_have_attribute("data-size", "20")
    page.get_by_text("更多", exact=True).click()
    page.get_by_role("link", name="长辈版").click()
    expect(page.locator("html")).to_have_attribute("data-size", "24")
