"""Following a conversation: resume without loss, heartbeats, the end of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest
from anyio.to_thread import run_sync

from service.adapters.memory_store import MemoryStore
from service.api.stream import additions, events
from service.api.turns import Turns
from service.contract import answer_json
from service.conversations.model import Conversation, Message, Speaker
from service.domain.answer import Answer
from tests.fakes import NOW, PLAIN, RICH
from tests.integration.resident import Resident, code, events_of
from tests.own_loop import run

SAID = (
    Message(Speaker.RESIDENT, "一", NOW),
    Message(Speaker.ASSISTANT, RICH.text, NOW, RICH),
    Message(Speaker.STAFF, "三", NOW),
)
TALK = Conversation("a", b"", NOW, messages=SAID)


async def until(stream: AsyncIterator[bytes], count: int) -> list[bytes]:
    found = []
    async for block in stream:
        found.append(block)
        if len(found) == count:
            break
    return found


def follow(store: MemoryStore, turns: Turns, *, seen: int, beat: float = 5.0, longest: float = 5):
    read = partial(run_sync, store.find, "a")
    return additions(read, turns, TALK, seen=seen, beat=beat, longest=longest)


@pytest.mark.parametrize("seen", [0, 1, 2])
def test_LOAD_08_a_resumed_stream_begins_after_the_last_event(seen: int) -> None:
    store = MemoryStore()
    store.add(TALK)

    blocks = run(until(follow(store, Turns(), seen=seen), 3 - seen))

    told = events_of("".join(b.decode() for b in blocks))
    assert [value["text"] for _, value in told] == [m.text for m in SAID[seen:]]
    assert blocks[-1].startswith(b"id: 3\n")


def test_LOAD_08_what_is_added_arrives_when_the_bell_rings() -> None:
    async def scene() -> list[bytes]:
        store, turns = MemoryStore(), Turns()
        store.add(Conversation("a", b"", NOW, messages=SAID[:2]))
        stream = follow(store, turns, seen=2)
        waiting = asyncio.create_task(until(stream, 1))
        await asyncio.sleep(0.05)
        store.save(TALK)
        turns.bells.ring("a")
        return await asyncio.wait_for(waiting, 1)

    assert run(scene())[0].startswith(b"id: 3\nevent: message\n")


def test_LOAD_08_silence_is_kept_alive_and_ends_in_time() -> None:
    store = MemoryStore()
    store.add(TALK)

    blocks = run(until(follow(store, Turns(), seen=3, beat=0.02, longest=0.1), 99))

    assert set(blocks) == {b": beat\n\n"}
    assert len(blocks) >= 2


def test_LOAD_08_a_slow_answer_has_heartbeats_before_it() -> None:
    async def scene() -> list[bytes]:
        coming: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.1, coming.set_result, PLAIN)
        return await until(events(coming, number=2, beat=0.03), 99)

    blocks = run(scene())

    assert blocks[1] == b": beat\n\n"
    told = events_of("".join(b.decode() for b in blocks))
    assert told[-2] == ("answer", answer_json(PLAIN))


def test_a_deleted_conversation_ends_its_streams() -> None:
    async def scene() -> list[bytes]:
        store, turns = MemoryStore(), Turns()
        store.add(TALK)
        stream = follow(store, turns, seen=3)
        waiting = asyncio.create_task(until(stream, 99))
        await asyncio.sleep(0.05)
        store.remove("a")
        turns.bells.ring("a")
        return await asyncio.wait_for(waiting, 1)

    assert run(scene()) == [b"event: gone\ndata: {}\n\n"]


@pytest.mark.parametrize("last", ["x", "-1", "1" * 10, "1.5"])
def test_a_bad_last_event_is_refused(resident: Resident, last: str) -> None:
    headers = {**resident.headers, "Last-Event-ID": last}

    response = resident.client.get(f"{resident.url}/events", headers=headers)

    assert (response.status_code, code(response)) == (422, "bad_input")
