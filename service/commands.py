"""What the commands do with one line: ask and deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.batch import BadLine, Row, day_of, text_of
from corpus.knowledge_base import Knowledge
from corpus.model.matter import Fact, FactType
from service.answering.count import Counting
from service.answering.ports import Answerer, CaseFile
from service.answering.screen import BATCH_LIMIT
from service.contract import answer_json, deadline_json
from service.domain.answer import CaseFact, FactSource


@dataclass(frozen=True, slots=True)
class AskLine:
    """Answers one line of `ask --batch`."""

    answerer: Answerer
    knowledge: Knowledge
    on: date

    def __call__(self, row: Row) -> Row:
        """Return the answer in the contract's form.

        Raises:
            BadLine: the line cannot be used.
        """
        text = text_of(row, limit=BATCH_LIMIT)
        on = day_of(row.get("on"), otherwise=self.on)
        case = CaseFile()
        for id, value in facts_of(row, self.knowledge).items():
            case = case.with_fact(id, value)
        return answer_json(self.answerer.answer(text, case=case, on=on).answer, id=row.get("id"))


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """Answers one line of `deadline --batch`."""

    counting: Counting
    knowledge: Knowledge
    on: date

    def __call__(self, row: Row) -> Row:
        """Return the deadline in the contract's form, with an explanation.

        Raises:
            BadLine: the line cannot be used.
        """
        limit = self.knowledge.time_limit.get(str(row.get("rule")))
        if limit is None:
            raise BadLine("unknown_rule", "没有这条期限规则，可用 --rules 查看")
        start = day_of(row.get("start"))
        facts = {
            id: CaseFact(id, value, FactSource.CHOICE)
            for id, value in facts_of(row, self.knowledge).items()
        }
        deadline = self.counting.deadline(limit, start, on=self.on, facts=facts)
        length, event = self.counting.length(limit), self.counting.event(limit)
        counted = f"{limit.name}：{length}，从{event}的第二天起算"
        notes = [counted, *([deadline.note] if deadline.note else [])]
        return {
            "id": row.get("id"),
            "deadline": deadline_json(deadline),
            "explanation": "。".join(notes),
        }


def facts_of(row: Row, knowledge: Knowledge) -> dict[str, str]:
    """Return the facts a line states, by id.

    Raises:
        BadLine: a fact is unknown, or its value does not fit it.
    """
    given = row.get("facts") or {}
    if not isinstance(given, dict):
        raise BadLine("unknown_fact", "facts 应当是一组事实和值")
    return {id: _value(knowledge.fact.get(id), id, value) for id, value in given.items()}


def _value(fact: Fact | None, id: str, value: object) -> str:
    if fact is None:
        raise BadLine("unknown_fact", f"没有登记的事实：{id}")
    if fact.type is FactType.DATE:
        return day_of(value).isoformat()
    if isinstance(value, bool):
        value = "yes" if value else "no"
    text = str(value)
    if fact.choices and text not in {c.value for c in fact.choices}:
        allowed = "、".join(c.value for c in fact.choices)
        raise BadLine("unknown_fact", f"{id} 的值应当是：{allowed}")
    return text
