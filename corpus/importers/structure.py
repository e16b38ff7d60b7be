"""The line grammar of Chinese legal texts: headings, articles, annexes, and what lies between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.importers import grammar, sections
from corpus.importers.grammar import follows, number_of
from corpus.importers.numerals import value
from corpus.importers.source import size
from corpus.model.text import PREAMBLE, WHOLE, Article


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body in pieces; `headings`, `markup` and `contents` count the characters outside them."""

    articles: tuple[Article, ...]
    headings: int
    markup: int
    contents: int
    oddities: tuple[str, ...]


def first_article(body: str) -> int | None:
    """Return the number of the first article of a body, or None when it has none."""
    for line in body.splitlines():
        mark = grammar.ARTICLE.match(line)
        if mark and mark["gap"] is not None:
            return value(mark["number"])
    return None


def parse(body: str) -> Parsed:
    """Return the pieces of a body; a body without articles is one piece numbered 全文."""
    lines = [line.rstrip() for line in body.splitlines()]
    if first_article(body) is None:
        if parts := sections.read(lines):
            return Parsed(parts, 0, size(body) - sum(size(p.text) for p in parts), 0, ())
        text = "\n".join(line.lstrip("#").lstrip() if line[:1] == "#" else line for line in lines)
        whole = (Article(WHOLE, (), text.strip()),) if text.strip() else ()
        return Parsed(whole, 0, size(body) - size(text), 0, ())
    reading = _Reading()
    for line, following in zip(lines, _following(lines), strict=True):
        reading.take(line, following=following)
    return reading.result()


def _following(lines: list[str]) -> list[str]:
    """Return for each line the next one that says something."""
    nearest, found = "", []
    for line in reversed(lines):
        found.append(nearest)
        nearest = line if line.strip() else nearest
    return found[::-1]


@dataclass
class _Piece:
    number: str
    heading: tuple[str, ...]
    lines: list[str] = field(default_factory=list)


