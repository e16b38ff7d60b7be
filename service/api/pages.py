"""The resident page: `/` and `/h5` show it, plain forms answer without scripts."""

from __future__ import annotations

from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from service.api import cookie
from service.api.forms import ChatPage, PlainForms, Reply
from service.api.schemas import AskForm, PersonForm, PlainForm, RatingForm
from service.api.turns import Turns
from service.conversations.aftercare import Aftercare
from service.conversations.chat import Chat
from service.conversations.model import Conversation
from service.conversations.viewer import Viewer


def page_endpoints(chat: Chat, aftercare: Aftercare, turns: Turns, page: ChatPage) -> APIRouter:
    """Return the endpoints of the page."""
    forms = PlainForms(chat, aftercare, turns, page)
    pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    async def held(request: Request) -> Conversation | None:
        return await run_sync(cookie.conversation_of, request, chat)

    @pages.get("/")
    @pages.get("/h5")
    async def show(
        request: Request, elder: str = "", kiosk: str = "", ended: str = ""
    ) -> HTMLResponse:
        """Show the page, with the conversation that the cookie holds."""
        viewer, conversation = Viewer.of(elder=elder, kiosk=kiosk), await held(request)
        if viewer.kiosk and ended and conversation and _from_here(request):
            return await forget(request, PlainForm(kiosk="1"))
        return HTMLResponse(page.chat(conversation, viewer))

    @pages.post("/ask")
    async def ask(request: Request, form: Annotated[AskForm, Form()]) -> HTMLResponse:
        """Answer a message or a tapped choice with the whole page."""
        if form.again:
            return await forget(request, form)
        return await _with_conversation(request, form, forms.ask)

    @pages.post("/person")
    async def call(request: Request, form: Annotated[PersonForm, Form()]) -> HTMLResponse:
        """Put the conversation into the queue for a person."""
        return await _with_conversation(request, form, forms.call)

    @pages.post("/rate")
    async def rate(request: Request, form: Annotated[RatingForm, Form()]) -> HTMLResponse:
        """Keep a rating."""
        return await _with_conversation(request, form, forms.rate)

    @pages.post("/forget")
    async def forget(request: Request, form: Annotated[PlainForm, Form()]) -> HTMLResponse:
        """Forget the conversation and show the opening page."""
        conversation = await held(request)
        if conversation:
            await run_sync(chat.forget, conversation)
        told = "" if isinstance(form, AskForm) else "对话已经删除。"
        response = HTMLResponse(page.chat(None, form.viewer, told=told))
        cookie.drop(response, request)
        return response

    async def _with_conversation(request: Request, form: PlainForm, reply: Reply) -> HTMLResponse:
        found, key = await held(request), ""
        if found is None:
            found, key = await run_sync(chat.open)
        response = await reply(found, form)
        if key:
            cookie.keep(response, request, id=found.id, key=key)
        return response

    return pages


def _from_here(request: Request) -> bool:
    # A link on another site must not be able to end somebody's conversation.
    return request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
