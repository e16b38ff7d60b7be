"""The one question that matters next: the unknown fact that changes the advice most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.model.matter import Fact, FactType, Matter
from corpus.model.pathway import Stage
from service.domain.conditions import Facts
from service.domain.triage import Triage, open_questions, triage

_SHOWN = 2  # pathways people look at first


def next_question(
    matter: Matter,
    facts: Facts,
    *,
    catalogue: Mapping[str, Fact],
    dates: Iterable[str],
    asked: Iterable[str],
) -> Fact | None:
    """Return the fact to ask for next, or None when no answer would change the advice.

    `dates` names the facts from which a deadline of today's pathways would be counted.
    """
    done = set(asked) | set(facts)
    best: tuple[float, int, Fact] | None = None
    for order, name in enumerate(open_questions(matter, facts)):
        fact = catalogue[name]
        effect = 0.0 if name in done else _effect(matter, facts, fact)
        if effect and (best is None or effect > best[0]):
            best = (effect, order, fact)
    if best:
        return best[2]
    return next((catalogue[name] for name in dates if name not in done), None)


def _effect(matter: Matter, facts: Facts, fact: Fact) -> float:
    """Return how many first pathways the possible answers lead to, 0 when all lead to the same."""
    if fact.type in (FactType.DATE, FactType.AMOUNT):
        return 0.0
    now = _first(triage(matter, facts))
    outcomes = {_first(triage(matter, {**facts, fact.id: c.value})) for c in fact.choices}
    changed = len(outcomes - {now})
    leads = len({outcome[:1] for outcome in outcomes})
    return changed + leads - 1 if changed else 0.0


def _first(result: Triage) -> tuple[tuple[str, str | None], ...]:
    today = [s.entry for s in result.standing if s.stage is Stage.NOW]
    return tuple((e.pathway, e.mechanism) for e in today[:_SHOWN])
