"""Conversations in this process's memory: bounded, the least recently used dropped first."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from service.conversations.model import Conversation, HandoverState


class MemoryStore:
    """Keeps up to `limit` conversations; nothing survives a restart."""

    def __init__(self, *, limit: int = 5000) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def add(self, conversation: Conversation) -> None:
        """Keep a new conversation; the oldest goes when there are too many."""
        with self._lock:
            self._kept[conversation.id] = conversation
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)

    def find(self, id: str) -> Conversation | None:
        """Return the conversation with the id, if it is kept."""
        with self._lock:
            if id in self._kept:
                self._kept.move_to_end(id)
            return self._kept.get(id)

    def save(self, conversation: Conversation) -> None:
        """Replace the kept conversation; one that was removed meanwhile stays removed."""
        with self._lock:
            if conversation.id in self._kept:
                self._kept[conversation.id] = conversation

    def remove(self, id: str) -> None:
        """Forget the conversation with the id, if it is kept."""
        with self._lock:
            self._kept.pop(id, None)

    def remove_before(self, when: datetime) -> None:
        """Forget the conversations that nobody has touched since a time."""
        with self._lock:
            for id in [c.id for c in self._kept.values() if c.touched_at < when]:
                del self._kept[id]

    def waiting_before(self, when: datetime) -> int:
        """Return how many queued hand-overs were asked for before a time."""
        with self._lock:
            asked = [c.handover for c in self._kept.values() if c.handover]
        return sum(h.state is HandoverState.QUEUED and h.asked_at < when for h in asked)
