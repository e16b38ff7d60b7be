"""Three-valued conditions over the facts of one case: yes, no, or not yet known."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from corpus.model.law import Conditions

Facts = Mapping[str, str]
UNSURE = "unsure"  # a choice that tells nothing: the fact stays unknown


class Truth(Enum):
    """Whether a condition holds; `UNKNOWN` means a fact is missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def judge(facts: Facts, *, needs: Conditions, unless: Conditions) -> Truth:
    """Return whether all of `needs` hold and nothing in `unless` does."""
    if any(facts.get(fact) in values for fact, values in unless.items()):
        return Truth.NO
    if any(fact in facts and facts[fact] not in values for fact, values in needs.items()):
        return Truth.NO
    return Truth.YES if all(fact in facts for fact in needs) else Truth.UNKNOWN


def unknown(facts: Facts, *, needs: Conditions, unless: Conditions) -> tuple[str, ...]:
    """Return the facts that are not known yet and that the condition reads."""
    return tuple(fact for fact in (*needs, *unless) if fact not in facts)
