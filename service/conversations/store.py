"""Where conversations are kept, as the use cases see it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from service.conversations.model import Conversation


class ConversationStore(Protocol):
    """Keeps conversations by id; safe to call from several threads."""

    def add(self, conversation: Conversation) -> None:
        """Keep a new conversation."""
        ...

    def find(self, id: str) -> Conversation | None:
        """Return the conversation with the id, if it is kept."""
        ...

    def save(self, conversation: Conversation) -> None:
        """Replace the kept conversation; one that was removed meanwhile stays removed."""
        ...

    def remove(self, id: str) -> None:
        """Forget the conversation with the id, if it is kept."""
        ...

    def remove_before(self, when: datetime) -> None:
        """Forget the conversations that nobody has touched since a time."""
        ...

    def waiting_before(self, when: datetime) -> int:
        """Return how many queued hand-overs were asked for before a time."""
        ...
