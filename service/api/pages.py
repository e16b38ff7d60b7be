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

    @pages.get("/")
    @pages.get("/h5")
    async def show(
        request: Request, elder: str = "", kiosk: str = "", ended: str = ""
    ) -> HTMLResponse:
        """Show the page, with the conversation that the cookie holds."""
        viewer = Viewer.of(elder=elder, kiosk=kiosk)
        if viewer.kiosk and ended and _from_here(request):
            return await _forgotten(request, forms, viewer)
        return HTMLResponse(page.chat(await _held(request, chat), viewer))

    @pages.post("/ask")
    async def ask(request: Request, form: Annotated[AskForm, Form()]) -> HTMLResponse:
        """Answer a message or a tapped choice with the whole page."""
        if form.again:
            return await _forgotten(request, forms, form.viewer)
        return await _reply(request, form, forms, forms.ask)

    @pages.post("/person")
    async def call(request: Request, form: Annotated[PersonForm, Form()]) -> HTMLResponse:
        """Put the conversation into the queue for a person."""
        return await _reply(request, form, forms, forms.call)

    @pages.post("/rate")
    async def rate(request: Request, form: Annotated[RatingForm, Form()]) -> HTMLResponse:
        """Keep a rating."""
        return await _reply(request, form, forms, forms.rate)

    @pages.post("/forget")
    async def forget(request: Request, form: Annotated[PlainForm, Form()]) -> HTMLResponse:
        """Forget the conversation and say so on the opening page."""
        return await _forgotten(request, forms, form.viewer, told=aftercare.forgotten)

    return pages


async def _held(request: Request, chat: Chat) -> Conversation | None:
    return await run_sync(cookie.conversation_of, request, chat)


async def _reply(
    request: Request, form: PlainForm, forms: PlainForms, reply: Reply
) -> HTMLResponse:
    held = await _held(request, forms.chat)
    conversation, key = (held, "") if held else await forms.turns.write(forms.chat.open)
    response = await reply(conversation, form)
    if key:
        cookie.keep(response, request, id=conversation.id, key=key)
    return response


async def _forgotten(
    request: Request, forms: PlainForms, viewer: Viewer, *, told: str = ""
) -> HTMLResponse:
    held = await _held(request, forms.chat)
    if held:
        await run_sync(forms.chat.forget, held)
    response = HTMLResponse(forms.page.chat(None, viewer, told=told))
    cookie.drop(response, request)
    return response


def _from_here(request: Request) -> bool:
    # A link on another site must not be able to end somebody's conversation.
    return request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
