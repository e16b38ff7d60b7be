"""Facts a message settles: choices by words, dates and sums by what is near."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model.matter import Choice, Fact, FactType, Tense
from corpus.pattern import any_of
from service.domain.amounts import find_amount
from service.domain.dates import FoundDate, find_dates

_NEAR = 14  # characters between a date and the words that say what happened on it


@dataclass(frozen=True, slots=True)
class FactReader:
    """Reads facts out of messages with patterns made once from the data."""

    facts: tuple[
        tuple[Fact, tuple[tuple[Choice, re.Pattern[str]], ...], re.Pattern[str] | None], ...
    ]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> FactReader:
        """Return a reader for the facts of the knowledge."""
        rows = []
        for fact in facts:
            choices = [(c, pattern) for c in fact.choices if (pattern := any_of(c.words))]
            rows.append((fact, tuple(choices), any_of(fact.words)))
        return cls(tuple(rows))

    def read(self, text: str, *, on: date) -> dict[str, str]:
        """Return every fact that the text settles, sums in yuan and dates in ISO form.

        A date told roughly is an interval, first/last; a day ahead is no start of anything past.
        """
        found: dict[str, str] = {}
        days = find_dates(text, on=on)
        amount = find_amount(text)
        for fact, choices, cues in self.facts:
            if fact.type is FactType.DATE:
                past = [d for d in days if d.day <= on or fact.tense is Tense.ANY]
                value = _near(past, cues, text)
            elif fact.type is FactType.AMOUNT:
                value = (
                    f"{amount:g}" if amount is not None and cues and cues.search(text) else None
                )
            else:
                value = _chosen(choices, text)
            if value is not None:
                found[fact.id] = value
        return found


def _chosen(choices: Sequence[tuple[Choice, re.Pattern[str]]], text: str) -> str | None:
    """Return the choice with the longest match; 没签合同 outweighs 签合同."""
    best: tuple[int, str] | None = None
    for choice, pattern in choices:
        length = max((len(m[0]) for m in pattern.finditer(text)), default=0)
        if length and (best is None or length > best[0]):
            best = length, choice.value
    return best[1] if best else None


def _near(days: Sequence[FoundDate], cues: re.Pattern[str] | None, text: str) -> str | None:
    """Return the date nearest to a cue, looking first at what follows the date."""
    best: tuple[int, FoundDate] | None = None
    for cue in cues.finditer(text) if cues else ():
        for found in days:
            gap = (
                cue.start() - found.end
                if cue.start() >= found.end
                else found.start - cue.end() + 2
            )
            if 0 <= gap <= _NEAR and (best is None or gap < best[0]):
                best = gap, found
    return _iso(best[1]) if best else None


def _iso(found: FoundDate) -> str:
    first = found.day.isoformat()
    return f"{first}/{found.latest.isoformat()}" if found.latest else first
