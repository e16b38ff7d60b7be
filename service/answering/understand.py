"""Step two: which matter, what purpose, which facts; follow-ups keep what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from corpus.knowledge_base import Knowledge
from corpus.model.matter import FactType, Matter
from index.recognise import Recognition
from service.answering.draft import Draft
from service.domain.answer import CaseFact, FactSource, MatterScore
from service.domain.facts import FactReader
from service.domain.triage import PURPOSE

_NEW_MATTER = 0.5  # how sure a follow-up must be to open another matter
_SHORT = (
    12  # characters; a shorter follow-up answers the last question rather than telling a story
)
_CLEAR_PURPOSE = 0.45
UNSURE = "unsure"  # the value of a choice that tells nothing


class Recogniser(Protocol):
    """Finds the matter and the purpose of a message."""

    def recognise(self, text: str, *, limit: int = 5) -> Recognition:
        """Return the most likely matters and the purposes."""
        ...


@dataclass(frozen=True, slots=True)
class Understanding:
    """The step with what it needs."""

    knowledge: Knowledge
    recogniser: Recogniser
    reader: FactReader

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with matter, purpose and facts."""
        seen = self.recogniser.recognise(draft.text) if draft.text else Recognition((), {}, 0.0)
        matter, scores = self._matter(draft, seen)
        if matter is None:
            return replace(draft, matters=scores)
        told = self.reader.read(draft.text, on=draft.on) if draft.text else {}
        told |= self._answer_to_last_question(draft)
        known = dict(draft.case.facts) | {
            id: CaseFact(id, value, FactSource.TEXT) for id, value in told.items()
        }
        if PURPOSE not in draft.case.facts:
            purpose = self._purpose(matter, seen) if seen.purposes else "dispute"
            known[PURPOSE] = CaseFact(PURPOSE, purpose, FactSource.TEXT)
        read = relevant(matter, self.knowledge)
        facts = {id: fact for id, fact in known.items() if id in read and fact.value != UNSURE}
        for id in read:
            assumed = self.knowledge.fact[id].assumed
            if assumed and id not in facts:
                facts[id] = CaseFact(id, assumed, FactSource.DEFAULT)
        case = replace(draft.case, matter=matter.id, facts=known)
        purpose = facts[PURPOSE].value
        leaning = seen.purposes.get("knowledge", 0.0)
        return replace(
            draft,
            matter=matter,
            matters=scores,
            facts=facts,
            purpose=purpose,
            leaning=leaning,
            case=case,
        )

    def _matter(
        self, draft: Draft, seen: Recognition
    ) -> tuple[Matter | None, tuple[MatterScore, ...]]:
        scores = tuple(MatterScore(id, round(score, 3)) for id, score in seen.matters)
        kept = self.knowledge.matter.get(draft.case.matter or "")
        if not scores:
            return kept, scores
        first = scores[0]
        if kept and (first.score < _NEW_MATTER or len(draft.text) < _SHORT):
            return kept, scores
        return self.knowledge.matter[first.id], scores

    def _purpose(self, matter: Matter, seen: Recognition) -> str:
        if matter.errands and seen.purposes.get("errand", 0) >= _CLEAR_PURPOSE:
            return "errand"
        return "knowledge" if seen.purposes.get("knowledge", 0) >= _CLEAR_PURPOSE else "dispute"

    def _answer_to_last_question(self, draft: Draft) -> dict[str, str]:
        if not draft.case.asked or not draft.text or len(draft.text) > _SHORT:
            return {}
        fact = self.knowledge.fact[draft.case.asked[-1]]
        if fact.type is FactType.YES_NO:
            no = any(word in draft.text for word in ("没", "不", "否", "无"))
            return {fact.id: "no" if no else "yes"}
        named = (c.value for c in fact.choices if draft.text in c.label or c.label in draft.text)
        value = next(named, None)
        return {fact.id: value} if value else {}


def relevant(matter: Matter, knowledge: Knowledge) -> frozenset[str]:
    """Return the facts that some rule or deadline of the matter reads."""
    conditions = [c for e in matter.pathways for c in (e.needs, e.unless)]
    conditions += [r.unless for r in matter.ruled_out] + [
        d.needs for d in matter.prior_reconsideration
    ]
    limits = [knowledge.time_limit[id] for id in matter.time_limits]
    conditions += [c for limit in limits for c in (limit.needs, limit.unless)]
    dates = {limit.date_fact for limit in limits if limit.date_fact}
    always = {PURPOSE, "danger_now", "decision_organ", "claim_amount"}
    return frozenset(always | dates | {fact for c in conditions for fact in c})
