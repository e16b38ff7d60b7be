"""The cookie that holds a conversation for pages without scripts."""

from __future__ import annotations

from fastapi import Request, Response

from service.conversations.chat import Chat
from service.conversations.model import Conversation, NoSuchConversation


def conversation_of(request: Request, chat: Chat) -> Conversation | None:
    """Return the conversation that the cookie opens, if it does."""
    id, _, key = request.cookies.get(_name(request), "").partition(".")
    try:
        return chat.find(id, key)
    except NoSuchConversation:
        return None


def keep(response: Response, request: Request, *, id: str, key: str) -> None:
    """Let the browser hold the conversation until it is closed."""
    response.set_cookie(
        _name(request),
        f"{id}.{key}",
        httponly=True,
        secure=_encrypted(request),
        samesite="lax",
        path="/",
    )


def drop(response: Response, request: Request) -> None:
    """Let the browser forget the conversation."""
    response.delete_cookie(_name(request), secure=_encrypted(request), httponly=True)


def _name(request: Request) -> str:
    # Browsers refuse the __Host- prefix without https, as on a station's own network.
    return "__Host-conversation" if _encrypted(request) else "conversation"


def _encrypted(request: Request) -> bool:
    return request.url.scheme == "https"
