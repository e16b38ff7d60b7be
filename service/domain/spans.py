"""Days told only roughly: 上周, 今年3月份, 去年, 半年前, 三个月前, 前年冬天."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from service.domain.days import BACK, NAMED_YEAR, month_of, year_of
from service.domain.numerals import NUMBER, YEAR, number

# parts of a year and of a month: first month and how many, first day and last day
_PARTS = {
    "春": (2, 4),
    "夏": (5, 4),
    "秋": (8, 4),
    "冬": (11, 4),
    "年初": (1, 2),
    "上半年": (1, 6),
    "年中": (5, 3),
    "下半年": (7, 6),
    "年底": (11, 3),
    "年末": (11, 3),
}
_OF_MONTH = {"初": (1, 10), "上旬": (1, 10), "中": (11, 20), "中旬": (11, 20)}
_END_OF_MONTH = {"底": 21, "末": 21, "下旬": 21}
_ABOUT = {"个月": 15, "年": 91}  # days on either side of what people call three months ago


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a rough date may mean."""

    first: date
    last: date

    @classmethod
    def until(cls, first: date, last: date, on: date) -> Span:
        """Return the span cut off at `on`, since what happened is not ahead."""
        return cls(first, max(first, min(last, on)))


def _last_of(year: int, month: int) -> date:
    return date(year, month, months.monthrange(year, month)[1])


def _part_of_month(year: int, month: int, part: str | None, on: date) -> Span:
    if part in _OF_MONTH:
        first, last = _OF_MONTH[part]
        return Span.until(date(year, month, first), date(year, month, last), on)
    first = _END_OF_MONTH.get(part or "", 1)
    return Span.until(date(year, month, first), _last_of(year, month), on)


def _month(match: re.Match[str], on: date) -> Span:
    year, month = year_of(match[1], on), number(match[2])
    if year is None:
        year = on.year if date(on.year, month, 1) <= on else on.year - 1
    return _part_of_month(year, month, match[3], on)


def _last_month(match: re.Match[str], on: date) -> Span:
    return _part_of_month(*month_of(match[1], on), match[2], on)


def _week(match: re.Match[str], on: date) -> Span:
    monday = on - timedelta(days=on.weekday() + 7 * BACK[match[1]])
    return Span.until(monday, monday + timedelta(days=6), on)


def _part_of_year(match: re.Match[str], on: date) -> Span:
    year = year_of(match[1], on) or on.year
    part = next(
        (p for p in _PARTS if match[2] and match[2].startswith(p.removeprefix("年"))), None
    )
    month, length = _PARTS[part] if part else (1, 12)
    final = year * 12 + month - 1 + length - 1
    return Span.until(date(year, month, 1), _last_of(final // 12, final % 12 + 1), on)


def _ago(match: re.Match[str], on: date) -> Span:
    half = "半" in match[0]
    unit = "年" if "年" in match[0] else "个月"
    whole = number(match[1]) if match[1] else 0
    back = whole * (12 if unit == "年" else 1) + (half and (6 if unit == "年" else 0))
    year, month = divmod(on.year * 12 + on.month - 1 - back, 12)
    day = date(year, month + 1, min(on.day, months.monthrange(year, month + 1)[1]))
    about = timedelta(days=_ABOUT[unit] if whole else 31)
    if unit == "个月" and half:
        day -= timedelta(days=15)
    return Span.until(day - about, day + about, on)


def _few_days(match: re.Match[str], on: date) -> Span:
    return Span(on - timedelta(days=10), on - timedelta(days=1))


_YEARS = rf"({NAMED_YEAR}|{YEAR}年)"
SPANS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]], ...] = (
    (
        re.compile(
            rf"{_YEARS}的?({NUMBER})月(?:份|的时候)?(上旬|中旬|下旬|初|底|末)?(?![\d一二三四五六七八九十])"
        ),
        _month,
    ),
    (
        re.compile(
            rf"()(?<!\d)({NUMBER})月(?:份(?!的?工资|的?房租)|(上旬|中旬|下旬|初|底|末))(?![\d一二三四五六七八九十])"
        ),
        _month,
    ),
    (
        re.compile(
            r"(上上|上|这|本)个?月的?(上旬|中旬|下旬|初|底|末|中)?(?![\d一二三四五六七八九十])"
        ),
        _last_month,
    ),
    (re.compile(r"(上上|上|这|本)个?(?:周|星期|礼拜)(?![一二三四五六日天])末?"), _week),
    (
        re.compile(rf"{_YEARS}的?年?(春天|夏天|秋天|冬天|初|上半年|中|下半年|底|末)?(?!\d)"),
        _part_of_year,
    ),
    (re.compile(r"()(?<!\w)(年初|上半年|下半年|年底)"), _part_of_year),
    (re.compile(rf"({NUMBER})年半?(?:多)?(?:以前|之前|前)|半年多?(?:以前|之前|前)"), _ago),
    (re.compile(rf"({NUMBER})个半?月多?(?:以前|之前|前)"), _ago),
    (re.compile(r"前几天|前些天|前两天|几天前|前阵子|前段时间"), _few_days),
)
