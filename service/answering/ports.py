"""What the edges may ask of the engine, and what the engine asks of the outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from service.domain.answer import Answer, CaseFact, FactSource


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What is known of one conversation so far; a value, so every turn yields a new one."""

    facts: Mapping[str, CaseFact] = field(default_factory=dict)
    matter: str | None = None
    asked: tuple[str, ...] = ()

    def with_fact(self, fact: str, value: str) -> CaseFile:
        """Return the case with a fact that the person chose or corrected."""
        chosen = CaseFact(fact, value, FactSource.CHOICE)
        return replace(self, facts={**self.facts, fact: chosen})


@dataclass(frozen=True, slots=True)
class Turn:
    """One finished turn: the answer, and the case as it stands afterwards."""

    answer: Answer
    case: CaseFile


class Answerer(Protocol):
    """The engine as the pages, the programming interface and the command line see it."""

    def answer(self, text: str, *, case: CaseFile, on: date) -> Turn:
        """Return the turn for a message, or for an empty one after a choice was tapped."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question; `score` is comparable within one search only."""

    passage: str
    score: float
    terms: tuple[str, ...] = ()


class Retriever(Protocol):
    """Finds passages of the knowledge and of the official texts."""

    def search(self, text: str, *, limit: int) -> Sequence[Hit]:
        """Return the best passages, best first."""
        ...
