"""Which days are worked: the yearly holiday arrangements, given as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from corpus.model.time_limit import CalendarYear, StatutoryHolidays

ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Calendar:
    """The working days of the years whose arrangement was published.

    In any other year a day is never later than it may turn out: counting forward, every day
    counts, since a weekend may be worked; counting back, weekends and statutory holidays do not.
    """

    def __init__(
        self, years: Sequence[CalendarYear], statutory: Sequence[StatutoryHolidays] = ()
    ) -> None:
        self._years = {year.year for year in years}
        self._off = frozenset(day for year in years for day in year.holidays)
        self._worked = frozenset(day for year in years for day in year.make_up_days)
        self._statutory = frozenset(day for year in statutory for day in year.days)

    def is_published(self, day: date) -> bool:
        """Return whether the arrangement of the day's year is known."""
        return day.year in self._years

    def is_working(self, day: date) -> bool:
        """Return whether the day is worked; without an arrangement, whether it surely may be."""
        if day in self._worked:
            return True
        return day.weekday() < _SATURDAY and day not in self._off and day not in self._statutory

    def first_working_from(self, day: date) -> date:
        """Return the day itself if it is worked, else the next that is.

        In a year whose arrangement is not published the day never moves: the earlier day is safe.
        """
        while self.is_published(day) and not self.is_working(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, amount: int) -> date:
        """Return the last of `amount` working days after `start` (before it if negative)."""
        step = ONE_DAY if amount >= 0 else -ONE_DAY
        day, left = start, abs(amount)
        while left:
            day += step
            left -= self._counts(day, forward=amount >= 0)
        return day

    def _counts(self, day: date, *, forward: bool) -> bool:
        return self.is_working(day) or (forward and not self.is_published(day))
