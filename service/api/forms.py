"""Plain forms answered with whole pages: asking, calling a person, rating."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from anyio.to_thread import run_sync
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from service.api.problems import MESSAGES, STATUS, Code, Problem, code_of
from service.api.schemas import AskForm, CalledPerson, Opinion, PersonForm, PlainForm, RatingForm
from service.api.turns import Turns
from service.conversations.aftercare import Aftercare
from service.conversations.chat import Chat, Turning
from service.conversations.model import (
    Conversation,
    ConversationFull,
    NothingSaid,
    TooFast,
    UnknownFact,
)
from service.conversations.viewer import Viewer

_REFUSALS = (Problem, NothingSaid, UnknownFact, ConversationFull, TooFast)
Reply = Callable[[Conversation, Any], Awaitable[HTMLResponse]]


class ChatPage(Protocol):
    """Renders the resident page."""

    def chat(
        self,
        conversation: Conversation | None,
        viewer: Viewer,
        *,
        problem: str = "",
        unsent: str = "",
        told: str = "",
    ) -> str:
        """Return the page with the conversation so far, and what went wrong if anything did."""
        ...


@dataclass(frozen=True, slots=True)
class PlainForms:
    """Answers forms with whole pages."""

    chat: Chat
    aftercare: Aftercare
    turns: Turns
    page: ChatPage

    async def ask(self, conversation: Conversation, form: AskForm) -> HTMLResponse:
        """Return the page after the turn that the form asks for, or with what went wrong."""
        problem = None
        try:
            if not form.repeats(conversation.messages):
                await self.turns.begin(conversation, self._turning(conversation, form))
        except _REFUSALS as refusal:
            problem = code_of(refusal)
        unsent = form.text if problem else ""
        return await self._page(conversation, form, problem=problem, unsent=unsent)

    async def call(self, conversation: Conversation, form: PersonForm) -> HTMLResponse:
        """Return the page with the conversation in the queue."""
        if form.consent != "1":
            return await self._page(conversation, form, problem=Code.BAD_INPUT)
        try:
            wish = CalledPerson(consent=True, note=form.note, contact=form.contact)
        except ValidationError:
            return await self._page(conversation, form, problem=Code.BAD_INPUT)
        call = partial(self.aftercare.hand_over, note=wish.note, contact=wish.contact)
        await run_sync(call, conversation)
        return await self._page(conversation, form, told=self.aftercare.handed_over)

    async def rate(self, conversation: Conversation, form: RatingForm) -> HTMLResponse:
        """Return the page with thanks for the rating."""
        try:
            opinion = Opinion.model_validate(form.opinion)
        except ValidationError:
            return await self._page(conversation, form, problem=Code.BAD_INPUT)
        give = partial(self.aftercare.rate, reasons=opinion.reasons, comment=opinion.comment)
        rating = await run_sync(give, conversation, opinion.grade)
        return await self._page(conversation, form, told=self.aftercare.words_for(rating))

    async def _page(
        self,
        conversation: Conversation,
        form: PlainForm,
        *,
        problem: Code | None = None,
        unsent: str = "",
        told: str = "",
    ) -> HTMLResponse:
        html = self.page.chat(
            await run_sync(self.chat.latest, conversation),
            form.viewer,
            problem=MESSAGES[problem] if problem else "",
            unsent=unsent,
            told=told,
        )
        return HTMLResponse(html, status_code=STATUS[problem] if problem else 200)

    def _turning(self, conversation: Conversation, form: AskForm) -> Turning:
        if form.fact and form.value:
            return self.chat.choose(conversation, form.fact, form.value[-1])
        return self.chat.say(conversation, form.text)
