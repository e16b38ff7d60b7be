"""What staff look up: services, contacts, jurisdiction, procedures, must-know lists, the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model.law import Citation, Statement, Verified
from corpus.model.pathway import Excluded, Step


@dataclass(frozen=True, slots=True)
class Hotline:
    """A national short number and what it is for."""

    number: str
    use: str
    cites: tuple[Citation, ...] = ()
    verified: Verified = Verified.GENERAL


@dataclass(frozen=True, slots=True)
class ServicePlace:
    """A level of the public legal service network; address and telephone only when certain."""

    id: str
    name: str
    role: str
    address: str | None = None
    telephone: str | None = None
    verified: Verified = Verified.GENERAL
    note: str | None = None


class NetworkLevel(StrEnum):
    """The three levels of the public legal service network."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class Station:
    """One place to go to; what an editor has not confirmed stays empty and is shown as such."""

    id: str
    name: str
    level: NetworkLevel
    address: str | None = None
    telephone: str | None = None
    hours: str | None = None
    verified: Verified = Verified.NOT_VERIFIED


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """What one place does for a service."""

    place: str
    role: str


@dataclass(frozen=True, slots=True)
class StaffCheck:
    """What staff check for a service before they send somebody on."""

    text: str


@dataclass(frozen=True, slots=True)
class Service:
    """A public legal service: for whom, with what, where, at what cost."""

    id: str
    category: str
    title: str
    phrasings: tuple[str, ...]
    audience: tuple[str, ...] = ()
    conditions: tuple[Statement, ...] = ()
    not_for: tuple[Excluded, ...] = ()
    materials: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    time_limits: tuple[str, ...] = ()
    fee: tuple[Statement, ...] = ()
    levels: tuple[ServiceLevel, ...] = ()
    provider: str | None = None
    cites: tuple[Citation, ...] = ()
    matters: tuple[str, ...] = ()
    staff_check: tuple[str, ...] = ()
    notes: tuple[Statement, ...] = ()
    verified: Verified = Verified.TEXT


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Which court, arbitration body or organ takes a situation."""

    id: str
    topic: str
    situation: str
    organ: str
    verified: Verified
    cites: tuple[Citation, ...] = ()
    level: str | None = None
    questions: tuple[str, ...] = ()
    note: str | None = None
    trap: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure civil servants follow, step by step."""

    id: str
    title: str
    who_acts: str
    phrasings: tuple[str, ...]
    steps: tuple[Step, ...]
    plan_sections: tuple[int, ...] = ()
    checklist: tuple[str, ...] = ()
    common_errors: tuple[Statement, ...] = ()
    cites: tuple[Citation, ...] = ()
    policies: tuple[str, ...] = ()
    unverified: tuple[Statement, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MustKnowLaw:
    """One instrument a post must know, with its key articles and why."""

    instrument: str
    articles: tuple[Citation, ...]
    level: str
    why: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """A question to check oneself with."""

    question: str
    answer: str
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class MustKnowList:
    """The laws a post must know (法治宣传教育法 art. 37)."""

    id: str
    post: str
    who: str
    goal: str
    laws: tuple[MustKnowLaw, ...]
    self_tests: tuple[SelfTest, ...] = ()
    outdated: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the district plan 2021–2025 in our own words; its period has ended."""

    number: int
    title: str
    part: str
    points: tuple[str, ...]
    cite: Citation
    figures: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
