"""Choosing pathways and the next question, on a small matter made for the purpose."""

import pytest

from corpus.model.matter import Choice, Fact, FactType, Matter, MatterPathway, RuledOut
from corpus.model.pathway import PathwayId, Stage
from service.domain.conditions import Truth, judge
from service.domain.question import next_question
from service.domain.triage import triage

ARBITRATION = MatterPathway(
    PathwayId.LABOR_ARBITRATION, Stage.NOW, "一般先仲裁", unless={"iou": ("yes",)}
)
SUIT = MatterPathway(PathwayId.CIVIL_LITIGATION, Stage.NOW, "有工资欠条", needs={"iou": ("yes",)})
LATER = MatterPathway(PathwayId.ENFORCEMENT, Stage.LATER, "赢了以后")
NO_SUIT = RuledOut(PathwayId.CIVIL_LITIGATION, "先仲裁", unless={"iou": ("yes",)})
MATTER = Matter("M", "欠薪", "labour", ("欠薪",), (SUIT, ARBITRATION, LATER), ruled_out=(NO_SUIT,))
YES_NO = (Choice("yes", "有"), Choice("no", "没有"))
IOU = Fact("iou", FactType.YES_NO, "有没有欠条？", YES_NO)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Truth.UNKNOWN),
        ({"a": "1"}, Truth.YES),
        ({"a": "3"}, Truth.NO),
        ({"a": "1", "b": "x"}, Truth.NO),
    ],
)
def test_conditions_are_three_valued(facts: dict[str, str], expected: Truth) -> None:
    assert judge(facts, needs={"a": ("1", "2")}, unless={"b": ("x",)}) is expected


def ways(facts: dict[str, str]) -> list[tuple[PathwayId, Stage]]:
    return [(s.entry.pathway, s.stage) for s in triage(MATTER, facts).standing]


def test_what_hangs_on_an_unknown_fact_waits_behind_what_is_certain() -> None:
    assert ways({}) == [
        (PathwayId.LABOR_ARBITRATION, Stage.NOW),
        (PathwayId.CIVIL_LITIGATION, Stage.IF_THAT_FAILS),
        (PathwayId.ENFORCEMENT, Stage.LATER),
    ]


def test_a_known_fact_opens_one_pathway_and_closes_another() -> None:
    assert ways({"iou": "yes"})[0] == (PathwayId.CIVIL_LITIGATION, Stage.NOW)
    assert PathwayId.LABOR_ARBITRATION not in dict(ways({"iou": "yes"}))


def test_what_is_open_is_not_ruled_out() -> None:
    assert triage(MATTER, {"iou": "yes"}).ruled_out == ()
    assert triage(MATTER, {"iou": "no"}).ruled_out == (NO_SUIT,)


def ask(facts: dict[str, str], asked: tuple[str, ...] = ()) -> Fact | None:
    return next_question(MATTER, facts, catalogue={"iou": IOU}, dates=(), asked=asked)


def test_the_question_is_the_fact_that_changes_the_pathways() -> None:
    assert ask({}) is IOU


def test_nothing_is_asked_twice_or_when_it_is_known() -> None:
    assert ask({}, ("iou",)) is None
    assert ask({"iou": "no"}) is None
