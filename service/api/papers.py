"""Papers of a conversation: which fit, and each as a file to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from anyio.to_thread import run_sync
from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import JSONResponse

from service.api import cookie
from service.api.conversations import opened
from service.api.problems import Code, Problem
from service.conversations.chat import Chat
from service.conversations.drafting import Drafting, FilledPaper, NoSuchPaper
from service.conversations.model import Conversation, NoSuchConversation

Key = Annotated[str, Header(alias="Authorization", description="Bearer 加会话密钥")]


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What these endpoints need: the papers, and what makes files of one media type of them."""

    drafting: Drafting
    file: Callable[[FilledPaper, datetime], bytes]
    media_type: str


def paper_endpoints(chat: Chat, desk: PaperDesk) -> APIRouter:
    """Return the endpoints under /api/conversations/{id}/papers; plain links use the cookie."""
    api = APIRouter(prefix="/api/conversations", tags=["papers"])

    @api.get("/{id}/papers")
    async def fitting(id: str, request: Request, authorization: Key = "") -> JSONResponse:
        """Return the papers that the advice asks for."""
        papers = desk.drafting.fitting(await _held(chat, id, request, authorization))
        return JSONResponse({"papers": [{"id": p.id, "title": p.title} for p in papers]})

    @api.get("/{id}/papers/{paper}", response_class=Response)
    async def draft(id: str, paper: str, request: Request, authorization: Key = "") -> Response:
        """Return one paper as a docx file, blank wherever nothing was told."""
        conversation = await _held(chat, id, request, authorization)
        try:
            filled = desk.drafting.draft(conversation, paper)
        except NoSuchPaper as error:
            raise Problem(Code.NOT_FOUND) from error
        named = f"filename=\"{paper}.docx\"; filename*=UTF-8''{quote(filled.title)}.docx"
        headers = {
            "Content-Disposition": f"attachment; {named}",
            "Cache-Control": "no-store",
        }
        body = await run_sync(desk.file, filled, chat.now())
        return Response(body, media_type=desk.media_type, headers=headers)

    return api


async def _held(chat: Chat, id: str, request: Request, authorization: str) -> Conversation:
    """Return the conversation that the key opens, or without a key the cookie."""
    if authorization:
        return await opened(chat, id, authorization)
    held = await run_sync(cookie.conversation_of, request, chat)
    if held is None:
        raise Problem(Code.NO_KEY)
    if held.id != id:
        raise NoSuchConversation
    return held
