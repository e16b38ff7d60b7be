"""Pathways: the closed list of ids and what is known about each way of getting help."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model.law import Citation, Conditions, Statement, Verified


class PathwayId(StrEnum):
    """The public pathway ids, used in data, programming interfaces and evaluation."""

    PEOPLES_MEDIATION = "peoples_mediation"
    ADMINISTRATIVE_MEDIATION = "administrative_mediation"
    LABOR_ARBITRATION = "labor_arbitration"
    COMMERCIAL_ARBITRATION = "commercial_arbitration"
    RURAL_LAND_ARBITRATION = "rural_land_arbitration"
    ADMINISTRATIVE_ADJUDICATION = "administrative_adjudication"
    ADMINISTRATIVE_RECONSIDERATION = "administrative_reconsideration"
    ADMINISTRATIVE_LITIGATION = "administrative_litigation"
    STATE_COMPENSATION = "state_compensation"
    CIVIL_LITIGATION = "civil_litigation"
    ENFORCEMENT = "enforcement"
    CRIMINAL = "criminal"
    COMPLAINT = "complaint"
    PETITION = "petition"
    SERVICE_WINDOW = "service_window"
    LEGAL_AID = "legal_aid"
    NOTARY = "notary"
    FORENSIC_APPRAISAL = "forensic_appraisal"
    CONSULTATION = "consultation"
    OUT_OF_SCOPE = "out_of_scope"


class Stage(StrEnum):
    """When a pathway may be taken: today, once an earlier one has failed, or later."""

    NOW = "now"
    IF_THAT_FAILS = "if_that_fails"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class CompetentOrgan:
    """Who takes a pathway in one situation."""

    organ: str
    when: str | None = None
    cites: tuple[Citation, ...] = ()
    verified: Verified = Verified.TEXT
    needs: Conditions = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do on a pathway, with the time limits that govern it."""

    text: str
    time_limits: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """What a pathway does not take, and where that belongs instead."""

    text: str
    go_to: PathwayId | None = None
    mechanism: str | None = None
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A way to reach somebody; what is not `text` is shown as 以公布为准."""

    name: str
    value: str
    verified: Verified = Verified.TEXT
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Pathway:
    """All that is known about a pathway, or about one mechanism of it (支付令, 劳动监察 …)."""

    pathway: PathwayId
    title: str
    summary: str
    mechanism: str | None = None
    aliases: tuple[str, ...] = ()
    who: tuple[Statement, ...] = ()
    against: tuple[Statement, ...] = ()
    included: tuple[Statement, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    prior_steps: tuple[Statement, ...] = ()
    prerequisites: tuple[Statement, ...] = ()
    organs: tuple[CompetentOrgan, ...] = ()
    jurisdiction: tuple[Statement, ...] = ()
    time_limits: tuple[str, ...] = ()
    fee: tuple[Statement, ...] = ()
    materials: tuple[Statement, ...] = ()
    steps: tuple[Step, ...] = ()
    outcomes: tuple[Statement, ...] = ()
    effect: tuple[Statement, ...] = ()
    next: tuple[Statement, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()
    pitfalls: tuple[Statement, ...] = ()
    wrong_turns: tuple[str, ...] = ()
    verified: Verified = Verified.TEXT

    @property
    def key(self) -> tuple[PathwayId, str | None]:
        """Return what tells this pathway from every other."""
        return self.pathway, self.mechanism


@dataclass(frozen=True, slots=True)
class PriorReconsideration:
    """A matter in which reconsideration must come before a suit (行政复议法 art. 23)."""

    id: str
    matter: str
    strict: str
    tell: str
    cites: tuple[Citation, ...]
    related: tuple[Citation, ...] = ()
    note: str | None = None
