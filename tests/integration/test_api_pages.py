"""The page without scripts: plain forms, the whole conversation, nothing lost."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from tests.fake_site import site
from tests.fakes import HOSTILE, FakeAnswerer


@pytest.fixture
def answerer() -> FakeAnswerer:
    return FakeAnswerer()


@pytest.fixture
def client(answerer: FakeAnswerer) -> TestClient:
    return TestClient(site(answerer))


def shown(html: str) -> str:
    """Return what a reader sees of the page, moulds for the live page left out."""
    visible = re.sub(r"<(template|script).*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", visible))


def test_the_page_opens_with_notice_greeting_board_and_a_telephone(client: TestClient) -> None:
    page = client.get("/").text

    assert "AI自动生成，只作指引，不是法律意见" in shown(page)
    assert "您遇到了什么事" in shown(page)
    assert 'href="tel:12348"' in page
    assert client.get("/h5").text == page


def test_there_is_no_inline_style_or_script(client: TestClient) -> None:
    page = client.post("/ask", data={"text": "被罚了"}).text

    assert not re.search(r"\sstyle=|<style|\son\w+=", page)
    scripts = re.findall(r"<script[^>]*>", page)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts)


def test_a_form_gets_the_whole_conversation(client: TestClient) -> None:
    client.post("/ask", data={"text": "你好", "turn": "0"})

    seen = shown(client.post("/ask", data={"text": "昨天被罚了", "turn": "2"}).text)

    assert seen.index("你好") < seen.index("就这样办。") < seen.index("昨天被罚了")
    for part in (
        "建议先走：行政复议。",
        "现在就能走",
        "不成再走",
        "以后",
        "2026年11月27日",
        "还剩3天",
        "哪些路走不通，为什么",
        "信访：信访不解决这件事",
        "《中华人民共和国行政复议法》第二十条第一款现行有效",
        "《某条例》第二百七十六条之一第（三）项已废止原文未导入",
        "《某办法》尚未施行",
        "去之前请先打电话问准",
        "是当场开的吗？",
    ):
        assert part in seen, part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("过期了", ["已经过了20天", "先别放弃", "说明：十五日指自然日"]),
        ("今天", ["今天就是最后一天"]),
        ("宽裕", ["还剩59天", "2027年1月22日"]),
        ("机关", ["机关应当办完的日子", "从“知道行政行为之日”算起"]),
    ],
)
def test_a_last_day_is_told_in_words(client: TestClient, text: str, words: list[str]) -> None:
    seen = shown(client.post("/ask", data={"text": text}).text)

    for word in words:
        assert word in seen, word


def test_a_choice_is_a_button_in_a_form(client: TestClient, answerer: FakeAnswerer) -> None:
    page = client.post("/ask", data={"text": "被罚了"}).text
    assert re.search(r'<button name="value"[^>]* value="unsure"', page)

    page = client.post("/ask", data={"fact": "decision_on_spot", "value": "yes", "turn": "2"}).text

    assert answerer.calls[-1][1].facts["decision_on_spot"].value == "yes"
    assert "当场开的" in shown(page)
    assert 'class="card question"' not in page.split("<template")[0]


@pytest.mark.parametrize(
    ("values", "taken"), [(["2026-11-03"], "2026-11-03"), (["2026-11-03", "unsure"], "unsure")]
)
def test_a_day_can_be_given_and_the_pressed_button_counts(
    client: TestClient, answerer: FakeAnswerer, values: list[str], taken: str
) -> None:
    page = client.post("/ask", data={"text": "哪天"}).text
    assert '<input type="date"' in page.split("<template")[0]

    client.post("/ask", data={"fact": "decision_received_on", "value": values})

    assert answerer.calls[-1][1].facts["decision_received_on"].value == taken


def test_danger_shows_the_emergency_lines(client: TestClient) -> None:
    calm = client.post("/ask", data={"text": "你好"}).text
    danger = client.post("/ask", data={"text": "他拿刀"}).text

    assert re.search(r'id="danger"[^>]* hidden', calm)
    assert not re.search(r'id="danger"[^>]* hidden', danger)
    assert 'href="tel:110"' in danger


def test_a_form_sent_twice_is_answered_once(client: TestClient, answerer: FakeAnswerer) -> None:
    form = {"text": "被罚了", "turn": "0"}

    once = client.post("/ask", data=form)
    twice = client.post("/ask", data=form)

    assert len(answerer.calls) == 1
    assert once.text == twice.text


def test_the_page_shows_the_conversation_again(client: TestClient) -> None:
    client.post("/ask", data={"text": "昨天被罚了"})

    assert "昨天被罚了" in shown(client.get("/").text)
    assert "昨天被罚了" not in shown(TestClient(client.app).get("/").text)


def test_a_new_consultation_forgets_the_old_one(client: TestClient) -> None:
    client.post("/ask", data={"text": "昨天被罚了"})

    page = client.post("/ask", data={"again": "1"}).text

    assert "昨天被罚了" not in shown(page)
    assert "昨天被罚了" not in shown(client.get("/").text)
    assert not client.cookies


@pytest.mark.parametrize(
    ("form", "message", "status"),
    [
        ({"text": "  "}, "请先写下您遇到的事", 422),
        ({}, "请先写下您遇到的事", 422),
        ({"fact": "decision_on_spot", "value": "maybe"}, "没有这个选项", 422),
    ],
)
def test_what_cannot_be_asked_is_told_on_the_page(
    client: TestClient, form: dict[str, str], message: str, status: int
) -> None:
    response = client.post("/ask", data=form)

    assert response.status_code == status
    assert message in shown(response.text)


def test_what_was_written_is_not_lost_when_it_cannot_be_answered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.api.turns.Turns.full", True)

    response = client.post("/ask", data={"text": "老板欠我工资"})

    assert response.status_code == 503
    assert "老板欠我工资</textarea>" in response.text


def test_markup_in_a_message_or_an_answer_is_text(client: TestClient) -> None:
    page = client.post("/ask", data={"text": HOSTILE}).text

    assert "<img" not in page
    assert "<script>document" not in page
    assert page.count("&lt;img src=x") >= 5


def test_the_elder_edition_stays_with_plain_forms(client: TestClient) -> None:
    page = client.get("/?elder=1").text
    assert 'data-edition="elder"' in page
    assert page.count('name="elder" value="1"') >= 3

    page = client.post("/ask", data={"text": "你好", "elder": "1"}).text

    assert 'data-edition="elder"' in page


@pytest.mark.parametrize(
    ("base", "name", "secure"),
    [
        ("http://testserver", "conversation", False),
        ("https://testserver", "__Host-conversation", True),
    ],
)
def test_the_cookie_is_out_of_reach_of_scripts(base: str, name: str, secure: bool) -> None:
    client = TestClient(site(FakeAnswerer()), base_url=base)

    cookie = client.post("/ask", data={"text": "你好"}).headers["set-cookie"]

    assert cookie.startswith(f"{name}=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert ("Secure" in cookie) is secure


@pytest.mark.parametrize("cookie", ["", ".", "a.b", "nobody", "坏.钥匙"])
def test_a_stale_or_broken_cookie_begins_a_new_conversation(
    client: TestClient, cookie: str
) -> None:
    headers = {"Cookie": f"conversation={cookie}".encode()}

    assert client.get("/", headers=headers).status_code == 200
    assert client.post("/ask", data={"text": "你好"}, headers=headers).status_code == 200
