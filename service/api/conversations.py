"""The programming interface of conversations."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse, StreamingResponse

from service.api.problems import Code, Problem
from service.api.schemas import (
    Chosen,
    Corrected,
    Opened,
    Said,
    facts_json,
    history_json,
    known_json,
)
from service.api.stream import HEADERS, additions, events
from service.api.turns import Turns
from service.conversations.chat import Chat
from service.conversations.known import known_facts
from service.conversations.model import Conversation

Key = Annotated[str, Header(alias="Authorization", description="Bearer 加会话密钥")]
Seen = Annotated[str, Header(alias="Last-Event-ID", description="已经收到的最后一条的编号")]
STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


def conversation_endpoints(chat: Chat, turns: Turns) -> APIRouter:
    """Return the endpoints under /api/conversations."""
    api = APIRouter(prefix="/api/conversations", tags=["conversations"])

    @api.post("", status_code=201)
    async def open_conversation() -> Opened:
        """Open a conversation; its key is told only here."""
        conversation, key = await turns.write(chat.open)
        return Opened(id=conversation.id, key=key)

    @api.post("/{id}/messages", responses=STREAM, response_class=StreamingResponse)
    async def say(id: str, message: Said | Chosen, authorization: Key = "") -> StreamingResponse:
        """Answer a message or a tapped choice as events: status, text, answer, done."""
        conversation = await opened(chat, id, authorization)
        turning = (
            chat.say(conversation, message.text)
            if isinstance(message, Said)
            else chat.choose(conversation, message.fact, message.value)
        )
        coming = turns.begin(conversation, turning)
        return _stream(events(coming, number=len(conversation.messages) + 2))

    @api.get("/{id}/events", responses=STREAM, response_class=StreamingResponse)
    async def follow(
        id: str, authorization: Key = "", last_event_id: Seen = "0"
    ) -> StreamingResponse:
        """Tell every message after the last one received, now and as they come."""
        conversation = await opened(chat, id, authorization)
        if not last_event_id.isdecimal() or len(last_event_id) > 9:
            raise Problem(Code.BAD_INPUT)
        read = partial(run_sync, chat.store.find, id)
        return _stream(additions(read, turns, conversation, seen=int(last_event_id)))

    @api.get("/{id}")
    async def read(id: str, authorization: Key = "") -> JSONResponse:
        """Return every message with its answer, and the facts of the case."""
        conversation = await opened(chat, id, authorization)
        return JSONResponse(history_json(conversation) | {"answering": turns.answering(id)})

    @api.get("/{id}/facts")
    async def known(id: str, authorization: Key = "") -> JSONResponse:
        """Return what is known of the case in words, with what it may be changed to."""
        conversation = await opened(chat, id, authorization)
        return JSONResponse({"facts": known_json(known_facts(conversation, chat.facts))})

    @api.patch("/{id}/facts")
    async def correct(id: str, corrected: Corrected, authorization: Key = "") -> JSONResponse:
        """Correct facts of the case; the next answer rests on them."""
        conversation = await opened(chat, id, authorization)
        turns.check_idle(conversation)
        changed = await run_sync(chat.correct, conversation, corrected.facts)
        return JSONResponse({"facts": facts_json(changed)})

    @api.delete("/{id}", status_code=204)
    async def forget(id: str, authorization: Key = "") -> Response:
        """Remove the conversation for good."""
        await run_sync(chat.forget, await opened(chat, id, authorization))
        turns.bells.ring(id)
        return Response(status_code=204)

    return api


def _stream(body: Any) -> StreamingResponse:
    return StreamingResponse(body, media_type="text/event-stream", headers=HEADERS)


async def opened(chat: Chat, id: str, authorization: str) -> Conversation:
    """Return the conversation that the key opens.

    Raises:
        Problem: there is no key.
        NoSuchConversation: there is no such conversation, or the key is another's.
    """
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise Problem(Code.NO_KEY)
    return await run_sync(chat.find, id, key.strip())
