"""Sources put together: one text a version of an instrument, with what it says of its days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from corpus.importers.source import Source, size
from corpus.importers.structure import first_article, parse
from corpus.importers.validity import dates_of
from corpus.model.text import Article

NOTES = "题注"
_NOISE = re.compile(r"[\s、，。；：《》〈〉<>（）()“”\"\[\]·—-]|中华人民共和国")
_LAST = 10**6


@dataclass(frozen=True, slots=True)
class Text:
    """One version as its source has it; `told` is the first day it names or implies itself."""

    title: str
    label: str
    adopted: date | None
    told: date | None
    basis: str
    repeals: tuple[str, ...]
    amended: bool
    rank: int
    source: str
    articles: tuple[Article, ...]

    @property
    def key(self) -> str:
        """Return the title without what writers leave out or vary."""
        return key(self.title)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A text with the account of its characters and what was odd about it."""

    text: Text
    files: tuple[str, ...]
    stored: int
    left_out: dict[str, int]
    oddities: tuple[str, ...]


def key(title: str) -> str:
    """Return what is left of a title without punctuation and the name of the state."""
    return _NOISE.sub("", title) or title


def assemble(sources: Iterable[Source]) -> list[Assembled]:
    """Return one text for each instrument in each place, its parts joined in order."""
    groups: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sources:
        folder = str(PurePosixPath(source.path).parent)
        if source.part and not source.title:
            groups[folder, ""].append(source)
        elif source.part:
            groups[folder, source.title].append(source)
        elif PurePosixPath(source.path).name == "README.md":
            groups[folder, ""].append(source)
        else:
            groups[source.path, source.title].append(source)
    return [_join(group) for _, group in sorted(groups.items())]


def _join(group: list[Source]) -> Assembled:
    ordered = sorted(group, key=_place)
    main = next((s for s in ordered if s.title), ordered[0])
    parsed = parse("\n\n".join(s.body for s in ordered))
    notes = tuple(dict.fromkeys(note for s in ordered for note in s.notes))
    dates = dates_of(notes, parsed.articles, main.dated)
    heads = (Article(NOTES, (), "\n\n".join(notes)),) if notes else ()
    articles = heads + parsed.articles
    left_out: dict[str, int] = defaultdict(int)
    for source in ordered:
        for reason, characters in source.left_out.items():
            left_out[reason] += characters
    repeated = sum(size(note) for s in ordered for note in s.notes) - sum(map(size, notes))
    for reason, characters in (
        ("章节标题（记在条文上）", parsed.headings),
        ("排版标记", parsed.markup),
        ("目录", parsed.contents),
        ("各文件重复的题注", repeated),
    ):
        left_out[reason] += characters
    many = len({s.path for s in ordered}) > 1
    title = main.title or main.part or PurePosixPath(main.path).stem
    text = Text(
        title=re.sub(r"\s+", "" if not re.search(r"院\s+最高", title) else "、", title.strip()),
        label=dates.label,
        adopted=dates.adopted,
        told=dates.begins,
        basis=dates.basis,
        repeals=dates.repeals,
        amended=dates.amended,
        rank=main.rank,
        source=str(PurePosixPath(main.path).parent) if many else main.path,
        articles=articles,
    )
    return Assembled(
        text,
        tuple(dict.fromkeys(s.path for s in ordered)),
        sum(size(a.text) for a in articles),
        {reason: n for reason, n in left_out.items() if n},
        parsed.oddities,
    )


def _place(source: Source) -> tuple[int, str]:
    if PurePosixPath(source.path).name == "README.md":
        return -1, source.path
    number = first_article(source.body)
    if number is None:
        number = 0 if "序言" in (source.part or "") else _LAST
    return number, source.path
