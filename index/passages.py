"""Passages: the knowledge cut into pieces that can be found and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citation import authored
from corpus.knowledge_base import Knowledge
from corpus.model.law import Citation, Statement

_KINDS = ("who", "included", "fee", "effect", "next", "pitfalls", "prior_steps")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text with its heading, what it came from and what it rests on."""

    id: str
    heading: str
    text: str
    cites: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Return heading and text, what the embedding reads."""
        return f"{self.heading} {self.text}"


def from_knowledge(knowledge: Knowledge) -> Iterator[Passage]:
    """Yield a passage for every piece of the knowledge that answers a question by itself."""
    yield from _matters(knowledge)
    yield from _pathways(knowledge)
    yield from _catalogue(knowledge)


def _matters(knowledge: Knowledge) -> Iterator[Passage]:
    for matter in knowledge.matters:
        asked = (*matter.phrasings, *matter.questions_of_law, *matter.errands)
        advice = [" ".join(filter(None, (e.when, e.do))) for e in matter.pathways]
        yield _passage(f"matter/{matter.id}", matter.title, (*asked, *advice), matter.cites)
        for number, mistake in enumerate(matter.mistakes):
            yield _statement(f"matter/{matter.id}/mistake/{number}", matter.title, mistake)


def _pathways(knowledge: Knowledge) -> Iterator[Passage]:
    for pathway in knowledge.pathways:
        name = f"pathway/{pathway.pathway}/{pathway.mechanism or ''}"
        yield _passage(name, pathway.title, (pathway.summary, *pathway.aliases), ())
        for kind in _KINDS:
            for number, statement in enumerate(getattr(pathway, kind)):
                yield _statement(f"{name}/{kind}/{number}", pathway.title, statement)
    for limit in knowledge.time_limits:
        said = (limit.name, limit.counted_from or "", limit.note or "", limit.if_missed or "")
        yield _passage(f"limit/{limit.id}", limit.name, said, limit.cites)


def _catalogue(knowledge: Knowledge) -> Iterator[Passage]:
    for service in knowledge.services:
        told = (*service.phrasings, *(c.text for c in service.conditions), *service.steps)
        yield _passage(f"service/{service.id}", service.title, told, service.cites)
    for place in knowledge.jurisdictions:
        where = (place.organ, place.note or "")
        yield _passage(f"jurisdiction/{place.id}", place.situation, where, place.cites)
    for procedure in knowledge.procedures:
        done = (*procedure.phrasings, *(s.text for s in procedure.steps))
        yield _passage(f"procedure/{procedure.id}", procedure.title, done, procedure.cites)
    for section in knowledge.sections:
        yield _passage(f"plan/{section.number}", section.title, section.points, (section.cite,))


def _statement(id: str, heading: str, statement: Statement) -> Passage:
    return _passage(id, heading, (statement.text,), statement.cites)


def _passage(
    id: str, heading: str, texts: tuple[str, ...], cites: tuple[Citation, ...]
) -> Passage:
    text = "。".join(t.rstrip("。") for t in texts if t)
    return Passage(id, heading, text, tuple(authored(c) for c in cites))