@dataclass
class _Reading:
    pieces: list[_Piece] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    last: tuple[int, int] = (0, 0)
    annex: str | None = None
    headings: int = 0
    markup: int = 0
    contents: int = 0
    listed: set[str] | None = None
    oddities: list[str] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    fresh: bool = True

    def take(self, line: str, *, following: str) -> None:
        """Put one line where it belongs."""
        bare = line.strip().strip(grammar.INVISIBLE).strip()
        if not bare:
            self.markup += size(line)
            if self.pieces and not self.fresh:
                self.pieces[-1].lines.append("")
        elif not self._contents(bare):
            for part in self._articles_in(line):
                mark = self._mark(part)
                if mark:
                    self._article(mark, part)
                elif not self._heading(bare, following):
                    self._prose(part)

    def result(self) -> Parsed:
        """Return what was read."""
        articles = tuple(
            Article(p.number, p.heading, text)
            for p in self.pieces
            if (text := "\n".join(p.lines).strip())
        )
        return Parsed(articles, self.headings, self.markup, self.contents, tuple(self.oddities))

    def _contents(self, bare: str) -> bool:
        if grammar.CONTENTS.fullmatch(bare) and not self.pieces:
            self.listed = set()
        elif (
            self.listed is None
            or not (grammar.UNIT.fullmatch(bare) or grammar.NAMED.fullmatch(bare))
            or (key := "".join(bare.split())) in self.listed
        ):
            self.listed = None
            return False
        else:
            self.listed.add(key)
        self.contents += size(bare)
        return True

    def _articles_in(self, line: str) -> Iterator[str]:
        """Yield the line cut where the next article begins in its middle."""
        start, expected = 0, self.last
        mark = grammar.ARTICLE.match(line)
        if mark:
            expected = number_of(mark)
        for gap in grammar.INLINE.finditer(line):
            inner = grammar.ARTICLE.match(line, gap.end())
            if inner and follows(number_of(inner), expected):
                yield line[start : gap.start()]
                start, expected = gap.end(), number_of(inner)
        yield line[start:]

    def _mark(self, line: str) -> re.Match[str] | None:
        mark = grammar.ARTICLE.match(line)
        if mark and (mark["gap"] is not None or follows(number_of(mark), self.last)):
            return mark
        return None

    def _article(self, mark: re.Match[str], line: str) -> None:
        number = number_of(mark)
        name = f"{number[0]}-{number[1]}" if number[1] else str(number[0])
        if self.annex and not follows(number, self.last):
            name = f"{self.annex}·{name}"
        else:
            self.annex = None
            if not follows(number, self.last) and self.last != (0, 0):
                self.oddities.append(f"第{self.last[0]}条之后是第{number[0]}条")
            elif self.last == (0, 0) and number != (1, 0):
                self.oddities.append(f"从第{number[0]}条开始")
            self.last = number
        self._open(name)
        self.pieces[-1].lines.append(line.strip())

    def _heading(self, bare: str, following: str) -> bool:
        marked = bare.startswith("#")
        title = bare.lstrip("#").strip()
        if self._annex(bare, title, marked):
            return True
        if self._continues(bare, following):
            self.path[-1] = (self.path[-1][0], self.path[-1][1] + bare)
            self.headings += size(bare)
            return True
        if marked and grammar.PREAMBLE.fullmatch(bare):
            self._open(PREAMBLE)
            self.headings += size(title)
        elif (level := self._level(bare, marked, following)) is not None and not (
            self.annex and not marked
        ):
            if self.annex and level > grammar.LEVELS["章"]:
                return False
            self.path = [entry for entry in self.path if entry[0] < level] + [(level, title)]
            self.headings += size(title)
            self.fresh = True
        else:
            return False
        self.markup += size(bare) - size(title)
        return True

    def _continues(self, bare: str, following: str) -> bool:
        """Return whether a line is the rest of the heading above it, broken for its length."""
        return (
            self.fresh
            and bool(self.path)
            and not bare.startswith(("#", "|", "<"))
            and len(bare) < grammar.LONGEST_HEADING // 2
            and bare[-1] not in "。；：，"
            and not grammar.UNIT.fullmatch(bare)
            and self._mark(following) is not None
        )

    def _annex(self, bare: str, title: str, marked: bool) -> bool:
        match = None if grammar.NAMED.fullmatch(bare) else grammar.ANNEX.match(bare)
        if (
            match is None
            or len(bare) > grammar.LONGEST_HEADING
            or not (marked or self.last != (0, 0))
        ):
            return False
        number = match["number"]
        self.annex = f"附{match['kind'] or '件'}{value(number) if number else ''}"
        self._open(self.annex, heading=())
        self.annex = self.pieces[-1].number
        self.path = []
        self.markup += size(bare) - size(title)
        self.pieces[-1].lines.append(title)
        return True

    def _level(self, bare: str, marked: bool, following: str) -> int | None:
        if len(bare) > grammar.LONGEST_HEADING or (not marked and bare[-1] in "。；：，"):
            return None
        if unit := grammar.UNIT.fullmatch(bare):
            return grammar.LEVELS[unit["unit"]]
        if grammar.NAMED.fullmatch(bare):
            return 1 if bare.startswith("# ") else grammar.LEVELS["章"]
        if grammar.LISTED.fullmatch(bare) and (marked or self._mark(following)):
            return 7 if bare.lstrip("#").strip().startswith("（") else 6
        if marked and not self.annex:
            return 1 if bare.startswith("# ") else 5
        return None

    def _prose(self, line: str) -> None:
        text = line.lstrip("#").lstrip() if line.startswith("#") else line
        self.markup += size(line) - size(text)
        if not self.pieces or (self.fresh and self.annex is None):
            self._open("正文" if self.last != (0, 0) else PREAMBLE)
        self.pieces[-1].lines.append(text)

    def _open(self, name: str, heading: tuple[str, ...] | None = None) -> None:
        copy = self.used[name] + 1
        unique = f"{name}（{copy}）" if copy > 1 else name
        if copy > 1 and name[0].isdigit():
            self.oddities.append(f"第{name}条出现了不止一次")
        self.used[name] = copy
        path = tuple(title for _, title in self.path) if heading is None else heading
        self.pieces.append(_Piece(unique, path))
        self.fresh = False
