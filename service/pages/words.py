"""How values of an answer read on the page: days, articles, states."""

from __future__ import annotations

from datetime import date

from corpus.citation import article_in_words
from corpus.model.law import Citation
from service.domain.answer import Ask, CheckedCitation, Deadline
from service.pages.blank import Blank

NEAR = 15  # days


def place(citation: CheckedCitation | Blank) -> str:
    """Return the article of a citation in words: 第二十三条第一款."""
    if isinstance(citation, Blank):
        return ""
    parts = citation.instrument, citation.article, citation.paragraph, citation.item
    return article_in_words(Citation(*parts))


def state(deadline: Deadline | Blank) -> str | Blank:
    """Return how a deadline stands: unknown, passed, today, near or open."""
    if isinstance(deadline, Blank):
        return deadline
    left = deadline.days_left
    if deadline.last_day is None or left is None:
        return "unknown"
    if deadline.passed:
        return "passed"
    if left == 0:
        return "today"
    return "near" if left <= NEAR else "open"


def ics(deadline: Deadline | Blank) -> str | Blank:
    """Return where the calendar file of a last day is, empty when there is none to come."""
    if isinstance(deadline, Blank):
        return deadline
    if state(deadline) in ("unknown", "passed") or deadline.last_day is None:
        return ""
    return f"/deadlines/{deadline.rule}/{deadline.last_day.isoformat()}.ics"


def input_kind(ask: Ask | Blank) -> str | Blank:
    """Return what a question is answered with; the ids of facts end in their kind."""
    if isinstance(ask, Blank):
        return ask
    if ask.fact.endswith("_on"):
        return "date"
    return "amount" if ask.fact.endswith("_amount") else "choice"


def as_day(text: str | Blank) -> date | Blank | None:
    """Return the day a text names in ISO form, None when it is words for an event."""
    if isinstance(text, Blank):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def overdue(deadline: Deadline | Blank) -> int | Blank:
    """Return how many days ago a deadline passed."""
    return deadline if isinstance(deadline, Blank) else -(deadline.days_left or 0)


def lines(text: str | Blank) -> list[str] | Blank:
    """Return the paragraphs of a text."""
    return text if isinstance(text, Blank) else [line for line in text.split("\n") if line]


def among(value: object, *options: object) -> bool:
    """Return whether a value is one of the options; a blank is every one of them."""
    return isinstance(value, Blank) or value in options
