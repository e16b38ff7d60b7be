"""Matters people come with, and the facts that decide between their pathways."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model.law import Citation, Conditions, Statement
from corpus.model.pathway import PathwayId, Stage


class FactType(StrEnum):
    """What kind of answer a fact takes."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"
    AMOUNT = "amount"
    ORGAN = "organ"


class Tense(StrEnum):
    """Whether a date may lie ahead; most facts tell of what has happened."""

    PAST = "past"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a fact's question: its value, its label, and words that settle it."""

    value: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the person's case that a rule reads; `words` stand near a date or sum."""

    id: str
    type: FactType
    question: str
    choices: tuple[Choice, ...] = ()
    assumed: str | None = None
    words: tuple[str, ...] = ()
    why: str | None = None
    tense: Tense = Tense.PAST


@dataclass(frozen=True, slots=True)
class MatterPathway:
    """A pathway of a matter in lawful order, with the facts it needs and those that close it."""

    pathway: PathwayId
    stage: Stage
    when: str
    mechanism: str | None = None
    do: str | None = None
    cites: tuple[Citation, ...] = ()
    needs: Conditions = field(default_factory=dict)
    unless: Conditions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A pathway that people take for this matter and should not, and why."""

    pathway: PathwayId
    reason: str
    mechanism: str | None = None
    cites: tuple[Citation, ...] = ()
    unless: Conditions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """Something staff would ask; `fact` names it where a rule reads the answer."""

    text: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class PriorReconsiderationCase:
    """When a matter falls under a duty to seek reconsideration first."""

    id: str
    when: str
    needs: Conditions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matter:
    """An entry of the catalogue: how people say it, what they may do, what they get wrong."""

    id: str
    title: str
    category: str
    phrasings: tuple[str, ...]
    pathways: tuple[MatterPathway, ...]
    questions_of_law: tuple[str, ...] = ()
    errands: tuple[str, ...] = ()
    urgent: str | None = None
    first_try: tuple[Statement, ...] = ()
    prior_reconsideration: tuple[PriorReconsiderationCase, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
    time_limits: tuple[str, ...] = ()
    no_time_limit: str | None = None
    questions: tuple[Question, ...] = ()
    organs: tuple[Statement, ...] = ()
    materials: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    mistakes: tuple[Statement, ...] = ()
    related: tuple[str, ...] = ()
    unverified: tuple[Statement, ...] = ()
    note: str | None = None
