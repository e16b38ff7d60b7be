"""Days of the lunar calendar and festivals (the sole home of lunar_python)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from lunar_python import Lunar, Solar

from service.domain.days import NAMED_YEAR, YEARS
from service.domain.numerals import number
from service.domain.spans import Span

_MONTH = {"正": 1, "冬": 11, "腊": 12}
_LAST = 12
_FESTIVALS = {
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    "春节": (1, 1),
    "大年初一": (1, 1),
    "小年": (12, 23),
}
_FIXED = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "十一": (10, 1)}
_HOLIDAY_WEEKS = 3  # weeks that people still call 国庆后 or 春节后
_ON_THE_DAY = ("那天", "当天", "当日", "那一天")


def _solar(year: int, month: int, day: int) -> date:
    """Return the day of a lunar date; 腊月三十 of a month of 29 days is its last.

    Raises:
        ValueError: there is no such day.
    """
    try:
        solar = Lunar.fromYmd(year, month, day).getSolar()
    except Exception as error:  # the library raises nothing narrower
        raise ValueError(f"{year}/{month}/{day}") from error
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def _eve(year: int) -> date:
    return _solar(year + 1, 1, 1) - timedelta(days=1)


def _lunar_year(on: date) -> int:
    year: int = Solar.fromYmd(on.year, on.month, on.day).getLunar().getYear()
    return year


def _latest(make: Callable[[int], date], words: str | None, on: date, this: int) -> date:
    """Return the day in the year that words name, else the last one that has come."""
    if words:
        return make(this + YEARS[words])
    day = make(this)
    return day if day <= on else make(this - 1)


def _lunar(match: re.Match[str], on: date) -> date:
    month = _MONTH.get(match[2]) or number(match[2])
    day = number(match[3].removeprefix("初"))
    if month == _LAST and day == 30:
        return _latest(_eve, match[1], on, _lunar_year(on))
    return _latest(lambda y: _solar(y, month, day), match[1], on, _lunar_year(on))


def _new_year_eve(match: re.Match[str], on: date) -> date | Span:
    if match[1]:  # 去年除夕: the eve of this year's spring festival, or of last year's
        year = on.year + YEARS[match[1]]
        return Span.until(_eve(year - 1), _eve(year), on)
    return _latest(_eve, None, on, _lunar_year(on))


def _festival(match: re.Match[str], on: date) -> date | Span:
    name, how = match[2], match[3] or ""
    if name in _FIXED:
        day = _latest(lambda y: date(y, *_FIXED[name]), match[1], on, on.year)
    elif name == "清明":
        day = _latest(_clear_bright, match[1], on, on.year)
    else:
        day = _latest(lambda y: _solar(y, *_FESTIVALS[name]), match[1], on, _lunar_year(on))
    if how in _ON_THE_DAY or (name in ("腊八", "小年", "大年初一", "元旦", "元宵") and not how):
        return day
    first = day + timedelta(days=1) if "后" in how or "完" in how else day
    return Span.until(first, first + timedelta(weeks=_HOLIDAY_WEEKS), on)


def _clear_bright(year: int) -> date:
    solar = Solar.fromYmd(year, 3, 1).getLunar().getJieQiTable()["清明"]
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


_NAMES = "|".join((*_FESTIVALS, *_FIXED, "清明"))
_DAY = (
    r"(初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|"
    r"廿[一二三四五六七八九]?|三十)"
)
LUNAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | Span]], ...] = (
    (re.compile(rf"({NAMED_YEAR})?的?(正|冬|腊)月{_DAY}[日号]?"), _lunar),
    (
        re.compile(
            rf"({NAMED_YEAR})?的?(?:农历|阴历|旧历)的?([正冬腊]|{'[一二三四五六七八九十]{1,2}'}|\d{{1,2}})月"
            r"(初?(?:[一二三四五六七八九十廿]{1,3}|\d{1,2}))[日号]?"
        ),
        _lunar,
    ),
    (
        re.compile(
            rf"({NAMED_YEAR})?的?([一二三四五六七八九十]{{1,2}})月(初[一二三四五六七八九十])"
        ),
        _lunar,
    ),
    (re.compile(rf"({NAMED_YEAR})?的?(?:大年三十|年三十|除夕夜?)"), _new_year_eve),
    (
        re.compile(
            rf"({NAMED_YEAR})?的?({_NAMES})(?:节|假期|长假)?(那天|当天|当日|那一天|以?后|之后|过完|完)?"
            r"(?![级月个条点路村厂区楼号米十五])"
        ),
        _festival,
    ),
)
