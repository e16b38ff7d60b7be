"""Everybody can use it: axe, contrast, targets, narrow screens, keyboard, screen readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Ask = Callable[[str], None]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 640}


def faults(page: Page, *, rules: dict | None = None) -> list[str]:
    """Return what axe finds, as rule and place."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "rules": rules or {}}
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {n['target']}" for v in violations for n in v["nodes"]]


def unfold(page: Page) -> None:
    page.eval_on_selector_all("details", "all => all.forEach(d => { d.open = true; })")


@pytest.fixture(params=["standard", "elder"])
def edition(request: pytest.FixtureRequest, page: Page) -> str:
    page.goto(f"/?elder={int(request.param == 'elder')}")
    return request.param


@pytest.mark.parametrize("text", ["", "被罚了", "哪天", "多少钱", "过期", "今天", "他拿刀"])
def test_axe_finds_nothing(page: Page, ask: Ask, edition: str, text: str) -> None:
    if text:
        ask(text)
        unfold(page)
    enhanced = {"color-contrast-enhanced": {"enabled": edition == "elder"}}

    assert faults(page, rules=enhanced) == []


def test_axe_finds_nothing_in_an_error(page: Page, edition: str) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.fill("#text", "字" * 2001)
    page.click("#send")
    page.get_by_role("alert").wait_for()

    assert faults(page) == []


def test_axe_finds_nothing_on_a_narrow_screen_and_nothing_hangs_over(
    page: Page, ask: Ask, edition: str
) -> None:
    page.set_viewport_size(NARROW)
    ask("被罚了")
    unfold(page)

    assert faults(page) == []
    over = "e => e.scrollWidth - e.clientWidth"
    assert page.locator("#log").evaluate(over) <= 0
    assert page.locator("html").evaluate(over) <= 0


def test_axe_finds_nothing_without_scripts(plain: Page, page: Page) -> None:
    plain.fill("#text", "被罚了")
    plain.click("#send")
    html = plain.content()
    page.route("**/rendered", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/rendered")

    assert faults(page) == []


def test_targets_are_large_enough(page: Page, ask: Ask, edition: str) -> None:
    ask("被罚了")
    least = 60 if edition == "elder" else 44
    measured = page.eval_on_selector_all(
        "button, summary, a:not(.skip), textarea, select, .tick, :not(.tick) > input[type=date]",
        """all => all.map(e => [e.textContent.trim().slice(0, 12), e.getBoundingClientRect()])
          .filter(([, box]) => box.height).map(([name, box]) => [name, box.width, box.height])""",
    )

    small = [m for m in measured if m[1] < least - 0.5 or m[2] < least - 0.5]
    assert small == []


def test_type_is_17_and_24_pixels_and_nothing_is_tiny(page: Page, ask: Ask, edition: str) -> None:
    ask("被罚了")
    unfold(page)
    sizes = page.eval_on_selector_all(
        "body *",
        """all => all.filter(e => e.checkVisibility() && e.textContent.trim())
          .map(e => parseFloat(getComputedStyle(e).fontSize))""",
    )
    text = page.locator(".answer .text p").first.evaluate("p => getComputedStyle(p).fontSize")

    assert text == ("24px" if edition == "elder" else "17px")
    assert min(sizes) >= (18 if edition == "elder" else 12.5)


def test_the_edition_is_remembered(page: Page) -> None:
    page.get_by_role("link", name="长辈版").click()
    expect(page.locator("html")).to_have_attribute("data-edition", "elder")

    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-edition", "elder")

    page.get_by_role("link", name="标准版").click()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-edition", "standard")


def test_the_keyboard_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到输入框")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("昨天被罚了")
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    expect(page.locator("#text")).to_be_focused()

    seen = []
    for _ in range(24):
        page.keyboard.press("Shift+Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 4)"))
        if page.evaluate("document.activeElement.textContent.trim()") == "当场开的":
            break
    assert seen[-1] == "当场开的"
    page.keyboard.press("Space")
    expect(page.locator(".answer")).to_have_count(2)
    expect(page.locator(".answer").nth(1)).to_be_focused()


def test_a_folded_card_opens_with_the_keyboard(page: Page, ask: Ask) -> None:
    ask("被罚了")
    second = page.locator(".pathway").nth(1)

    second.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(second).to_have_attribute("open", "")


def test_a_finished_answer_is_announced_once(page: Page, ask: Ask) -> None:
    page.evaluate(
        """() => {
          window.spoken = [];
          const node = document.getElementById('spoken');
          new MutationObserver(() => window.spoken.push(node.textContent))
            .observe(node, { childList: true, characterData: true, subtree: true });
        }"""
    )

    ask("被罚了")

    spoken = page.evaluate("window.spoken")
    assert len(spoken) == 2  # that it began, and the whole answer
    assert spoken[1].startswith("建议先走：行政复议。")
