"""What must be told beside a suit: that an organ may decide or mediate, and how far."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.beside import forums_of
from corpus.knowledge_base import Knowledge
from corpus.model.forum import Forum
from corpus.model.pathway import PathwayId, Stage
from service.answering.draft import Draft
from service.domain.validity import check
from service.prompts import Replies
from service.wording import name, sentence

_COURTS = {PathwayId.CIVIL_LITIGATION, PathwayId.ADMINISTRATIVE_LITIGATION}
_CITED = 2


def notices(draft: Draft, *, knowledge: Knowledge, replies: Replies) -> Iterator[str]:
    """Yield a line for the first adjudication and the first mediation that stand beside a suit."""
    told: set[PathwayId] = set()
    for forum in open_forums(draft, knowledge):
        if forum.pathway in told:
            continue
        told.add(forum.pathway)
        cites = (check(c, knowledge.instrument, on=draft.on) for c in forum.cites[:_CITED])
        yield replies.say(
            "right_to_organ",
            name=forum.name,
            organ=forum.organ,
            settles=forum.settles,
            citations="、".join(name(c) for c in cites),
            cannot="；".join(c.text for c in forum.cannot),
            after=sentence(forum.after.text),
        )


def open_forums(draft: Draft, knowledge: Knowledge) -> Iterator[Forum]:
    """Yield the forums of today's pathways, where a suit is shown as well."""
    if draft.matter is None or draft.triage is None:
        return
    standing = draft.triage.standing
    if not any(s.entry.pathway in _COURTS for s in standing):
        return
    for one in standing:
        if one.stage is Stage.NOW:
            yield from forums_of(one.entry, draft.matter, knowledge.forums)
