"""Turn located trees into frozen dataclasses, and back into plain JSON-like values."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from corpus.citation import authored, parse_authored
from corpus.model.law import Citation
from corpus.yaml_file import Located, Plain

T = TypeVar("T")


def decode(kind: type[T], node: Located) -> T:
    """Return the node as a value of the given type.

    Raises:
        KnowledgeError: a key is unknown or missing, or a value does not fit; names the place.
    """
    return typing.cast(T, _decode(kind, node))


def plain(value: object) -> Plain:
    """Return a decoded value as lists, mappings and texts, leaving out what is at its default."""
    if value is None or (isinstance(value, str) and not isinstance(value, StrEnum)):
        return value
    if isinstance(value, Citation):
        return authored(value)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        stated = ((f.name, getattr(value, f.name), f) for f in dataclasses.fields(value))
        return {name: plain(v) for name, v, f in stated if v != _default(f)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    return str(value)


def _decode(kind: Any, node: Located) -> object:
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        inner = [a for a in typing.get_args(kind) if a is not types.NoneType]
        return None if node.value is None else _decode(inner[0], node)
    if origin is tuple:
        return _sequence(typing.get_args(kind)[0], node)
    if origin is not None and issubclass(origin, Mapping):
        value_kind = typing.get_args(kind)[1]
        return {name: _decode(value_kind, v) for name, v in node.items()}
    if kind is Citation:
        return _scalar(parse_authored, node)
    if dataclasses.is_dataclass(kind):
        return _record(kind, node)
    if kind is date:
        return _scalar(date.fromisoformat, node)
    return _scalar(kind, node)


def _sequence(kind: Any, node: Located) -> tuple[object, ...]:
    if isinstance(node.value, list):
        return tuple(_decode(kind, n) for n in node.value)
    if isinstance(node.value, str) and kind is str:
        return (node.value,)  # a single word may stand for a list of one
    raise node.error("这里应当是一个列表")


def _record(kind: Any, node: Located) -> object:
    fields = _fields(kind)
    if isinstance(node.value, str) and "text" in fields:
        return kind(text=node.value)  # a bare sentence is a record with nothing but its text
    given = dict(node.items())
    for name, value in given.items():
        if name not in fields:
            raise value.error(f"不认识的键，可用的有：{'、'.join(fields)}")
    for name, (_, required) in fields.items():
        if required and name not in given:
            raise node.error(f"缺少必填的键“{name}”")
    return kind(**{name: _decode(fields[name][0], value) for name, value in given.items()})


def _scalar(make: Any, node: Located) -> object:
    if not isinstance(node.value, str):
        raise node.error("这里应当是一个值")
    try:
        return make(node.value)
    except ValueError as error:
        raise node.error(_explain(make, node.value, error)) from error


def _explain(make: Any, text: str, error: ValueError) -> str:
    if isinstance(make, type) and issubclass(make, StrEnum):
        return f"“{text}”不在可选值里：{'、'.join(make)}"
    if make is int:
        return f"“{text}”不是整数"
    return str(error) if make is parse_authored else f"“{text}”不是有效的日期（年-月-日）"


@cache
def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(kind)
    return {
        f.name: (hints[f.name], _default(f) is dataclasses.MISSING)
        for f in dataclasses.fields(kind)
    }


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
