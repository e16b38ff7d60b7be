"""The public JSON form of answers and deadlines."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from service.domain.answer import Answer, Deadline

Json = dict[str, Any]


def answer_json(answer: Answer, *, id: str | None = None) -> Json:
    """Return an answer as the mapping that the contract promises."""
    body: Json = _plain(answer)
    for fact in body["facts"]:
        fact["from"] = fact.pop("source")
        if fact["latest"] is None:
            del fact["latest"]
    return {"id": id, **body}


def deadline_json(deadline: Deadline) -> Json:
    """Return a deadline as the mapping that the contract promises."""
    body: Json = _plain(deadline)
    return body


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
