"""The box people write in, and what happens when things go wrong."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Site

Ask = Callable[[str], None]
MESSAGES = "**/api/conversations/*/messages"


def asked(running: Site) -> list[str]:
    return [text for text, _, _ in running.answerer.calls]


def test_enter_sends_and_shift_enter_makes_a_line(page: Page, running: Site) -> None:
    page.locator("#text").press_sequentially("一行")
    page.press("#text", "Shift+Enter")
    page.locator("#text").press_sequentially("二行")
    page.press("#text", "Enter")
    page.locator(".answer").wait_for()

    assert asked(running) == ["一行\n二行"]
    expect(page.locator("#text")).to_have_value("")


def test_enter_that_ends_a_composition_does_not_send(page: Page, running: Site) -> None:
    page.fill("#text", "gongzi")
    press = (
        "(box, more) => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ...more}))"
    )

    page.locator("#text").evaluate(press, {"isComposing": True})
    page.locator("#text").evaluate(press, {"keyCode": 229})

    expect(page.locator("#text")).to_have_value("gongzi")
    assert asked(running) == []


def test_nothing_is_sent_when_nothing_is_written(page: Page, running: Site) -> None:
    page.fill("#text", "   ")
    page.click("#send")

    expect(page.locator(".mine")).to_have_count(0)
    assert asked(running) == []


def test_a_message_is_sent_once_however_often_it_is_tapped(page: Page, running: Site) -> None:
    page.fill("#text", "慢慢说")
    page.press("#text", "Enter")
    expect(page.locator(".wait")).to_be_visible()
    expect(page.locator("#send")).to_be_disabled()

    page.fill("#text", "又一句")
    page.press("#text", "Enter")
    running.answerer.go.set()
    page.locator(".answer").wait_for()

    assert asked(running) == ["慢慢说"]
    expect(page.locator("#text")).to_have_value("又一句")
    expect(page.locator("#send")).to_be_enabled()


def test_the_count_appears_near_the_limit_and_warns_beyond(page: Page) -> None:
    page.fill("#text", "字" * 100)
    expect(page.locator("#count")).to_be_hidden()

    page.fill("#text", "字" * 1990)
    expect(page.locator("#count")).to_have_text("1990/2000 字", use_inner_text=True)

    page.fill("#text", "字" * 2005)
    expect(page.locator("#count")).to_contain_text("超出的读不到")


def test_the_box_grows_with_what_is_written(page: Page) -> None:
    one = page.locator("#text").bounding_box()
    page.fill("#text", "一\n二\n三\n四")

    four = page.locator("#text").bounding_box()

    assert one
    assert four
    assert four["height"] > one["height"] * 2


def test_without_a_server_the_words_stay_and_can_be_sent_again(page: Page, running: Site) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.fill("#text", "老板欠我工资")
    page.click("#send")

    expect(page.get_by_role("alert")).to_contain_text("没有连上服务器")
    expect(page.get_by_role("alert")).to_contain_text("12348")
    expect(page.locator("#text")).to_have_value("老板欠我工资")
    expect(page.locator(".mine")).to_have_count(0)

    page.unroute("**/api/**")
    page.get_by_role("button", name="再试一次").click()
    page.locator(".answer").wait_for()

    assert asked(running) == ["老板欠我工资"]
    expect(page.locator("#problem")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("")


def test_a_choice_that_did_not_arrive_can_be_tapped_again(page: Page, ask: Ask) -> None:
    ask("昨天被罚了")
    page.route("**/api/**", lambda route: route.abort())

    page.get_by_role("button", name="当场开的").click()
    page.get_by_role("alert").wait_for()

    expect(page.locator(".question")).to_be_visible()
    page.unroute("**/api/**")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator(".answer")).to_have_count(2)


def test_an_answer_whose_stream_was_cut_is_fetched_and_not_asked_twice(
    page: Page, running: Site
) -> None:
    def cut(route: Route) -> None:
        whole = route.fetch()
        route.fulfill(response=whole, body=whole.body()[:300])

    page.route(MESSAGES, cut)
    page.fill("#text", "昨天被罚了")
    page.click("#send")

    expect(page.locator(".answer .pathway")).to_have_count(3)
    expect(page.locator("#problem")).to_be_hidden()
    assert asked(running) == ["昨天被罚了"]


def test_a_conversation_that_ended_is_begun_again(page: Page, running: Site, ask: Ask) -> None:
    ask("你好")
    running.store.remove(page.evaluate("JSON.parse(sessionStorage.conversation).id"))

    page.fill("#text", "昨天被罚了")
    page.click("#send")
    expect(page.get_by_role("alert")).to_contain_text("上一次的对话已经结束")
    page.get_by_role("button", name="再试一次").click()
    page.locator(".answer").wait_for()

    expect(page.locator(".mine")).to_have_count(1)


def test_a_refusal_of_the_server_is_told_in_its_own_words(page: Page) -> None:
    body = '{"error": {"code": "busy", "message": "现在问的人多，请过一会儿再试。"}}'
    page.route(MESSAGES, lambda route: route.fulfill(status=503, body=body))

    page.fill("#text", "你好")
    page.click("#send")

    expect(page.get_by_role("alert")).to_contain_text("现在问的人多")
    expect(page.locator("#text")).to_have_value("你好")


def test_a_copy_of_an_answer_keeps_its_label(page: Page, ask: Ask) -> None:
    ask("你好")

    copied = page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector('.answer .text'));
          const event = new ClipboardEvent('copy', {
            clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
          document.dispatchEvent(event);
          return event.clipboardData.getData('text/plain');
        }"""
    )

    assert copied.startswith("就这样办。")
    assert "AI 自动生成" in copied


def test_a_print_has_everything_unfolded_and_labelled(page: Page, ask: Ask) -> None:
    ask("昨天被罚了")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("#notice")).to_be_visible()
    expect(page.locator(".answer .label")).to_be_visible()
    expect(page.locator("#composer")).to_be_hidden()
    assert page.locator("details:not([open])").count() == 0

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".pathway[open]")).to_have_count(1)
