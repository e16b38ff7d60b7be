"""What the edges may ask of the engine, and what the engine asks of the outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from service.domain.answer import Answer, CaseFact, FactSource

OTHER = "other:"  # a choice that goes on with a parked trouble, before its number
MOST_PARKED = 5  # troubles kept beside the one talked about


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What is known of one conversation so far; a value, so every turn yields a new one.

    `account` is what was said about the matter; `parked` are other troubles of the conversation:
    those left for another, latest first, and those that wait, with their `likely` matter.
    """

    facts: Mapping[str, CaseFact] = field(default_factory=dict)
    matter: str | None = None
    asked: tuple[str, ...] = ()
    account: str = ""
    likely: str | None = None
    parked: tuple[CaseFile, ...] = ()

    def with_fact(self, fact: str, value: str) -> CaseFile:
        """Return the case with a fact that the person chose or corrected."""
        chosen = CaseFact(fact, value, FactSource.CHOICE)
        others = {id: known for id, known in self.facts.items() if id != fact}
        return replace(self, facts={**others, fact: chosen})

    def parking(self, others: Sequence[CaseFile]) -> CaseFile:
        """Return the case with other troubles put before those that are parked already."""
        return replace(self, parked=(*others, *self.parked)[:MOST_PARKED])

    def opened(self) -> tuple[str, CaseFile]:
        """Return what is still to be answered of a trouble that waited, and its case."""
        return ("", self) if self.matter else (self.account, replace(self, account=""))

    def switched(self, number: int) -> CaseFile:
        """Return the case of a parked trouble, with this one parked in its place.

        Raises:
            IndexError: there is no such trouble.
        """
        wanted, rest = self.parked[number], list(self.parked)
        del rest[number]
        own = [replace(self, parked=())] if self.matter else []
        return replace(wanted, parked=(*own, *rest)[:MOST_PARKED])


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
