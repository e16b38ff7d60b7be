"""Articles cited of a law that was renewed lately: their numbers may be those of the old text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.citation.words import article_in_words
from corpus.model.law import Citation, Validity
from corpus.resolver import Resolved, Resolver
from service.answering.draft import Draft
from service.domain.answer import Status
from service.prompts import Replies
from service.wording import day_in_words

_LATELY = timedelta(days=730)  # people go on citing the old numbers
_SILENT = {Status.SAFETY, Status.REFUSED}


def warn_of_new_numbers(
    draft: Draft, asked: Sequence[Resolved], *, resolver: Resolver, replies: Replies
) -> Draft:
    """Return the draft with a warning first where a cited law has been renewed lately."""
    if draft.status in _SILENT:
        return draft
    lines = dict.fromkeys(_warnings(asked, resolver, replies, draft.on))
    return replace(draft, reply="\n".join([*lines, draft.reply])) if lines else draft


def _warnings(
    asked: Sequence[Resolved], resolver: Resolver, replies: Replies, on: date
) -> Iterator[str]:
    for one in asked:
        begun = one.state.first_day if one.state else None
        if one.status is not Validity.IN_FORCE or not one.article or not begun:
            continue
        if len(resolver.known(one.instrument).states) > 1 and on - begun < _LATELY:
            place = article_in_words(Citation("", one.article))
            day = day_in_words(begun)
            yield replies.say("renewed", title=one.instrument, place=place, day=day)
