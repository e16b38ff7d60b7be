"""What an answer is: data decided by rules, in the shape of the public contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model.law import Validity as Validity
from corpus.model.pathway import PathwayId, Stage


class Status(StrEnum):
    """How a conversation turn ended; each has one reply in prompts/replies.yaml."""

    ANSWERED = "answered"
    ANSWERED_PENDING_FACT = "answered_pending_fact"
    NEEDS_FACT = "needs_fact"
    INFORMATION = "information"
    SAFETY = "safety"
    NO_SOURCE = "no_source"
    NO_SUCH_ARTICLE = "no_such_article"
    NOT_IN_FORCE = "not_in_force"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"
    HANDED_OVER = "handed_over"
    UNAVAILABLE = "unavailable"


class Reason(StrEnum):
    """Why a turn was refused."""

    INJECTION = "injection"
    ILLEGAL = "illegal"
    POLITICAL = "political"
    PRIVACY = "privacy"
    DEFAMATION = "defamation"
    OPINION_PERSON = "opinion_person"
    INPUT = "input"


class FactSource(StrEnum):
    """Where the value of a fact comes from."""

    TEXT = "text"
    CHOICE = "choice"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """A citation by full title, with its validity on the day; `C` of the contract."""

    instrument: str
    article: str | None
    paragraph: int | None
    item: int | None
    status: Validity
    text_available: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, or why none can be named; `D` of the contract, dates in Asia/Shanghai."""

    rule: str
    name: str
    last_day: date | None
    counted_from: str
    days_left: int | None
    passed: bool
    who: str
    citation: CheckedCitation
    note: str | None


@dataclass(frozen=True, slots=True)
class Organ:
    """Who takes a pathway, and whether that was checked against the text."""

    name: str
    level: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class PathwayAdvice:
    """A pathway as advised to one person; `P` of the contract."""

    pathway: PathwayId
    mechanism: str | None
    name: str
    stage: Stage
    why: str
    when: str
    organ: Organ
    fee: str
    materials: tuple[str, ...]
    steps: tuple[str, ...]
    avoid: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    citations: tuple[CheckedCitation, ...]


@dataclass(frozen=True, slots=True)
class RuledOutPathway:
    """A pathway that does not fit, and why."""

    pathway: PathwayId
    reason: str
    citations: tuple[CheckedCitation, ...]


@dataclass(frozen=True, slots=True)
class MatterScore:
    """A matter the message may be about; `score` between 0 and 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One fact of the person's own situation, and where it was learned.

    A day that was told only roughly has its earliest as `value` and its last as `latest`.
    """

    fact: str
    value: str
    source: FactSource
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """One choice to tap."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The one question that matters next."""

    fact: str
    question: str
    choices: tuple[AnswerChoice, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer; its JSON form is the public contract."""

    status: Status
    text: str
    as_of: date
    generation: str
    reason: Reason | None = None
    matter: str | None = None
    matters: tuple[MatterScore, ...] = ()
    facts: tuple[CaseFact, ...] = ()
    pathways: tuple[PathwayAdvice, ...] = ()
    ruled_out: tuple[RuledOutPathway, ...] = ()
    ask: Ask | None = None
    deadlines: tuple[Deadline, ...] = ()
    safety: bool = False
    deadline_near: bool = False
    citations: tuple[CheckedCitation, ...] = ()
