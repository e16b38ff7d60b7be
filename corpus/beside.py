"""Pathways that stand beside a matter's own: the administrative forums open to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model.forum import Forum
from corpus.model.matter import Matter, MatterPathway
from corpus.model.pathway import PathwayId, Stage


def with_forums(matter: Matter, forums: Iterable[Forum]) -> Matter:
    """Return the matter with an entry for each forum open to it that it does not name itself."""
    own = {entry.pathway for entry in matter.pathways}
    added = tuple(e for f in forums if f.pathway not in own for e in _entries(matter, f))
    return replace(matter, pathways=(*matter.pathways, *added)) if added else matter


def forums_of(entry: MatterPathway, matter: Matter, forums: Iterable[Forum]) -> Iterator[Forum]:
    """Yield the forums that a pathway of a matter leads to, the one of its name first."""
    meant = [f for f in forums if _leads_to(entry, matter, f)]
    yield from sorted(meant, key=lambda forum: forum.name != entry.mechanism)


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
