"""Promises about rules: pathways and entries can be reached, facts are read."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.check.evidence import Evidence, inside
from corpus.knowledge_base import Knowledge
from corpus.model.matter import MatterPathway
from corpus.model.pathway import PathwayId
from corpus.model.time_limit import Longest
from corpus.yaml_file import KnowledgeError

_COURSE = {"claimed_on", "hindered_on", "hindrance_ended_on"}  # of every period that may stop
_ALWAYS_READ = {"purpose", "danger_now", "claim_amount"} | _COURSE  # by the engine


def broken(evidence: Evidence) -> Iterator[KnowledgeError]:
    """Yield pathways, entries and facts that nothing leads to."""
    knowledge = evidence.knowledge
    for matter, place in evidence.each("matters"):
        for number, entry in enumerate(matter.pathways):
            if clash := _contradiction(entry):
                yield inside(place, "pathways", number).error(
                    f"事实“{clash}”同时被要求和排除，永远走不到"
                )
    taken = {entry.pathway for matter in knowledge.matters for entry in matter.pathways}
    known = {pathway.pathway for pathway in knowledge.pathways}
    anywhere = evidence.files[0]
    for pathway in PathwayId:
        if pathway not in taken:
            yield anywhere.error(f"没有事项会走到途径 {pathway}")
        if pathway not in known:
            yield anywhere.error(f"途径 {pathway} 还没有说明（pathways/*.yaml）")
    read = facts_read(knowledge)
    for fact, place in evidence.each("facts"):
        if fact.id not in read:
            yield place.error(f"没有规则读“{fact.id}”这个事实")


def facts_read(knowledge: Knowledge) -> set[str]:
    """Return the facts that some rule, organ or time limit reads."""
    conditions = [c for m in knowledge.matters for e in m.pathways for c in (e.needs, e.unless)]
    conditions += [r.unless for m in knowledge.matters for r in m.ruled_out]
    conditions += [d.needs for m in knowledge.matters for d in m.prior_reconsideration]
    conditions += [o.needs for p in knowledge.pathways for o in p.organs]
    conditions += [c for t in knowledge.time_limits for c in (t.needs, t.unless)]
    dates = {limit.date_fact for limit in knowledge.time_limits if limit.date_fact}
    dates |= {bound.date_fact for bound in _bounds(knowledge) if bound.date_fact}
    return {fact for c in conditions for fact in c} | dates | _ALWAYS_READ


def _bounds(knowledge: Knowledge) -> list[Longest]:
    bounds = [limit.longest for limit in knowledge.time_limits]
    bounds += [rule.longest for rule in knowledge.running_rules]
    return [bound for bound in bounds if bound]


def _contradiction(entry: MatterPathway) -> str | None:
    """Return a fact all of whose needed values are excluded, if there is one."""
    for fact, values in entry.needs.items():
        if set(values) <= set(entry.unless.get(fact, ())):
            return fact
    return None
