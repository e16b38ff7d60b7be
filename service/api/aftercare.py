"""The programming interface of calling a person and of rating the help."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Header

from service.api.conversations import opened
from service.api.schemas import CalledPerson, Opinion, Queued, Thanked
from service.api.turns import Turns
from service.conversations.aftercare import Aftercare
from service.conversations.chat import Chat

Key = Annotated[str, Header(alias="Authorization", description="Bearer 加会话密钥")]


def aftercare_endpoints(chat: Chat, aftercare: Aftercare, turns: Turns) -> APIRouter:
    """Return the endpoints of hand-over and rating."""
    api = APIRouter(prefix="/api/conversations", tags=["conversations"])

    @api.post("/{id}/handover")
    async def hand_over(id: str, wish: CalledPerson, authorization: Key = "") -> Queued:
        """Put the conversation into the queue for a person; the telephone stays the fast way."""
        conversation = await opened(chat, id, authorization)
        call = partial(aftercare.hand_over, note=wish.note, contact=wish.contact)
        queued = await run_sync(call, conversation)
        turns.bells.ring(id)
        ahead = await run_sync(aftercare.ahead, queued)
        state = queued.handover.state if queued.handover else "queued"
        return Queued(state=state, ahead=ahead, text=aftercare.handed_over)

    @api.post("/{id}/rating")
    async def rate(id: str, opinion: Opinion, authorization: Key = "") -> Thanked:
        """Keep one of five grades with reasons; a bad one is followed up."""
        conversation = await opened(chat, id, authorization)
        give = partial(aftercare.rate, reasons=opinion.reasons, comment=opinion.comment)
        rating = await run_sync(give, conversation, opinion.grade)
        return Thanked(
            grade=rating.grade, follow_up=rating.follow_up, text=aftercare.words_for(rating)
        )

    return api
