"""Own pathway cases a lawyer can read: which pathway is open, and on which article that turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.model.law import Citation
from corpus.model.pathway import PathwayId, Stage
from corpus.yaml_file import read
from service.answering.pipeline import Pipeline
from service.answering.ports import CaseFile
from service.domain.answer import Answer, CaseFact, FactSource
from service.domain.facts import FactReader
from service.domain.triage import PURPOSE

FOLDER = Path(__file__).parent


class Place(StrEnum):
    """Where a pathway stands in an answer; the first three are the right side of a condition."""

    FIRST = "first"
    TODAY = "today"
    LATER = "later"
    NOT_FIRST = "not_first"
    NOT_TODAY = "not_today"
    ABSENT = "absent"
    RULED_OUT = "ruled_out"


@dataclass(frozen=True)
class Right:
    """A case in which the pathway is open."""

    text: str
    cites: tuple[Citation, ...]
    place: Place = Place.TODAY
    matter: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    mechanism: str | None = None
    instead: PathwayId | None = None


@dataclass(frozen=True)
class Wrong(Right):
    """A case in which it is closed; `instead` is the pathway to take today."""

    place: Place = Place.NOT_TODAY


@dataclass(frozen=True)
class Group:
    """The cases of one pathway on both sides of its conditions."""

    pathway: PathwayId
    right: tuple[Right, ...]
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True)
class Groups:
    owner: str
    pathways: tuple[Group, ...]


def groups() -> list[Group]:
    """Return the cases of every pathway."""
    files = sorted(FOLDER.glob("*.yaml"))
    return [group for path in files for group in decode(Groups, read(path)).pathways]


def answer_to(
    engine: Pipeline,
    knowledge: Knowledge,
    text: str,
    *,
    on: date,
    matter: str | None = None,
    facts: Mapping[str, str],
) -> Answer:
    """Return the answer to the message, or to its facts where the case names the matter."""
    chosen = {id: CaseFact(id, value, FactSource.CHOICE) for id, value in facts.items()}
    if matter is None:
        return engine.answer(text, case=CaseFile(chosen), on=on).answer
    told = FactReader.of(knowledge.facts).read(text, on=on)
    read_in_text = {id: _told(id, value) for id, value in told.items()}
    purpose = {PURPOSE: CaseFact(PURPOSE, "dispute", FactSource.CHOICE)}
    known = CaseFile({**read_in_text, **purpose, **chosen}, matter=matter)
    return engine.answer("", case=known, on=on).answer


def _told(id: str, value: str) -> CaseFact:
    first, _, last = value.partition("/")
    return CaseFact(id, first, FactSource.TEXT, last or None)


def misses(
    pathway: PathwayId, case: Right, answer: Answer, titles: Mapping[str, str]
) -> Iterator[str]:
    """Yield what the answer gets wrong; `titles` are full titles of instruments by short name."""
    today = [p.pathway for p in answer.pathways if p.stage is Stage.NOW]
    if not _stands(pathway, case, answer, today):
        yield f"{pathway} 不是 {case.place}"
    if case.mechanism and all(
        (p.pathway, p.mechanism) != (pathway, case.mechanism) for p in answer.pathways
    ):
        yield f"没有 {case.mechanism}"
    if case.instead and case.instead not in today:
        yield f"该走的 {case.instead} 今天不能走"
    given = {(c.instrument, c.article) for c in answer.citations}
    for cite in case.cites:
        if (titles[cite.instrument], cite.article) not in given:
            yield f"没有依据 {cite.instrument}#{cite.article}"


def _stands(pathway: PathwayId, case: Right, answer: Answer, today: list[PathwayId]) -> bool:
    shown = {p.pathway for p in answer.pathways}
    ruled_out = {r.pathway for r in answer.ruled_out}
    holds = {
        Place.FIRST: today[:1] == [pathway],
        Place.TODAY: pathway in today,
        Place.LATER: pathway in shown and pathway not in today,
        Place.NOT_FIRST: today[:1] not in ([], [pathway]),
        Place.NOT_TODAY: pathway not in today,
        Place.ABSENT: pathway not in shown,
        Place.RULED_OUT: pathway in ruled_out and pathway not in today,
    }
    return holds[case.place]
