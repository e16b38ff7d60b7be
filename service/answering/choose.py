"""Step three: the pathways in lawful order, what is ruled out, and the one fact to ask next."""

from __future__ import annotations

from dataclasses import replace

from corpus.knowledge_base import Knowledge
from corpus.model.matter import FactType, MatterPathway
from corpus.model.pathway import PathwayId, Stage
from service.answering.draft import Draft
from service.domain.question import next_question
from service.domain.triage import PURPOSE, Triage, triage, with_consultation
from service.prompts import Replies

_NOTHING = Triage((), ())
_ALSO_CONSULT = 0.35  # how likely a question of law must be to offer consultation in second place
_MOST_QUESTIONS = 5  # then a usable answer and a way to a person


def choose(draft: Draft, *, knowledge: Knowledge, replies: Replies) -> Draft:
    """Return the draft with its pathways chosen by the rules of the matter."""
    if draft.matter is None:
        entry = _consultation(replies.say("consultation_when"))
        return replace(draft, triage=with_consultation(_NOTHING, entry, place=0))
    chosen = triage(draft.matter, draft.values)
    if draft.purpose == "knowledge":
        chosen = with_consultation(
            chosen, _consultation(replies.say("consultation_when")), place=0
        )
    elif draft.leaning >= _ALSO_CONSULT:
        chosen = with_consultation(
            chosen, _consultation(replies.say("consultation_also")), place=1
        )
    ask = knowledge.fact[PURPOSE] if _unclear(draft) else None
    if ask is None and draft.purpose == "dispute" and len(draft.case.asked) < _MOST_QUESTIONS:
        today = {s.entry.pathway for s in chosen.standing if s.stage is Stage.NOW}
        limits = [knowledge.time_limit[id] for id in draft.matter.time_limits]
        dates = [t.date_fact for t in limits if t.date_fact and t.pathway in today]
        exact = {id: f.value for id, f in draft.facts.items() if f.latest is None}
        ask = next_question(
            draft.matter,
            exact,
            catalogue=knowledge.fact,
            dates=[d for d in dates if knowledge.fact[d].type is FactType.DATE],
            asked=draft.case.asked,
        )
    return replace(draft, triage=chosen, ask=ask)


def _unclear(draft: Draft) -> bool:
    """Return whether all that can be offered is to ask, since no trouble was told."""
    first = draft.matter.pathways[0].pathway if draft.matter else PathwayId.CONSULTATION
    return first is PathwayId.CONSULTATION and PURPOSE not in draft.case.asked


def _consultation(when: str) -> MatterPathway:
    return MatterPathway(pathway=PathwayId.CONSULTATION, stage=Stage.NOW, when=when)
