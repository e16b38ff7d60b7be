"""How statements, citations and days are put before people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.citation import article_in_words
from corpus.model.law import Citation
from service.domain.answer import CheckedCitation, Validity

_LABELS = {Validity.REPEALED: "（已废止）", Validity.NOT_YET_IN_FORCE: "（尚未施行）"}


def name(citation: CheckedCitation) -> str:
    """Return a citation as people read it: title, place, and a label when not in force."""
    place = Citation(citation.instrument, citation.article, citation.paragraph, citation.item)
    label = _LABELS.get(citation.status, "")
    return f"《{citation.instrument}》{article_in_words(place)}{label}"


def unique(citations: Iterator[CheckedCitation]) -> list[CheckedCitation]:
    """Return the citations once each, in order."""
    return list(dict.fromkeys(citations))


def plain(text: str) -> str:
    """Return a statement without the citations that editors write inside it."""
    head, _, tail = text.partition("〔")
    return head + plain(tail.partition("〕")[2]) if tail else head


def sentence(text: str) -> str:
    """Return the text closed by a full stop."""
    return text if text.endswith(("。", "！", "？")) else text + "。"


def day_in_words(day: date) -> str:
    """Return a day as people write it, such as 2027年1月22日."""
    return f"{day.year}年{day.month}月{day.day}日"
