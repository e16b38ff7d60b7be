"""A year whose holidays are not published: the day told is never later than it turns out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.check import check
from corpus.model.time_limit import (
    CalendarYear,
    LimitKind,
    StatutoryHolidays,
    TimeLimit,
    Unit,
    Who,
)
from service.answering.count import Counting
from service.domain.calendar import Calendar
from service.domain.deadlines import last_day
from service.prompts import read_replies

KNOWLEDGE = check()
PUBLISHED = [year for year in KNOWLEDGE.calendar if year.year <= 2026]
STATUTORY = next(year for year in KNOWLEDGE.statutory_holidays if year.year == 2027)
UNKNOWN = Calendar(PUBLISHED, [STATUTORY])
YEAR = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
WEEKENDS = [day for day in YEAR if day.weekday() >= 5]
WEEKDAYS = [day for day in YEAR if day.weekday() < 5]
STARTS = st.dates(date(2026, 11, 1), date(2027, 10, 31))


def limit(amount: int, unit: Unit, kind: LimitKind = LimitKind.DEADLINE) -> TimeLimit:
    return TimeLimit("t", "t", Who.PERSON, kind, unit, "e", (), amount)


@st.composite
def arrangements(draw: st.DrawFn, *, bridges: bool) -> Calendar:
    """Any arrangement of 2027: the statutory days off, some weekends worked, some weekdays off."""
    worked = draw(st.sets(st.sampled_from(WEEKENDS), max_size=12)) - set(STATUTORY.days)
    off = draw(st.sets(st.sampled_from(WEEKDAYS), max_size=12)) if bridges else set()
    holidays = tuple(sorted({*STATUTORY.days, *off}))
    year = CalendarYear(2027, "any", holidays, tuple(sorted(worked)))
    return Calendar([*PUBLISHED, year], [])


@given(STARTS, st.integers(1, 90), arrangements(bridges=True))
def test_working_days_counted_on_never_end_later_than_announced(
    start: date, amount: int, announced: Calendar
) -> None:
    told = last_day(limit(amount, Unit.WORKING_DAY), start, calendar=UNKNOWN)

    assert told.day <= last_day(limit(amount, Unit.WORKING_DAY), start, calendar=announced).day


@given(STARTS, st.integers(1, 200), st.sampled_from([Unit.DAY, Unit.MONTH]), st.data())
def test_days_and_months_never_end_later_than_announced(
    start: date, amount: int, unit: Unit, data: st.DataObject
) -> None:
    given_limit = limit(amount if unit is Unit.DAY else amount % 6 + 1, unit)
    announced = data.draw(arrangements(bridges=True))

    told = last_day(given_limit, start, calendar=UNKNOWN)

    assert told.day <= last_day(given_limit, start, calendar=announced).day
    assert not (told.moved and told.day.year == 2027)


@given(STARTS, st.integers(1, 20), arrangements(bridges=False))
def test_a_notice_in_advance_leaves_out_weekends_and_statutory_days(
    start: date, amount: int, announced: Calendar
) -> None:
    notice = limit(amount, Unit.WORKING_DAY, LimitKind.ADVANCE_NOTICE)

    told = last_day(notice, start, calendar=UNKNOWN)

    assert told.day <= last_day(notice, start, calendar=announced).day


def test_weekends_and_holidays_shorten_only_what_is_counted_back() -> None:
    forward, back = (
        limit(5, Unit.WORKING_DAY),
        limit(5, Unit.WORKING_DAY, LimitKind.ADVANCE_NOTICE),
    )

    # Friday 5 to Monday 8 February 2027 are the statutory days of the Spring Festival
    assert last_day(forward, date(2027, 2, 4), calendar=UNKNOWN).day == date(2027, 2, 9)
    assert last_day(back, date(2027, 2, 9), calendar=UNKNOWN).day == date(2027, 1, 29)


def test_a_holiday_at_the_end_of_the_last_published_year_is_said_to_lead_into_the_unknown() -> (
    None
):
    closed = CalendarYear(2026, "any", (date(2026, 12, 31),), ())

    told = last_day(limit(10, Unit.DAY), date(2026, 12, 21), calendar=Calendar([closed]))

    assert (told.day, told.moved, told.calendar_known) == (date(2027, 1, 1), True, False)


@pytest.mark.parametrize(
    ("rule", "start", "said"),
    [
        ("FY_APPLY", date(2026, 11, 20), True),  # ends on 19 January 2027
        ("FY_SUE", date(2026, 12, 18), True),  # a Saturday in 2027: stays where it is
        ("FY_EXAM", date(2026, 12, 29), True),  # working days that run into 2027
        ("FY_SUE", date(2026, 12, 16), False),  # ends on 31 December 2026
    ],
)
def test_the_reply_says_that_nothing_is_published_and_the_earlier_day_is_safe(
    rule: str, start: date, *, said: bool
) -> None:
    counting = Counting(KNOWLEDGE, UNKNOWN, read_replies())

    note = counting.deadline(KNOWLEDGE.time_limit[rule], start, on=start).note or ""

    assert ("还没公布" in note and "宁早勿晚" in note) is said


def test_the_statutory_days_are_those_of_the_regulation() -> None:
    for year in KNOWLEDGE.statutory_holidays:
        assert len(set(year.days)) in (12, 13)  # thirteen days; two festivals may share one
        assert {date(year.year, 1, 1), date(year.year, 5, 1), date(year.year, 10, 3)} <= {
            *year.days
        }
    assert isinstance(STATUTORY, StatutoryHolidays)
