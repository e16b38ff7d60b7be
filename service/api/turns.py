"""Turns in the thread pool: two at a time, one per conversation, a bounded queue before them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from service.api.bells import Bells
from service.api.problems import Code, Problem
from service.conversations.chat import Turning
from service.conversations.model import Conversation
from service.domain.answer import Answer

T = TypeVar("T")
_WRITERS = 2  # the store takes one at a time; a second one gets ready meanwhile


class Turns:
    """Runs turns to their end even when the browser that asked has gone."""

    def __init__(self, *, at_once: int = 2, most: int = 200) -> None:
        self._at_once, self._most = at_once, most
        self.bells = Bells()
        self._limiter: CapacityLimiter | None = None
        self._writers: CapacityLimiter | None = None
        self._running: dict[str, asyncio.Task[Answer]] = {}

    @property
    def full(self) -> bool:
        """Return whether no further turn is taken."""
        return len(self._running) >= self._most

    def begin(self, conversation: Conversation, turning: Turning) -> asyncio.Future[Answer]:
        """Return the answer to come; the one waiting may leave without stopping the turn.

        Raises:
            Problem: the conversation still waits for an answer, or too many do.
        """
        self.check_idle(conversation)
        if self.full:
            raise Problem(Code.BUSY)
        task = asyncio.create_task(self._run(turning))
        self._running[conversation.id] = task
        task.add_done_callback(lambda _: self._end(conversation.id))
        return asyncio.shield(task)

    def check_idle(self, conversation: Conversation) -> None:
        """Refuse to touch a conversation that still waits for an answer.

        Raises:
            Problem: it does.
        """
        if self.answering(conversation.id):
            raise Problem(Code.STILL_ANSWERING)

    async def alone(self, work: Callable[[], T]) -> T:
        """Return what the work returns, done in the same pool without a conversation."""
        if self._limiter is None:
            self._limiter = CapacityLimiter(self._at_once)
        return await run_sync(work, limiter=self._limiter)

    async def write(self, work: Callable[[], T]) -> T:
        """Return what a change of the store returns; those who wait hold no thread meanwhile."""
        if self._writers is None:
            self._writers = CapacityLimiter(_WRITERS)
        return await run_sync(work, limiter=self._writers)

    def answering(self, id: str) -> bool:
        """Return whether a conversation still waits for an answer."""
        return id in self._running

    def _end(self, id: str) -> None:
        self._running.pop(id)
        self.bells.ring(id)

    async def _run(self, turning: Turning) -> Answer:
        return await self.alone(turning)
