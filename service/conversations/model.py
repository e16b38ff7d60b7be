"""What a conversation is: messages in order, and the case as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from service.answering.ports import CaseFile
from service.domain.answer import Answer


class Speaker(StrEnum):
    """Who wrote a message."""

    RESIDENT = "resident"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; those of the assistant carry the whole answer."""

    speaker: Speaker
    text: str
    at: datetime
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation; of its key only the digest is kept."""

    id: str
    key_digest: bytes
    messages: tuple[Message, ...] = ()
    case: CaseFile = field(default_factory=CaseFile)


class NoSuchConversation(Exception):
    """There is no conversation with this id and key; which of the two is wrong is not told."""


class NothingSaid(Exception):
    """A message has no character that can be read."""


class UnknownFact(Exception):
    """A fact is not one that rules read, or the value does not fit it."""


class ConversationFull(Exception):
    """The conversation has as many messages as are kept."""
