"""Time limits, the events that start them, and the working-day calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.model.law import Citation, Conditions, Verified
from corpus.model.pathway import PathwayId


class Who(StrEnum):
    """Against whom a time limit runs."""

    PERSON = "person"
    AUTHORITY = "authority"
    COURT = "court"
    THIRD_PARTY = "third_party"


class LimitKind(StrEnum):
    """What a period means for the person; only the first three can be missed by them."""

    DEADLINE = "deadline"
    LIMITATION = "limitation"
    ABSOLUTE_LIMIT = "absolute_limit"
    AUTHORITY_DEADLINE = "authority_deadline"
    WAITING_PERIOD = "waiting_period"
    ADVANCE_NOTICE = "advance_notice"
    MINIMUM_PERIOD = "minimum_period"
    EFFECT = "effect"


class Unit(StrEnum):
    """The unit a period is counted in; `not_fixed` has no length that can be counted."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    NOT_FIXED = "not_fixed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something from which a period is counted, such as 收到决定书之日."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Extension:
    """How a period may be lengthened."""

    rule: str
    amount: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Longest:
    """The outer bound of a period, counted from an event of its own."""

    amount: int
    unit: Unit
    starts_at: str
    cites: tuple[Citation, ...]
    date_fact: str | None = None


class Pause(StrEnum):
    """What happens to a period once an obstacle is gone."""

    RESUMES = "resumes"
    SIX_MONTHS = "six_months"


@dataclass(frozen=True, slots=True)
class RunningRule:
    """How the periods of some articles stop, restart and end at the latest.

    `within_months` says that only an obstacle in the last months of the period counts.
    """

    id: str
    articles: tuple[Citation, ...]
    cites: tuple[Citation, ...]
    restarts_on: str | None = None
    pause: Pause | None = None
    within_months: int | None = None
    longest: Longest | None = None
    note: str | None = None

    def governs(self, limit: TimeLimit) -> bool:
        """Return whether the rule holds for a limit, by the articles that the limit rests on."""
        ruled = {(c.instrument, c.article) for c in self.articles}
        return any((c.instrument, c.article) in ruled for c in limit.cites)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A period as data: how long, counted from what, against whom, on which article.

    `after` names the limit whose last day starts this one, `untold` the one that takes its place
    where the decision did not say how to contest it.
    """

    id: str
    name: str
    who: Who
    kind: LimitKind
    unit: Unit
    starts_at: str
    cites: tuple[Citation, ...]
    amount: int | None = None
    pathway: PathwayId | None = None
    date_fact: str | None = None
    after: str | None = None
    untold: str | None = None
    verified: Verified = Verified.TEXT
    counted_from: str | None = None
    applies_to: str | None = None
    extension: Extension | None = None
    longest: Longest | None = None
    pauses: str | None = None
    if_missed: str | None = None
    needs: Conditions = field(default_factory=dict)
    unless: Conditions = field(default_factory=dict)
    in_force_from: date | None = None
    in_force_to: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FeeBand:
    """One band of the court fee: sums above a bound, in yuan, at a fixed fee or per mille."""

    above: int
    cites: tuple[Citation, ...]
    fixed: int | None = None
    per_mille: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """Holidays off and weekend days worked in one year, as the State Council announced them."""

    year: int
    source: str
    holidays: tuple[date, ...]
    make_up_days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class StatutoryHolidays:
    """The holidays fixed by law in a year whose arrangement is not published yet."""

    year: int
    days: tuple[date, ...]
