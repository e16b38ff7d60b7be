"""Generates texts with citations and what each citation must resolve to; seeded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from corpus.citation import in_chinese

TODAY = date(2026, 11, 24)
TABLE: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("citation_laws.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Expected:
    """What one citation must come to."""

    instrument: str
    article: str | None
    paragraph: int | None
    item: int | None
    status: str


@dataclass(frozen=True)
class Sample:
    """A text asked about on a day, with its citations in order."""

    text: str
    on: date
    expected: tuple[Expected, ...]


def samples(count: int, *, seed: int, versions: bool) -> Iterator[Sample]:
    """Yield samples; with `versions` also those that only the texts of old versions can settle."""
    random = Random(seed)
    for _ in range(count):
        yield _sample(random, versions=versions)


def _sample(random: Random, *, versions: bool) -> Sample:
    on = random.choice([TODAY, TODAY, TODAY, _day(random)])
    parts, expected = [random.choice(TABLE["noise"])], []
    for _ in range(random.choice([1, 1, 2, 3])):
        words, citations = _sentence(random, on, versions=versions)
        parts.append(words)
        expected += citations
    return Sample("".join(parts), on, tuple(expected))


def _day(random: Random) -> date:
    return date(2005, 6, 1) + timedelta(days=random.randrange(0, 8200))


def _sentence(random: Random, on: date, *, versions: bool) -> tuple[str, list[Expected]]:
    lead, tail = random.choice(TABLE["leads"]), random.choice(TABLE["tails"])
    if random.random() < 0.12:
        name = random.choice(TABLE["invented"])
        place, at = _place(random, random.randint(1, 60))
        title = name.strip("《》")
        return f"{lead}{name}{place}{tail}", [Expected(title, *at, "no_such_instrument")]
    law = random.choice(TABLE["laws"])
    name = random.choice(law["names"])
    version = _version(law, on)
    settled = version and _settled(version, versions=versions)
    last = version["last"] if settled else min(v["last"] for v in law["versions"])
    shape = random.choice(["one", "one", "one", "list", "range", "same", "bad", "bad", "part"])
    numbers = [random.randint(1, last - 4)]
    if shape == "bad" and settled:
        numbers = [last + random.randint(1, 400)]
    if shape == "list":
        numbers += [random.randint(1, last) for _ in range(random.randint(1, 3))]
    if shape == "range":
        numbers = list(range(numbers[0], numbers[0] + random.randint(2, 4)))
    words, places = _written(random, shape, numbers)
    expected = [Expected(law["title"], *at, _status(law, on, at[0])) for at in places]
    if shape == "same":
        other = random.randint(1, last)
        place, at = _place(random, other)
        reference = random.choice(["该法", "同法", "本法"]) if "法" in law["title"][-2:] else ""
        if reference:
            words += f"，{reference}{place}"
            expected.append(Expected(law["title"], *at, _status(law, on, at[0])))
    gap = random.choice(["", "", "", " ", "\n", "的"])
    return f"{lead}{name}{gap}{words}{tail}", expected


Spot = tuple[str, int | None, int | None]


def _written(random: Random, shape: str, numbers: list[int]) -> tuple[str, list[Spot]]:
    if shape == "range":
        joint = random.choice(["至", "到"])
        words = f"第{_numeral(random, numbers[0])}条{joint}第{_numeral(random, numbers[-1])}条"
        return words, [(str(n), None, None) for n in numbers]
    if shape == "part":
        return _one(_part(random, numbers[0]))
    written = [_place(random, n) for n in numbers]
    words = written[0][0]
    for index, (place, _) in enumerate(written[1:], 1):
        final = index == len(written) - 1
        words += (random.choice(["和", "、", "及", "以及", "与"]) if final else "、") + place
    return words, [at for _, at in written]


def _one(part: tuple[str, Spot]) -> tuple[str, list[Spot]]:
    return part[0], [part[1]]


def _place(random: Random, number: int) -> tuple[str, Spot]:
    return f"第{_numeral(random, number)}条", (str(number), None, None)


def _part(random: Random, number: int) -> tuple[str, Spot]:
    """Return an article with the first paragraph, which every article has."""
    words, _ = _place(random, number)
    return f"{words}第{random.choice(['一', '1'])}款", (str(number), 1, None)


def _numeral(random: Random, number: int) -> str:
    form = random.choice(["chinese", "chinese", "arabic", "wide", "spaced"])
    if form == "chinese":
        return in_chinese(number)
    if form == "wide":
        return "".join(chr(ord(c) + 0xFEE0) for c in str(number))
    return f" {number} " if form == "spaced" else str(number)


def _version(law: dict[str, Any], on: date) -> dict[str, Any] | None:
    return next((v for v in law["versions"] if v["from"] <= on <= v.get("to", date.max)), None)


def _settled(version: dict[str, Any], *, versions: bool) -> bool:
    return {"register": True, "texts": versions, "never": False}[
        version.get("settled", "register")
    ]


def _status(law: dict[str, Any], on: date, article: str) -> str:
    version = _version(law, on)
    if version:
        return "in_force" if int(article) <= version["last"] else "no_such_article"
    return "not_yet_in_force" if on < law["versions"][0]["from"] else "repealed"
