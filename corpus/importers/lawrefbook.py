"""The LawRefBook layout: title and dated notes, an end mark, then the text without emphasis."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from corpus.importers.source import MARKUP, TITLE, Refused, Sorting, Source

END = "<!-- INFO END -->"
RANK = 2
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DATED = re.compile(r"\((\d{4})-(\d{2})-(\d{2})\)$")


def belongs(text: str) -> bool:
    """Return whether a text has the layout's end mark."""
    return END in text


def read(text: str, path: str) -> Source:
    """Return the one text of a file.

    Raises:
        Refused: the file is the layout's template or has no title.
    """
    if "bookHidden: true" in text:
        raise Refused("模版，不是法规")
    head, _, body = text.partition(END)
    lines = Sorting()
    lines.leave(MARKUP, END)
    titles: list[str] = []
    for line in head.splitlines():
        if line.startswith("# "):
            titles.append(line[1:].strip())
            lines.leave(MARKUP, "#")
            if len(titles) == 1:
                lines.leave(TITLE, titles[0])
        elif line.strip():
            lines.note(line)
    if not titles:
        raise Refused("没有标题")
    for comment in _COMMENT.findall(body):
        lines.leave(MARKUP, comment)
    body = _COMMENT.sub("", body)
    part = titles[1] if len(titles) > 1 else None
    if part:
        lines.left_out[MARKUP] -= 1
        body = f"# {part}\n{body}"
    return Source(
        path=path,
        title=titles[0],
        notes=tuple(lines.notes),
        body=body,
        part=part,
        dated=_date_in(PurePath(path).stem),
        rank=RANK,
        left_out=lines.left_out,
    )


def _date_in(name: str) -> date | None:
    found = _DATED.search(name)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None
