"""Step four: last days from the person's own dates, the earliest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corpus.knowledge_base import Knowledge
from corpus.model.law import Verified
from corpus.model.pathway import PathwayId, Stage
from corpus.model.time_limit import LimitKind, TimeLimit, Who
from service.answering.draft import Draft
from service.domain.answer import Deadline
from service.domain.calendar import Calendar
from service.domain.conditions import Truth, judge
from service.domain.deadlines import MISSABLE, NoLength, last_day
from service.domain.validity import check
from service.prompts import Replies


@dataclass(frozen=True, slots=True)
class Counting:
    """The step with what it needs."""

    knowledge: Knowledge
    calendar: Calendar
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with the deadlines of today's pathways and of known dates."""
        if draft.matter is None or draft.triage is None:
            return draft
        today = {s.entry.pathway for s in draft.triage.standing if s.stage is Stage.NOW}
        found = []
        for id in draft.matter.time_limits:
            limit = self.knowledge.time_limit[id]
            start = draft.values.get(limit.date_fact or "")
            held = judge(draft.values, needs=limit.needs, unless=limit.unless) is Truth.YES
            if held and self._concerns(limit, today, known=bool(start), on=draft.on):
                found.append(
                    self.deadline(limit, date.fromisoformat(start) if start else None, on=draft.on)
                )
        found.sort(key=lambda d: (d.last_day is None, d.last_day or date.max))
        return replace(draft, deadlines=tuple(found))

    def deadline(self, limit: TimeLimit, start: date | None, *, on: date) -> Deadline:
        """Return a limit as a deadline counted from `start`, without a last day if unknown."""
        day, notes = None, [limit.note] if limit.note else []
        if start is not None:
            try:
                counted = last_day(limit, start, calendar=self.calendar)
            except (NoLength, OverflowError):
                pass
            else:
                day = counted.day
                if counted.moved:
                    notes.insert(0, self.replies.say("moved"))
                if not counted.calendar_known:
                    notes.insert(0, self.replies.say("calendar_unknown", year=day.year))
        if limit.verified is not Verified.TEXT:
            notes.append(self.replies.say("not_verified"))
        return Deadline(
            rule=limit.id,
            name=limit.name,
            last_day=day,
            counted_from=start.isoformat() if start else self.event(limit),
            days_left=(day - on).days if day else None,
            passed=bool(day and day < on),
            who="person" if limit.who is Who.PERSON else "authority",
            citation=check(limit.cites[0], self.knowledge.instrument, on=on),
            note="；".join(note.rstrip("。") for note in notes) or None,
        )

    def event(self, limit: TimeLimit) -> str:
        """Return in words what a limit is counted from."""
        return limit.counted_from or self.knowledge.event[limit.starts_at].name

    def length(self, limit: TimeLimit) -> str:
        """Return the length of a limit in words, such as 60日."""
        return f"{limit.amount or ''}{self.replies.units[limit.unit]}"

    @staticmethod
    def _concerns(limit: TimeLimit, today: set[PathwayId], *, known: bool, on: date) -> bool:
        if limit.who is not Who.PERSON or limit.kind not in MISSABLE:
            return False
        if (limit.in_force_from and on < limit.in_force_from) or (
            limit.in_force_to and on > limit.in_force_to
        ):
            return False
        if limit.kind is LimitKind.ABSOLUTE_LIMIT:
            return known
        return known or limit.pathway in today
