"""Choosing pathways: which of a matter's pathways stand for this case, in lawful order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model.matter import Matter, MatterPathway, RuledOut
from corpus.model.pathway import PathwayId, Stage
from service.domain.conditions import Facts, Truth, judge, unknown
from service.domain.remedy import closed, due

PURPOSE = "purpose"
_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Standing:
    """A pathway that stands for a case, the stage it has there, and whether it surely applies."""

    entry: MatterPathway
    stage: Stage
    certain: bool


@dataclass(frozen=True, slots=True)
class Triage:
    """The pathways that stand, in the order to take them, and those that are ruled out."""

    standing: tuple[Standing, ...]
    ruled_out: tuple[RuledOut, ...]


def triage(matter: Matter, facts: Facts) -> Triage:
    """Return the pathways of a matter for the facts known so far."""
    judged = [
        (
            replace(entry, stage=due(entry.pathway, entry.stage, facts)),
            judge(facts, needs=entry.needs, unless=entry.unless),
        )
        for entry in matter.pathways
        if not closed(entry.pathway, facts)
    ]
    open_entries = [(entry, truth) for entry, truth in judged if truth is not Truth.NO]
    sure_today = any(t is Truth.YES and e.stage is Stage.NOW for e, t in open_entries)
    standing = [
        Standing(entry, _stage(entry, truth, sure_today), truth is Truth.YES)
        for entry, truth in open_entries
    ]
    ordered = _once(sorted(standing, key=_rank))
    open_today = {(s.entry.pathway, s.entry.mechanism) for s in ordered if s.stage is Stage.NOW}
    ruled_out = tuple(
        rule
        for rule in matter.ruled_out
        if judge(facts, needs={}, unless=rule.unless) is Truth.YES
        and (rule.pathway, rule.mechanism) not in open_today
    )
    return Triage(tuple(ordered), ruled_out)


def _stage(entry: MatterPathway, truth: Truth, sure_today: bool) -> Stage:
    # What hangs on a fact nobody knows yet is not offered for today beside something certain.
    if truth is Truth.UNKNOWN and entry.stage is Stage.NOW and sure_today:
        return Stage.IF_THAT_FAILS
    return entry.stage


def _rank(standing: Standing) -> tuple[int, bool]:
    return _STAGES.index(standing.stage), not standing.certain


def _once(standing: Sequence[Standing]) -> list[Standing]:
    seen: set[tuple[PathwayId, str | None]] = set()
    kept = []
    for one in standing:
        key = one.entry.pathway, one.entry.mechanism
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def open_questions(matter: Matter, facts: Facts) -> tuple[str, ...]:
    """Return the facts not yet known that some rule of the matter reads, in order of the rules."""
    found: dict[str, None] = {}
    for entry in matter.pathways:
        if judge(facts, needs=entry.needs, unless=entry.unless) is not Truth.NO:
            for fact in unknown(facts, needs=entry.needs, unless=entry.unless):
                found.setdefault(fact)
    for duty in matter.prior_reconsideration:
        for fact in unknown(facts, needs=duty.needs, unless={}):
            found.setdefault(fact)
    found.pop(PURPOSE, None)
    return tuple(found)


def with_consultation(triage: Triage, entry: MatterPathway, *, place: int) -> Triage:
    """Return the triage with asking for knowledge put at a place among today's pathways."""
    rest = [s for s in triage.standing if s.entry.pathway is not PathwayId.CONSULTATION]
    return replace(
        triage, standing=(*rest[:place], Standing(entry, Stage.NOW, True), *rest[place:])
    )
