"""One limit as a deadline: its last day, what moved it, and what to say about that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.knowledge_base import Knowledge
from corpus.model.law import Verified
from corpus.model.pathway import PathwayId
from corpus.model.time_limit import LimitKind, Longest, RunningRule, TimeLimit, Who
from service.answering.told import Start, Told
from service.domain.answer import Deadline
from service.domain.calendar import Calendar
from service.domain.course import Ran, run
from service.domain.deadlines import LastDay, NoLength, latest
from service.domain.validity import check
from service.prompts import Replies
from service.wording import day_in_words

_BY_POST = {
    PathwayId.ADMINISTRATIVE_RECONSIDERATION,
    PathwayId.ADMINISTRATIVE_LITIGATION,
    PathwayId.CIVIL_LITIGATION,
}
_NEAR = 7  # days left in which it helps to know that the post counts


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Turns one limit into a deadline."""

    knowledge: Knowledge
    calendar: Calendar
    replies: Replies

    def deadline(self, limit: TimeLimit, start: Start | None, *, on: date, told: Told) -> Deadline:
        """Return a limit as a deadline counted from `start`, without a last day if unknown."""
        ran, notes = self._ran(limit, start, told)
        if ran and start and start.latest and self._hangs_on_the_day(limit, ran, start, told):
            ran, start, notes = None, None, [self.replies.say("too_rough")]
        day = ran.last.day if ran else None
        left = (day - on).days if day else None
        begun = ran.begun.isoformat() if ran else None
        notes += [limit.note] if limit.note else []
        if limit.pathway in _BY_POST and limit.kind is LimitKind.DEADLINE:
            notes += [self.replies.say("post_counts")] if left in range(_NEAR + 1) else []
        if limit.verified is not Verified.TEXT:
            notes.append(self.replies.say("not_verified"))
        return Deadline(
            rule=limit.id,
            name=limit.name,
            last_day=day,
            counted_from=begun or (start.day.isoformat() if start else self.event(limit)),
            days_left=left,
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
        return self._in_words(limit)

    def length_to(self, deadline: Deadline) -> str:
        """Return in words the length that ends on the last day: the outer bound's if that does."""
        limit = self.knowledge.time_limit[deadline.rule]
        rule = self._rule(limit)
        for bound in (limit.longest, rule.longest if rule else None):
            if bound and deadline.last_day and self._ends(bound, deadline, deadline.last_day):
                return self._in_words(bound)
        return self._in_words(limit)

    def _ends(self, bound: Longest, deadline: Deadline, day: date) -> bool:
        begun = date.fromisoformat(deadline.counted_from)
        return latest(bound, begun, calendar=self.calendar) == day

    def _in_words(self, length: TimeLimit | Longest) -> str:
        return f"{length.amount or ''}{self.replies.units[length.unit]}"

    def _rule(self, limit: TimeLimit) -> RunningRule | None:
        return next((r for r in self.knowledge.running_rules if r.governs(limit)), None)

    def _ran(
        self, limit: TimeLimit, start: Start | None, told: Told
    ) -> tuple[Ran | None, list[str]]:
        if start is None:
            return self._longest_alone(limit, told)
        rule = self._rule(limit)
        course = told.course(limit, rule)
        try:
            ran = run(limit, start.day, course=course, rule=rule, calendar=self.calendar)
        except (NoLength, OverflowError):
            return None, []
        return ran, list(self._notes(ran, start, rule))

    def _longest_alone(self, limit: TimeLimit, told: Told) -> tuple[Ran | None, list[str]]:
        bound = limit.longest
        begun = told.bound_start(bound) if bound else None
        if bound is None or begun is None:
            return None, []
        end = latest(bound, begun, calendar=self.calendar)
        last = LastDay(end, moved=False, calendar_known=self.calendar.is_published(end))
        note = self.replies.say("longest_only", length=self.length(limit))
        return Ran(last, begun, bounded=True), [note]

    def _hangs_on_the_day(self, limit: TimeLimit, ran: Ran, start: Start, told: Told) -> bool:
        """Return whether a day told roughly decides if the limit has passed."""
        late = run(
            limit,
            start.latest or start.day,
            course=told.course(limit, None),
            rule=None,
            calendar=self.calendar,
        )
        return ran.last.day < told.on <= late.last.day

    def _notes(self, ran: Ran, start: Start, rule: RunningRule | None) -> list[str]:
        say, day = self.replies.say, ran.last.day
        notes = []
        if not ran.last.calendar_known:
            year = max(day.year, start.day.year)
            missing = year < min(known.year for known in self.knowledge.calendar)
            notes.append(say("calendar_missing" if missing else "calendar_unknown", year=year))
        if ran.last.moved:
            notes.append(say("moved"))
        if start.latest:
            notes.append(say("roughly"))
        if start.after:
            notes.append(say("chained", name=start.after.name))
        if ran.restarted:
            notes.append(say("restarted", day=day_in_words(ran.begun)))
        elif rule and rule.restarts_on:
            notes.append(say("restart_hint"))
        if ran.paused:
            notes.append(say("paused"))
        if ran.bounded:
            notes.append(say("bounded"))
        return notes
