"""What the message takes for granted wrongly: told before anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from corpus.model.law import Instrument
from corpus.model.premise import Premise
from corpus.pattern import any_of
from service.answering.draft import Correction, Draft
from service.domain.validity import check

_MOST = 2  # corrections that one reply can carry


@dataclass(frozen=True, slots=True)
class _Pattern:
    premise: Premise
    words: re.Pattern[str]
    others: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def fits(self, text: str) -> bool:
        """Return whether the text takes the premise for granted."""
        met = all(pattern.search(text) for pattern in (self.words, *self.others))
        return met and not (self.unless and self.unless.search(text))


@dataclass(frozen=True, slots=True)
class Questioning:
    """The step with what it needs."""

    patterns: tuple[_Pattern, ...]
    instruments: Mapping[str, Instrument]

    @classmethod
    def of(cls, premises: Iterable[Premise], instruments: Mapping[str, Instrument]) -> Questioning:
        """Return the step over the premises of the knowledge."""
        return cls(tuple(_pattern(premise) for premise in premises), instruments)

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with what has to be put right first, and without what it was about."""
        found = [p for p in self.patterns if p.fits(draft.text)][:_MOST]
        heard = draft.heard or draft.text
        for pattern in found:
            heard = pattern.words.sub("", heard) if pattern.premise.closes else heard
        return replace(
            draft, heard=heard, corrections=tuple(self._told(p.premise, draft) for p in found)
        )

    def _told(self, premise: Premise, draft: Draft) -> Correction:
        cited = tuple(check(c, self.instruments, on=draft.on) for c in premise.cites)
        return Correction(premise.text, cited, premise.closes)


def _pattern(premise: Premise) -> _Pattern:
    words = any_of(premise.words) or re.compile(r"(?!)")
    others = (any_of(premise.also), any_of(premise.about))
    return _Pattern(premise, words, tuple(p for p in others if p), any_of(premise.unless))
