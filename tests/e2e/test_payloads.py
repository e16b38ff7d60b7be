"""IN-07: whatever people or data say stays text, in every place it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from service.answering.ports import CaseFile
from service.conversations.model import (
    FollowUp,
    Grade,
    Handover,
    HandoverState,
    Message,
    Rating,
    Speaker,
)
from service.domain.answer import AnswerChoice, Ask
from tests.e2e.conftest import Site
from tests.fakes import LAW, NOW, RICH, deadline, pathway
from tests.payloads import PAYLOADS


def everywhere(text: str) -> tuple[Message, ...]:
    """Return messages with a text in every part: question, answer, cards, notes of people."""
    law = replace(LAW, instrument=text)
    day = deadline(3, name=text, citation=law, note=text)
    answer = replace(
        RICH,
        text=text,
        pathways=(
            pathway(
                RICH.pathways[0].stage,
                name=text,
                why=text,
                when=text,
                fee=text,
                materials=(text,),
                steps=(text,),
                avoid=(text,),
                citations=(law,),
                deadlines=(day,),
            ),
        ),
        ask=Ask("decision_on_spot", text, (AnswerChoice("yes", text),), text),
        deadlines=(day, deadline(None, name=text, counted_from=text)),
        citations=(law,),
    )
    return (
        Message(Speaker.RESIDENT, text, NOW - timedelta(minutes=5)),
        Message(Speaker.ASSISTANT, text, NOW, answer),
        Message(Speaker.STAFF, text, NOW),
        Message(Speaker.SYSTEM, text, NOW),
    )


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """The page, failing on any dialog."""
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    return page


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_IN_07_a_payload_is_shown_as_text_everywhere(
    watched: Page, plain: Page, running: Site, payload: str
) -> None:
    opened = watched.request.post("/api/conversations").json()
    kept = running.store.find(opened["id"])
    running.store.save(
        replace(
            kept,
            messages=everywhere(payload),
            case=CaseFile().with_fact("claim_amount", payload),
            handover=Handover(HandoverState.CLOSED, NOW, 2, note=payload, contact=payload),
            rating=Rating(Grade.FAIR, NOW, FollowUp.NONE, (payload,), payload),
        )
    )
    watched.evaluate(
        "kept => sessionStorage.setItem('conversation', JSON.stringify(kept))", opened
    )
    watched.reload()
    watched.locator(".system").wait_for()
    watched.get_by_text("我了解到的情况").click()
    watched.locator("#facts form").wait_for()

    assert watched.evaluate("window.hacked") is None
    foreign = "#log img, #log script, #log iframe, #log object, #log svg, #log video, #log base"
    assert watched.locator(foreign).count() == 0
    shown = watched.locator(
        ".mine .said, .staff .said, .system p, .answer .text"
    ).all_inner_texts()
    assert {"".join(text.split()) for text in shown} == {"".join(payload.split())}

    cookie = f"{opened['id']}.{opened['key']}"
    plain.context.add_cookies([{"name": "conversation", "value": cookie, "url": running.url}])
    html = plain.request.get("/").text()
    watched.route("**/as-plain", lambda route: route.fulfill(body=html, content_type="text/html"))
    watched.goto("/as-plain")
    assert watched.evaluate("window.hacked") is None
    assert watched.locator(foreign).count() == 0


def test_IN_07_there_are_sixty() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) == 60


def test_IN_07_the_policy_allows_no_inline_script_and_no_object(page: Page) -> None:
    policy = page.request.get("/").headers["content-security-policy"]

    assert "unsafe" not in policy
    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"):
        assert part in policy
