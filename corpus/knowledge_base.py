"""The knowledge as one value, and its loader from the YAML folder or from a compiled tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, get_args, get_type_hints

from corpus.beside import with_forums, with_phases
from corpus.decode import decode
from corpus.model.catalogue import (
    Hotline,
    Jurisdiction,
    MustKnowList,
    PlanSection,
    Procedure,
    Service,
    ServicePlace,
    Station,
)
from corpus.model.forum import Forum
from corpus.model.law import Amendment, Instrument, Statement
from corpus.model.matter import Fact, Matter
from corpus.model.pathway import Pathway, PathwayId, PriorReconsideration
from corpus.model.phase import Phase
from corpus.model.premise import Premise
from corpus.model.time_limit import (
    CalendarYear,
    Event,
    FeeBand,
    RunningRule,
    StatutoryHolidays,
    TimeLimit,
)
from corpus.yaml_file import KnowledgeError, Located, read

FOLDER = Path(__file__).parent / "knowledge"


@dataclass(frozen=True)
class Category:
    """A subject of the catalogue and the file that holds its matters."""

    id: str
    name: str


@dataclass(frozen=True)
class Knowledge:
    """Everything the repository knows, in our own words."""

    categories: tuple[Category, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    events: tuple[Event, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    calendar: tuple[CalendarYear, ...] = ()
    statutory_holidays: tuple[StatutoryHolidays, ...] = ()
    running_rules: tuple[RunningRule, ...] = ()
    rules: tuple[Statement, ...] = ()
    court_fees: tuple[FeeBand, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    duties: tuple[PriorReconsideration, ...] = ()
    forums: tuple[Forum, ...] = ()
    phases: tuple[Phase, ...] = ()
    final_decisions: tuple[Statement, ...] = ()
    facts: tuple[Fact, ...] = ()
    matters: tuple[Matter, ...] = ()
    premises: tuple[Premise, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[ServicePlace, ...] = ()
    stations: tuple[Station, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    lists: tuple[MustKnowList, ...] = ()
    sections: tuple[PlanSection, ...] = ()

    @cached_property
    def matter(self) -> dict[str, Matter]:
        """Return the matters by id, with the pathways that stand beside their own."""
        return {m.id: with_phases(with_forums(m, self.forums), self.phases) for m in self.matters}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Return the facts by id."""
        return {f.id: f for f in self.facts}

    @cached_property
    def time_limit(self) -> dict[str, TimeLimit]:
        """Return the time limits by rule id."""
        return {t.id: t for t in self.time_limits}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Return the start events by id."""
        return {e.id: e for e in self.events}

    @cached_property
    def instrument(self) -> dict[str, Instrument]:
        """Return the instruments by short name."""
        return {i.id: i for i in self.instruments}

    @cached_property
    def _pathway(self) -> dict[tuple[PathwayId, str | None], Pathway]:
        return {p.key: p for p in self.pathways}

    def pathway(self, pathway: PathwayId, mechanism: str | None = None) -> Pathway | None:
        """Return what is known about a mechanism, else about its pathway, else None."""
        exact = self._pathway.get((pathway, mechanism)) or self._pathway.get((pathway, None))
        return exact or next((p for p in self.pathways if p.pathway is pathway), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One decoded entry of a data file with the place it came from."""

    value: Any
    place: Located


def load(folder: Path = FOLDER, *, seen: Callable[[str, Entry], None] | None = None) -> Knowledge:
    """Return the knowledge in a folder of YAML files; `seen` is told of every entry and its place.

    Raises:
        KnowledgeError: a file breaks the schema; names file, key and line.
    """
    files = sorted(folder.rglob("*.yaml"))
    if not files:
        raise KnowledgeError(str(folder), 1, "", "这个文件夹里没有知识文件")
    return gather([read(path) for path in files], seen=seen)


def gather(files: list[Located], *, seen: Callable[[str, Entry], None] | None = None) -> Knowledge:
    """Return the knowledge that the files hold together.

    Raises:
        KnowledgeError: a file breaks the schema; names file, key and line.
    """
    kinds = {name: get_args(hint)[0] for name, hint in get_type_hints(Knowledge).items()}
    found: dict[str, list[Any]] = {f.name: [] for f in fields(Knowledge)}
    for file in files:
        for name, node in file.items():
            if name == "owner":
                continue
            if name not in found:
                raise node.error(f"不认识的列表，可用的有：{'、'.join(found)}")
            if not isinstance(node.value, list):
                raise node.error("这里应当是一个列表")
            for place in node.value:
                value = decode(kinds[name], place)
                found[name].append(value)
                if seen:
                    seen(name, Entry(value, place))
    return Knowledge(**{name: tuple(values) for name, values in found.items()})
