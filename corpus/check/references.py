"""Promises between entries: named ids exist, citations point into the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from corpus.check.evidence import Evidence, inside
from corpus.citation import authored
from corpus.model.law import Citation, Conditions, Instrument
from corpus.model.matter import Fact, Matter
from corpus.yaml_file import KnowledgeError, Located


def broken(evidence: Evidence) -> Iterator[KnowledgeError]:
    """Yield every reference that leads nowhere."""
    for promise in (_register, _starts, _limits, _organs, _matters, _services):
        yield from promise(evidence)


def _register(evidence: Evidence) -> Iterator[KnowledgeError]:
    register = evidence.knowledge.instrument
    for name in evidence.entries:
        for value, place in evidence.each(name):
            yield from _citations(value, place, register)
    for instrument, place in evidence.each("instruments"):
        after = [instrument.replaced_by] if instrument.replaced_by else []
        yield from _missing(after, set(register), inside(place, "replaced_by"), "法规")


def _starts(evidence: Evidence) -> Iterator[KnowledgeError]:
    events, facts = set(evidence.knowledge.event), set(evidence.knowledge.fact)
    for limit, place in evidence.each("time_limits"):
        ends = (limit, limit.longest) if limit.longest else (limit,)
        starts = [end.starts_at for end in ends]
        yield from _missing(starts, events, inside(place, "starts_at"), "起算事件")
        dates = [end.date_fact for end in ends if end.date_fact]
        yield from _missing(dates, facts, inside(place, "date_fact"), "事实")
        for conditions in (limit.needs, limit.unless):
            yield from _conditions(conditions, place, evidence.knowledge.fact)


def _limits(evidence: Evidence) -> Iterator[KnowledgeError]:
    limits = set(evidence.knowledge.time_limit)
    for limit, place in evidence.each("time_limits"):
        linked = [id for id in (limit.after, limit.untold) if id]
        yield from _missing(linked, limits, place, "期限")
    for name in ("matters", "pathways", "services"):
        for value, place in evidence.each(name):
            yield from _missing(value.time_limits, limits, inside(place, "time_limits"), "期限")
    for name in ("pathways", "procedures"):
        for value, place in evidence.each(name):
            for number, step in enumerate(value.steps):
                spot = inside(place, "steps", number)
                yield from _missing(step.time_limits, limits, spot, "期限")


def _organs(evidence: Evidence) -> Iterator[KnowledgeError]:
    for pathway, place in evidence.each("pathways"):
        for number, organ in enumerate(pathway.organs):
            spot = inside(place, "organs", number)
            yield from _conditions(organ.needs, spot, evidence.knowledge.fact)


def _matters(evidence: Evidence) -> Iterator[KnowledgeError]:
    for matter, place in evidence.each("matters"):
        yield from _matter(matter, place, evidence)


def _services(evidence: Evidence) -> Iterator[KnowledgeError]:
    knowledge = evidence.knowledge
    places = {p.id for p in knowledge.places}
    for service, place in evidence.each("services"):
        yield from _missing(
            service.matters, set(knowledge.matter), inside(place, "matters"), "事项"
        )
        levels = [level.place for level in service.levels]
        yield from _missing(levels, places, inside(place, "levels"), "服务网点")


def _matter(matter: Matter, place: Located, evidence: Evidence) -> Iterator[KnowledgeError]:
    knowledge = evidence.knowledge
    categories = {c.id for c in knowledge.categories}
    yield from _missing([matter.category], categories, inside(place, "category"), "分类")
    yield from _missing(matter.related, set(knowledge.matter), inside(place, "related"), "事项")
    asked = [q.fact for q in matter.questions if q.fact]
    yield from _missing(asked, set(knowledge.fact), inside(place, "questions"), "事实")
    duties = [d.id for d in matter.prior_reconsideration]
    known = {d.id for d in knowledge.duties}
    yield from _missing(duties, known, inside(place, "prior_reconsideration"), "复议前置情形")
    for number, entry in enumerate(matter.pathways):
        spot = inside(place, "pathways", number)
        yield from _conditions(entry.needs, inside(spot, "needs"), knowledge.fact)
        yield from _conditions(entry.unless, inside(spot, "unless"), knowledge.fact)
    for number, rule in enumerate(matter.ruled_out):
        yield from _conditions(rule.unless, inside(place, "ruled_out", number), knowledge.fact)
    for number, duty in enumerate(matter.prior_reconsideration):
        yield from _conditions(
            duty.needs, inside(place, "prior_reconsideration", number), knowledge.fact
        )


def _conditions(
    conditions: Conditions, place: Located, facts: Mapping[str, Fact]
) -> Iterator[KnowledgeError]:
    for id, values in conditions.items():
        if id not in facts:
            yield place.error(f"没有登记的事实“{id}”")
        else:
            allowed = {c.value for c in facts[id].choices}
            yield from _missing(values, allowed, inside(place, id), f"事实 {id} 的值")


def _missing(
    named: Iterable[str], known: set[str], place: Located, kind: str
) -> Iterator[KnowledgeError]:
    for one in named:
        if one not in known:
            yield place.error(f"没有这个{kind}：“{one}”")


def _citations(
    value: object, place: Located, register: Mapping[str, Instrument]
) -> Iterator[KnowledgeError]:
    for citation in cited_in(value):
        instrument = register.get(citation.instrument)
        if instrument is None:
            yield place.error(f"“{authored(citation)}”的法规没有登记")
        elif not _within(citation, instrument):
            only = f"{instrument.title}只有{instrument.articles}条"
            yield place.error(f"“{authored(citation)}”：{only}")


def _within(citation: Citation, instrument: Instrument) -> bool:
    if citation.article is None or instrument.articles is None:
        return True
    return 1 <= int(citation.article.partition("-")[0]) <= instrument.articles


def cited_in(value: object) -> Iterator[Citation]:
    """Yield every citation inside a decoded value."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from cited_in(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from cited_in(getattr(value, field.name))
