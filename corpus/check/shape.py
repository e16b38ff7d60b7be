"""Promises about single entries: owners, unique ids, units, dates, limits or a reason for none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from corpus.check.evidence import Evidence, inside
from corpus.model.catalogue import Station
from corpus.model.forum import SETTLING, Forum
from corpus.model.law import Instrument, Verified
from corpus.model.matter import Fact, FactType, Matter
from corpus.model.time_limit import CalendarYear, StatutoryHolidays, TimeLimit, Unit
from corpus.yaml_file import KnowledgeError, Located

_ID = {
    "sections": "number",
    "calendar": "year",
    "statutory_holidays": "year",
    "hotlines": "number",
    "court_fees": "above",
}
_WITHOUT_ID = {"rules", "final_decisions", "pathways"}
_CHOSEN = (FactType.YES_NO, FactType.CHOICE, FactType.ORGAN)


def broken(evidence: Evidence) -> Iterator[KnowledgeError]:
    """Yield what is wrong with single entries."""
    for file in evidence.files:
        if not isinstance(file.value, dict) or "owner" not in file.value:
            yield file.error("缺少 owner：写明谁负责这个文件")
    yield from _repeated(evidence)
    for name, promise in _PROMISES.items():
        for value, place in evidence.each(name):
            yield from promise(value, place)


def _repeated(evidence: Evidence) -> Iterator[KnowledgeError]:
    for name in evidence.entries:
        seen: dict[object, Located] = {}
        for value, place in evidence.each(name):
            key = value.key if name == "pathways" else getattr(value, _ID.get(name, "id"), None)
            if name in _WITHOUT_ID - {"pathways"}:
                continue
            if key in seen:
                yield place.error(f"“{key}”在 {seen[key].file}:{seen[key].line} 已经有了")
            seen[key] = place
    told: dict[str, str] = {}
    for matter, place in evidence.each("matters"):
        for text in (*matter.phrasings, *matter.questions_of_law, *matter.errands):
            if told.setdefault(text, matter.id) != matter.id:
                yield place.error(f"说法“{text}”同时写在 {told[text]} 和 {matter.id}")


def _limit(limit: TimeLimit, place: Located) -> Iterator[KnowledgeError]:
    if (limit.amount is None) != (limit.unit is Unit.NOT_FIXED):
        yield inside(place, "amount").error(
            "有长度的期限要有数字和单位，没有固定长度的写 not_fixed"
        )
    if limit.amount is not None and limit.amount < 1:
        yield inside(place, "amount").error("期限长度应当大于零")
    if not limit.cites:
        yield place.error("每个期限都要有依据的条文")
    if limit.in_force_from and limit.in_force_to and limit.in_force_to < limit.in_force_from:
        yield inside(place, "in_force_to").error("止日早于起日")


def _forum(forum: Forum, place: Located) -> Iterator[KnowledgeError]:
    if forum.pathway not in SETTLING:
        yield inside(place, "pathway").error("权利告知表只写行政裁决和行政调解")
    if not forum.cites or not forum.cannot or not forum.after.cites:
        yield place.error("每一行都要有依据、不能解决的事和有依据的下一步")
    if not (forum.matters or forum.doors):
        yield place.error("要写明开在哪些事项，或者由哪种投诉带着")


def _fact(fact: Fact, place: Located) -> Iterator[KnowledgeError]:
    values = [c.value for c in fact.choices]
    if (fact.type in _CHOSEN) != bool(values):
        yield place.error("是非、选择、机关类事实要有 choices，日期和金额不要")
    if fact.type is FactType.YES_NO and set(values) != {"yes", "no"}:
        yield inside(place, "choices").error("是非类事实的值只能是 yes 和 no")
    if fact.assumed is not None and fact.assumed not in values:
        yield inside(place, "assumed").error("assumed 不在 choices 里")


def _matter(matter: Matter, place: Located) -> Iterator[KnowledgeError]:
    if not matter.pathways:
        yield place.error("每个事项至少要有一条途径")
    if not matter.time_limits and (
        not matter.no_time_limit or matter.no_time_limit.startswith("待补")
    ):
        yield place.error("没有期限的事项要在 no_time_limit 写明为什么")
    if place.file != f"{matter.category}.yaml":
        yield inside(place, "category").error(
            f"分类 {matter.category} 的事项应写在 matters/{matter.category}.yaml"
        )


def _instrument(instrument: Instrument, place: Located) -> Iterator[KnowledgeError]:
    ends = instrument.in_force_to
    if instrument.in_force_from and ends and ends < instrument.in_force_from:
        yield inside(place, "in_force_to").error("失效日早于施行日")


def _year(year: CalendarYear | StatutoryHolidays, place: Located) -> Iterator[KnowledgeError]:
    days = year.days if isinstance(year, StatutoryHolidays) else year.holidays + year.make_up_days
    if any(day.year != year.year for day in days):
        yield place.error(f"有日子不在{year.year}年")


def _station(station: Station, place: Located) -> Iterator[KnowledgeError]:
    stated = station.address or station.telephone or station.hours
    if bool(stated) != (station.verified is Verified.TEXT):
        yield place.error("地址、电话、时间核实后才填写，填了的把 verified 写成 text")


_PROMISES: dict[str, Callable[[Any, Located], Iterator[KnowledgeError]]] = {
    "time_limits": _limit,
    "instruments": _instrument,
    "facts": _fact,
    "forums": _forum,
    "calendar": _year,
    "statutory_holidays": _year,
    "matters": _matter,
    "stations": _station,
}
