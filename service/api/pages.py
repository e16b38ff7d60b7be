"""The resident page: `/` and `/h5` show it, `/ask` answers a plain form without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from service.api import cookie
from service.api.problems import MESSAGES, STATUS, Problem, code_of
from service.api.schemas import AskForm
from service.api.turns import Turns
from service.conversations.chat import Chat, Turning
from service.conversations.model import (
    Conversation,
    ConversationFull,
    Message,
    NothingSaid,
    TooFast,
    UnknownFact,
)

_REFUSALS = (Problem, NothingSaid, UnknownFact, ConversationFull, TooFast)


class ChatPage(Protocol):
    """Renders the resident page."""

    def render(
        self, messages: Sequence[Message], *, elder: bool, problem: str = "", unsent: str = ""
    ) -> str:
        """Return the page with the conversation so far, and what went wrong if anything did."""
        ...


@dataclass(frozen=True, slots=True)
class PlainForms:
    """Answers forms with whole pages."""

    chat: Chat
    turns: Turns
    page: ChatPage

    async def answered(self, conversation: Conversation, form: AskForm) -> HTMLResponse:
        """Return the page after the turn that the form asks for, or with what went wrong."""
        problem, status = "", 200
        try:
            if not form.repeats(conversation.messages):
                await self.turns.begin(conversation, self._turning(conversation, form))
        except _REFUSALS as refusal:
            problem, status = MESSAGES[code_of(refusal)], STATUS[code_of(refusal)]
        html = self.page.render(
            self.chat.latest(conversation).messages,
            elder=form.elder == "1",
            problem=problem,
            unsent=form.text if problem else "",
        )
        return HTMLResponse(html, status_code=status)

    def begun_again(self, held: Conversation | None, form: AskForm) -> HTMLResponse:
        """Return the opening page, with the conversation forgotten."""
        if held:
            self.chat.forget(held)
        return HTMLResponse(self.page.render((), elder=form.elder == "1"))

    def _turning(self, conversation: Conversation, form: AskForm) -> Turning:
        if form.fact and form.value:
            return self.chat.choose(conversation, form.fact, form.value[-1])
        return self.chat.say(conversation, form.text)


def page_endpoints(chat: Chat, turns: Turns, page: ChatPage) -> APIRouter:
    """Return the endpoints of the page."""
    forms = PlainForms(chat, turns, page)
    pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @pages.get("/")
    @pages.get("/h5")
    async def show(request: Request, elder: str = "") -> HTMLResponse:
        """Show the page, with the conversation that the cookie holds."""
        held = cookie.conversation_of(request, chat)
        return HTMLResponse(page.render(held.messages if held else (), elder=elder == "1"))

    @pages.post("/ask")
    async def ask(request: Request, form: Annotated[AskForm, Form()]) -> HTMLResponse:
        """Answer a message or a tapped choice with the whole page."""
        held = cookie.conversation_of(request, chat)
        if form.again:
            response = forms.begun_again(held, form)
            cookie.drop(response, request)
            return response
        conversation, key = (held, "") if held else chat.open()
        response = await forms.answered(conversation, form)
        if key:
            cookie.keep(response, request, id=conversation.id, key=key)
        return response

    return pages
