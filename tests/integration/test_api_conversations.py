"""The programming interface: answers as events, history, correction, deletion."""

from __future__ import annotations

import pytest

from service.api.stream import pieces
from service.contract import answer_json
from service.domain.answer import FactSource
from tests.fakes import PLAIN, RICH, TODAY, FakeAnswerer
from tests.integration.resident import Resident, code


def test_an_answer_arrives_as_status_text_answer_done(resident: Resident) -> None:
    events = resident.events(text="昨天被罚了")

    names = [name for name, _ in events]
    assert names[0] == "status"
    assert names[-2:] == ["answer", "done"]
    assert set(names[1:-2]) == {"text"}
    assert "".join(value["text"] for name, value in events if name == "text") == RICH.text
    assert events[-2][1] == answer_json(RICH)


def test_the_stream_is_not_kept_by_anyone_and_its_chinese_is_plain(resident: Resident) -> None:
    response = resident.post(text="昨天被罚了")

    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    assert "行政复议" in response.text


def test_the_engine_is_asked_for_today_in_beijing(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    resident.events(text="你好")

    assert answerer.calls[0][2] == TODAY


def test_a_tapped_choice_is_a_fact_and_its_label_is_what_was_said(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    resident.events(text="昨天被罚了")

    resident.events(fact="decision_on_spot", value="yes")

    text, case, _ = answerer.calls[-1]
    assert text == ""
    assert case.facts["decision_on_spot"].source is FactSource.CHOICE
    assert resident.history()["messages"][2]["text"] == "当场开的"


def test_the_history_has_every_message_with_its_answer(resident: Resident) -> None:
    resident.events(text="昨天被罚了")
    resident.events(text="你好")

    messages = resident.history()["messages"]

    assert [m["from"] for m in messages] == ["resident", "assistant"] * 2
    assert messages[0]["text"] == "昨天被罚了"
    assert messages[1]["answer"] == answer_json(RICH)
    assert messages[3]["answer"] == answer_json(PLAIN)


def test_a_corrected_fact_reaches_the_next_answer(
    resident: Resident, answerer: FakeAnswerer
) -> None:
    facts = {"facts": {"decision_received_on": "2026-11-03"}}

    response = resident.client.patch(f"{resident.url}/facts", json=facts, headers=resident.headers)
    resident.events(text="你好")

    known = {"fact": "decision_received_on", "value": "2026-11-03", "from": "choice"}
    assert response.json() == {"facts": [known]}
    assert answerer.calls[-1][1].facts["decision_received_on"].value == "2026-11-03"


def test_a_forgotten_conversation_is_gone(resident: Resident) -> None:
    response = resident.client.delete(resident.url, headers=resident.headers)

    assert response.status_code == 204
    again = resident.client.get(resident.url, headers=resident.headers)
    assert (again.status_code, code(again)) == (404, "no_such_conversation")


def test_an_engine_that_breaks_ends_in_an_apology(
    resident: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    events = resident.events(text="坏了，我叫张三")

    answer = dict(events)["answer"]
    assert answer["status"] == "unavailable"
    assert answer["text"] == "现在答不了，请过一会儿再试。"
    assert "ValueError at fakes.py" in caplog.text
    assert "张三" not in caplog.text


def test_the_log_has_ids_and_timings_and_nothing_that_was_said(
    resident: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="service")

    resident.events(text="昨天被城管罚了，我叫张三")

    assert f"POST {resident.url}/messages 200" in caplog.text
    assert "张三" not in caplog.text
    assert resident.key not in caplog.text


def test_pieces_of_a_text_are_the_whole_text() -> None:
    text = "一，二。\n\n三！没有标点的尾巴"

    assert "".join(pieces(text)) == text
    assert pieces("") == []
