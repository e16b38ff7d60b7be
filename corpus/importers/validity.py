"""When a text begins and what it repeals, as far as its notes and its final article say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.importers.numerals import value
from corpus.model.text import Article

_DAY = (
    r"(?P<year>\d{4}|[一二][一二三四五六七八九〇○零]{3})\s*年\s*(?P<month>[\d一二三四五六七八九十]{1,3})"
    r"\s*月\s*(?P<day>[\d一二三四五六七八九十]{1,3})\s*日"
)
_DATE = re.compile(_DAY)
_BEGINS = r"\s*起?\s*(?:施行|实施|生效|执行|实行)"
_STARTS = re.compile(rf"{_DAY}\s*(?:公布)?{_BEGINS}|自?{_DAY.replace('<', '<e')}\s*{_BEGINS}")
_FROM = re.compile(rf"自\s*{_DAY}{_BEGINS}")
_ON_PUBLICATION = re.compile(r"自(?:公布|发布|颁布|通过|印发|下发)之日起?(?:施行|实施|生效|执行)")
_PUBLISHED = re.compile(rf"{_DAY}.*?(?:公布|发布|公告)")
_REPEALED = re.compile(r"[^《》。；，]{0,12}(?:同时|自行|即行|予以)?\s*废止")
_TITLES = re.compile(r"《([^》]{2,60})》")
_BETWEEN = re.compile(r"[^《》。；，]{0,16}")
_AMENDED = re.compile(r"修正|修改|修订")
_FULL = re.compile(r"修订")
_A_SEASON = 90


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text says of itself: its last adoption, its first day in force, what it repeals."""

    adopted: date | None
    begins: date | None
    basis: str
    label: str
    repeals: tuple[str, ...] = ()
    amended: bool = False


def dates_of(
    notes: Iterable[str], articles: tuple[Article, ...], dated: date | None = None
) -> Dates:
    """Return the dates of a text; `begins` is None when nothing says or implies it."""
    told = list(notes)
    events = [
        (day, note)
        for note in told
        for segment in re.split(r"[\s　]+(?=自?\d{4}年)", note)
        if not _STARTS.search(segment) or re.search("通过|公布施行|修[正订]", segment)
        for day in days_in(segment)
    ]
    starts = [day for note in told if (day := _first(_STARTS, note))]
    adopted = max([day for day, _ in events] + ([dated] if dated else []), default=None)
    kind = next((note for day, note in reversed(events) if day == adopted), "")
    if not kind and events and adopted:  # the file's name knows of a later amendment
        kind = "修正" if (adopted - max(day for day, _ in events)).days > _A_SEASON else "公布"
    final, says_publication = _final(articles)
    published = max((d for n in told if (d := _first(_PUBLISHED, n))), default=None)
    if says_publication and not (adopted and _AMENDED.search(kind)):
        on_publication = published or adopted
    else:
        on_publication = None  # an amended text keeps the final article of the first one
    begins, basis = _begins(adopted, starts, final, on_publication, kind)
    amended = bool(_AMENDED.search(kind))
    return Dates(adopted, begins, basis, _label(adopted, kind), _repeals(articles), amended)


def days_in(text: str) -> list[date]:
    """Return the dates written out in a text, in order."""
    return [day for found in _DATE.finditer(text) if (day := _day(found))]


def _begins(
    adopted: date | None,
    starts: list[date],
    final: date | None,
    on_publication: date | None,
    kind: str,
) -> tuple[date | None, str]:
    since = adopted or date.min
    if later := [day for day in starts if day >= since]:
        return min(later), "题注"
    if final and final >= since:
        return final, "末条"
    if on_publication and on_publication >= since:
        return on_publication, "末条：公布之日"
    if adopted and _AMENDED.search(kind):
        return adopted, "推定：修改决定通过之日"
    if final:
        return final, "末条"
    if starts:
        return max(starts), "题注"
    if adopted:
        return adopted, "推定：通过或公布之日"
    return None, "不明"


def _final(articles: tuple[Article, ...]) -> tuple[date | None, bool]:
    for article in reversed(articles):
        if article.number.startswith("附"):
            continue
        for sentence in reversed(re.split(r"(?<=[。；])", article.text)):
            if found := _FROM.search(sentence):
                return _day(found), False
            if _ON_PUBLICATION.search(sentence):
                return None, True
    return None, False


def _repeals(articles: tuple[Article, ...]) -> tuple[str, ...]:
    last = [a for a in articles if not a.number.startswith("附")][-2:]
    found: dict[str, None] = {}
    for text in (article.text for article in last):
        chain: list[str] = []
        end = 0
        for title in _TITLES.finditer(text):
            if not _BETWEEN.fullmatch(text, end, title.start()):
                chain = []
            chain.append(title[1])
            end = title.end()
            if _REPEALED.match(text, end):
                found |= dict.fromkeys(chain)
                chain = []
    return tuple(found)


def _label(adopted: date | None, kind: str) -> str:
    if adopted is None:
        return "未注明日期"
    if _FULL.search(kind):
        return f"{adopted.year}修订"
    return f"{adopted.year}修正" if _AMENDED.search(kind) else f"{adopted.year}"


def _first(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    days = days_in(found[0]) if found else []
    return days[-1] if days else None


def _day(found: re.Match[str]) -> date | None:
    year = found["year"]
    number = int(year) if year.isdigit() else int("".join(str(value(c)) for c in year))
    try:
        return date(number, value(found["month"]), value(found["day"]))
    except (ValueError, KeyError):
        return None
