"""What the person told about the dates of a limit: when it began, what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.knowledge_base import Knowledge
from corpus.model.matter import Tense
from corpus.model.time_limit import Longest, RunningRule, TimeLimit
from service.domain.answer import CaseFact
from service.domain.calendar import Calendar
from service.domain.course import Course
from service.domain.deadlines import NoLength, last_day

COURSE = ("claimed_on", "hindered_on", "hindrance_ended_on")


@dataclass(frozen=True, slots=True)
class Start:
    """The day from which a limit runs; the latest day it may be, and the limit it came from."""

    day: date
    latest: date | None = None
    after: TimeLimit | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Dates of one case, read for limits."""

    facts: Mapping[str, CaseFact]
    knowledge: Knowledge
    calendar: Calendar
    on: date

    def start(self, limit: TimeLimit) -> Start | None:
        """Return from when a limit runs, or None where that was not told."""
        fact = self.facts.get(limit.date_fact or "")
        day = self.day(limit.date_fact)
        if day and fact:
            return Start(day, date.fromisoformat(fact.latest) if fact.latest else None)
        before = self.knowledge.time_limit.get(limit.after or "")
        begun = self.start(before) if before else None
        if before is None or begun is None:
            return None
        try:
            end = last_day(before, begun.day, calendar=self.calendar).day
        except (NoLength, OverflowError):
            return None
        return Start(end, begun.latest and end + (begun.latest - begun.day), before)

    def course(self, limit: TimeLimit, rule: RunningRule | None) -> Course:
        """Return what happened while the limit ran."""
        claimed, first, until = (self.day(fact) for fact in COURSE)
        bounds = [b for b in (limit.longest, rule.longest if rule else None) if b]
        return Course(
            claims=(claimed,) if claimed else (),
            hindered_on=first,
            hindrance_ended_on=until,
            bounds=[(b, day) for b in bounds if (day := self.bound_start(b))],
        )

    def bound_start(self, bound: Longest) -> date | None:
        """Return from when an outer bound runs, or None where that was not told."""
        return self.day(bound.date_fact)

    def day(self, id: str | None) -> date | None:
        """Return the day of a fact; what has to be past and lies ahead is no start."""
        fact = self.facts.get(id or "")
        if fact is None:
            return None
        day = date.fromisoformat(fact.value)
        ahead = day > self.on and self.knowledge.fact[fact.fact].tense is Tense.PAST
        return None if ahead else day


def date_facts(limit: TimeLimit, knowledge: Knowledge) -> frozenset[str]:
    """Return the facts that tell when a limit begins, what stops it and when it ends at last."""
    linked = [knowledge.time_limit[id] for id in (limit.after, limit.untold) if id]
    rules = [r for r in knowledge.running_rules if r.governs(limit)]
    bounds = [b for b in (limit.longest, *(r.longest for r in rules)) if b]
    names = [limit.date_fact, *(b.date_fact for b in bounds), *(COURSE if rules else ())]
    names += [fact for other in linked for fact in date_facts(other, knowledge)]
    return frozenset(name for name in names if name)
