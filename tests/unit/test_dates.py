"""Dates as people say them: YAML cases, exact, rough and none at all."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.yaml_file import read
from service.domain.dates import find_dates
from service.domain.facts import FactReader


@dataclass(frozen=True)
class Case:
    text: str
    day: date | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Cases:
    owner: str
    on: date
    cases: tuple[Case, ...]


FILE = decode(Cases, read(Path(__file__).parent / "dates.yaml"))


@pytest.mark.parametrize("case", FILE.cases, ids=lambda case: case.text)
def test_the_day_in(case: Case) -> None:
    found = [(f.day, f.latest) for f in find_dates(case.text, on=FILE.on)]

    if case.day:
        assert found == [(case.day, None)]
    elif case.first:
        assert found == [(case.first, case.last)]
    else:
        assert found == []


@given(st.text(alphabet="去前今上下个年月日号周星期初一二十正腊后底半天0123456789.-", max_size=12))
def test_a_rough_date_never_ends_before_it_begins(text: str) -> None:
    for found in find_dates(text, on=FILE.on):
        assert found.latest is None or found.day <= found.latest
        assert found.start < found.end


def test_a_day_ahead_is_no_start_of_what_has_happened(knowledge: Knowledge) -> None:
    reader = FactReader.of(knowledge.facts)

    told = reader.read("明天收到处罚决定书", on=FILE.on)
    agreed = reader.read("约定今年12月1日还款", on=FILE.on)

    assert "decision_received_on" not in told
    assert agreed["due_on"] == "2026-12-01"


def test_a_rough_date_is_kept_with_both_its_ends(knowledge: Knowledge) -> None:
    told = FactReader.of(knowledge.facts).read("去年国庆后收到处罚决定书", on=FILE.on)

    assert told["decision_received_on"] == "2025-10-02/2025-10-23"
