"""The engine over the real knowledge: cases a lawyer can read, follow-ups, and bad input."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId, Stage
from corpus.yaml_file import read
from service.answering.pipeline import Pipeline
from service.answering.ports import CaseFile
from service.answering.screen import CHAT_LIMIT
from service.domain.answer import Answer, Reason, Status, Validity
from service.wording import day_in_words
from tests.conftest import TODAY


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    matter: str | None = None
    first: PathwayId | None = None
    today: tuple[PathwayId, ...] = ()
    not_today: tuple[PathwayId, ...] = ()
    last_day: date | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cases:
    owner: str
    cases: tuple[Case, ...]


CASES = decode(Cases, read(Path(__file__).parent / "cases.yaml")).cases


def ask(engine: Pipeline, text: str, case: CaseFile | None = None) -> Answer:
    return engine.answer(text, case=case or CaseFile(), on=TODAY).answer


def today(answer: Answer) -> list[PathwayId]:
    return [p.pathway for p in answer.pathways if p.stage is Stage.NOW]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_answer_to(engine: Pipeline, case: Case) -> None:
    answer = ask(engine, case.text)

    assert case.matter in (None, answer.matter)
    assert case.first is None or today(answer)[0] is case.first
    assert set(case.today) <= set(today(answer))
    assert not set(case.not_today) & set(today(answer))
    cited = {f"{c.instrument}/{c.article}" for c in answer.citations}
    assert set(case.cites) <= cited
    if case.last_day:
        assert answer.deadlines[0].last_day == case.last_day
        assert day_in_words(case.last_day) in answer.text


def test_no_answer_leaves_with_an_unresolved_citation_or_without_a_generation(
    engine: Pipeline, knowledge: Knowledge
) -> None:
    for matter in knowledge.matters:
        answer = ask(engine, matter.phrasings[0])

        assert answer.status is not Status.NO_SOURCE, (matter.id, answer.text)
        assert {c.status for c in answer.citations} <= {
            Validity.IN_FORCE,
            Validity.REPEALED,
            Validity.NOT_YET_IN_FORCE,
        }
        assert answer.generation


@pytest.mark.parametrize(
    "text", ["", "   ", "😀😀", "\u200b\u200d", "\x00\x07", "？？？！", "\ud800"]
)
def test_what_says_nothing_gets_a_friendly_question(engine: Pipeline, text: str) -> None:
    answer = ask(engine, text)

    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.INPUT)
    assert "说说" in answer.text


def test_a_very_long_message_is_read_up_to_the_limit_and_says_so(engine: Pipeline) -> None:
    answer = ask(engine, "老板欠我三个月工资不给。" * 3000)

    assert answer.pathways
    assert str(CHAT_LIMIT) in answer.text


@pytest.mark.parametrize(
    "text", ["被罚了\ud83d不服", "老板欠\u200b我\u200d工资", "老\x00板欠我工资"]
)
def test_hidden_and_broken_characters_do_no_harm(engine: Pipeline, text: str) -> None:
    answer = ask(engine, text)

    assert answer.pathways
    answer.text.encode("utf-8")


def test_a_follow_up_keeps_what_was_said(engine: Pipeline) -> None:
    first = engine.answer("昨天被城管当场罚了两百", case=CaseFile(), on=TODAY)

    second = engine.answer("那去哪里办", case=first.case, on=TODAY).answer

    assert second.matter == first.answer.matter
    assert second.deadlines[0].last_day == first.answer.deadlines[0].last_day


def test_a_tapped_choice_changes_the_advice(engine: Pipeline) -> None:
    first = engine.answer("老板欠我三个月工资不给", case=CaseFile(), on=TODAY)

    chosen = first.case.with_fact("wage_iou", "yes")
    second = engine.answer("", case=chosen, on=TODAY).answer

    assert PathwayId.CIVIL_LITIGATION not in today(first.answer)
    assert PathwayId.CIVIL_LITIGATION in today(second)


def test_at_most_five_questions_are_asked(engine: Pipeline) -> None:
    turn = engine.answer("公司违法辞退我", case=CaseFile(), on=TODAY)
    asked = 0
    while turn.answer.ask and asked < 10:
        asked += 1
        case = turn.case.with_fact(turn.answer.ask.fact, "unsure")
        turn = engine.answer("", case=case, on=TODAY)

    assert asked <= 5
    assert turn.answer.pathways


def test_danger_comes_first(engine: Pipeline) -> None:
    answer = ask(engine, "他拿刀堵在门口要杀我")

    assert answer.status is Status.SAFETY
    assert answer.safety
    assert answer.text.startswith("先保证人身安全")
    assert "110" in answer.text


def test_the_same_question_gets_the_same_answer(engine: Pipeline) -> None:
    assert ask(engine, "老板欠我三个月工资") == ask(engine, "老板欠我三个月工资")
