"""What is known of a case in words, so that a person can check and correct it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.model.matter import Fact, FactType
from service.conversations.model import Conversation
from service.domain.answer import AnswerChoice, CaseFact
from service.domain.conditions import UNSURE
from service.wording import day_in_words

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
    told = conversation.case.facts.values()
    return tuple(_in_words(facts[known.fact], known) for known in told if known.fact in facts)


def _in_words(fact: Fact, known: CaseFact) -> KnownFact:
    choices = tuple(AnswerChoice(c.value, c.label) for c in fact.choices)
    kind = _KINDS.get(fact.type, "choice")
    return KnownFact(fact.id, fact.question, kind, known.value, _label(fact, known), choices)


def _label(fact: Fact, known: CaseFact) -> str:
    labels = {UNSURE: "不清楚"} | {c.value: c.label for c in fact.choices}
    if known.value in labels:
        return labels[known.value]
    if fact.type is FactType.DATE:
        days = (known.value, known.latest)
        named = [day_in_words(date.fromisoformat(day)) for day in days if day]
        return "到".join(named) + ("之间" if known.latest else "")
    return f"{known.value}元" if fact.type is FactType.AMOUNT else known.value
