"""Papers of a conversation: which fit, and each as a file to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import JSONResponse

from service.api import cookie
from service.api.problems import Code, Problem
from service.conversations.chat import Chat
from service.conversations.drafting import Drafting, FilledPaper, NoSuchPaper
from service.conversations.model import Conversation, NoSuchConversation

Key = Annotated[str, Header(alias="Authorization", description="Bearer 加会话密钥")]


def paper_endpoints(
    chat: Chat,
    drafting: Drafting,
    *,
    file: Callable[[FilledPaper, datetime], bytes],
    media_type: str,
) -> APIRouter:
    """Return the endpoints under /api/conversations/{id}/papers; plain links use the cookie."""
    api = APIRouter(prefix="/api/conversations", tags=["papers"])

    @api.get("/{id}/papers")
    def fitting(id: str, request: Request, authorization: Key = "") -> JSONResponse:
        """Return the papers that the advice asks for."""
        conversation = _opened(chat, id, request, authorization)
        papers = drafting.fitting(conversation)
        return JSONResponse({"papers": [{"id": p.id, "title": p.title} for p in papers]})

    @api.get("/{id}/papers/{paper}", response_class=Response)
    def draft(id: str, paper: str, request: Request, authorization: Key = "") -> Response:
        """Return one paper as a docx file, blank wherever nothing was told."""
        conversation = _opened(chat, id, request, authorization)
        try:
            filled = drafting.draft(conversation, paper)
        except NoSuchPaper as error:
            raise Problem(Code.NOT_FOUND) from error
        named = f"filename=\"{paper}.docx\"; filename*=UTF-8''{quote(filled.title)}.docx"
        headers = {
            "Content-Disposition": f"attachment; {named}",
            "Cache-Control": "no-store",
        }
        return Response(file(filled, chat.now()), media_type=media_type, headers=headers)

    return api


def _opened(chat: Chat, id: str, request: Request, authorization: str) -> Conversation:
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() == "bearer" and key.strip():
        return chat.find(id, key.strip())
    held = cookie.conversation_of(request, chat)
    if held is None:
        raise Problem(Code.NO_KEY)
    if held.id != id:
        raise NoSuchConversation
    return held
