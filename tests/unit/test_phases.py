"""Every administrative and labour matter, walked through all phases of its procedure."""

import pytest

from corpus.check import check
from corpus.model.matter import Matter
from corpus.model.pathway import PathwayId, Stage
from corpus.model.phase import Phase
from service.domain.conditions import Facts
from service.domain.triage import Triage, open_questions, triage

RECONSIDERATION, SUIT = (
    PathwayId.ADMINISTRATIVE_RECONSIDERATION,
    PathwayId.ADMINISTRATIVE_LITIGATION,
)
ARBITRATION, CIVIL_SUIT = PathwayId.LABOR_ARBITRATION, PathwayId.CIVIL_LITIGATION
ENFORCEMENT = PathwayId.ENFORCEMENT
KNOWLEDGE = check()


def walks(matter: Matter, phase: str) -> bool:
    """Whether a phase opens something in a matter."""
    given = next(p for p in KNOWLEDGE.phases if p.id == phase)
    opened = {(e.pathway, e.mechanism) for e in given.opens}
    return opened <= {(e.pathway, e.mechanism) for e in matter.pathways if e.quiet}


ADMINISTRATIVE = [m for m in KNOWLEDGE.matter.values() if walks(m, "reconsidered")]
LABOUR = [m for m in KNOWLEDGE.matter.values() if walks(m, "labour_award")]


def today(result: Triage) -> list[tuple[PathwayId, str | None]]:
    return [(s.entry.pathway, s.entry.mechanism) for s in result.standing if s.stage is Stage.NOW]


def shown(result: Triage) -> list[PathwayId]:
    return [s.entry.pathway for s in result.standing]


def at(matter: Matter, **facts: str) -> Triage:
    return triage(matter, {"purpose": "dispute", **facts})


def test_the_families_are_whole() -> None:
    assert len(ADMINISTRATIVE) >= 90
    assert len(LABOUR) >= 45
    assert {f"L{n:02}" for n in range(1, 13)} <= {m.id for m in LABOUR}


@pytest.mark.parametrize("matter", ADMINISTRATIVE, ids=lambda matter: matter.id)
def test_an_administrative_matter_walks_from_decision_to_execution(matter: Matter) -> None:
    waiting = at(matter, remedy_stage="reconsidering")
    decided = at(matter, remedy_stage="reconsidered")
    suing = at(matter, remedy_stage="sued")
    judged = at(matter, remedy_stage="judged")
    final = at(matter, remedy_stage="final")

    assert today(waiting)[0] == (RECONSIDERATION, "复议进行中")
    assert SUIT not in shown(waiting)
    assert today(decided)[0][0] is SUIT
    assert today(suing)[0] == (SUIT, "诉讼进行中")
    assert today(judged)[0] == (SUIT, "上诉")
    assert today(final)[0] == (SUIT, "申请再审")
    assert ENFORCEMENT in shown(final)
    for later in (decided, suing, judged, final):
        assert RECONSIDERATION not in shown(later)
    for once in (suing, judged, final):
        assert shown(once).count(SUIT) == 1


@pytest.mark.parametrize("matter", ADMINISTRATIVE, ids=lambda matter: matter.id)
def test_what_a_phase_closes_is_said_with_its_article(matter: Matter) -> None:
    said = at(matter, remedy_stage="reconsidering").ruled_out

    assert [r for r in said if r.pathway is SUIT and r.cites and r.reason]


@pytest.mark.parametrize("matter", LABOUR, ids=lambda matter: matter.id)
def test_a_labour_matter_walks_from_arbitration_to_execution(matter: Matter) -> None:
    stage = "labor_arbitration_stage"
    pending = at(matter, **{stage: "pending"})
    refused = at(matter, **{stage: "refused"})
    unhappy = at(matter, **{stage: "award", "award_problem": "disagree"})
    unpaid = at(matter, **{stage: "award", "award_problem": "not_performed"})
    judged = at(matter, **{stage: "judged"})
    final = at(matter, **{stage: "final"})

    assert ARBITRATION in {pathway for pathway, _ in today(pending)}
    for after in (refused, unhappy, unpaid, judged, final):
        assert ARBITRATION not in {pathway for pathway, _ in today(after)}
    assert today(refused)[0][0] is CIVIL_SUIT
    assert today(unhappy)[0][0] is CIVIL_SUIT
    assert today(unpaid)[0][0] is ENFORCEMENT
    assert today(judged)[0] == (CIVIL_SUIT, "上诉")
    assert shown(judged).count(CIVIL_SUIT) == 1
    assert today(final)[0] == (ENFORCEMENT, "申请执行判决")
    assert (CIVIL_SUIT, "再审申请") in today(final)


@pytest.mark.parametrize("matter", [*ADMINISTRATIVE, *LABOUR], ids=lambda matter: matter.id)
def test_what_a_phase_opens_is_neither_shown_nor_asked_for_before(matter: Matter) -> None:
    quiet = {(e.pathway, e.mechanism) for e in matter.pathways if e.quiet and e.mechanism}
    facts: Facts = {"purpose": "dispute", "remedy_stage": "none"}
    read = {f for e in matter.pathways if not e.quiet for f in (*e.needs, *e.unless)}
    read |= {f for duty in matter.prior_reconsideration for f in duty.needs}

    standing = {(s.entry.pathway, s.entry.mechanism) for s in triage(matter, facts).standing}

    assert not quiet & standing
    assert set(open_questions(matter, facts)) <= read


@pytest.mark.parametrize("phase", KNOWLEDGE.phases, ids=lambda phase: phase.id)
def test_every_phase_rests_on_articles(phase: Phase) -> None:
    assert all(entry.cites for entry in phase.opens)
    assert all(closing.cites for closing in phase.closes if closing.reason)
    assert all(limit in KNOWLEDGE.time_limit for limit in phase.time_limits)
