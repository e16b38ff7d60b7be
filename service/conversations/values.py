"""Whether a value fits a fact, and how it reads in a conversation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from corpus.model.matter import Fact, FactType
from service.conversations.model import UnknownFact
from service.domain.conditions import UNSURE


def check_value(facts: Mapping[str, Fact], fact_id: str, value: str) -> None:
    """Accept a value that a rule can read.

    Raises:
        UnknownFact: the fact is not registered, or the value does not fit it.
    """
    fact = facts.get(fact_id)
    if fact is None or not (value == UNSURE or _fits(fact, value)):
        raise UnknownFact(fact_id)


def _fits(fact: Fact, value: str) -> bool:
    if fact.type is FactType.DATE:
        return _is_date(value)
    if fact.type is FactType.AMOUNT:
        return _is_amount(value)
    return value in {choice.value for choice in fact.choices}


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_amount(value: str) -> bool:
    try:
        amount = float(value)
    except ValueError:
        return False
    return math.isfinite(amount) and amount >= 0
