"""The grammar of places inside an instrument: articles, paragraphs, items, lists and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.citation.numerals import value

NUMERAL = r"[零〇○一二两三四五六七八九十百千\d]{1,9}"
_AND = r"(?:、|,|以及|和|与|及|或者|或|并)"
_TO = r"(?:至|到|—|–|-|~|~)"
_LINK = rf"(?:{_AND}|{_TO})"
_ONE = rf"\(?{NUMERAL}\)?"
_ARTICLES = re.compile(
    rf"(?P<mark>第?)(?P<numbers>{NUMERAL}(?:{_LINK}{NUMERAL})*)条(?:之(?P<suffix>{NUMERAL}))?"
)
_PARAGRAPHS = re.compile(rf"第?(?P<numbers>{NUMERAL}(?:{_LINK}{NUMERAL})*)款")
_ITEMS = re.compile(
    rf"第(?P<numbers>{_ONE}(?:{_LINK}第?{_ONE})*)项"
    rf"|(?P<bare>\({NUMERAL}\)(?:{_LINK}\({NUMERAL}\))*)项?"
)
_SUBITEM = re.compile(rf"第?{_ONE}目")
_JOINED = re.compile(rf"(?P<to>{_TO})|{_AND}")
_WIDEST = 60  # articles; a longer range is told by its two ends


@dataclass(frozen=True, slots=True)
class Place:
    """An article with paragraph and item, and the stretch of plain text that names it."""

    article: str | None
    paragraph: int | None
    item: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """One `第…条第…款第…项`; what it leaves out is taken from the unit before it."""

    articles: tuple[str, ...]
    paragraphs: tuple[int, ...]
    items: tuple[int, ...]
    start: int
    end: int

    def places(self, article: str | None, paragraph: int | None) -> list[Place]:
        """Return every place of the unit, in order."""
        named = self.articles or (article,)
        paragraphs = self.paragraphs or (None if self.articles else paragraph,)
        places = [Place(one, None, None, self.start, self.end) for one in named[:-1]]
        places += [Place(named[-1], p, None, self.start, self.end) for p in paragraphs[:-1]]
        items = self.items or (None,)
        return places + [Place(named[-1], paragraphs[-1], i, self.start, self.end) for i in items]


def places_at(
    text: str, at: int, *, article: str | None = None, paragraph: int | None = None
) -> list[Place]:
    """Return the places that a list beginning here names, none when there is no list here.

    `article` and `paragraph` are those that a list of paragraphs or items belongs to. An article
    may go without 第 when a name stands before it and no article is given.
    """
    first = _unit(text, at, marked=article is not None)
    if first is None or (not first.articles and article is None):
        return []
    found = first.places(article, paragraph)
    while (link := _JOINED.match(text, found[-1].end)) and found[-1].article:
        unit = _unit(text, link.end(), marked=True)
        if unit is None:
            break
        last = found[-1]
        added = unit.places(last.article, last.paragraph)
        if link["to"]:
            spanned = _spanned(last, added[0])
            found[-1] = replace(last, end=unit.end)
            added = [replace(p, start=last.start) for p in (*spanned, *added)]
        found += added
    return found


def _unit(text: str, at: int, *, marked: bool) -> _Unit | None:
    articles: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    end = at
    if (match := _ARTICLES.match(text, at)) and (match["mark"] or not marked):
        articles, end = _articles(match), match.end()
    if match := _PARAGRAPHS.match(text, end):
        paragraphs, end = tuple(_numbers(match["numbers"])), match.end()
    if match := _ITEMS.match(text, end):
        items, end = tuple(_numbers(match["numbers"] or match["bare"])), match.end()
    if end == at:
        return None
    if match := _SUBITEM.match(text, end):
        end = match.end()
    return _Unit(articles, paragraphs, items, at, end)


def _articles(match: re.Match[str]) -> tuple[str, ...]:
    numbers = match["numbers"]
    inserted = re.fullmatch(rf"({NUMERAL})-({NUMERAL})", numbers)
    if inserted and value(inserted[2]) <= value(inserted[1]):  # 第276-1条 is no range
        return (f"{value(inserted[1])}-{value(inserted[2])}",)
    articles = [str(n) for n in _numbers(numbers)]
    if match["suffix"]:
        articles[-1] += f"-{value(match['suffix'])}"
    return tuple(articles)


def _numbers(words: str) -> list[int]:
    found: list[int] = []
    ranged = False
    for part in re.split(rf"({_LINK})", re.sub(r"[()第]", "", words)):
        if re.fullmatch(_TO, part):
            ranged = True
        elif part and not re.fullmatch(_LINK, part):
            number = value(part)
            if ranged and 0 < number - found[-1] <= _WIDEST:
                found += range(found[-1] + 1, number)
            found.append(number)
            ranged = False
    return found


def _spanned(first: Place, last: Place) -> list[Place]:
    """Return the places strictly between the two ends of a range."""
    if first.item is not None and last.item is not None and _same(first, last, items=True):
        return [replace(last, item=i) for i in range(first.item + 1, last.item)][:_WIDEST]
    if first.paragraph is not None and last.paragraph is not None and _same(first, last):
        between = range(first.paragraph + 1, last.paragraph)
        return [replace(last, paragraph=p, item=None) for p in between][:_WIDEST]
    if first.article and last.article:
        start, end = (int(p.article.partition("-")[0]) for p in (first, last) if p.article)
        if 0 < end - start <= _WIDEST:
            return [
                replace(last, article=str(a), paragraph=None, item=None)
                for a in range(start + 1, end)
            ]
    return []


def _same(first: Place, last: Place, *, items: bool = False) -> bool:
    return first.article == last.article and (not items or first.paragraph == last.paragraph)
