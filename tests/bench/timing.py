"""Seconds per answer; a module of its own, so that a second process can import it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from functools import cache

from service import bootstrap
from service.answering.pipeline import Pipeline
from service.answering.ports import CaseFile
from service.settings import Settings

AS_OF = date(2026, 11, 24)


def answer_all(questions: Sequence[str]) -> list[float]:
    """Return the seconds each answer took, the engine being up."""
    engine = _engine()
    times = []
    for question in questions:
        began = time.perf_counter()
        engine.answer(question, case=CaseFile(), on=AS_OF)
        times.append(time.perf_counter() - began)
    return times


@cache
def _engine() -> Pipeline:
    return bootstrap.engine(bootstrap.open_index(Settings()))
