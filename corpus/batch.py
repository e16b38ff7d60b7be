"""Batches: JSON Lines in, JSON Lines out, order kept; a bad line is answered, never fatal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

Row = dict[str, Any]


class BadLine(Exception):
    """A line that cannot be used; `code` is one of the contract's."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def run(lines: Iterable[bytes], work: Callable[[Row], Row]) -> Iterator[bytes]:
    """Yield one JSON line for every line that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield encode(_one(line, number, work))


def _one(line: bytes, number: int, work: Callable[[Row], Row]) -> Row:
    id = None
    try:
        row = _parse(line)
        id = row.get("id")
        return work(row)
    except BadLine as bad:
        return {"id": id, "error": {"code": bad.code, "message": bad.message, "line": number}}


def _parse(line: bytes) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadLine("bad_json", "这一行不是有效的 JSON") from error
    if not isinstance(row, dict):
        raise BadLine("bad_json", "这一行应当是一个 JSON 对象")
    return row


def encode(row: Row) -> bytes:
    """Return a row as one line of JSON."""
    text = json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", errors="replace") + b"\n"  # half a surrogate becomes ?


def text_of(row: Row, *, limit: int) -> str:
    """Return the message of a line.

    Raises:
        BadLine: it is missing, is no text or is longer than `limit` characters.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise BadLine("missing_text", "缺少 text")
    if len(text) > limit:
        raise BadLine("too_long", f"text 超过{limit}个字")
    return text


def day_of(value: object, *, otherwise: date | None = None) -> date:
    """Return a day written as YYYY-MM-DD, or `otherwise` where none is written.

    Raises:
        BadLine: it is not such a day.
    """
    if value is None and otherwise is not None:
        return otherwise
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise BadLine("bad_date", "日期应写成 年-月-日，例如 2026-11-24") from error
