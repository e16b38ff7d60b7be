"""What an answer is while it is being made: a value that each step extends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus.model.matter import Fact, Matter
from service.answering.ports import CaseFile, Hit
from service.domain.answer import (
    CaseFact,
    CheckedCitation,
    Deadline,
    MatterScore,
    PathwayAdvice,
    Reason,
    RuledOutPathway,
    Status,
)
from service.domain.triage import Triage


@dataclass(frozen=True, slots=True)
class Draft:
    """The message, the case, and what the steps have found so far."""

    text: str
    case: CaseFile
    on: date
    status: Status | None = None
    reason: Reason | None = None
    safety: bool = False
    cut: bool = False
    matter: Matter | None = None
    matters: tuple[MatterScore, ...] = ()
    facts: Mapping[str, CaseFact] = field(default_factory=dict)
    purpose: str = "dispute"
    leaning: float = 0.0  # how likely it is that only knowledge is asked
    lacking: float = 0.0  # how likely a fact is missing on which the pathway turns
    triage: Triage | None = None
    ask: Fact | None = None
    deadlines: tuple[Deadline, ...] = ()
    hits: tuple[Hit, ...] = ()
    pathways: tuple[PathwayAdvice, ...] = ()
    ruled_out: tuple[RuledOutPathway, ...] = ()
    asked: tuple[CheckedCitation, ...] = ()  # articles that the message does nothing but ask for
    reply: str = ""

    @property
    def values(self) -> dict[str, str]:
        """Return the facts as rules read them: id to value."""
        return {id: fact.value for id, fact in self.facts.items()}

    @property
    def ended(self) -> bool:
        """Return whether a step closed the turn without advice."""
        return self.status is not None and self.status is not Status.SAFETY
