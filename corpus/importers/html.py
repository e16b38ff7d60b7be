"""Web pages (home of lxml.html): blocks become lines, scripts and navigation are counted."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml import html as parser

from corpus.importers import plain
from corpus.importers.sandbox import Extract
from corpus.importers.source import Refused, size

_DROPPED = {
    "script": "脚本和样式",
    "style": "脚本和样式",
    "noscript": "脚本和样式",
    "template": "脚本和样式",
    "head": "页面信息",
    "nav": "导航",
    "header": "导航",
    "footer": "导航",
    "aside": "导航",
}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(gb\w+|utf-?8)""", re.IGNORECASE)


def read(data: bytes) -> Extract:
    """Return the lines of a page.

    Raises:
        Refused: the page cannot be decoded or says nothing.
    """
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower().startswith(b"gb"):
        text = data.decode("gb18030", errors="strict")
    else:
        text = plain.decode(data)
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    if re.search(r"<!ENTITY", text):
        raise Refused("网页里定义了实体，可能是攻击")
    tree = parser.document_fromstring(
        text, parser=parser.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    )
    total = size("".join(tree.itertext()))
    left_out: Counter[str] = Counter()
    for tag, reason in _DROPPED.items():
        for element in list(tree.iter(tag)):
            left_out[reason] += size("".join(element.itertext()))
            element.drop_tree()
    lines = _lines(tree)
    if not lines:
        raise Refused("网页里没有文字")
    return Extract(lines, total, {reason: n for reason, n in left_out.items() if n})


def _lines(tree: etree._Element) -> list[str]:
    words: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            words += ["\n"] * block + [_flat(element.text)]
        else:
            words += ["\n"] * block + [_flat(element.tail)]
    return [line for raw in "".join(words).split("\n") if (line := raw.strip(" \t\r"))]


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")
