"""What happens while a period runs: it may restart, pause, and end at the latest on some day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.model.time_limit import Longest, Pause, RunningRule, TimeLimit
from service.domain.calendar import Calendar
from service.domain.deadlines import LastDay, add_months, full_length, last_day, latest, settle

_SIX = 6  # months that are left once the obstacle is gone (民法典 art. 194)


@dataclass(frozen=True, slots=True)
class Course:
    """What the person tells of a running period (dates in Asia/Shanghai).

    `claims` are the days on which the other side was asked, sued or agreed to pay; the obstacle
    lasted from `hindered_on` to `hindrance_ended_on`, both included; `bounds` are the outer bounds
    with the days from which they run.
    """

    claims: Sequence[date] = ()
    hindered_on: date | None = None
    hindrance_ended_on: date | None = None
    bounds: Sequence[tuple[Longest, date]] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """How a period ended: its last day, and what moved it."""

    last: LastDay
    begun: date
    restarted: bool = False
    paused: bool = False
    bounded: bool = False


def run(
    limit: TimeLimit,
    start: date,
    *,
    course: Course,
    rule: RunningRule | None,
    calendar: Calendar,
) -> Ran:
    """Return the last day of a limit from `start` after everything that happened on the way.

    Without a rule the period is fixed: nothing stops or restarts it (民法典 art. 199).

    Raises:
        NoLength: the limit has no length that can be counted.
        OverflowError: the last day lies beyond the calendar.
    """
    begun = _restarted(limit, start, course.claims, calendar) if _restarts(rule) else start
    ran = Ran(last_day(limit, begun, calendar=calendar), begun, restarted=begun != start)
    if rule and rule.pause:
        ran = _paused(ran, limit, rule, course, calendar)
    return _bounded(ran, course.bounds, calendar)


def _restarts(rule: RunningRule | None) -> bool:
    return bool(rule and rule.restarts_on)


def _restarted(limit: TimeLimit, start: date, claims: Iterable[date], calendar: Calendar) -> date:
    """Return the last day from which the period began anew; a claim after its end does nothing."""
    for claim in sorted(claims):
        if start < claim <= last_day(limit, start, calendar=calendar).day:
            start = claim
    return start


def _paused(
    ran: Ran, limit: TimeLimit, rule: RunningRule, course: Course, calendar: Calendar
) -> Ran:
    first, until = course.hindered_on, course.hindrance_ended_on
    if first is None or until is None or until < first:
        return ran
    full = full_length(limit, ran.begun, calendar=calendar)
    window = add_months(full, -rule.within_months) if rule.within_months else ran.begun
    since = max(first, window + timedelta(days=1))
    if since > min(ran.last.day, until):
        return ran
    if rule.pause is Pause.SIX_MONTHS:
        day = add_months(until, _SIX)
    else:
        day = full + (until - since) + timedelta(days=1)
    return replace(ran, last=settle(limit, day, calendar=calendar), paused=True)


def _bounded(ran: Ran, bounds: Iterable[tuple[Longest, date]], calendar: Calendar) -> Ran:
    for bound, start in bounds:
        end = latest(bound, start, calendar=calendar)
        if end < ran.last.day:
            known = calendar.is_published(end)
            last = LastDay(end, moved=False, calendar_known=known)
            ran = replace(ran, last=last, begun=start, bounded=True)
    return ran


def in_time(last: date, *, handed_in: date, posted: date | None = None) -> bool:
    """Return whether it is in time; what was posted by the last day is (民事诉讼法 art. 85)."""
    return (posted or handed_in) <= last
