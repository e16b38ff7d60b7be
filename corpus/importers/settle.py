"""Versions settled: one text a version, each with its first and last day in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.importers.register import Register
from corpus.importers.text import Text, key

_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Settled:
    """A version as it goes into the library."""

    text: Text
    title: str
    label: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The versions in order, the copies that were not taken, and where sources disagreed."""

    versions: tuple[Settled, ...]
    copies: tuple[Text, ...]
    disagreements: tuple[str, ...]


def settle(texts: Iterable[Text], register: Register) -> Outcome:
    """Return the versions of all instruments with their days, one text for each."""
    instruments: dict[str, list[Text]] = defaultdict(list)
    for text in sorted(texts, key=lambda t: (t.key, t.source)):
        instruments[text.key].append(text)
    taken: dict[str, list[tuple[Text, date | None]]] = {}
    copies: list[Text] = []
    told: list[str] = []
    for name, candidates in instruments.items():
        kept = _one_each(candidates, register, copies, told)
        taken[name] = [(text, _begins(text, register, told)) for text in kept]
    repealed = _repeals(taken)
    versions = [
        settled
        for name, entries in sorted(taken.items())
        for settled in _days(name, entries, register, repealed)
    ]
    return Outcome(tuple(versions), tuple(copies), tuple(told))


def _one_each(
    candidates: list[Text], register: Register, copies: list[Text], told: list[str]
) -> list[Text]:
    kept: dict[object, Text] = {}
    ranked = sorted(
        candidates,
        key=lambda t: (not (t.adopted or t.told), not register.prefers(t), t.rank, t.source),
    )
    for text in ranked:
        same = text.adopted or text.told
        begins = register.begins(text) or text.told
        twin = kept.get(same) or next(
            (t for t in kept.values() if _same(t, text, begins, register)), None
        )
        if twin is None:
            kept[same] = text
        else:
            copies.append(text)
            if different := _different(twin, text):
                told.append(
                    f"{twin.title}（{twin.label}）：{twin.source} 与 {text.source} 有"
                    f" {different} 条文字不同，采用前者"
                )
    return list(kept.values())


def _same(taken: Text, text: Text, begins: date | None, register: Register) -> bool:
    """Return whether a text is a copy of one taken: same first day, or nearly alike."""
    if begins:
        return begins == (register.begins(taken) or taken.told)
    return _different(taken, text) <= len(text.articles) // _ONE_IN


def _begins(text: Text, register: Register, told: list[str]) -> date | None:
    decided = register.begins(text)
    if decided and text.told and decided != text.told and not text.basis.startswith("推定"):
        told.append(
            f"{text.title}（{text.label}）：{text.basis}为 {text.told}，登记为 {decided}，"
            "以登记为准"
        )
    return decided or text.told


def _days(
    name: str,
    entries: list[tuple[Text, date | None]],
    register: Register,
    repealed: dict[str, list[date]],
) -> list[Settled]:
    starts = {begins for _, begins in entries if begins} | register.starts(name)
    ordered = sorted(entries, key=lambda e: (e[1] or date.min, e[0].adopted or date.min))
    labels = [text.label for text, _ in ordered]
    settled = []
    for text, begins in ordered:
        ends = [register.ends(text)]
        if begins:
            ends += [s - timedelta(days=1) for s in starts if s > begins]
            ends += [d - timedelta(days=1) for d in repealed.get(name, []) if d > begins]
        last = min((day for day in ends if day), default=None)
        label = text.label
        if labels.count(label) > 1 and text.adopted:
            label = f"{label}（{text.adopted}）"
        settled.append(Settled(text, register.title(text), label, begins, last))
    return settled


def _repeals(taken: dict[str, list[tuple[Text, date | None]]]) -> dict[str, list[date]]:
    repealed: dict[str, list[date]] = defaultdict(list)
    for name, entries in taken.items():
        for text, begins in entries:
            for title in text.repeals:
                # the day of the repeal is that of the first text that says so
                if key(title) != name and text.told and begins:
                    repealed[key(title)].append(text.told if text.basis == "末条" else begins)
    return repealed


def _different(one: Text, other: Text) -> int:
    mine = {a.number: key(a.text) for a in one.articles if a.number[0].isdigit()}
    theirs = {a.number: key(a.text) for a in other.articles if a.number[0].isdigit()}
    return sum(mine.get(number) != theirs.get(number) for number in mine.keys() | theirs.keys())
