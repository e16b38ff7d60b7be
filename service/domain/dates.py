"""Dates people write: 昨天, 上周五, 上个月15号, 10月8日, 2026年10月8日, 三天前."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_DAYS = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨晚": -1,
    "昨日": -1,
    "今天": 0,
    "今早": 0,
    "今日": 0,
    "今晚": 0,
    "刚才": 0,
    "刚刚": 0,
}
_WEEKDAY = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text and where it stands there."""

    day: date
    start: int
    end: int


def find_dates(text: str, *, on: date) -> tuple[FoundDate, ...]:
    """Return the days that a text names, reading relative ones from `on` (Asia/Shanghai)."""
    found: list[FoundDate] = []
    taken: set[int] = set()
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            span = set(range(*match.span()))
            day = None if span & taken else _safe(read, match, on)
            if day:
                taken |= span
                found.append(FoundDate(day, *match.span()))
    return tuple(sorted(found, key=lambda f: f.start))


def _safe(
    read: Callable[[re.Match[str], date], date], match: re.Match[str], on: date
) -> date | None:
    try:
        return read(match, on)
    except (ValueError, OverflowError, KeyError):
        return None  # 2月30日: nothing is better than a guess


def _full(match: re.Match[str], on: date) -> date:
    year = int(match[1])
    return date(year + 2000 if year < 100 else year, number(match[2]), number(match[3]))


def _this_year(match: re.Match[str], on: date) -> date:
    named = {"去年": -1, "前年": -2, "今年": 0}
    day = date(on.year + named.get(match[1] or "", 0), number(match[2]), number(match[3]))
    return day if match[1] or day <= on else day.replace(year=on.year - 1)


def _of_month(match: re.Match[str], on: date) -> date:
    back = {"上": 1, "上上": 2, "这": 0, "本": 0}[match[1]]
    year, month = divmod(on.year * 12 + on.month - 1 - back, 12)
    return date(year, month + 1, min(number(match[2]), months.monthrange(year, month + 1)[1]))


def _weekday(match: re.Match[str], on: date) -> date:
    monday = on - timedelta(days=on.weekday())
    back = {"上": 1, "上上": 2, "这": 0, "本": 0}[match[1]]
    return monday - timedelta(weeks=back) + timedelta(days=_WEEKDAY[match[2]])


def _ago(match: re.Match[str], on: date) -> date:
    return on - timedelta(days=number(match[1]) * {"天": 1, "日": 1, "周": 7, "星期": 7}[match[2]])


def number(text: str) -> int:
    """Return a small number written in digits or in Chinese, such as 十五.

    Raises:
        KeyError: a character is not a numeral.
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGIT[tens] if tens else bool(ten)) * 10 + (_DIGIT[ones] if ones else 0)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (
        re.compile(
            r"((?:19|20)\d{2}|\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?"
        ),
        _full,
    ),
    (re.compile(rf"(去年|前年|今年)?({_NUMBER})月份?({_NUMBER})[日号]"), _this_year),
    (re.compile(rf"(上上|上|这|本)个?月({_NUMBER})[日号]"), _of_month),
    (re.compile(r"(上上|上|这|本)个?(?:周|星期|礼拜)([一二三四五六日天])"), _weekday),
    (re.compile(rf"({_NUMBER})个?(天|日|周|星期)(?:以?前|之前)"), _ago),
    (re.compile("|".join(_DAYS)), lambda match, on: on + timedelta(days=_DAYS[match[0]])),
)
