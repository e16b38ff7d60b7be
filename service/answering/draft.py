"""What an answer is while it is being made: a value that each step extends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus.model.matter import Fact, Matter
from corpus.model.pathway import PathwayId
from service.answering.ports import CaseFile, Hit
from service.domain.answer import (
    AnswerChoice,
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
class Correction:
    """What has to be put right before the question is answered, and the articles that say so."""

    text: str
    citations: tuple[CheckedCitation, ...]
    closes: tuple[PathwayId, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction changed, in words: of what, from what, to what."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The message, the case, and what the steps have found so far."""

    text: str
    case: CaseFile
    on: date
    status: Status | None = None
    reason: Reason | None = None
    remark: str = ""  # which remark the screen wants said
    safety: bool = False
    cut: bool = False
    heard: str = ""  # the text without what it has wrong
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
    corrections: tuple[Correction, ...] = ()
    told_apart: bool = False  # the message held several troubles
    left: str | None = None  # the matter that this message turned away from
    amends: bool = False  # the message corrects what was said before
    changed: tuple[Change, ...] = ()
    offers: tuple[AnswerChoice, ...] = ()  # other troubles, to tap
    reply: str = ""

    @property
    def values(self) -> dict[str, str]:
        """Return the facts as rules read them: id to value."""
        return {id: fact.value for id, fact in self.facts.items()}

    @property
    def ended(self) -> bool:
        """Return whether a step closed the turn without advice."""
        return self.status is not None and self.status is not Status.SAFETY
