"""Plans: texts without articles whose sections （一）（二）… count through."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.importers.numerals import NUMERAL, value
from corpus.model.text import PREAMBLE, Article

_CHAPTER = re.compile(rf"\s*#*\s*{NUMERAL}、\s*[^。；]{{2,60}}$")
_SECTION = re.compile(rf"\s*#*\s*（({NUMERAL})）[^。；]{{2,60}}$")
_FEWEST = 8


def read(lines: list[str]) -> tuple[Article, ...]:
    """Return the sections, numbered as they are counted, or nothing when they are not."""
    starts = [i for i, line in enumerate(lines) if _SECTION.match(line)]
    numbers = [value(found[1]) for i in starts if (found := _SECTION.match(lines[i]))]
    chapters = [i for i, line in enumerate(lines) if _CHAPTER.match(line)]
    if (
        len(numbers) < _FEWEST
        or numbers != list(range(1, len(numbers) + 1))
        or sum(any(a < c < b for c in chapters) for a, b in pairwise(starts)) < 2
    ):
        return ()
    pieces: list[tuple[str, tuple[str, ...], list[str]]] = [(PREAMBLE, (), [])]
    heading: tuple[str, ...] = ()
    extra = 0
    for line in lines:
        section = _SECTION.match(line)
        bare = line.lstrip("#").strip()
        if _CHAPTER.match(line):
            heading = (bare,)
            extra += 1
            pieces.append((f"部分{extra}", heading, []))
        if section:
            pieces.append((str(value(section[1])), heading, []))
        pieces[-1][2].append(bare)
    return tuple(
        Article(number, path, text)
        for number, path, kept in pieces
        if (text := "\n".join(kept).strip())
    )
