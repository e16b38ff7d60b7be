"""Passages: the knowledge cut into pieces that can be found and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citation import authored
from corpus.knowledge_base import Knowledge
from corpus.model.law import Citation, Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text with its heading, what it came from and what it rests on."""

    id: str
    heading: str
    text: str
    cites: tuple[str, ...] = ()


def from_knowledge(knowledge: Knowledge) -> Iterator[Passage]:
    """Yield a passage for every piece of the knowledge that answers a question by itself."""
    for matter in knowledge.matters:
        asked = (*matter.phrasings, *matter.questions_of_law, *matter.errands)
        advice = [" ".join(filter(None, (e.when, e.do))) for e in matter.pathways]
        yield _passage(f"matter/{matter.id}", matter.title, (*asked, *advice), matter.cites)
        for number, mistake in enumerate(matter.mistakes):
            yield _statement(f"matter/{matter.id}/mistake/{number}", matter.title, mistake)
    for pathway in knowledge.pathways:
        name = f"pathway/{pathway.pathway}/{pathway.mechanism or ''}"
        yield _passage(name, pathway.title, (pathway.summary, *pathway.aliases), ())
        kinds = {"who": pathway.who, "included": pathway.included, "fee": pathway.fee, "effect": pathway.effect, "next": pathway.next, "pitfall": pathway.pitfalls, "prior": pathway.prior_steps}
        for kind, statements in kinds.items():
            for number, statement in enumerate(statements):
                yield _statement(f"{name}/{kind}/{number}", pathway.title, statement)
    for limit in knowledge.time_limits:
        text = (limit.name, limit.counted_from or "", limit.note or "", limit.if_missed or "")
        yield _passage(f"limit/{limit.id}", limit.name, text, limit.cites)
    for service in knowledge.services:
        text = (*service.phrasings, *(c.text for c in service.conditions), *service.steps)
        yield _passage(f"service/{service.id}", service.title, text, service.cites)
    for place in knowledge.jurisdictions:
        yield _passage(f"jurisdiction/{place.id}", place.situation, (place.organ, place.note or ""), place.cites)
    for procedure in knowledge.procedures:
        text = (*procedure.phrasings, *(s.text for s in procedure.steps))
        yield _passage(f"procedure/{procedure.id}", procedure.title, text, procedure.cites)
    for section in knowledge.sections:
        yield _passage(f"plan/{section.number}", section.title, section.points, (section.cite,))


def _statement(id: str, heading: str, statement: Statement) -> Passage:
    return _passage(id, heading, (statement.text,), statement.cites)


def _passage(id: str, heading: str, texts: tuple[str, ...], cites: tuple[Citation, ...]) -> Passage:
    text = "。".join(t.rstrip("。") for t in texts if t)
    return Passage(id, heading, text, tuple(authored(c) for c in cites))
