"""Questions that name articles: what does not exist or is not in force is said so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model.law import Validity
from service.answering.pipeline import Pipeline
from service.answering.ports import CaseFile
from service.domain.answer import Answer, Status
from tests.conftest import TODAY


def ask(engine: Pipeline, text: str) -> Answer:
    return engine.answer(text, case=CaseFile(), on=TODAY).answer


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        (
            "民法典第一千五百条怎么规定的",
            Status.NO_SUCH_ARTICLE,
            ["没有第一千五百条", "一千二百六十"],
        ),
        ("《行政复议法》第一百二十条是怎么规定的？", Status.NO_SUCH_ARTICLE, ["第九十条"]),
        (
            "老板依据劳动合同法第三百条把我开除了，能要赔偿吗",
            Status.NO_SUCH_ARTICLE,
            ["没有第三百条", "仲裁"],
        ),
        (
            "《北京市西城区邻里噪音管理条例》第八条罚多少？",
            Status.NO_SOURCE,
            ["没有查到", "第八十八条"],
        ),
        ("根据《合同法》第52条，我的合同是不是无效？", Status.NOT_IN_FORCE, ["废止", "民法典"]),
        ("商标法2026年修订第五条怎么说", Status.NOT_IN_FORCE, ["2027年1月1日起才施行"]),
        ("旧仲裁法第五十八条怎么规定", Status.NOT_IN_FORCE, ["2026年3月1日起由新文本代替"]),
        ("民法典第一百八十八条怎么规定的", Status.INFORMATION, ["第一百八十八条", "有效"]),
    ],
)
def test_a_question_that_names_an_article_is_checked(
    engine: Pipeline, text: str, status: Status, words: list[str]
) -> None:
    answer = ask(engine, text)

    assert answer.status is status
    for word in words:
        assert word in answer.text, word


def test_repealed_law_in_a_dispute_is_labelled_and_the_advice_stays(engine: Pipeline) -> None:
    answer = ask(engine, "楼上天天噪音，噪声污染防治法第八十二条能管吗")

    assert answer.status in {Status.ANSWERED, Status.ANSWERED_PENDING_FACT}
    assert "2026年8月15日起不再有效" in answer.text
    assert "生态环境法典" in answer.text
    assert answer.pathways


def test_an_employers_own_rules_are_not_taken_for_law(engine: Pipeline) -> None:
    answer = ask(engine, "公司《考勤管理办法》第八条规定迟到扣500元合法吗")

    assert answer.status is not Status.NO_SOURCE
    assert "没有查到" not in answer.text


def test_the_article_that_is_asked_for_is_cited(engine: Pipeline) -> None:
    first = ask(engine, "民法典第一百八十八条怎么规定的").citations[0]

    assert (first.instrument, first.article) == ("中华人民共和国民法典", "188")
    assert first.status is Validity.IN_FORCE


def test_an_answer_that_cites_what_does_not_exist_is_withheld(engine: Pipeline) -> None:
    def invent(draft):  # type: ignore[no-untyped-def]
        return replace(draft, reply="依据《民法典》第一千五百条，您会赢。")

    forged = replace(engine, closing=(engine.closing[0], invent, engine.closing[1]))

    answer = ask(forged, "邻居欠我钱不还")
    assert answer.status is Status.NO_SOURCE
    assert "一千五百" not in answer.text
