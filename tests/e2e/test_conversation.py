"""Asking on the live page: stream, cards, choices, reload, a new beginning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from corpus.citation import article_in_words
from corpus.model.law import Citation
from tests.e2e.conftest import Site
from tests.fakes import ANSWERS, HOSTILE, PLAIN

Ask = Callable[[str], None]


def words(page: Page, selector: str) -> list[str]:
    """Return the texts of all elements that match, without spaces."""
    found = page.locator(selector).all_text_contents()
    return ["".join(text.split()) for text in found]


def test_a_question_is_answered_with_cards_and_a_tapped_choice_goes_on(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("昨天被城管罚了")

    expect(page.locator(".deadline time")).to_have_text("2026年11月27日")
    expect(page.locator(".pathway")).to_have_count(3)
    expect(page.locator(".pathway[open]")).to_have_count(1)
    expect(page.locator(".answer .label")).to_have_text("AI 生成")

    page.get_by_role("button", name="当场开的").click()
    page.locator(".answer").nth(1).wait_for()

    assert running.answerer.calls[-1][1].facts["decision_on_spot"].value == "yes"
    assert words(page, ".mine .said") == ["昨天被城管罚了", "当场开的"]
    expect(page.locator(".question:visible")).to_have_count(0)


def test_a_starter_is_asked_by_one_tap(page: Page, running: Site) -> None:
    page.get_by_role("button", name="工资、辞退").click()
    page.locator(".answer").wait_for()

    assert running.answerer.calls[0][0] == "老板欠我三个月工资不给"
    expect(page.locator("#board")).to_be_hidden()


def test_a_day_is_given_with_the_calendar_of_the_device(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("哪天")
    page.get_by_label("日期").fill("2026-11-03")
    page.get_by_role("button", name="就是这天").click()
    page.locator(".answer").nth(1).wait_for()

    assert running.answerer.calls[-1][1].facts["decision_received_on"].value == "2026-11-03"


def test_what_is_unknown_can_be_left_open_without_a_day(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("哪天")
    page.get_by_role("button", name="不清楚").click()
    page.locator(".answer").nth(1).wait_for()

    assert running.answerer.calls[-1][1].facts["decision_received_on"].value == "unsure"


def test_a_reload_brings_everything_back(page: Page, ask: Ask) -> None:
    ask("昨天被罚了")
    ask("过期了")
    before = words(page, "#log > .row")

    page.reload()
    page.locator(".answer").nth(1).wait_for()

    assert words(page, "#log > .row") == before
    expect(page.locator(".question:visible")).to_have_count(0)


def test_a_new_consultation_forgets_the_old_one_here_and_on_the_server(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("昨天被罚了")
    id = page.evaluate("JSON.parse(sessionStorage.getItem('conversation')).id")

    with page.expect_response(lambda r: r.request.method == "DELETE"):
        page.get_by_role("button", name="新咨询").click()

    assert words(page, ".mine, .answer") == []
    expect(page.locator("#board")).to_be_visible()
    assert running.store.find(id) is None


def test_danger_shows_the_emergency_lines_until_a_new_beginning(page: Page, ask: Ask) -> None:
    ask("他拿刀堵在门口")
    expect(page.get_by_role("link", name="110")).to_be_visible()
    ask("你好")
    expect(page.get_by_role("link", name="110")).to_be_visible()

    page.get_by_role("button", name="新咨询").click()

    expect(page.get_by_role("link", name="110")).to_be_hidden()


@pytest.mark.parametrize("text", [*ANSWERS, "你好"])
def test_the_live_page_and_the_plain_page_say_the_same(
    page: Page, plain: Page, ask: Ask, text: str
) -> None:
    ask(text)
    plain.fill("#text", text)
    plain.click("#send")

    assert words(page, ".answer") == words(plain, ".answer")
    for mark in ("datetime", "data-state", "data-stage", "data-status", "value", "max"):
        collect = f"all => all.map(e => e.getAttribute('{mark}'))"
        selector = f".answer [{mark}]:not([name=turn])"
        assert page.eval_on_selector_all(selector, collect) == plain.eval_on_selector_all(
            selector, collect
        )


def test_an_article_reads_the_same_in_both_languages(page: Page) -> None:
    numbers = [*range(1, 130), 200, 201, 210, 276, 999, 1000, 1001, 1010, 1011, 1260, 2020, 9999]
    places = [
        Citation("法", str(n), n if n < 20 else None, n if n < 13 else None) for n in numbers
    ]
    places += [Citation("法", "276-1"), Citation("法", "12-10", 2), Citation("法")]
    given = [{"article": p.article, "paragraph": p.paragraph, "item": p.item} for p in places]

    read = page.evaluate(
        "given => import('/static/view.js').then(m => given.map(m.placeInWords))", given
    )

    assert read == [article_in_words(place) for place in places]


def test_markup_in_messages_and_answers_is_shown_as_text(page: Page, ask: Ask) -> None:
    title = page.title()

    ask(HOSTILE)
    page.reload()
    page.locator(".answer").wait_for()

    assert page.title() == title
    assert page.locator("#log img, #log script").count() == 0
    shown = "".join(HOSTILE.split())
    assert words(page, ".mine .said, .answer .text, .pathway .title") == [shown] * 3


def test_the_top_of_a_long_answer_is_in_view_and_the_end_one_tap_away(
    page: Page, ask: Ask
) -> None:
    ask("昨天被罚了")

    expect(page.locator(".mine").last).to_be_in_viewport()
    expect(page.locator(".answer .label")).to_be_in_viewport()

    page.get_by_role("button", name="回到最新").click()

    expect(page.locator(".cards > :last-child")).to_be_in_viewport()


def test_a_conversation_without_scripts_goes_on_in_a_browser_that_has_them(
    page: Page, running: Site
) -> None:
    page.evaluate("document.getElementById('composer').submit()")
    page.fill("#text", "被罚了")
    page.evaluate("document.getElementById('composer').submit()")
    page.locator(".answer").wait_for()

    page.fill("#text", "你好")
    page.press("#text", "Enter")
    page.locator(".answer").nth(1).wait_for()

    assert [text for text, _, _ in running.answerer.calls] == ["被罚了", "你好"]
    assert words(page, ".answer .text")[-1] == PLAIN.text
