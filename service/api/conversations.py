"""The programming interface of conversations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse, StreamingResponse

from service.api.problems import Code, Problem
from service.api.schemas import Chosen, Corrected, Opened, Said, facts_json, history_json
from service.api.stream import HEADERS, events
from service.api.turns import Turns
from service.conversations.chat import Chat
from service.conversations.model import Conversation

Key = Annotated[str, Header(alias="Authorization", description="Bearer 加会话密钥")]
STREAM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


def conversation_endpoints(chat: Chat, turns: Turns) -> APIRouter:
    """Return the endpoints under /api/conversations."""
    api = APIRouter(prefix="/api/conversations", tags=["conversations"])

    @api.post("", status_code=201)
    async def open_conversation() -> Opened:
        """Open a conversation; its key is told only here."""
        conversation, key = chat.open()
        return Opened(id=conversation.id, key=key)

    @api.post("/{id}/messages", responses=STREAM, response_class=StreamingResponse)
    async def say(id: str, message: Said | Chosen, authorization: Key = "") -> StreamingResponse:
        """Answer a message or a tapped choice as events: status, text, answer, done."""
        conversation = _opened(chat, id, authorization)
        turning = (
            chat.say(conversation, message.text)
            if isinstance(message, Said)
            else chat.choose(conversation, message.fact, message.value)
        )
        return StreamingResponse(
            events(turns.begin(conversation, turning)),
            media_type="text/event-stream",
            headers=HEADERS,
        )

    @api.get("/{id}")
    async def read(id: str, authorization: Key = "") -> JSONResponse:
        """Return every message with its answer, and the facts of the case."""
        return JSONResponse(history_json(_opened(chat, id, authorization)))

    @api.patch("/{id}/facts")
    async def correct(id: str, corrected: Corrected, authorization: Key = "") -> JSONResponse:
        """Correct facts of the case; the next answer rests on them."""
        conversation = _opened(chat, id, authorization)
        turns.check_idle(conversation)
        return JSONResponse({"facts": facts_json(chat.correct(conversation, corrected.facts))})

    @api.delete("/{id}", status_code=204)
    async def forget(id: str, authorization: Key = "") -> Response:
        """Remove the conversation for good."""
        chat.forget(_opened(chat, id, authorization))
        return Response(status_code=204)

    return api


def _opened(chat: Chat, id: str, authorization: str) -> Conversation:
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise Problem(Code.NO_KEY)
    return chat.find(id, key.strip())
