"""The bodies of requests and responses (the sole home of pydantic models)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from service.contract import Json, answer_json
from service.conversations.aftercare import LONGEST_NOTE
from service.conversations.known import KnownFact
from service.conversations.model import Conversation, FollowUp, Grade, Message
from service.conversations.text import readable
from service.conversations.viewer import Viewer


def _readable(value: object) -> object:
    return readable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_readable)]
FactId = Annotated[Text, Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
FactValue = Annotated[Text, Field(min_length=1, max_length=64)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(_Body):
    """What the resident wrote; the first 2,000 characters are read."""

    text: Text


class Chosen(_Body):
    """A choice that the resident tapped, or the day or sum that was asked for."""

    fact: FactId
    value: FactValue


class Corrected(_Body):
    """Facts of the case that the resident corrected, by id."""

    facts: Annotated[dict[FactId, FactValue], Field(min_length=1, max_length=40)]


class PlainForm(BaseModel):
    """What every plain form carries along."""

    elder: str = ""
    kiosk: str = ""

    @property
    def viewer(self) -> Viewer:
        """Return how the sender looks at the page."""
        return Viewer.of(elder=self.elder, kiosk=self.kiosk)


class AskForm(PlainForm):
    """What a plain form sends: a text, or a fact with values of which the last was pressed."""

    text: str = ""
    fact: str = ""
    value: tuple[str, ...] = ()
    turn: str = ""
    again: str = ""

    def repeats(self, messages: Sequence[Message]) -> bool:
        """Return whether the form was sent before, as when its page is loaded again."""
        return self.turn not in ("", str(len(messages)))


class PersonForm(PlainForm):
    """A wish to speak to a person, as a plain form."""

    consent: str = ""
    note: str = ""
    contact: str = ""


class RatingForm(PlainForm):
    """A rating as a plain form."""

    grade: str = ""
    reasons: tuple[str, ...] = ()
    comment: str = ""

    @property
    def opinion(self) -> dict[str, object]:
        """Return the rating as the programming interface takes it."""
        return {"grade": self.grade, "reasons": self.reasons, "comment": self.comment}


Note = Annotated[Text, Field(max_length=LONGEST_NOTE)]
Reason = Annotated[Text, Field(min_length=1, max_length=40)]


class CalledPerson(_Body):
    """A wish to speak to a person; staff may then read this conversation."""

    consent: Literal[True]
    note: Note = ""
    contact: Annotated[Text, Field(max_length=40)] = ""


class Queued(_Body):
    """Where a conversation stands in the queue for a person."""

    state: str
    ahead: int
    text: str


class Opinion(_Body):
    """One of five grades; reasons are kept with the two bad ones."""

    grade: Grade
    reasons: Annotated[tuple[Reason, ...], Field(max_length=10)] = ()
    comment: Note = ""


class Thanked(_Body):
    """What became of a rating."""

    grade: Grade
    follow_up: FollowUp
    text: str


class Opened(_Body):
    """A new conversation; the key is told only here."""

    id: str
    key: str


class Health(_Body):
    """How the service is."""

    status: Literal["ok", "ready"]


def message_json(message: Message) -> Json:
    """Return a message as the history tells it."""
    return {
        "from": message.speaker.value,
        "text": message.text,
        "at": message.at.isoformat(timespec="seconds"),
        "answer": answer_json(message.answer) if message.answer else None,
    }


def history_json(conversation: Conversation) -> Json:
    """Return a conversation with all its messages."""
    return {
        "id": conversation.id,
        "messages": [message_json(m) for m in conversation.messages],
        "facts": facts_json(conversation),
        "handover": conversation.handover.state.value if conversation.handover else None,
        "rating": conversation.rating.grade.value if conversation.rating else None,
    }


def facts_json(conversation: Conversation) -> list[Json]:
    """Return what is known of the case."""
    facts = conversation.case.facts.values()
    return [{"fact": f.fact, "value": f.value, "from": f.source.value} for f in facts]


def known_json(known: Sequence[KnownFact]) -> list[Json]:
    """Return what is known of the case in words, with what it may be changed to."""
    return [dataclasses.asdict(fact) for fact in known]
