"""Exact days in words: 昨天, 上周五, 上个月15号, 10月8日, 2026年10月8日, 三天前."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Callable
from datetime import date, timedelta

from service.domain.numerals import NUMBER, YEAR, number, year_number

_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "大后": 3, "后": 2}
_WEEKDAY = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6}
BACK = {"上上": 2, "上": 1, "这": 0, "本": 0, "下": -1}
YEARS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "明年": 1}
NAMED_YEAR = r"(?:大前年|前年|去年|今年|明年)"


def year_of(words: str | None, on: date) -> int | None:
    """Return the year that words name, such as 去年 or 二〇二五年, or None without words."""
    if not words:
        return None
    if words in YEARS:
        return on.year + YEARS[words]
    return year_number(words.removesuffix("年"))


def month_of(back: str, on: date) -> tuple[int, int]:
    """Return year and month of 上个月 and the like."""
    year, month = divmod(on.year * 12 + on.month - 1 - BACK[back], 12)
    return year, month + 1


def _full(match: re.Match[str], on: date) -> date:
    written = match[1]
    year = int(written) + 2000 if len(written) == 2 else year_number(written)
    return date(year, number(match[2]), number(match[3]))


def _of_year(match: re.Match[str], on: date) -> date:
    year = year_of(match[1], on)
    day = date(year or on.year, number(match[2]), number(match[3]))
    return day if year or day <= on else day.replace(year=on.year - 1)


def _of_month(match: re.Match[str], on: date) -> date:
    year, month = month_of(match[1], on)
    return date(year, month, min(number(match[2]), months.monthrange(year, month)[1]))


def _of_any_month(match: re.Match[str], on: date) -> date:
    wanted, (year, month) = number(match[1]), (on.year, on.month)
    while wanted > months.monthrange(year, month)[1] or date(year, month, wanted) > on:
        year, month = divmod(year * 12 + month - 2, 12)
        month += 1
        if not 1 <= wanted <= 31:
            raise ValueError(match[0])
    return date(year, month, wanted)


def _weekday(match: re.Match[str], on: date) -> date:
    monday = on - timedelta(days=on.weekday())
    return monday - timedelta(weeks=BACK[match[1]]) + timedelta(days=_WEEKDAY[match[2]])


def _last_weekday(match: re.Match[str], on: date) -> date:
    return on - timedelta(days=(on.weekday() - _WEEKDAY[match[1]]) % 7)


def _ago(match: re.Match[str], on: date) -> date:
    return on - timedelta(days=number(match[1]) * {"天": 1, "日": 1, "周": 7, "星期": 7}[match[2]])


def _relative(match: re.Match[str], on: date) -> date:
    return on + timedelta(days=_DAYS[match[1]])


DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)"), _full),
    (
        re.compile(
            rf"(?<!\d)({YEAR}|\d{{2}})\s*[年./-]\s*({NUMBER})\s*[月./-]\s*({NUMBER})\s*[日号]?(?!\d)"
        ),
        _full,
    ),
    (
        re.compile(rf"({NAMED_YEAR})?的?({NUMBER})\s*月份?\s*({NUMBER})\s*[日号](?!内)"),
        _of_year,
    ),
    (re.compile(rf"({NAMED_YEAR})?的?(\d{{1,2}})月(\d{{1,2}})(?![\d天个年月.])"), _of_year),
    (re.compile(rf"({NAMED_YEAR})?(?<![\d.])(\d{{1,2}})[./](\d{{1,2}})[日号]"), _of_year),
    (re.compile(rf"(上上|上|这|本|下)个?月的?({NUMBER})[日号]"), _of_month),
    (re.compile(r"(上上|上|这|本|下)个?(?:周|星期|礼拜)的?([一二三四五六日天])"), _weekday),
    (re.compile(rf"({NUMBER})个?(天|日|周|星期)(?:以?前|之前)"), _ago),
    (
        re.compile(
            r"(大前|前|昨|今|明|大后|(?<![以之前然今先最背])后)(?:[天日儿晚夜早]|个儿?)(?![天后])"
        ),
        _relative,
    ),
    (
        re.compile(r"(?<![每上这本下个隔])(?:周|星期|礼拜)([一二三四五六日天])(?!到|至)"),
        _last_weekday,
    ),
    (
        re.compile(rf"(?<![\d月期十廿])({NUMBER})号(?![楼院线房门机单文令码店桌床车])"),
        _of_any_month,
    ),
    (re.compile(r"刚才|刚刚"), lambda _, on: on),
)
