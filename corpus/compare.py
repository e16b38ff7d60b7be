"""Two versions side by side: which articles stayed, changed, moved, came and went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.model.text import Article

_MARK = re.compile(r"^\s*第\S{1,12}?条(?:之[一二三四五六七八九十]+)?\s*")
_ALIKE = 0.4  # share of character pairs that two wordings of one article have in common


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is in both versions, in the old one only, or in the new one only."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the old version beside the one it became; None where there is none."""

    old: Article | None
    new: Article | None
    pieces: tuple[Piece, ...]


def compare(old: Sequence[Article], new: Sequence[Article]) -> list[Row]:
    """Return the articles that are not the same in both versions, in order."""
    before, after = [_body(a) for a in old], [_body(a) for a in new]
    rows: list[Row] = []
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, i, j, k, m in blocks:
        if kind == "equal":
            continue
        rows += _paired(old[i:j], new[k:m])
    return rows


def _paired(old: Sequence[Article], new: Sequence[Article]) -> Iterator[Row]:
    """Yield each new article beside the old one most like it, and old ones that nobody took."""
    left = list(old)
    pairs = {id(a): _pairs(_body(a)) for a in (*old, *new)}
    for article in new:
        best = max(left, key=lambda a: _alike(pairs[id(a)], pairs[id(article)]), default=None)
        if best is None or _alike(pairs[id(best)], pairs[id(article)]) < _ALIKE:
            yield Row(None, article, (Piece(_body(article), "new"),))
            continue
        for gone in left[: left.index(best)]:
            yield Row(gone, None, (Piece(_body(gone), "old"),))
        left = left[left.index(best) + 1 :]
        yield Row(best, article, tuple(_pieces(_body(best), _body(article))))
    for gone in left:
        yield Row(gone, None, (Piece(_body(gone), "old"),))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(old[i:j], "same")
            continue
        if j > i:
            yield Piece(old[i:j], "old")
        if m > k:
            yield Piece(new[k:m], "new")


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[n : n + 2] for n in range(len(text) - 1))


def _body(article: Article) -> str:
    return _MARK.sub("", article.text).strip()
