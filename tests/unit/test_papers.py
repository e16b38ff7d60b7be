"""Papers: filled with what was told, blank everywhere else, marked as generated."""

import io
import json
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId, Stage
from service.adapters.docx_paper import docx_of
from service.conversations.drafting import Drafting, FilledPaper, NoSuchPaper
from service.conversations.model import Conversation, Message, Speaker
from service.domain.answer import Answer, CaseFact, FactSource
from service.domain.paper import SPECIAL, slots
from service.papers import read_papers
from tests.fakes import RICH, pathway

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
PAPERS = read_papers()
SAID = "昨天在西单被城管当场罚了两百"
FACTS = (
    CaseFact("decision_received_on", "2026-11-23", FactSource.TEXT),
    CaseFact("decision_organ", "urban_management", FactSource.TEXT),
    CaseFact("remedy_stage", "none", FactSource.DEFAULT),
    CaseFact("claim_amount", "200", FactSource.TEXT),
    CaseFact("still_employed", "unsure", FactSource.CHOICE),
)


def conversation(answer: Answer, *said: str) -> Conversation:
    """A conversation with messages of the resident and one answer."""
    told = [Message(Speaker.RESIDENT, text, NOW) for text in said]
    told.append(Message(Speaker.ASSISTANT, answer.text, NOW, answer))
    return Conversation("id", b"", NOW, tuple(told))


@pytest.fixture
def drafting(knowledge: Knowledge) -> Drafting:
    return Drafting(PAPERS, knowledge.fact)


def words(paper: FilledPaper) -> str:
    """Every word of the body of a draft."""
    return "\n".join(line for _, lines in paper.parts for line in lines)


def test_every_slot_is_a_fact_or_has_a_meaning(knowledge: Knowledge) -> None:
    for paper in PAPERS.papers:
        assert slots(paper) - SPECIAL <= set(knowledge.fact), paper.id
        assert all(c.instrument in knowledge.instrument for c in paper.cites), paper.id


def test_the_eight_papers_fit_mechanisms_of_the_knowledge(knowledge: Knowledge) -> None:
    known = {(e.pathway, e.mechanism or "") for m in knowledge.matters for e in m.pathways}

    assert len(PAPERS.papers) == 8
    for paper in PAPERS.papers:
        assert set(paper.pathways) <= {p for p, _ in known}, paper.id
        for mechanism in (*paper.mechanisms, *paper.except_mechanisms):
            assert any((p, mechanism) in known for p in paper.pathways), (paper.id, mechanism)


def test_what_was_told_is_filled_in(drafting: Drafting) -> None:
    asked = conversation(replace(RICH, facts=FACTS), SAID)

    paper = drafting.draft(asked, "reconsideration_application")

    assert paper.title == "行政复议申请书"
    assert SAID in words(paper)
    assert "收到决定书的日子：2026年11月23日" in words(paper)
    assert "您说的机关：城管" in words(paper)
    assert "递交给：西城区人民政府" in paper.hint
    assert "最后一天：2026年11月27日" in paper.hint


def test_what_was_not_told_stays_blank(drafting: Drafting) -> None:
    asked = conversation(replace(RICH, facts=FACTS), SAID)

    body = words(drafting.draft(asked, "reconsideration_application"))

    assert f"姓名：{PAPERS.blank}" in body
    assert "还没复议" not in body  # only assumed
    assert "还在这家单位" not in body  # answered with 不清楚
    assert body.count(PAPERS.blank) > 10


def test_nothing_known_gives_a_paper_of_blanks(drafting: Drafting) -> None:
    body = words(drafting.draft(conversation(RICH, "不服"), "reconsideration_application"))

    assert "2026" not in body
    assert "{" not in body


def test_a_rough_day_is_not_written_as_a_day(drafting: Drafting) -> None:
    rough = CaseFact("decision_received_on", "2025-10-02", FactSource.TEXT, "2025-10-23")
    asked = conversation(replace(RICH, facts=(rough,)), SAID)

    body = words(drafting.draft(asked, "reconsideration_application"))

    assert "大约2025年10月2日以后（请写准日子）" in body


def test_braces_in_what_was_said_stay_as_they_are(drafting: Drafting) -> None:
    said = "他写了{blank}和{0.__class__}给我看的"

    assert said in words(drafting.draft(conversation(RICH, said), "reconsideration_application"))


@pytest.mark.parametrize(
    ("given", "mechanism", "ids"),
    [
        (PathwayId.LABOR_ARBITRATION, None, ["labour_arbitration_application"]),
        (PathwayId.CIVIL_LITIGATION, None, ["civil_complaint"]),
        (PathwayId.CIVIL_LITIGATION, "支付令", []),
        (PathwayId.PEOPLES_MEDIATION, "人民调解", ["mediation_application"]),
        (PathwayId.LEGAL_AID, None, ["legal_aid_application"]),
        (PathwayId.LEGAL_AID, "委托律师", []),
        (PathwayId.SERVICE_WINDOW, "政府信息公开申请", ["disclosure_application"]),
        (PathwayId.SERVICE_WINDOW, "婚姻登记", []),
        (PathwayId.PETITION, None, ["petition_letter"]),
        (PathwayId.COMPLAINT, "12315 消费投诉", ["complaint_letter"]),
        (PathwayId.COMPLAINT, "报警（治安）", []),
    ],
)
def test_a_pathway_gets_its_papers(
    drafting: Drafting, given: PathwayId, mechanism: str | None, ids: list[str]
) -> None:
    advice = pathway(Stage.NOW, pathway=given, mechanism=mechanism)

    fitting = drafting.fitting(conversation(replace(RICH, pathways=(advice,))))

    assert [paper.id for paper in fitting] == ids


def test_a_pathway_that_is_not_open_today_gets_none(drafting: Drafting) -> None:
    later = pathway(Stage.IF_THAT_FAILS, pathway=PathwayId.CIVIL_LITIGATION)
    asked = conversation(replace(RICH, pathways=(later,)))

    assert drafting.fitting(asked) == ()
    with pytest.raises(NoSuchPaper):
        drafting.draft(asked, "civil_complaint")


def test_the_file_carries_the_label_in_text_and_properties(drafting: Drafting) -> None:
    paper = drafting.draft(conversation(RICH, SAID), "reconsideration_application")

    document = Document(io.BytesIO(docx_of(paper, NOW)))

    lines = [p.text for p in document.paragraphs]
    assert lines[0] == lines[-1] == PAPERS.label
    assert SAID in lines
    properties = document.core_properties
    mark = json.loads(properties.comments)["AIGC"]
    assert (mark["Label"], mark["ContentProducer"]) == ("1", PAPERS.producer)
    assert properties.keywords == "AIGC"
    assert properties.created.date() == date(2026, 11, 24)
