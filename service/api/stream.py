"""Server-sent events: one answer in pieces, and everything that is added to a conversation."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from service.api.schemas import message_json
from service.api.turns import Turns
from service.contract import Json, answer_json
from service.conversations.model import Conversation
from service.domain.answer import Answer

_PIECE = re.compile(r"[^，。！？：；\n]*[，。！？：；\n]?")
_BEAT = 8.0  # seconds of silence after which a line that means nothing keeps the way open
_LONGEST = 300.0  # seconds; then the browser comes again with Last-Event-ID
_HEARTBEAT = b": beat\n\n"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def events(
    coming: asyncio.Future[Answer], *, number: int, beat: float = _BEAT
) -> AsyncIterator[bytes]:
    """Yield the events of one turn; `number` is what its answer will be in the conversation."""
    yield event("status", {"status": "answering"})
    while not (await asyncio.wait({coming}, timeout=beat))[0]:
        yield _HEARTBEAT
    answer = coming.result()
    for piece in pieces(answer.text):
        yield event("text", {"text": piece})
    yield event("answer", answer_json(answer), id=number)
    yield event("done", {})


async def additions(
    read: Callable[[], Awaitable[Conversation | None]],
    turns: Turns,
    conversation: Conversation,
    *,
    seen: int,
    beat: float = _BEAT,
    longest: float = _LONGEST,
) -> AsyncIterator[bytes]:
    """Yield every message after the first `seen`, now and as they come."""
    ends, kept, waiting = time.monotonic() + longest, conversation, False
    with turns.bells.listen(conversation.id) as bell:
        while time.monotonic() < ends:
            bell.clear()
            found = await read()
            if found is None:
                yield event("gone", {})
                return
            kept = found
            for number, message in enumerate(kept.messages[seen:], seen + 1):
                yield event("message", message_json(message), id=number)
            seen = max(seen, len(kept.messages))
            if waiting is not turns.answering(kept.id):
                waiting = not waiting
                yield event("status", {"status": "answering" if waiting else "idle"})
            try:
                await asyncio.wait_for(bell.wait(), timeout=beat)
            except TimeoutError:
                yield _HEARTBEAT


def event(name: str, body: Json, *, id: int | None = None) -> bytes:
    """Return one event; JSON has no raw line breaks, so one data line is enough."""
    line = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    numbered = "" if id is None else f"id: {id}\n"
    return f"{numbered}event: {name}\ndata: {line}\n\n".encode("utf-8", "replace")


def pieces(text: str) -> list[str]:
    """Return the text cut after its marks, nothing lost."""
    return [piece for piece in _PIECE.findall(text) if piece]
