"""The guided questions of a matter as steps that can be linked to: nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model.matter import Fact
from service.answering.ports import Answerer, CaseFile
from service.conversations.model import UnknownFact
from service.conversations.values import check_value
from service.domain.answer import Answer, CaseFact, FactSource

_PURPOSE = CaseFact("purpose", "dispute", FactSource.DEFAULT)
_MOST = 20  # answers an address may carry

Given = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One question with the answer that was given, in words."""

    fact: str
    value: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Step:
    """Where somebody stands: the topic, what was told, and the advice so far."""

    topic: str
    title: str
    told: tuple[Told, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Guide:
    """Steps over the engine; `topics` names every matter by id."""

    answerer: Answerer
    facts: Mapping[str, Fact]
    topics: Mapping[str, str]

    def step(self, topic: str, given: Given, *, on: date) -> Step:
        """Return the step after the given answers.

        Raises:
            KeyError: there is no such topic.
            UnknownFact: no rule reads one of the answers.
        """
        title = self.topics[topic]
        if len(given) > _MOST:
            raise UnknownFact
        case = CaseFile(
            facts={_PURPOSE.fact: _PURPOSE},
            matter=topic,
            asked=(_PURPOSE.fact, *(fact for fact, _ in given)),
        )
        for fact, value in given:
            check_value(self.facts, fact, value)
            case = case.with_fact(fact, value)
        answer = self.answerer.answer("", case=case, on=on).answer
        return Step(topic, title, tuple(self._told(*pair) for pair in given), answer)

    def _told(self, id: str, value: str) -> Told:
        fact = self.facts[id]
        words = next((c.label for c in fact.choices if c.value == value), value)
        return Told(id, value, fact.question, words)
