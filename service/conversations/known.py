"""What is known of a case in words, so that a person can check and correct it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model.matter import Fact, FactType
from service.conversations.model import Conversation
from service.domain.answer import AnswerChoice

_KINDS = {FactType.DATE: "date", FactType.AMOUNT: "amount"}


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact with its question, its value in words, and what it may be changed to."""

    fact: str
    question: str
    kind: str
    value: str
    label: str
    choices: tuple[AnswerChoice, ...]


def known_facts(conversation: Conversation, facts: Mapping[str, Fact]) -> tuple[KnownFact, ...]:
    """Return the facts of the case that were told or chosen, in the order they came."""
    told = [
        (facts[id], known.value) for id, known in conversation.case.facts.items() if id in facts
    ]
    return tuple(_in_words(fact, value) for fact, value in told)


def _in_words(fact: Fact, value: str) -> KnownFact:
    label = next((c.label for c in fact.choices if c.value == value), value)
    choices = tuple(AnswerChoice(c.value, c.label) for c in fact.choices)
    kind = _KINDS.get(fact.type, "choice")
    return KnownFact(fact.id, fact.question, kind, value, label, choices)
