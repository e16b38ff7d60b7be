"""Several turns over the real knowledge: corrections, several troubles, turning away and back."""

import json
import random
from datetime import date, datetime
from pathlib import Path

import pytest

from corpus.knowledge_base import Knowledge
from index.store import Generation
from service.adapters.memory_store import MemoryStore
from service.answering.pipeline import Pipeline
from service.answering.ports import OTHER, CaseFile, Turn
from service.answering.split import clauses
from service.bootstrap import BEIJING
from service.conversations.chat import Chat
from service.conversations.model import Conversation, UnknownFact
from service.domain.answer import Answer, CaseFact, FactSource, Status
from tests.conftest import TODAY

MOST_QUESTIONS = 5


class Talk:
    """One conversation of a resident with the engine."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        opened, self.key = chat.open()
        self.id = opened.id

    @property
    def conversation(self) -> Conversation:
        return self.chat.find(self.id, self.key)

    def say(self, text: str) -> Answer:
        return self.chat.say(self.conversation, text)()

    def tap(self, value: str) -> Answer:
        ask = self.conversation.messages[-1].answer.ask
        return self.chat.choose(self.conversation, ask.fact, value)()


@pytest.fixture
def talk(engine: Pipeline, generation: Generation) -> Talk:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=BEIJING)
    facts = generation.knowledge.fact
    return Talk(Chat(engine, MemoryStore(), facts, unavailable="", now=lambda: noon))


def fact(answer: Answer, id: str) -> CaseFact | None:
    return next((f for f in answer.facts if f.fact == id), None)


def last_day(answer: Answer, rule: str) -> date | None:
    return next((d.last_day for d in answer.deadlines if d.rule == rule), None)


RECEIVED = "收到城管的处罚决定书，罚了两千，是上个月15号收到的"


@pytest.mark.parametrize(
    ("said", "value", "latest"),
    [
        ("不对，是去年收到的", "2025-01-01", "2025-12-31"),
        ("我说错了，是11月3号", "2026-11-03", None),
        ("记错了，应该是昨天收到的", "2026-11-23", None),
        ("不是上个月15号，是10月20号", "2026-10-20", None),
        ("更正一下，决定书是10月8日收到的", "2026-10-08", None),
        ("对不起，刚才说错了，是上周五", "2026-11-20", None),
    ],
)
def test_a_corrected_day_changes_the_fact_and_every_deadline_and_is_told(
    talk: Talk, said: str, value: str, latest: str | None
) -> None:
    before = talk.say(RECEIVED)

    after = talk.say(said)

    assert fact(before, "decision_received_on").value == "2026-10-15"
    assert fact(after, "decision_received_on").value == value
    assert fact(after, "decision_received_on").latest == latest
    assert after.matter == before.matter
    counted = {d.counted_from for d in after.deadlines}
    assert "2026-10-15" not in counted
    assert after.text.startswith("好的，已经改过来")
    assert "2026年10月15日" in after.text.splitlines()[0]


def test_a_correction_moves_the_last_day(talk: Talk) -> None:
    before = last_day(talk.say(RECEIVED), "FY_APPLY")

    after = last_day(talk.say("我说错了，是11月12号"), "FY_APPLY")

    assert (before, after) == (date(2026, 12, 14), date(2027, 1, 11))


def test_a_corrected_sum_is_taken_over(talk: Talk) -> None:
    talk.say("朋友借了我三万块一直不还")

    answer = talk.say("不对，是五万")

    assert fact(answer, "claim_amount").value == "50000"
    assert "30000元" in answer.text
    assert "50000元" in answer.text


def test_the_other_side_is_corrected_in_the_account_and_in_the_facts(talk: Talk) -> None:
    talk.say("买的手机是坏的，公司不退钱")

    answer = talk.say("不是公司，是个人")

    assert "已经把“公司”改成“个人”" in answer.text
    assert "个人不退钱" in talk.conversation.case.account


def test_a_bare_no_changes_nothing_and_asks_what_is_wrong(talk: Talk) -> None:
    before = talk.say(RECEIVED)

    after = talk.say("不对")

    assert after.facts == before.facts
    assert "您要改哪一点" in after.text


@pytest.mark.parametrize(
    "text", ["不是我签的字，公司说是我签的", "老板这样做不对", "不对外营业的店也要办证吗"]
)
def test_what_only_sounds_like_a_correction_changes_no_fact(talk: Talk, text: str) -> None:
    before = talk.say(RECEIVED)

    talk.say(text)

    kept = talk.conversation.case
    cases = [kept, *kept.parked]
    assert fact(before, "decision_received_on") in [
        c.facts.get("decision_received_on") for c in cases
    ]


TWO = [
    ("老板欠我三个月工资，还有我被城管罚了两百", "labour", "city"),
    ("公司不给我交社保，另外房东不退押金", "welfare", "housing"),
    ("第一，房东不退押金；第二，公司没跟我签劳动合同", "housing", "labour"),
    ("离婚了前夫不给抚养费，还有楼上漏水把我家泡了", "family", "housing"),
]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_two_troubles_are_told_apart_and_taken_one_by_one(
    talk: Talk, knowledge: Knowledge, text: str, first: str, second: str
) -> None:
    answer = talk.say(text)
    offered = [c for c in answer.ask.choices if c.value.startswith(OTHER)]
    title = knowledge.matter[answer.matter].title

    assert knowledge.matter[answer.matter].category == first
    assert answer.text.startswith("您说了不止一件事")
    assert title in answer.text.splitlines()[0]
    assert len(offered) == 1

    other = talk.tap(offered[0].value)

    assert knowledge.matter[other.matter].category == second
    assert knowledge.matter[other.matter].title in answer.text.splitlines()[0]
    assert title in "".join(c.label for c in other.ask.choices)

    assert talk.say("说说另一件").matter == answer.matter


def test_facts_of_one_trouble_are_not_those_of_the_other(talk: Talk) -> None:
    first = talk.say("老板欠我三个月工资，还有我昨天被城管当场罚了两百")

    second = talk.tap(f"{OTHER}0")

    assert fact(first, "decision_received_on") is None
    assert fact(second, "decision_received_on").value == "2026-11-23"


def test_a_trouble_that_was_not_offered_is_refused(talk: Talk) -> None:
    talk.say("老板欠我三个月工资")

    with pytest.raises(UnknownFact):
        talk.chat.choose(talk.conversation, "matter", f"{OTHER}0")


def test_another_topic_starts_a_new_matter_and_the_old_one_is_kept(talk: Talk) -> None:
    old = talk.say("昨天被城管当场罚了两百")
    new = talk.say("楼上漏水把我家天花板泡坏了，物业也不管，我该找谁")

    assert new.matter != old.matter
    assert fact(new, "decision_received_on") is None
    assert "还留着" in new.text

    back = talk.say("回到前面那件")

    assert back.matter == old.matter
    assert back.deadlines == old.deadlines


@pytest.mark.parametrize(
    "text",
    [
        "被辞退了还有没有赔偿",
        "公司还有三个月工资没发",
        "房子另外一方不同意卖",
        "还有什么办法能要回钱",
    ],
)
def test_words_that_only_look_like_another_trouble_do_not_split(text: str) -> None:
    assert len(clauses(text)) < 2


def test_ordinary_questions_are_hardly_ever_split(engine: Pipeline, shared: Path) -> None:
    lines = (shared / "train/pairs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    asked = sorted({row["query"] for row in rows if row["kind"] in ("qa", "qlaw")})
    questions = random.Random(20261124).sample(asked, 300)

    split = [q for q in questions if _turn(engine, q).case.parked]

    assert len(split) <= 3, split


def test_unclear_answers_lead_through_every_matter_to_advice_and_a_person(
    engine: Pipeline, knowledge: Knowledge
) -> None:
    for matter in knowledge.matters:
        purpose = CaseFact("purpose", "dispute", FactSource.CHOICE)
        turn = engine.answer("", case=CaseFile({"purpose": purpose}, matter.id), on=TODAY)
        asked: list[str] = []
        while turn.answer.ask:
            asked.append(turn.answer.ask.fact)
            assert turn.answer.ask.choices[-1].value == "unsure"
            case = turn.case.with_fact(turn.answer.ask.fact, "unsure")
            turn = engine.answer("", case=case, on=TODAY)

        assert len(asked) <= MOST_QUESTIONS, matter.id
        assert len(asked) == len(set(asked)), matter.id
        assert turn.answer.status in (Status.ANSWERED, Status.INFORMATION, Status.OUT_OF_SCOPE), (
            matter.id,
            turn.answer.status,
        )
        assert turn.answer.pathways, matter.id
        if len(asked) > 0:
            assert "12348" in turn.answer.text, matter.id


def _turn(engine: Pipeline, text: str) -> Turn:
    return engine.answer(text, case=CaseFile(), on=TODAY)


def test_an_article_of_a_law_renewed_lately_is_to_be_checked_against_the_new_text(
    engine: Pipeline,
) -> None:
    answer = _turn(engine, "《治安管理处罚法》第四十二条，邻居骂我，怎么处理").answer

    assert "2026年1月1日起换了新文本" in answer.text.splitlines()[0]


def test_a_statute_of_a_district_does_not_exist(engine: Pipeline) -> None:
    answer = _turn(engine, "《北京市西城区停车管理法》规定乱停罚多少").answer

    assert answer.status is Status.NO_SOURCE
    assert "区、县一级不制定" in answer.text


def test_a_wrong_premise_is_put_right_first_with_its_article(engine: Pipeline) -> None:
    answer = _turn(engine, "申请复议要交多少受理费").answer

    assert answer.text.startswith("先说清一点：申请行政复议不收取任何费用")
    assert ("中华人民共和国行政复议法", "87") in [
        (c.instrument, c.article) for c in answer.citations
    ]
