"""Own cases for each of the twenty pathways, on both sides of the conditions, over the engine."""

import pytest

from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId
from service.answering.pipeline import Pipeline
from service.domain.answer import Status
from tests.conftest import TODAY
from tests.eval.pathways.cases import Place, Right, answer_to, groups, misses

GROUPS = groups()
CASES = [(g.pathway, case) for g in GROUPS for case in (*g.right, *g.wrong)]
OPEN = {Place.FIRST, Place.TODAY, Place.LATER}


@pytest.mark.parametrize(
    ("pathway", "case"), CASES, ids=[f"{p}: {case.text}" for p, case in CASES]
)
def test_the_pathway_stands_where_the_law_puts_it(
    engine: Pipeline, knowledge: Knowledge, pathway: PathwayId, case: Right
) -> None:
    titles = {i.id: i.title for i in knowledge.instruments}

    answer = answer_to(
        engine, knowledge, case.text, on=TODAY, matter=case.matter, facts=case.facts
    )

    assert list(misses(pathway, case, answer, titles)) == []


def test_every_pathway_has_a_dozen_cases_on_both_sides_each_with_its_article() -> None:
    assert {group.pathway for group in GROUPS} == set(PathwayId)
    for group in GROUPS:
        assert len(group.right) + len(group.wrong) >= 12, group.pathway
        assert min(len(group.right), len(group.wrong)) >= 5, group.pathway
        assert {case.place for case in group.right} <= OPEN, group.pathway
        assert not {case.place for case in group.wrong} & {Place.FIRST, Place.TODAY}
        for case in (*group.right, *group.wrong):
            assert case.cites or group.pathway is PathwayId.OUT_OF_SCOPE, case.text


def test_no_case_is_told_twice_and_many_are_told_in_plain_words() -> None:
    texts = [case.text for _, case in CASES]

    assert len(set(texts)) == len(texts)
    assert sum(case.matter is None for _, case in CASES) >= 60


def test_every_matter_is_answered_from_a_source(engine: Pipeline, knowledge: Knowledge) -> None:
    for matter in knowledge.matters:
        answer = answer_to(engine, knowledge, "", on=TODAY, matter=matter.id, facts={})

        assert answer.status is not Status.NO_SOURCE, matter.id
        assert answer.pathways, matter.id
