"""What a conversation is: messages in order, the case as it stands, a hand-over, a rating."""

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
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; those of the assistant carry the whole answer."""

    speaker: Speaker
    text: str
    at: datetime
    answer: Answer | None = None


class HandoverState(StrEnum):
    """How far a hand-over to a person has come."""

    QUEUED = "queued"
    TAKEN = "taken"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Handover:
    """A wish to speak to a person; staff may see the first `upto` messages."""

    state: HandoverState
    asked_at: datetime
    upto: int
    note: str = ""
    contact: str = ""


class Grade(StrEnum):
    """The five grades of 好差评; the last two must be followed up."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"

    @property
    def bad(self) -> bool:
        """Return whether somebody has to look into it and answer."""
        return self in (Grade.DISSATISFIED, Grade.VERY_DISSATISFIED)


class FollowUp(StrEnum):
    """Whether a rating waits for somebody to look into it."""

    NONE = "none"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Rating:
    """What the resident thought of the help."""

    grade: Grade
    at: datetime
    follow_up: FollowUp
    reasons: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation; of its key only the digest is kept."""

    id: str
    key_digest: bytes
    touched_at: datetime
    messages: tuple[Message, ...] = ()
    case: CaseFile = field(default_factory=CaseFile)
    handover: Handover | None = None
    rating: Rating | None = None


class NoSuchConversation(Exception):
    """There is no conversation with this id and key; which of the two is wrong is not told."""


class NothingSaid(Exception):
    """A message has no character that can be read."""


class UnknownFact(Exception):
    """A fact is not one that rules read, or the value does not fit it."""


class ConversationFull(Exception):
    """The conversation has as many messages as are kept."""


class TooFast(Exception):
    """More was asked in a minute than anybody reads."""
