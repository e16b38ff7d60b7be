"""The states of an instrument: its versions by day, from the texts, the register, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.model.law import Amendment, Instrument
from corpus.model.text import WHOLE, Version

_NUMBER = re.compile(r"\d+(?:-\d+)?")
_AMENDED = re.compile(r"修[正订改]")


@dataclass(frozen=True, slots=True)
class State:
    """One version: its days in force, the year it is called by, its numbers where known.

    `last` is the number of the last article; neither it nor `numbers` is known of a version that
    is only known to have been there.
    """

    first_day: date | None
    last_day: date | None
    years: frozenset[int] = frozenset()
    numbers: tuple[str, ...] = ()
    last: int | None = None
    version: Version | None = None

    def covers(self, day: date) -> bool:
        """Return whether the version is in force on a day."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Known:
    """An instrument with its states, oldest first, and the title of what replaced it."""

    title: str
    states: tuple[State, ...]
    successor: str | None = None

    def on(self, day: date) -> State | None:
        """Return the state in force on a day, or None."""
        return next((s for s in reversed(self.states) if s.covers(day)), None)


def known(
    title: str,
    entries: Sequence[Instrument],
    versions: Sequence[Version],
    amendments: Iterable[Amendment] = (),
    *,
    begun: date | None = None,
    successor: str | None = None,
) -> Known:
    """Return what is known of an instrument; the register ends what the texts leave open.

    `begun` is the day that the final article of its oldest text names.
    """
    begins = {a.adopted: a.in_force_from for a in amendments if title in a.instruments}
    registered = [_registered(e, begins) for e in entries]
    states = [_imported(v) for v in versions]
    days = {s.first_day for s in states}
    for state in registered:
        newest = states[-1].first_day if states else None
        if not states or (
            state.first_day and newest and state.first_day > newest and state.first_day not in days
        ):
            states.append(state)
    states.sort(key=lambda s: s.first_day or date.min)
    states = _closed(states, entries)
    first = [begun, *(e.first_in_force or _earliest(e) for e in entries)]
    amended = any(e.adopted in begins for e in entries)
    older = _with_older(states, [d for d in first if d], amended=amended)
    return Known(title, tuple(older), successor)


def _registered(entry: Instrument, begins: dict[date, date]) -> State:
    adopted = entry.adopted
    start = begins.get(adopted) if adopted else None
    start = start or entry.in_force_from
    years = {d.year for d in (adopted, start) if d}
    if start and adopted and start < adopted:
        start = adopted  # the day stated is the first of the instrument, not of this version
        years = {adopted.year}
    numbers = tuple(map(str, range(1, entry.articles + 1))) if entry.articles else ()
    return State(
        first_day=start,
        last_day=entry.in_force_to,
        years=frozenset(years),
        numbers=(*numbers, *entry.inserted),
        last=entry.articles,
    )


def _imported(version: Version) -> State:
    numbers = tuple(n for n in version.articles if _NUMBER.fullmatch(n))
    whole = not numbers and WHOLE in version.articles
    years = {int(y) for y in re.findall(r"(?:19|20)\d\d", version.label)}
    if version.valid_from:
        years.add(version.valid_from.year)
    last = max((int(n.partition("-")[0]) for n in numbers), default=0 if whole else None)
    return State(version.valid_from, version.valid_to, frozenset(years), numbers, last, version)


def _closed(states: list[State], entries: Sequence[Instrument]) -> list[State]:
    """Return the states with every open end closed by the next start or by the register."""
    ends = [e.in_force_to for e in entries if e.in_force_to]
    successive = {e.in_force_from for e in entries if e.in_force_from}
    closed = []
    for state, later in zip(states, [*states[1:], None], strict=True):
        last = state.last_day
        if later and later.first_day and (last is None or last >= later.first_day):
            last = later.first_day - timedelta(days=1)
        if later is None and last is None and ends:
            end = max(ends)
            last = None if end + timedelta(days=1) in successive else end
        closed.append(replace(state, last_day=last))
    return closed


def _earliest(entry: Instrument) -> date | None:
    """Return the first day of an instrument whose registered version is a later one."""
    adopted, start = entry.version, entry.in_force_from
    return start if start and adopted and start.isoformat() < adopted else None


def _with_older(states: list[State], first: list[date], *, amended: bool) -> list[State]:
    """Return the states with one before them where an older version is known to have been."""
    oldest = states[0] if states else None
    if oldest is None or oldest.first_day is None:
        return states
    start = min(first, default=None)
    label = oldest.version.label if oldest.version else ""
    if start is None and not amended and not _AMENDED.search(label):
        return states
    if start and start >= oldest.first_day:
        return states
    return [State(start, oldest.first_day - timedelta(days=1)), *states]
