"""Step four: last days from the person's own dates, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId, Stage
from corpus.model.time_limit import LimitKind, TimeLimit, Who
from service.answering.draft import Draft
from service.answering.reckon import Reckoning
from service.answering.told import Start, Told
from service.domain.answer import CaseFact, Deadline
from service.domain.calendar import Calendar
from service.domain.conditions import Truth, judge
from service.domain.deadlines import MISSABLE
from service.prompts import Replies

_BINDS = frozenset({Who.AUTHORITY, Who.COURT})


@dataclass(frozen=True, slots=True)
class Counting:
    """The step with what it needs."""

    knowledge: Knowledge
    calendar: Calendar
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with the deadlines of today's pathways and of known dates.

        What binds the authority comes after what the person may miss.
        """
        if draft.matter is None or draft.triage is None:
            return draft
        today = {s.entry.pathway for s in draft.triage.standing if s.stage is Stage.NOW}
        told = self._told(draft.facts, draft.on)
        found = []
        for limit in self._limits(draft):
            start = told.start(limit)
            deadline = self._reckoning.deadline(limit, start, on=draft.on, told=told)
            known = deadline.last_day is not None or start is not None
            if self._concerns(limit, today, known=known, on=draft.on):
                found.append(deadline)
        found.sort(key=lambda d: (d.who != "person", d.last_day is None, d.last_day or date.max))
        return replace(draft, deadlines=tuple(found))

    def deadline(
        self,
        limit: TimeLimit,
        start: date | None,
        *,
        on: date,
        facts: Mapping[str, CaseFact] | None = None,
    ) -> Deadline:
        """Return a limit as a deadline counted from `start`, without a last day if unknown."""
        begun = Start(start) if start else None
        return self._reckoning.deadline(limit, begun, on=on, told=self._told(facts or {}, on))

    def event(self, limit: TimeLimit) -> str:
        """Return in words what a limit is counted from."""
        return self._reckoning.event(limit)

    def length(self, limit: TimeLimit) -> str:
        """Return the length of a limit in words, such as 60日."""
        return self._reckoning.length(limit)

    def length_to(self, deadline: Deadline) -> str:
        """Return in words the length that ends on the last day of a deadline."""
        return self._reckoning.length_to(deadline)

    @property
    def _reckoning(self) -> Reckoning:
        return Reckoning(self.knowledge, self.calendar, self.replies)

    def _told(self, facts: Mapping[str, CaseFact], on: date) -> Told:
        return Told(facts, self.knowledge, self.calendar, on)

    def _limits(self, draft: Draft) -> Iterator[TimeLimit]:
        """Yield the limits that hold; one that was not told of gives way to its longer one."""
        untold = draft.values.get("remedy_told") == "no"
        seen: set[str] = set()
        for id in draft.matter.time_limits if draft.matter else ():
            limit = self.knowledge.time_limit[id]
            if untold and limit.untold:
                limit = self.knowledge.time_limit[limit.untold]
            held = judge(draft.values, needs=limit.needs, unless=limit.unless) is Truth.YES
            if held and limit.id not in seen:
                seen.add(limit.id)
                yield limit

    @staticmethod
    def _concerns(limit: TimeLimit, today: set[PathwayId], *, known: bool, on: date) -> bool:
        if (limit.in_force_from and on < limit.in_force_from) or (
            limit.in_force_to and on > limit.in_force_to
        ):
            return False
        if limit.who in _BINDS:
            return known and limit.kind is LimitKind.AUTHORITY_DEADLINE
        if limit.who is not Who.PERSON or limit.kind not in MISSABLE:
            return False
        if limit.kind is LimitKind.ABSOLUTE_LIMIT:
            return known
        return known or limit.pathway in today
