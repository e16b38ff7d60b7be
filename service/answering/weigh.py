"""Which candidate matter a message is about: its words and its likely pathway agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.model.matter import Matter
from corpus.model.pathway import PathwayId, Stage
from index.recognise import Recognition
from service.domain.conditions import Facts
from service.domain.triage import PURPOSE, triage

_SECOND = 0.5  # weight of a matter's second pathway
_LEAST = 0.05  # what a pathway counts that the message does not suggest at all
_TRUST = 0.5  # how far the pathways count beside the words
DISPUTE, ERRAND = "dispute", "errand"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The matter, what it is wanted for, how well its first pathways fit, and all open today."""

    matter: Matter
    purpose: str
    score: float
    fit: float
    reach: float


def weigh(
    seen: Recognition,
    catalogue: Mapping[str, Matter],
    facts_of: Callable[[Matter], Facts],
) -> list[Weighed]:
    """Return the candidate matters, best first; `facts_of` gives what is known for each."""
    found = []
    likely = _if_help_is_wanted(seen)
    for id, score in seen.matters:
        matter = catalogue[id]
        facts = facts_of(matter)
        purpose, fit = _fit(matter, facts, likely)
        open_today = set(_today(matter, {**facts, PURPOSE: purpose}))
        reach = sum(likely.get(pathway, 0.0) for pathway in open_today)
        found.append(Weighed(matter, purpose, score, fit, reach))
    return sorted(found, key=lambda w: -w.score * float(max(w.fit, _LEAST)) ** _TRUST)


def _if_help_is_wanted(seen: Recognition) -> dict[str, float]:
    """Return the likelihoods of pathways given that more than knowledge is wanted."""
    rest = max(1 - seen.knowledge, _LEAST)
    given = {pathway: share / rest for pathway, share in seen.pathways.items()}
    return given | {PathwayId.CONSULTATION.value: seen.knowledge}


def _fit(matter: Matter, facts: Facts, likely: Mapping[str, float]) -> tuple[str, float]:
    """Return the purpose under which the matter's first pathways fit best, and how well."""
    fits = {DISPUTE: _likelihood(matter, {**facts, PURPOSE: DISPUTE}, likely)}
    if matter.errands and likely.get(PathwayId.SERVICE_WINDOW, 0) > fits[DISPUTE]:
        fits[ERRAND] = _likelihood(matter, {**facts, PURPOSE: ERRAND}, likely)
    best = max(fits, key=lambda purpose: fits[purpose])
    return best, fits[best]


def _likelihood(matter: Matter, facts: Facts, likely: Mapping[str, float]) -> float:
    first, second = [*_today(matter, facts), None, None][:2]
    return likely.get(first or "", 0.0) + _SECOND * likely.get(second or "", 0.0)


def _today(matter: Matter, facts: Facts) -> list[PathwayId]:
    return [s.entry.pathway for s in triage(matter, facts).standing if s.stage is Stage.NOW]
