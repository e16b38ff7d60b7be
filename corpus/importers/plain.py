"""Lines without marks: plain text, and what the sandbox takes out of docx, PDF and HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.importers.numerals import NUMERAL
from corpus.importers.source import TITLE, Refused, Sorting, Source
from corpus.importers.text import key

RANK = 3
_BODY = re.compile(rf"第{NUMERAL}(?:编|章|节|条)|目\s*录|序\s*言|{NUMERAL}、|（{NUMERAL}）")
_EVENT = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[一二][一二三四五六七八九〇○零]{3}年")
_BINARY = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_LONGEST_TITLE = 80


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a mark, or GB18030.

    Raises:
        Refused: the bytes are no text in any of them.
    """
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    encodings = ("utf-16",) if marked else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            break
        return text
    raise Refused("不是文本文件，或编码无法识别")


def read(
    lines: list[str], path: str, titles: Mapping[str, str], left_out: Mapping[str, int]
) -> Source:
    """Return the one text of a file; a line that is a registered title is its title.

    Raises:
        Refused: there is nothing to read.
    """
    sorting = Sorting()
    sorting.left_out.update(left_out)
    start = next((i for i, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise Refused("没有文字")
    registered = next((i for i, line in enumerate(lines) if key(line.strip()) in titles), None)
    if registered is not None:
        for line in lines[start:registered]:
            if line.strip():
                sorting.note(line)
        start = registered
    title = lines[start].strip()
    end = start + 1
    while registered is None and end < len(lines) and _title_goes_on(title, lines[end]):
        title += lines[end].strip()
        end += 1
    sorting.leave(TITLE, title)
    opened = False
    while end < len(lines):
        bare = lines[end].strip()
        opened = opened or bare.startswith(("（", "("))
        if bare and (_BODY.match(bare) or not (opened or _is_note(bare))):
            break
        if bare:
            sorting.note(lines[end])
            opened = opened and not bare.endswith(("）", ")"))
        end += 1
    body = "\n".join(lines[end:])
    return Source(path, title, tuple(sorting.notes), body, rank=RANK, left_out=sorting.left_out)


def _title_goes_on(title: str, line: str) -> bool:
    bare = line.strip()
    return (
        bool(bare)
        and len(title) + len(bare) < _LONGEST_TITLE
        and not bare.startswith(("（", "("))
        and not _BODY.match(bare)
        and not _EVENT.search(bare)
        and bare[-1] not in "。；：，"
        and not re.search(r"(?:法|法典|条例|规定|办法|解释|决定|规则|细则)$", title)
    )


def _is_note(bare: str) -> bool:
    return len(bare) < _LONGEST_TITLE * 2 and bool(
        _EVENT.match(bare) or re.match(r"根据.*修[正订]|.{2,12}令|.{0,10}第\s*\d+\s*号", bare)
    )
