"""The table of disputes that an organ may adjudicate or mediate, and what it promises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.check import check
from corpus.knowledge_base import FOLDER
from corpus.model.forum import SETTLING, Forum
from corpus.model.law import Validity
from corpus.model.pathway import PathwayId
from corpus.yaml_file import KnowledgeError
from service.answering.draft import Draft
from service.answering.notice import notices
from service.answering.ports import CaseFile
from service.domain.conditions import Facts
from service.domain.triage import triage
from service.domain.validity import check as checked
from service.prompts import read_replies

TODAY = date(2026, 11, 24)
KNOWLEDGE = check()


def told(matter: str, facts: Facts) -> list[str]:
    """The notices shown for the facts of a matter."""
    entry = KNOWLEDGE.matter[matter]
    draft = Draft("", CaseFile(), TODAY, matter=entry, triage=triage(entry, facts))
    return list(notices(draft, knowledge=KNOWLEDGE, replies=read_replies()))


@pytest.mark.parametrize("forum", KNOWLEDGE.forums, ids=lambda forum: forum.id)
def test_every_row_names_organ_article_and_bounds_in_force_today(forum: Forum) -> None:
    cites = (*forum.cites, *forum.after.cites, *(c for s in forum.cannot for c in s.cites))

    assert forum.pathway in SETTLING
    assert forum.organ
    assert forum.cannot
    for cite in cites:
        assert checked(cite, KNOWLEDGE.instrument, on=TODAY).status is Validity.IN_FORCE


def test_every_matter_that_goes_to_an_organ_is_in_the_table() -> None:
    listed = {(f.pathway, o.matter) for f in KNOWLEDGE.forums for o in f.matters}
    for matter in KNOWLEDGE.matters:
        own = {e.pathway for e in matter.pathways} & set(SETTLING)
        assert {(pathway, matter.id) for pathway in own} <= listed


@pytest.mark.parametrize(
    ("matter", "facts", "words"),
    [
        ("LAND_RIGHT", {"decision_received": "no"}, ["土地权属争议处理", "三十日内起诉"]),
        ("B11", {"arbitration_clause": "no"}, ["专利侵权纠纷裁决", "赔多少钱不裁"]),
        ("PROCUREMENT", {"applied_before": "yes", "decision_received": "no"}, ["财政部门"]),
        ("B10", {"arbitration_clause": "no"}, ["企业名称争议裁决", "企业登记机关"]),
        ("T01", {"accident_certificate": "yes"}, ["交警调解", "责任不在这里改"]),
        ("T02", {}, ["医疗纠纷行政调解", "卫生健康部门"]),
        ("T05", {"school_harm": "accident"}, ["学生伤害事故协调", "教育行政部门"]),
        ("C05", {}, ["消费争议行政调解", "不能命令它赔钱"]),
        ("C08", {"arbitration_clause": "no"}, ["旅游投诉调解"]),
        ("H01", {"cut_off": "no"}, ["街道调处物业纠纷"]),
        ("H08", {"noise_source": "home"}, ["治安调解", "派出所"]),
        ("H08", {"noise_source": "business"}, ["环境纠纷行政调解"]),
        ("TRADEMARK", {"mark_issue": "infringed"}, ["商标赔偿数额调解"]),
        ("P15", {"land_trouble": "member"}, ["乡镇、农业农村部门调解"]),
        ("P15", {"land_trouble": "transfer"}, ["乡镇政府调解承包地纠纷"]),
    ],
)
def test_the_right_is_told_beside_litigation(matter: str, facts: Facts, words: list[str]) -> None:
    lines = "\n".join(told(matter, facts))

    assert "权利告知" in lines
    assert [w for w in words if w not in lines] == []


@pytest.mark.parametrize(
    ("matter", "facts"),
    [
        ("LAND_RIGHT", {"decision_received": "yes"}),  # the organ has decided already
        ("PROCUREMENT", {"applied_before": "no"}),  # nobody was queried yet
        ("T02", {"mediation_result": "failed"}),
        ("T05", {"mediation_result": "failed"}),
        ("TRADEMARK", {"mark_issue": "refused"}),
        ("P15", {"land_trouble": "expropriation"}),
        ("L01", {}),  # wages are no matter for adjudication or mediation by an organ
        ("F02", {"both_agree": "no"}),
    ],
)
def test_no_right_is_told_where_it_is_closed(matter: str, facts: Facts) -> None:
    assert told(matter, facts) == []


def test_a_forum_is_a_pathway_of_its_own_in_a_matter_that_names_none() -> None:
    standing = triage(KNOWLEDGE.matter["T05"], {"school_harm": "accident"}).standing
    added = [s.entry for s in standing if s.entry.pathway is PathwayId.ADMINISTRATIVE_MEDIATION]

    assert [e.mechanism for e in added] == ["学生伤害事故协调"]
    assert added[0].cites


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda text: text.replace("matter: H26", "matter: H99", 1), "没有这个事项"),
        (
            lambda text: text.replace("doors: [旅游投诉]", "doors: [没有的投诉]"),
            "没有这个投诉途径",
        ),
        (lambda text: text.replace("{matter: H26}", "{matter: B01}"), "要写进 forums.yaml"),
        (
            lambda text: text.replace("administrative_adjudication\n", "petition\n", 1),
            "只写行政裁决",
        ),
    ],
)
def test_a_broken_row_is_named(
    tmp_path: Path, spoil: Callable[[str], str], complaint: str
) -> None:
    for source in FOLDER.rglob("*.yaml"):
        copy = tmp_path / source.relative_to(FOLDER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        copy.write_text(spoil(text) if source.name == "forums.yaml" else text, encoding="utf-8")

    with pytest.raises(KnowledgeError, match=complaint):
        check(tmp_path)
