"""Counting last days: YAML cases for the law, and every time limit of the knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.check import check
from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.model.time_limit import LimitKind, TimeLimit, Unit, Who
from corpus.yaml_file import read
from service.answering.count import Counting
from service.domain.answer import CaseFact, FactSource
from service.domain.calendar import Calendar
from service.domain.course import in_time
from service.domain.deadlines import NoLength, last_day
from service.prompts import read_replies

KNOWLEDGE = check()
CALENDAR = Calendar(KNOWLEDGE.calendar, KNOWLEDGE.statutory_holidays)
COUNTING = Counting(KNOWLEDGE, CALENDAR, read_replies())


@dataclass(frozen=True)
class Case:
    name: str
    rule: str
    last_day: date
    start: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    on: date | None = None
    left: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class Cases:
    owner: str
    cases: tuple[Case, ...]


CASES = decode(Cases, read(Path(__file__).parent / "deadlines.yaml")).cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_last_day_of(case: Case) -> None:
    limit = KNOWLEDGE.time_limit[case.rule]
    facts = {id: CaseFact(id, value, FactSource.CHOICE) for id, value in case.facts.items()}

    deadline = COUNTING.deadline(limit, case.start, on=case.on or case.last_day, facts=facts)

    assert deadline.last_day == case.last_day
    assert case.note is None or case.note in (deadline.note or "")
    if case.left is not None:
        assert (deadline.days_left, deadline.passed) == (case.left, case.left < 0)


def test_there_are_cases_for_every_kind_of_rule() -> None:
    limits = [KNOWLEDGE.time_limit[case.rule] for case in CASES]

    assert len(CASES) >= 200
    assert {limit.unit for limit in limits} == set(Unit) - {Unit.NOT_FIXED}
    assert {limit.kind for limit in limits} >= set(LimitKind) - {LimitKind.EFFECT}
    assert {limit.who for limit in limits} >= {Who.PERSON, Who.AUTHORITY, Who.COURT}
    assert sum(case.left == 0 for case in CASES) >= 20
    assert sum(case.left == -1 for case in CASES) >= 20


@pytest.mark.parametrize(
    ("handed_in", "posted", "timely"),
    [
        (date(2026, 11, 24), None, True),
        (date(2026, 11, 25), None, False),
        (date(2026, 11, 27), date(2026, 11, 24), True),  # three days on the way do not count
        (date(2026, 11, 27), date(2026, 11, 25), False),
    ],
)
def test_the_days_on_the_way_do_not_count(
    handed_in: date, posted: date | None, timely: bool
) -> None:
    assert in_time(date(2026, 11, 24), handed_in=handed_in, posted=posted) is timely


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
    named |= {id for t in knowledge.time_limits for id in (t.after, t.untold) if id}

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
