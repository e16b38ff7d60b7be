"""Step three: the pathways in lawful order, what is ruled out, and the one fact to ask next."""

from __future__ import annotations

from dataclasses import replace

from corpus.knowledge_base import Knowledge
from corpus.model.matter import Fact, FactType, Matter, MatterPathway
from corpus.model.pathway import PathwayId, Stage
from service.answering.draft import Draft
from service.domain.question import next_question
from service.domain.triage import PURPOSE, Triage, triage, with_consultation
from service.prompts import Replies

_NOTHING = Triage((), ())
_ALSO_CONSULT = 0.23  # how likely a question of law must be to offer consultation in second place
_LACKING = 0.12  # one more likely than this to lack a fact is asked what is wanted
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
    ask = _asked(draft, draft.matter, chosen, knowledge)
    if ask is None and _unclear(draft, draft.matter):
        ask = knowledge.fact[PURPOSE]
    return replace(draft, triage=chosen, ask=ask)


def _asked(draft: Draft, matter: Matter, chosen: Triage, knowledge: Knowledge) -> Fact | None:
    """Return the fact that changes the advice most, for a dispute not asked about too often."""
    if draft.purpose != "dispute" or len(draft.case.asked) >= _MOST_QUESTIONS:
        return None
    today = {s.entry.pathway for s in chosen.standing if s.stage is Stage.NOW}
    limits = [knowledge.time_limit[id] for id in matter.time_limits]
    dates = [t.date_fact for t in limits if t.date_fact and t.pathway in today]
    exact = {id: fact.value for id, fact in draft.facts.items() if fact.latest is None}
    return next_question(
        matter,
        exact,
        catalogue=knowledge.fact,
        dates=[d for d in dates if knowledge.fact[d].type is FactType.DATE],
        asked=draft.case.asked,
    )


def _unclear(draft: Draft, matter: Matter) -> bool:
    """Return whether no trouble was told, or one that lacks what the pathway turns on."""
    open_ = matter.pathways[0].pathway is PathwayId.CONSULTATION or draft.lacking >= _LACKING
    return open_ and PURPOSE not in draft.case.asked


def _consultation(when: str) -> MatterPathway:
    return MatterPathway(pathway=PathwayId.CONSULTATION, stage=Stage.NOW, when=when)
