"""Sixty legal traps over the real engine: what is open today, which last day, which article."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId, Stage
from corpus.yaml_file import read
from service.answering.pipeline import Pipeline
from service.answering.ports import CaseFile
from service.contract import answer_json
from service.domain.answer import Answer, CaseFact, FactSource
from service.domain.facts import FactReader
from tests.conftest import TODAY

TRAPS = {f"{side}{number}" for side in ("行政", "民事") for number in range(1, 31)}


@dataclass(frozen=True)
class Case:
    trap: str
    text: str
    matter: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    first: PathwayId | None = None
    today: tuple[PathwayId, ...] = ()
    not_today: tuple[PathwayId, ...] = ()
    rule: str | None = None
    last_day: date | None = None
    cites: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cases:
    owner: str
    cases: tuple[Case, ...]


CASES = decode(Cases, read(Path(__file__).parent / "traps.yaml")).cases


def answer_to(engine: Pipeline, knowledge: Knowledge, case: Case) -> Answer:
    """The answer to the message, or to its facts where the case names the matter."""
    facts = {id: CaseFact(id, value, FactSource.CHOICE) for id, value in case.facts.items()}
    if case.matter is None:
        return engine.answer(case.text, case=CaseFile(facts), on=TODAY).answer
    told = FactReader.of(knowledge.facts).read(case.text, on=TODAY)
    read_in_text = {id: CaseFact(id, value, FactSource.TEXT) for id, value in told.items()}
    purpose = {"purpose": CaseFact("purpose", "dispute", FactSource.CHOICE)}
    known = CaseFile({**read_in_text, **purpose, **facts}, matter=case.matter)
    return engine.answer("", case=known, on=TODAY).answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.trap} {case.text}")
def test_nobody_is_led_into(engine: Pipeline, knowledge: Knowledge, case: Case) -> None:
    answer = answer_to(engine, knowledge, case)
    today = [p.pathway for p in answer.pathways if p.stage is Stage.NOW]

    assert case.matter in (None, answer.matter)
    assert case.first in (None, *today[:1])
    assert set(case.today) <= set(today)
    assert not set(case.not_today) & set(today)
    days = {d.rule: d.last_day for d in answer.deadlines}
    assert case.rule is None or case.rule in days
    assert case.last_day is None or days[case.rule or ""] == case.last_day
    assert set(case.cites) <= {f"{c.instrument}/{c.article}" for c in answer.citations}
    everything = json.dumps(answer_json(answer), ensure_ascii=False)
    assert [words for words in case.says if words not in everything] == []


def test_every_trap_has_a_case_that_asserts_something() -> None:
    assert {case.trap for case in CASES} == TRAPS
    for case in CASES:
        assert any((case.first, case.today, case.not_today, case.rule, case.cites, case.says))
        assert case.last_day is None or case.rule, case.text


def test_the_traps_are_those_of_the_list(shared: Path) -> None:
    pages = [shared / f"domain/must_not_miss_{name}.md" for name in ("admin", "civil")]
    numbers = [
        re.findall(r"^(?:\*\*)?(\d+)\.", p.read_text(encoding="utf-8"), re.MULTILINE)
        for p in pages
    ]

    assert [len(found) for found in numbers] == [30, 30]
