"""Promises against the official texts: cited articles exist and carry the figures stated.

The full library of versions comes with the importers; this reads the Markdown folders that the
register names, for editors who have them at hand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from corpus.check.evidence import Evidence, inside
from corpus.check.references import cited_in
from corpus.citation import authored, in_chinese
from corpus.model.law import Instrument
from corpus.model.time_limit import TimeLimit
from corpus.yaml_file import KnowledgeError

_NUMERAL = "[一二三四五六七八九十百千零〇]+"
_ARTICLE = re.compile(rf"^[\s*#]*第({_NUMERAL})条(?:之({_NUMERAL}))?", re.MULTILINE)
_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def figures_missing(evidence: Evidence, texts: Path) -> list[KnowledgeError]:
    """Return an error for every article and every figure that the texts do not have."""
    errors: list[KnowledgeError] = []
    register = evidence.knowledge.instrument
    for name in evidence.entries:
        for value, place in evidence.each(name):
            for citation in dict.fromkeys(cited_in(value)):
                articles = _articles_of(register[citation.instrument], texts)
                if citation.article and articles and citation.article not in articles:
                    errors.append(place.error(f"原文里没有 {authored(citation)}"))
    for limit, place in evidence.each("time_limits"):
        cited = [
            _articles_of(register[c.instrument], texts).get(c.article or "") for c in limit.cites
        ]
        found = [text for text in cited if text]
        if found and limit.amount and not any(_carries(limit, text) for text in found):
            errors.append(inside(place, "amount").error(f"引用的条文里没有“{limit.amount}”这个数"))
    return errors


def _carries(limit: TimeLimit, text: str) -> bool:
    amount = limit.amount or 0
    forms = {in_chinese(amount), str(amount)}
    if amount == 2:
        forms.add("两")
    if limit.unit == "month" and amount == 6:
        forms.add("半")
    return any(form in text for form in forms)


def _articles_of(instrument: Instrument, texts: Path) -> dict[str, str]:
    articles: dict[str, str] = {}
    for source in instrument.sources:
        path = (
            texts / source
            if (texts / source).exists()
            else texts / source.replace("docs/", "just-laws/", 1)
        )
        if path.exists():
            articles |= _read(path)
    return articles


@cache
def _read(path: Path) -> dict[str, str]:
    text = unicodedata.normalize("NFKC", path.read_text(encoding="utf-8"))
    marks = list(_ARTICLE.finditer(text))
    ends = [*(m.start() for m in marks[1:]), *([len(text)] if marks else [])]
    found: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        number = str(_value(mark[1])) + (f"-{_value(mark[2])}" if mark[2] else "")
        found.setdefault(number, text[mark.start() : end])
    return found


def _value(words: str) -> int:
    total = digit = 0
    for character in words:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit
