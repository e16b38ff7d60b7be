"""Dates, sums and facts in running text."""

from datetime import date

import pytest

from corpus.knowledge_base import Knowledge
from service.domain.amounts import find_amount
from service.domain.dates import find_dates
from service.domain.facts import FactReader

ON = date(2026, 11, 24)  # a Tuesday

DATES = [
    ("昨天被罚", "2026-11-23"),
    ("上周五收到的", "2026-11-20"),  # the week before this one
    ("上上周五", "2026-11-13"),
    ("上个月15号", "2026-10-15"),
    ("10月8日收到", "2026-10-08"),
    ("12月1日", "2025-12-01"),  # a day still to come this year means last year's
    ("去年12月1号", "2025-12-01"),
    ("2026年10月8日", "2026-10-08"),
    ("2026-10-08", "2026-10-08"),
    ("三天前", "2026-11-21"),
    ("十五天前", "2026-11-09"),
    ("2周前", "2026-11-10"),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_a_date_is_read(text: str, day: str) -> None:
    assert [found.day.isoformat() for found in find_dates(text, on=ON)] == [day]


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "我不记得了", "第8条", "", "一月的工资"])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert find_dates(text, on=ON) == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("罚了两百", 200),
        ("欠我5000元", 5000),
        ("3万多块", 30000),
        ("骗了一万二", 12000),
        ("一万二千元", 12000),
        ("罚款108200元", 108200),
        ("欠50万", 500000),
        ("几百块", None),
        ("干了两年", None),
        ("三百多公里", None),
    ],
)
def test_a_sum_is_read(text: str, amount: float | None) -> None:
    assert find_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("昨天被城管当场罚了两百", "decision_on_spot", "yes"),
        ("昨天被城管当场罚了两百", "decision_organ", "urban_management"),
        ("2026年10月8日收到处罚决定书", "decision_received_on", "2026-10-08"),
        ("一直没签合同", "contract_signed", "no"),  # the longer words outweigh 签合同
        ("我上个月15号离职了", "employment_ended_on", "2026-10-15"),
        ("判决下来了他不还钱，判决不执行", "judgment_stage", "effective"),
    ],
)
def test_a_fact_is_read(knowledge: Knowledge, text: str, fact: str, value: str) -> None:
    assert FactReader.of(knowledge.facts).read(text, on=ON)[fact] == value
