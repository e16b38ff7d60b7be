"""Conversations on disk: complete after a restart, gone for good when deleted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.adapters.memory_store import MemoryStore
from service.adapters.store.conversations import SqlStore
from service.adapters.store.frozen import freeze, thaw
from service.adapters.store.tables import open_database
from service.answering.ports import CaseFile
from service.conversations.model import (
    Conversation,
    FollowUp,
    Grade,
    Handover,
    HandoverState,
    Message,
    Rating,
    Speaker,
)
from service.conversations.store import ConversationStore
from service.domain.answer import Answer, CaseFact, FactSource
from tests.fake_site import site
from tests.fakes import ANSWERS, NOW, PLAIN, FakeAnswerer
from tests.integration.resident import Resident

FULL = Conversation(
    "a",
    b"digest",
    NOW,
    messages=(
        Message(Speaker.RESIDENT, "昨天被罚了😀", NOW),
        *(Message(Speaker.ASSISTANT, a.text, NOW, a) for a in ANSWERS.values()),
        Message(Speaker.SYSTEM, "已经转给工作人员", NOW),
    ),
    case=CaseFile(matter="PEN", asked=("a_on",)).with_fact("a_on", "2026-11-03"),
    handover=Handover(HandoverState.QUEUED, NOW, 3, note="请帮我看", contact="10000000000"),
    rating=Rating(Grade.DISSATISFIED, NOW, FollowUp.OPEN, ("看不懂",), "字太小"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "conversations.db"


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, file: Path) -> ConversationStore:
    return MemoryStore() if request.param == "memory" else SqlStore(open_database(file))


@pytest.mark.parametrize("answer", [*ANSWERS.values(), PLAIN])
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    assert thaw(Answer, freeze(answer)) == answer


def test_a_conversation_comes_back_complete(store: ConversationStore) -> None:
    store.add(replace(FULL, messages=FULL.messages[:1], handover=None, rating=None))

    store.save(FULL)

    assert store.find("a") == FULL
    assert store.find("b") is None


def test_a_day_told_roughly_keeps_both_ends_on_disk(file: Path) -> None:
    rough = CaseFact("decision_received_on", "2026-11-01", FactSource.TEXT, latest="2026-11-09")
    exact = CaseFact("dismissed_on", "2026-11-20", FactSource.TEXT)
    facts = {fact.fact: fact for fact in (rough, exact)}
    answer = replace(PLAIN, facts=(rough, exact))
    told = (Message(Speaker.ASSISTANT, answer.text, NOW, answer),)
    SqlStore(open_database(file)).add(replace(FULL, messages=told, case=CaseFile(facts)))

    kept = SqlStore(open_database(file)).find("a")

    assert kept
    assert kept.case.facts == facts
    assert kept.messages[0].answer == answer
    assert kept.case.facts["decision_received_on"].latest == "2026-11-09"
    assert kept.case.facts["dismissed_on"].latest is None


def test_a_restart_loses_nothing(file: Path) -> None:
    SqlStore(open_database(file)).add(FULL)

    assert SqlStore(open_database(file)).find("a") == FULL


def test_a_whole_site_restarted_shows_every_message_and_citation(file: Path) -> None:
    first = Resident(TestClient(site(FakeAnswerer(), SqlStore(open_database(file)))))
    for text in ANSWERS:
        first.events(text=text)
    before = first.history()

    first.client = TestClient(site(FakeAnswerer(), SqlStore(open_database(file))))

    assert first.history() == before
    assert len(before["messages"]) == 2 * len(ANSWERS)


def test_what_was_deleted_is_in_no_file(file: Path) -> None:
    store = SqlStore(open_database(file))
    secret = "我叫张三丰住在某处"
    store.add(replace(FULL, messages=(Message(Speaker.RESIDENT, secret, NOW),)))
    kept = b"".join(p.read_bytes() for p in file.parent.iterdir())
    assert secret.encode() in kept

    store.remove("a")

    left = b"".join(p.read_bytes() for p in file.parent.iterdir())
    assert secret.encode() not in left
    assert b"10000000000" not in left
    assert "字太小".encode() not in left
    assert store.find("a") is None


def test_what_was_forgotten_while_it_was_answered_stays_forgotten(
    store: ConversationStore,
) -> None:
    store.add(FULL)
    store.remove("a")

    store.save(FULL)

    assert store.find("a") is None


def test_what_nobody_touched_is_swept_away(store: ConversationStore) -> None:
    store.add(FULL)
    store.add(replace(FULL, id="b", touched_at=NOW + timedelta(days=1)))

    store.remove_before(NOW + timedelta(hours=1))

    assert store.find("a") is None
    assert store.find("b")


def test_the_queue_counts_who_came_before(store: ConversationStore) -> None:
    store.add(FULL)
    closed = replace(FULL.handover, state=HandoverState.CLOSED)
    store.add(replace(FULL, id="b", handover=closed))

    assert store.waiting_before(NOW) == 0
    assert store.waiting_before(NOW + timedelta(seconds=1)) == 1


def test_many_write_at_once(file: Path) -> None:
    store = SqlStore(open_database(file))

    def talk(number: int) -> Conversation | None:
        mine = replace(FULL, id=str(number), messages=())
        store.add(mine)
        for length in range(1, 6):
            store.save(replace(mine, messages=FULL.messages[:length]))
        return store.find(str(number))

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(talk, range(40)))

    assert [len(c.messages) for c in found if c] == [5] * 40
