"""Which facts count for a matter."""

from __future__ import annotations

from corpus.knowledge_base import Knowledge
from corpus.model.matter import Matter
from service.answering.told import date_facts
from service.domain.triage import PURPOSE


def relevant(matter: Matter, knowledge: Knowledge) -> frozenset[str]:
    """Return the facts that some rule or deadline of the matter reads."""
    conditions = [c for e in matter.pathways for c in (e.needs, e.unless)]
    conditions += [c for r in matter.ruled_out for c in (r.needs, r.unless)]
    conditions += [d.needs for d in matter.prior_reconsideration]
    limits = [knowledge.time_limit[id] for id in matter.time_limits]
    conditions += [c for limit in limits for c in (limit.needs, limit.unless)]
    dates = {fact for limit in limits for fact in date_facts(limit, knowledge)}
    always = {PURPOSE, "danger_now", "decision_organ", "reconsideration_result", "claim_amount"}
    return frozenset(always | dates | {fact for c in conditions for fact in c})
