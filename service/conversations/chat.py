"""The use cases of a conversation: open, find, say, choose, correct, forget."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from corpus.model.matter import Fact
from service.answering.ports import OTHER, Answerer, CaseFile, Turn
from service.conversations.model import (
    Conversation,
    ConversationFull,
    Message,
    NoSuchConversation,
    NothingSaid,
    Speaker,
    TooFast,
    UnknownFact,
)
from service.conversations.store import ConversationStore
from service.conversations.text import readable
from service.conversations.values import check_value
from service.domain.answer import Answer, Status
from service.domain.privacy import mask
from service.fault import fault

KEPT_CHARACTERS = 2000  # of one message; the engine reads no further and says so
MOST_MESSAGES = 200  # of one conversation
MOST_A_MINUTE = 10  # questions of one conversation
_MINUTE = timedelta(minutes=1)
_NOBODY = hashlib.sha256(b"").digest()

Turning = Callable[[], Answer]  # one turn, ready to run in a thread: answers and keeps it

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chat:
    """Conversations over an engine and a store; `now` tells the time in Beijing."""

    answerer: Answerer
    store: ConversationStore
    facts: Mapping[str, Fact]
    unavailable: str
    now: Callable[[], datetime]
    kept_for: timedelta = timedelta(days=30)

    def open(self) -> tuple[Conversation, str]:
        """Return a new conversation and its key, which is told only once; old ones go."""
        key, now = secrets.token_urlsafe(32), self.now()
        conversation = Conversation(secrets.token_urlsafe(16), _digest(key), touched_at=now)
        self.store.remove_before(now - self.kept_for)
        self.store.add(conversation)
        return conversation, key

    def find(self, id: str, key: str) -> Conversation:
        """Return the conversation that the key opens.

        Raises:
            NoSuchConversation: there is none, or the key is not its key.
        """
        kept = self.store.find(id)
        opens = secrets.compare_digest(kept.key_digest if kept else _NOBODY, _digest(key))
        if kept is None or not opens:
            raise NoSuchConversation
        return kept

    def latest(self, conversation: Conversation) -> Conversation:
        """Return the conversation as it is kept now."""
        return self.store.find(conversation.id) or conversation

    def say(self, conversation: Conversation, text: str) -> Turning:
        """Return the work that answers what the resident wrote.

        Raises:
            NothingSaid: there is nothing to read.
            ConversationFull: nothing more is kept of this conversation.
            TooFast: too much was asked in the last minute.
        """
        said = readable(text)
        if not said:
            raise NothingSaid
        kept = mask(said[:KEPT_CHARACTERS])
        return self._turning(conversation, kept, said, conversation.case)

    def choose(self, conversation: Conversation, fact: str, value: str) -> Turning:
        """Return the work that answers a tapped choice, or the day or sum that was asked for.

        Raises:
            UnknownFact: no rule reads this fact, or not with this value.
            ConversationFull: nothing more is kept of this conversation.
            TooFast: too much was asked in the last minute.
        """
        shown = self._label(conversation, fact, value)
        if value.startswith(OTHER):
            text, case = _other(conversation.case, value).opened()
            return self._turning(conversation, shown, text, case)
        check_value(self.facts, fact, value)
        return self._turning(conversation, shown, "", conversation.case.with_fact(fact, value))

    def correct(self, conversation: Conversation, facts: Mapping[str, str]) -> Conversation:
        """Return the conversation with facts that the resident corrected.

        Raises:
            UnknownFact: no rule reads one of these facts, or not with this value.
        """
        case = conversation.case
        for fact, value in facts.items():
            check_value(self.facts, fact, value)
            case = case.with_fact(fact, value)
        corrected = replace(conversation, case=case, touched_at=self.now())
        self.store.save(corrected)
        return corrected

    def forget(self, conversation: Conversation) -> None:
        """Remove the conversation for good."""
        self.store.remove(conversation.id)

    def _turning(self, before: Conversation, shown: str, text: str, case: CaseFile) -> Turning:
        if len(before.messages) >= MOST_MESSAGES:
            raise ConversationFull
        now = self.now()
        asked = [m.at for m in before.messages if m.speaker is Speaker.RESIDENT]
        if sum(at > now - _MINUTE for at in asked[-MOST_A_MINUTE:]) == MOST_A_MINUTE:
            raise TooFast
        return partial(self._turn, before, Message(Speaker.RESIDENT, shown, now), text, case)

    def _turn(self, before: Conversation, asked: Message, text: str, case: CaseFile) -> Answer:
        turn = self._answered(before.id, text, case)
        now, kept = self.now(), self.latest(before)  # a person may have been called meanwhile
        told = Message(Speaker.ASSISTANT, turn.answer.text, now, turn.answer)
        messages = (*kept.messages, asked, told)
        self.store.save(replace(kept, messages=messages, case=turn.case, touched_at=now))
        return turn.answer

    def _answered(self, id: str, text: str, case: CaseFile) -> Turn:
        on = self.now().date()
        try:
            return self.answerer.answer(text, case=case, on=on)
        except Exception as error:
            logger.error("conversation %s unanswered: %s", id, fault(error))
            sorry = Answer(Status.UNAVAILABLE, self.unavailable, as_of=on, generation="")
            return Turn(sorry, case)

    def _label(self, conversation: Conversation, id: str, value: str) -> str:
        """Return the words of a choice as it was offered, else the question with the answer."""
        last = next((m.answer for m in reversed(conversation.messages) if m.answer), None)
        if last and last.ask and last.ask.fact == id:
            return next((c.label for c in last.ask.choices if c.value == value), value)
        fact = self.facts.get(id)
        if fact is None:
            return value
        words = next((c.label for c in fact.choices if c.value == value), value)
        return f"{fact.question} {words}"


def _other(case: CaseFile, value: str) -> CaseFile:
    """Return the case of another trouble that was offered.

    Raises:
        UnknownFact: there is no such trouble.
    """
    number = value.removeprefix(OTHER)
    if not number.isdecimal() or int(number) >= len(case.parked):
        raise UnknownFact(value)
    return case.switched(int(number))


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()
