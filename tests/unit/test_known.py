"""What is known of a case, in words that people can check."""

import pytest

from service.answering.ports import CaseFile
from service.conversations.known import known_facts
from service.conversations.model import Conversation
from service.domain.answer import CaseFact, FactSource
from tests.fakes import FACTS, NOW


@pytest.mark.parametrize(
    ("fact", "value", "latest", "label"),
    [
        ("decision_on_spot", "yes", None, "当场开的"),
        ("decision_on_spot", "unsure", None, "不清楚"),
        ("decision_received_on", "2026-11-03", None, "2026年11月3日"),
        ("decision_received_on", "2026-11-01", "2026-11-09", "2026年11月1日到2026年11月9日之间"),
        ("decision_received_on", "unsure", None, "不清楚"),
        ("claim_amount", "200", None, "200元"),
    ],
)
def test_a_fact_reads_like_speech(fact: str, value: str, latest: str | None, label: str) -> None:
    case = CaseFile({fact: CaseFact(fact, value, FactSource.TEXT, latest)})

    known = known_facts(Conversation("a", b"", NOW, case=case), FACTS)

    assert [(k.fact, k.label, k.value) for k in known] == [(fact, label, value)]


def test_a_fact_that_no_rule_reads_any_more_is_left_out() -> None:
    case = CaseFile().with_fact("gone", "yes")

    assert known_facts(Conversation("a", b"", NOW, case=case), FACTS) == ()
