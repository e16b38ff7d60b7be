"""Pathways that stand beside a matter's own: open forums, and what its phase opens and closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model.forum import Forum
from corpus.model.matter import Matter, MatterPathway, RuledOut
from corpus.model.pathway import PathwayId, Stage
from corpus.model.phase import Phase

_FIRST_INSTANCE = (None, "行政协议争议", "人事争议仲裁")  # mechanisms that begin a procedure


def with_forums(matter: Matter, forums: Iterable[Forum]) -> Matter:
    """Return the matter with an entry for each forum open to it that it does not name itself."""
    own = {entry.pathway for entry in matter.pathways}
    added = tuple(e for f in forums if f.pathway not in own for e in _entries(matter, f))
    return replace(matter, pathways=(*matter.pathways, *added)) if added else matter


def forums_of(entry: MatterPathway, matter: Matter, forums: Iterable[Forum]) -> Iterator[Forum]:
    """Yield the forums that a pathway of a matter leads to, the one of its name first."""
    meant = [f for f in forums if _leads_to(entry, matter, f)]
    yield from sorted(meant, key=lambda forum: forum.name != entry.mechanism)


def with_phases(matter: Matter, phases: Iterable[Phase]) -> Matter:
    """Return the matter with what each phase of its procedure opens and closes."""
    begun = {e.pathway for e in matter.pathways if _begins(e)}
    for phase in phases:
        if phase.beside in begun and matter.id not in phase.except_in:
            matter = _with(matter, phase)
    return matter


def _begins(entry: MatterPathway) -> bool:
    """Return whether an entry begins a procedure; arbitration that only may follow does not."""
    may_follow = entry.stage is not Stage.NOW and entry.pathway is PathwayId.LABOR_ARBITRATION
    return entry.mechanism in _FIRST_INSTANCE and not may_follow


def _with(matter: Matter, phase: Phase) -> Matter:
    needs = {phase.fact: (phase.value,)}
    opened = tuple(replace(e, needs={**e.needs, **needs}, quiet=True) for e in phase.opens)
    reasons = tuple(
        RuledOut(c.pathway, c.reason, c.mechanism, c.cites, needs=needs)
        for c in phase.closes
        if c.reason and any(c.meets(entry) for entry in matter.pathways)
    )
    limits = dict.fromkeys((*matter.time_limits, *phase.time_limits))
    return replace(
        matter,
        pathways=(*opened, *(_closed(entry, phase) for entry in matter.pathways)),
        ruled_out=(*matter.ruled_out, *reasons),
        time_limits=tuple(limits),
    )


def _closed(entry: MatterPathway, phase: Phase) -> MatterPathway:
    if phase.fact in entry.needs or not any(c.meets(entry) for c in phase.closes):
        return entry
    values = dict.fromkeys((*entry.unless.get(phase.fact, ()), phase.value))
    return replace(entry, unless={**entry.unless, phase.fact: tuple(values)})


def _entries(matter: Matter, forum: Forum) -> Iterator[MatterPathway]:
    for place in forum.matters:
        if place.matter == matter.id:
            yield MatterPathway(
                pathway=forum.pathway,
                mechanism=forum.name,
                stage=Stage.NOW,
                when=forum.subject,
                do=forum.settles,
                cites=forum.cites,
                needs=place.needs,
                unless=place.unless,
            )


def _leads_to(entry: MatterPathway, matter: Matter, forum: Forum) -> bool:
    if entry.pathway is PathwayId.COMPLAINT:
        return entry.mechanism in forum.doors
    listed = matter.id in {place.matter for place in forum.matters}
    return entry.pathway is forum.pathway and listed
