"""Step two: which matter, what purpose, which facts; follow-ups keep what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from corpus.knowledge_base import Knowledge
from corpus.model.matter import FactType, Matter
from index.recognise import NOTHING, Recognition
from service.answering.draft import Draft
from service.answering.ports import CaseFile
from service.answering.relevant import relevant
from service.answering.weigh import DISPUTE, Weighed, weigh
from service.domain.answer import CaseFact, FactSource, MatterScore
from service.domain.conditions import UNSURE
from service.domain.facts import FactReader
from service.domain.triage import PURPOSE

_CANDIDATES = 25  # matters that are weighed
_SHOWN = 5  # matters that the answer names
_NEW_MATTER = 0.5  # how sure a follow-up must be to open another matter
_KEPT = 2000  # characters kept of what was said about a matter
_HOW = {"procedure", "oversight"}  # subjects that say how to go on, not what happened
_SHORT = 12  # characters; a shorter follow-up answers the last question
_SKEW = 0.6  # lay questions that were labelled ask for knowledge more often than people who come
KNOWLEDGE = "knowledge"


class Recogniser(Protocol):
    """Finds the matter and the first pathway of a message."""

    def recognise(self, text: str, *, limit: int = 5) -> Recognition:
        """Return the most likely matters and first pathways."""
        ...


@dataclass(frozen=True, slots=True)
class Understanding:
    """The step with what it needs."""

    knowledge: Knowledge
    recogniser: Recogniser
    reader: FactReader

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with matter, purpose and facts."""
        heard = draft.heard or ("" if draft.amends else draft.text)
        seen = self.recogniser.recognise(heard, limit=_CANDIDATES) if heard else NOTHING
        told = self._told(draft, heard)
        known = {**draft.case.facts, **told}
        weighed = weigh(seen, self.knowledge.matter, lambda m: _values(self._facts(m, known)))
        scores = tuple(MatterScore(w.matter.id, round(w.score, 3)) for w in weighed[:_SHOWN])
        matter, purpose = self._choose(draft, weighed)
        if matter is None:
            return replace(draft, matters=scores)
        draft = self._turned(draft, matter)
        known = {**draft.case.facts, **told}
        if PURPOSE not in draft.case.facts:
            if purpose == DISPUTE and _only_knowledge(seen, weighed[0].reach if weighed else 1.0):
                purpose = KNOWLEDGE
            known[PURPOSE] = CaseFact(PURPOSE, purpose, FactSource.TEXT)
        facts = self._facts(matter, known)
        account = draft.case.account if draft.amends else f"{draft.case.account}。{heard}"
        return replace(
            draft,
            matter=matter,
            matters=scores,
            facts=facts,
            purpose=facts[PURPOSE].value,
            leaning=seen.knowledge,
            lacking=seen.lacking,
            case=replace(
                draft.case, matter=matter.id, facts=known, account=account.strip("。")[-_KEPT:]
            ),
        )

    def _told(self, draft: Draft, heard: str) -> dict[str, CaseFact]:
        if draft.amends:
            return {}
        told = self.reader.read(heard, on=draft.on) if heard else {}
        told |= self._answer_to_last_question(draft)
        return {id: CaseFact.told(id, value) for id, value in told.items()}

    def _turned(self, draft: Draft, matter: Matter) -> Draft:
        """Return the draft with a case of its own for a matter of another subject."""
        kept = self.knowledge.matter.get(draft.case.matter or "")
        same = kept is None or kept.category == matter.category or matter.category in _HOW
        if kept is None or same or draft.amends:
            return draft
        ids = [case.matter for case in draft.case.parked]
        if matter.id in ids:
            case = draft.case.switched(ids.index(matter.id))
        else:
            left = replace(draft.case, parked=())
            case = CaseFile().parking((left, *draft.case.parked))
        return replace(draft, case=case, left=kept.id)

    def _choose(self, draft: Draft, weighed: list[Weighed]) -> tuple[Matter | None, str]:
        kept = self.knowledge.matter.get(draft.case.matter or "")
        if not weighed:
            return kept, DISPUTE
        first = weighed[0]
        if kept and draft.told_apart:
            return first.matter, first.purpose
        if kept and (first.score < _NEW_MATTER or len(draft.text) < _SHORT):
            return kept, first.purpose if kept.errands else DISPUTE
        return first.matter, first.purpose

    def _facts(self, matter: Matter, known: dict[str, CaseFact]) -> dict[str, CaseFact]:
        """Return what is known, or assumed, of the facts that the matter's rules read."""
        facts = {}
        for id in relevant(matter, self.knowledge):
            fact, assumed = known.get(id), self.knowledge.fact[id].assumed
            if fact and fact.value != UNSURE:
                facts[id] = fact
            elif assumed:
                facts[id] = CaseFact(id, assumed, FactSource.DEFAULT)
        return facts

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


def _only_knowledge(seen: Recognition, reach: float) -> bool:
    """Return whether knowledge is likelier than any of the pathways that the matter opens."""
    return seen.knowledge * _SKEW > reach * (1 - seen.knowledge)


def _values(facts: dict[str, CaseFact]) -> dict[str, str]:
    return {id: fact.value for id, fact in facts.items()}
