"""Frozen dataclasses as plain JSON values, and back without loss."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def freeze(value: object) -> Any:
    """Return a value as mappings, lists, texts and numbers; what is at its default is left out."""
    if dataclasses.is_dataclass(value):
        stated = ((f, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {f.name: freeze(v) for f, v in stated if v != f.default}
    if isinstance(value, Mapping):
        return {str(key): freeze(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [freeze(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def thaw(kind: type[T], value: Any) -> T:
    """Return the value of a type that was frozen; fields that came later get their defaults."""
    return typing.cast(T, _thaw(kind, value))


def _thaw(kind: Any, value: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if value is None:
        return None
    if origin is types.UnionType:
        return _thaw(next(one for one in inner if one is not types.NoneType), value)
    if origin is tuple:
        return tuple(_thaw(inner[0], one) for one in value)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _thaw(inner[1], one) for key, one in value.items()}
    if dataclasses.is_dataclass(kind):
        known = _hints(typing.cast(type, kind))
        return typing.cast(type, kind)(
            **{name: _thaw(known[name], one) for name, one in value.items() if name in known}
        )
    if issubclass(kind, StrEnum):
        return kind(value)
    if issubclass(kind, (date, datetime)):
        return kind.fromisoformat(value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
