"""Last days: how a time limit runs from the person's own date.

The first day does not count (民事诉讼法 art. 85, 行政复议法 art. 88, 民法典 art. 201); a last day
that is a holiday moves to the next working day; months and years end on the day of the same
number, or on the last of the month where there is none (民法典 art. 202).
"""

from __future__ import annotations

import calendar as months
import math
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.model.time_limit import LimitKind, Longest, TimeLimit, Unit
from service.domain.calendar import Calendar

# What a person can miss; the other kinds bind the authority or only describe an effect.
MISSABLE = frozenset({LimitKind.DEADLINE, LimitKind.LIMITATION, LimitKind.ABSOLUTE_LIMIT})
_HOURS_A_DAY = 24
_NOT_MOVED = frozenset(
    {LimitKind.WAITING_PERIOD, LimitKind.ADVANCE_NOTICE, LimitKind.MINIMUM_PERIOD}
)


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a period, if it moved off a holiday, if its calendar is known."""

    day: date
    moved: bool
    calendar_known: bool


class NoLength(Exception):
    """The limit has no length that can be counted."""


def last_day(limit: TimeLimit, start: date, *, calendar: Calendar) -> LastDay:
    """Return the last day of a limit counted from `start` (dates in Asia/Shanghai).

    Raises:
        NoLength: the limit is tied to an event or to each work order, not to a number.
        OverflowError: the last day lies beyond the calendar.
    """
    last = settle(limit, full_length(limit, start, calendar=calendar), calendar=calendar)
    if limit.unit is Unit.WORKING_DAY and not calendar.is_published(start):
        return replace(last, calendar_known=False)  # the days were counted without a calendar
    return last


def full_length(limit: TimeLimit, start: date, *, calendar: Calendar) -> date:
    """Return the day on which the length of a limit is full, before it moves off a holiday.

    Raises:
        NoLength: the limit is tied to an event or to each work order, not to a number.
        OverflowError: the day lies beyond the calendar.
    """
    if limit.amount is None or limit.unit is Unit.NOT_FIXED:
        raise NoLength(limit.id)
    back = limit.kind is LimitKind.ADVANCE_NOTICE
    return _count(start, -limit.amount if back else limit.amount, limit.unit, calendar)


def settle(limit: TimeLimit, day: date, *, calendar: Calendar) -> LastDay:
    """Return the last day for the day on which a limit is full: a holiday moves it on.

    Hours run through holidays, and what is waited for or announced does not move.
    """
    stays = limit.kind in _NOT_MOVED or limit.unit is Unit.HOUR
    final = day if stays else calendar.first_working_from(day)
    return LastDay(final, moved=final != day, calendar_known=calendar.is_published(day))


def latest(bound: Longest, start: date, *, calendar: Calendar) -> date:
    """Return the outer bound of a period from the start of the bound, off a holiday.

    Raises:
        OverflowError: the day lies beyond the calendar.
    """
    return calendar.first_working_from(_count(start, bound.amount, bound.unit, calendar))


def add_months(start: date, amount: int) -> date:
    """Return the day of the same number some months on, or the last of a shorter month.

    Raises:
        OverflowError: the day lies beyond the calendar.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + amount, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{year}")
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def _count(start: date, amount: int, unit: Unit, calendar: Calendar) -> date:
    if unit is Unit.WORKING_DAY:
        return calendar.add_working_days(start, amount)
    if unit is Unit.MONTH:
        return add_months(start, amount)
    if unit is Unit.YEAR:
        return add_months(start, amount * 12)
    days = math.ceil(abs(amount) / _HOURS_A_DAY) if unit is Unit.HOUR else abs(amount)
    return start + timedelta(days=days if amount >= 0 else -days)
