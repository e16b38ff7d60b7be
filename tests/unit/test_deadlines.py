"""Counting last days: YAML cases for the law, and every time limit of the knowledge."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.check import check
from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.model.time_limit import LimitKind, TimeLimit, Unit
from corpus.yaml_file import read
from service.domain.calendar import Calendar
from service.domain.deadlines import NoLength, last_day

KNOWLEDGE = check()
CALENDAR = Calendar(KNOWLEDGE.calendar)


@dataclass(frozen=True)
class Case:
    name: str
    rule: str
    start: date
    last_day: date


@dataclass(frozen=True)
class Cases:
    owner: str
    cases: tuple[Case, ...]


CASES = decode(Cases, read(Path(__file__).parent / "deadlines.yaml")).cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_last_day_of(case: Case) -> None:
    limit = KNOWLEDGE.time_limit[case.rule]

    assert last_day(limit, case.start, calendar=CALENDAR).day == case.last_day


@pytest.mark.parametrize("limit", KNOWLEDGE.time_limits, ids=lambda limit: limit.id)
def test_every_time_limit_can_be_counted_or_says_why_not(limit: TimeLimit) -> None:
    start = date(2026, 3, 2)

    if limit.unit is Unit.NOT_FIXED:
        with pytest.raises(NoLength):
            last_day(limit, start, calendar=CALENDAR)
        return
    day = last_day(limit, start, calendar=CALENDAR).day

    assert (day < start) if limit.kind is LimitKind.ADVANCE_NOTICE else (day > start)
    assert limit.starts_at in KNOWLEDGE.event
    assert limit.cites


def test_every_time_limit_belongs_to_something_people_or_staff_look_up(
    knowledge: Knowledge,
) -> None:
    named = {id for m in knowledge.matters for id in m.time_limits}
    named |= {id for p in knowledge.pathways for id in p.time_limits}
    named |= {id for p in knowledge.pathways for s in p.steps for id in s.time_limits}
    named |= {id for p in knowledge.procedures for s in p.steps for id in s.time_limits}
    named |= {id for s in knowledge.services for id in s.time_limits}

    assert {limit.id for limit in knowledge.time_limits} - named == set()


@given(st.dates(date(2024, 1, 1), date(2026, 11, 24)), st.integers(1, 400))
def test_a_longer_period_never_ends_earlier(start: date, amount: int) -> None:
    def end(days: int) -> date:
        limit = TimeLimit(
            "t", "t", KNOWLEDGE.time_limits[0].who, LimitKind.DEADLINE, Unit.DAY, "e", (), days
        )
        return last_day(limit, start, calendar=CALENDAR).day

    assert end(amount) <= end(amount + 1)
    assert end(amount) >= start + timedelta(days=amount)


def test_a_period_beyond_the_calendar_is_an_error_not_a_guess() -> None:
    limit = KNOWLEDGE.time_limit["SS_MAX_RE"]

    with pytest.raises(OverflowError):
        last_day(limit, date(9990, 1, 1), calendar=CALENDAR)
