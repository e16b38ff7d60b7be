"""The just-laws layout: one folder an instrument, README first, numbered parts beside it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.importers.source import MARKUP, TITLE, Refused, Sorting, Source

RANK = 1
_FRONT = re.compile(r"\A---\n.*?\n---\s*(?:\n|\Z)", re.DOTALL)
_STYLE = re.compile(r"<(style|script)\b[^<]*</\1>")
_CONTAINER = re.compile(r"^:::[ \t]*(?:\w+[ \t]*)?", re.MULTILINE)
_STRONG = re.compile(r"^(\s*)\*\*(第[^*]{1,20}条[^*]{0,10})\*\*", re.MULTILINE)
_OWN_TITLE = re.compile(r"^## (?=中华人民共和国\S*修正案)", re.MULTILINE)
_NOTE = re.compile(
    r"\*?(?:(?:根据)?(?:\d{4}年\d{1,2}月\d{1,2}日|[一二][一二三四五六七八九〇○零]{3}年)|第.{1,6}届全国人民代表大会).*"
    r"(?:通过|修正|修订|公布|发布|批准|施行|公布，由国务院公布施行。|实施)。?[）)]?\*?"
)


def belongs(text: str) -> bool:
    """Return whether a text looks like a page of the layout."""
    return bool(_FRONT.match(text) or re.search(r"^# ", text, re.MULTILINE))


def read(text: str, path: str) -> tuple[Source, ...]:
    """Return the texts of a file: an instrument, a part of one, or several amendments.

    Raises:
        Refused: the page leads to other pages and holds no text.
    """
    front = _FRONT.match(text)
    if front and (
        re.search(r"^home: true", front[0], re.MULTILINE) or not text[front.end() :].strip()
    ):
        raise Refused("导航页，不是法规")
    amendments = re.search(r"^# 修正案$", text, re.MULTILINE)
    cut = [m.start() for m in _OWN_TITLE.finditer(text)] if amendments else []
    pieces = [text[a:b] for a, b in zip([0, *cut], [*cut, len(text)], strict=True)]
    if cut:
        pieces = [pieces[0] + pieces[1], *pieces[2:]]
    return tuple(_one(piece, path, own=len(cut) > 0) for piece in pieces)


def _one(text: str, path: str, *, own: bool) -> Source:
    lines = Sorting()
    for pattern in (_FRONT, _STYLE, _CONTAINER):
        for found in pattern.finditer(text):
            lines.leave(MARKUP, found[0])
        text = pattern.sub("", text)
    text, marked = _STRONG.subn(r"\1\2", text)
    lines.left_out[MARKUP] += 4 * marked
    head = re.search(rf"^{'##' if own else '#'} (.*)$", text, re.MULTILINE)
    if head is None:
        raise Refused("没有标题，也没有正文")
    part = PurePosixPath(path).name != "README.md" and not own
    lines.leave("标题之前的内容", text[: head.start()])
    title = head[1].strip()
    if part and not re.match("中华人民共和国|全国人民代表大会", title):
        return Source(
            path, "", (), text[head.start() :], title, rank=RANK, left_out=lines.left_out
        )
    lines.leave(MARKUP, "#" * head[0].index(" "))
    lines.leave(TITLE, title)
    rest = text[head.end() :].splitlines()
    while rest and (not rest[0].strip() or _NOTE.fullmatch(rest[0].strip())):
        line = rest.pop(0)
        if line.strip():
            lines.note(line, without="*")
    body = "\n".join(rest)
    return Source(path, title, tuple(lines.notes), body, rank=RANK, left_out=lines.left_out)
