"""Whether a citation exists and is in force on a day: the decision, as a pure function."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.citation.mention import Edition, Mention
from corpus.citation.states import Known, State
from corpus.model.law import Validity

_ITEM_MARK = re.compile(r"^[\s　]*[（(]([一二三四五六七八九十]{1,3})[）)]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Judged:
    """The status on the day, the state it rests on, what does exist, and what came after."""

    status: Validity
    state: State | None = None
    valid_range: tuple[str, str] | None = None
    successor: str | None = None


def judge(mention: Mention, known: Known, *, on: date) -> Judged:
    """Return the verdict on a citation of a known instrument."""
    asked = _asked(mention.edition, known, on)
    if asked is None:
        return Judged(Validity.AMBIGUOUS)
    if asked.last_day and on > asked.last_day:
        later = known.on(on)
        return Judged(
            Validity.REPEALED, asked, successor=known.title if later else known.successor
        )
    if asked.first_day and on < asked.first_day:
        return Judged(Validity.NOT_YET_IN_FORCE, asked)
    if mention.article is not None and not _has(asked, mention.article):
        return Judged(Validity.NO_SUCH_ARTICLE, asked, valid_range=_range(asked))
    return Judged(Validity.IN_FORCE, asked)


def missing_part(
    text: str, article: str, paragraph: int | None, item: int | None
) -> tuple[str, str] | None:
    """Return the range of paragraphs or items that an article has when the cited one is not there.

    Paragraphs are counted generously, by lines that are no items: what may be there passes.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    paragraphs = [line for line in lines if not _ITEM_MARK.match(line)]
    if paragraph is not None and paragraph > len(paragraphs):
        return f"{article}.1", f"{article}.{len(paragraphs)}"
    items = len(_ITEM_MARK.findall(text))
    if item is not None and item > items and "（" in text:
        return f"{article}.{paragraph or 1}.1", f"{article}.{paragraph or 1}.{items}"
    return None


def _asked(edition: Edition, known: Known, on: date) -> State | None:
    """Return the state a citation is about, None when there is no telling."""
    if edition.year is not None:
        named = [s for s in known.states if edition.year in s.years]
        if named:
            return next((s for s in named if s.covers(on)), named[-1])
        before = [s for s in known.states if not s.years and s.last_day]
        old = [s for s in before if not s.first_day or s.first_day.year <= edition.year]
        return old[0] if old and old[0].last_day and edition.year <= old[0].last_day.year else None
    if edition.former:
        past = [s for s in known.states if s.last_day and s.last_day < on]
        if past:
            return past[-1]
    current = known.on(on)
    if current:
        return current
    coming = [s for s in known.states if s.first_day and s.first_day > on]
    past = [s for s in known.states if s.last_day and s.last_day < on]
    return past[-1] if past else coming[0] if coming else None


def _has(state: State, article: str) -> bool:
    if state.last == 0:
        return False  # a text without articles
    if state.last is None:
        return not article.startswith("0") and article != "0"
    return article in state.numbers


def _range(state: State) -> tuple[str, str] | None:
    return (state.numbers[0], str(state.last)) if state.numbers and state.last else None
