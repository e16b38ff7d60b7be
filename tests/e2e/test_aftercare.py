"""After an answer: correcting what is known, calling a person, rating, deleting, sharing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from playwright.sync_api import Page, expect

from service.conversations.model import FollowUp, Grade, Message, Speaker
from tests.e2e.conftest import Site
from tests.fakes import NOW

Ask = Callable[[str], None]


def held(page: Page, running: Site):
    id = page.evaluate("JSON.parse(sessionStorage.conversation).id")
    return running.store.find(id)


def test_a_known_fact_is_corrected_and_answered_anew(page: Page, running: Site, ask: Ask) -> None:
    ask("昨天被罚了")
    page.get_by_role("button", name="当场开的").click()
    page.locator(".answer").nth(1).wait_for()
    page.get_by_text("我了解到的情况").click()
    expect(page.locator("#facts b")).to_have_text("当场开的")

    page.locator("#facts select").select_option("no")
    page.get_by_role("button", name="更正").click()
    page.locator(".answer").nth(2).wait_for()

    assert running.answerer.calls[-1][1].facts["decision_on_spot"].value == "no"
    expect(page.locator("#facts b")).to_have_text("不是")


def test_a_person_is_called_with_consent_and_it_stays_after_a_reload(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("昨天被罚了")
    page.get_by_role("link", name="转人工").click()
    expect(page.locator("#person summary")).to_be_focused()
    page.get_by_label("想让工作人员知道的").fill("请帮我看看决定书")

    page.get_by_role("button", name="转给工作人员").click()
    expect(page.locator(".system")).to_have_count(0)  # not without the tick
    page.get_by_label("同意把这次对话交给工作人员看").check()
    page.get_by_role("button", name="转给工作人员").click()

    expect(page.locator(".system")).to_contain_text("12348")
    assert held(page, running).handover.note == "请帮我看看决定书"
    page.reload()
    expect(page.locator(".system")).to_contain_text("12348")


def test_a_person_can_be_called_before_anything_was_asked(page: Page, running: Site) -> None:
    page.get_by_role("link", name="转人工").click()
    page.get_by_label("同意把这次对话交给工作人员看").check()
    page.get_by_role("button", name="转给工作人员").click()

    expect(page.locator(".system")).to_be_visible()
    assert held(page, running).handover


def test_what_staff_write_appears_without_a_reload(page: Page, running: Site, ask: Ask) -> None:
    ask("昨天被罚了")
    page.get_by_role("link", name="转人工").click()
    page.get_by_label("同意把这次对话交给工作人员看").check()
    page.get_by_role("button", name="转给工作人员").click()
    page.locator(".system").wait_for()
    page.wait_for_timeout(300)

    talk = held(page, running)
    written = Message(Speaker.STAFF, "请带上决定书来", NOW + timedelta(minutes=5))
    running.store.save(replace(talk, messages=(*talk.messages, written)))

    expect(page.locator(".staff .said")).to_have_text("请带上决定书来", timeout=12_000)
    expect(page.locator(".staff .label")).to_have_text("工作人员")


@pytest.mark.parametrize(
    ("name", "grade"), [("非常满意", "very_satisfied"), ("不满意", "dissatisfied")]
)
def test_help_is_rated_and_a_bad_grade_asks_why(
    page: Page, running: Site, ask: Ask, name: str, grade: str
) -> None:
    ask("你好")
    page.get_by_text("评一评").click()
    page.get_by_label(name, exact=True).check()
    reasons = page.get_by_role("group", name="哪里不好")
    bad = Grade(grade).bad
    if bad:
        reasons.get_by_label("看不懂").check()
    else:
        expect(reasons).to_be_hidden()

    page.get_by_role("button", name="提交评价").click()

    expect(page.locator("#told")).to_contain_text("谢谢您")
    rating = held(page, running).rating
    assert rating.grade == grade
    assert rating.follow_up is (FollowUp.OPEN if bad else FollowUp.NONE)
    assert rating.reasons == (("看不懂",) if bad else ())


def test_a_conversation_is_deleted_here_and_on_the_server(
    page: Page, running: Site, ask: Ask
) -> None:
    ask("昨天被罚了")
    id = page.evaluate("JSON.parse(sessionStorage.conversation).id")
    page.get_by_text("更多", exact=True).click()

    with page.expect_response(lambda r: r.request.method == "DELETE"):
        page.get_by_role("button", name="删除我的对话").click()

    expect(page.locator("#told")).to_have_text("对话已经删除。")
    expect(page.locator(".answer")).to_have_count(0)
    assert running.store.find(id) is None


def test_a_shared_link_tells_nothing_of_the_person(page: Page, running: Site, ask: Ask) -> None:
    ask("昨天被罚了，我叫张三")

    address = page.locator("#share").get_attribute("href")

    assert address == "/guide/PEN_SPOT"
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("被当场处罚")
    assert "张三" not in page.content()


def test_a_last_day_goes_into_the_calendar(page: Page, ask: Ask) -> None:
    ask("昨天被罚了")

    with page.expect_download() as download:
        page.get_by_role("link", name="加到日历").click()

    file = download.value.path().read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261127" in file
    assert file.count("BEGIN:VALARM") == 4


def test_the_keyboard_rates_and_calls(page: Page, ask: Ask) -> None:
    ask("你好")
    page.locator("#rate > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("#rating .go").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("谢谢您")

    page.locator("#call").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#person > summary")).to_be_focused()


def test_everything_after_an_answer_works_without_scripts(plain: Page, running: Site) -> None:
    plain.fill("#text", "昨天被罚了")
    plain.click("#send")
    plain.get_by_role("button", name="当场开的").click()
    plain.get_by_text("我了解到的情况").click()
    plain.locator("#facts select").select_option("no")
    plain.get_by_role("button", name="更正").click()
    assert running.answerer.calls[-1][1].facts["decision_on_spot"].value == "no"

    plain.get_by_text("评一评").click()
    plain.get_by_label("满意", exact=True).check()
    plain.get_by_role("button", name="提交评价").click()
    expect(plain.locator("#told")).to_contain_text("谢谢您")

    plain.locator("#person > summary").click()
    plain.get_by_label("同意把这次对话交给工作人员看").check()
    plain.get_by_role("button", name="转给工作人员").click()
    expect(plain.locator(".system")).to_contain_text("12348")

    plain.get_by_text("更多", exact=True).click()
    plain.get_by_role("button", name="删除我的对话").click()
    expect(plain.locator("#told")).to_have_text("对话已经删除。")
    expect(plain.locator(".answer")).to_have_count(0)


def called_person(page: Page, ask: Ask) -> None:
    """Ask, call a person and wait until the page listens."""
    ask("昨天被罚了")
    page.get_by_role("link", name="转人工").click()
    page.get_by_label("同意把这次对话交给工作人员看").check()
    page.get_by_role("button", name="转给工作人员").click()
    page.locator(".system").wait_for()
    page.wait_for_timeout(500)


def write_as_staff(page: Page, running: Site, text: str) -> None:
    """Add a message of staff and ring the bell, from outside the browser."""
    talk = held(page, running)
    written = Message(Speaker.STAFF, text, NOW + timedelta(minutes=5))
    running.store.save(replace(talk, messages=(*talk.messages, written)))
    key = page.evaluate("JSON.parse(sessionStorage.conversation).key")
    httpx.post(
        f"{running.url}/api/conversations/{talk.id}/handover",
        json={"consent": True},
        headers={"Authorization": f"Bearer {key}"},
    )


@pytest.mark.endurance
def test_a_reply_of_staff_is_on_the_phone_within_half_a_second(
    page: Page, running: Site, ask: Ask
) -> None:
    called_person(page, ask)
    took = []
    for number in range(20):
        began = time.perf_counter()
        write_as_staff(page, running, f"第{number}句")
        page.locator(".staff").nth(number).wait_for()
        took.append(time.perf_counter() - began)

    print(f"staff reply to phone: {sorted(took)[18] * 1000:.0f} ms p95")
    assert sorted(took)[18] <= 0.5


@pytest.mark.endurance
def test_after_thirty_seconds_without_a_network_the_reply_arrives(
    page: Page, running: Site, ask: Ask
) -> None:
    called_person(page, ask)
    page.context.set_offline(True)
    write_as_staff(page, running, "请带上决定书来")
    page.wait_for_timeout(30_000)
    page.context.set_offline(False)

    expect(page.locator(".staff .said")).to_have_text("请带上决定书来")
    expect(page.locator(".staff")).to_have_count(1)


def test_messages_of_staff_are_no_ai_and_answers_are(page: Page, running: Site, ask: Ask) -> None:
    ask("昨天被罚了")
    ask("你好")
    write_as_staff(page, running, "请带上决定书来")
    page.reload()
    page.locator(".staff").wait_for()

    assert page.locator(".answer").count() == page.locator(".answer .label").count() == 2
    assert set(page.locator(".answer .label").all_text_contents()) == {"AI 生成"}
    assert "AI" not in page.locator(".staff").inner_text()
    assert page.locator(".mine .label").count() == 0
