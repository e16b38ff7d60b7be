"""One answer as server-sent events: status, text in pieces, the answer, done."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable

from service.contract import Json, answer_json
from service.domain.answer import Answer

_PIECE = re.compile(r"[^，。！？：；\n]*[，。！？：；\n]?")
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def events(coming: Awaitable[Answer]) -> AsyncIterator[bytes]:
    """Yield the events of one turn; `status` goes out before the answer is known."""
    yield event("status", {"status": "answering"})
    answer = await coming
    for piece in pieces(answer.text):
        yield event("text", {"text": piece})
    yield event("answer", answer_json(answer))
    yield event("done", {})


def event(name: str, body: Json) -> bytes:
    """Return one event; JSON has no raw line breaks, so one data line is enough."""
    line = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {line}\n\n".encode("utf-8", "replace")


def pieces(text: str) -> list[str]:
    """Return the text cut after its marks, nothing lost."""
    return [piece for piece in _PIECE.findall(text) if piece]
