"""How statements, citations and days are put before people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.citation import article_in_words
from corpus.model.law import Citation
from corpus.model.matter import Fact, FactType
from service.domain.answer import CaseFact, CheckedCitation, Validity

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


def fact_in_words(fact: Fact, told: CaseFact) -> str:
    """Return what was told of a fact as people read it."""
    if fact.type is FactType.DATE:
        days = [day_in_words(date.fromisoformat(d)) for d in (told.value, told.latest) if d]
        return "到".join(days) + ("之间" if told.latest else "")
    if fact.type is FactType.AMOUNT:
        return f"{told.value}元"
    return next((c.label for c in fact.choices if c.value == told.value), told.value)


def day_in_words(day: date) -> str:
    """Return a day as people write it, such as 2027年1月22日."""
    return f"{day.year}年{day.month}月{day.day}日"
