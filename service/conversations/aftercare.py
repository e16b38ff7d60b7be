"""The use cases that bring in a person: calling one, and saying how good the help was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from service.conversations.model import (
    Conversation,
    FollowUp,
    Grade,
    Handover,
    HandoverState,
    Message,
    Rating,
    Speaker,
)
from service.conversations.store import ConversationStore
from service.conversations.text import readable

LONGEST_NOTE = 500  # characters


@dataclass(frozen=True, slots=True)
class Aftercare:
    """Hand-overs and ratings over a store; `now` tells the time in Beijing."""

    store: ConversationStore
    now: Callable[[], datetime]
    handed_over: str
    forgotten: str
    thanks: Mapping[FollowUp, str]

    def hand_over(self, conversation: Conversation, *, note: str, contact: str) -> Conversation:
        """Return the conversation in the queue for a person; asked twice it keeps its place."""
        now = self.now()
        if conversation.handover and conversation.handover.state is not HandoverState.CLOSED:
            return conversation
        told = Message(Speaker.SYSTEM, self.handed_over, now)
        wish = Handover(
            HandoverState.QUEUED,
            now,
            upto=len(conversation.messages),
            note=readable(note)[:LONGEST_NOTE],
            contact=readable(contact)[:LONGEST_NOTE],
        )
        messages = (*conversation.messages, told)
        queued = replace(conversation, handover=wish, messages=messages, touched_at=now)
        self.store.save(queued)
        return queued

    def ahead(self, conversation: Conversation) -> int:
        """Return how many wait for a person before this conversation."""
        wish = conversation.handover
        return self.store.waiting_before(wish.asked_at) if wish else 0

    def rate(
        self, conversation: Conversation, grade: Grade, *, reasons: Sequence[str], comment: str
    ) -> Rating:
        """Return the rating as it is kept; a bad grade waits for somebody to follow it up."""
        now = self.now()
        rating = Rating(
            grade,
            now,
            FollowUp.OPEN if grade.bad else FollowUp.NONE,
            reasons=tuple(filter(None, map(readable, reasons))) if grade.bad else (),
            comment=readable(comment)[:LONGEST_NOTE],
        )
        self.store.save(replace(conversation, rating=rating, touched_at=now))
        return rating

    def words_for(self, rating: Rating) -> str:
        """Return what the resident is told about a rating."""
        return self.thanks[rating.follow_up]
