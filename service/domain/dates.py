"""Dates people write: exact days, and days that are told only roughly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from service.domain.days import DAYS
from service.domain.lunar import LUNAR
from service.domain.spans import SPANS, Span

Reading = Callable[[re.Match[str], date], "date | Span"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text and where it stands there.

    A date told only roughly has its earliest day as `day` and its last as `latest`.
    """

    day: date
    start: int
    end: int
    latest: date | None = None


def find_dates(text: str, *, on: date) -> tuple[FoundDate, ...]:
    """Return the days that a text names, reading relative ones from `on` (Asia/Shanghai)."""
    found: list[FoundDate] = []
    taken: set[int] = set()
    for pattern, read in (*DAYS, *LUNAR, *SPANS):
        for match in pattern.finditer(text):
            span = set(range(*match.span()))
            day = None if span & taken else _safe(read, match, on)
            if day:
                taken |= span
                found.append(_found(day, match))
    return tuple(sorted(found, key=lambda f: f.start))


def _safe(read: Reading, match: re.Match[str], on: date) -> date | Span | None:
    try:
        return read(match, on)
    except (ValueError, OverflowError, KeyError):
        return None  # 2月30日: nothing is better than a guess


def _found(day: date | Span, match: re.Match[str]) -> FoundDate:
    if isinstance(day, Span):
        return FoundDate(day.first, *match.span(), latest=day.last)
    return FoundDate(day, *match.span())
