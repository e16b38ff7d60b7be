"""Last step: nothing leaves without a source; every check fails closed."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from corpus.knowledge_base import Knowledge
from corpus.model.law import Citation
from corpus.resolver import Resolver
from service.answering.correct import Correcting
from service.answering.draft import Draft
from service.answering.notice import open_forums
from service.answering.renew import warn_of_new_numbers
from service.domain.answer import CheckedCitation, Status, Validity
from service.prompts import Replies

_FIGURES = re.compile(r"0*(\d+)")
_UNRESOLVED = {Validity.NO_SUCH_ARTICLE, Validity.NO_SUCH_INSTRUMENT, Validity.AMBIGUOUS}
_DATED = {Validity.REPEALED, Validity.NOT_YET_IN_FORCE}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verifying:
    """The step with what it needs."""

    knowledge: Knowledge
    replies: Replies
    resolver: Resolver

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft, or one that says there is no source when a check does not pass."""
        if draft.status is Status.REFUSED:
            return draft
        draft = replace(
            draft,
            pathways=self._judged(draft.pathways, draft.on),
            ruled_out=self._judged(draft.ruled_out, draft.on),
            deadlines=self._judged(draft.deadlines, draft.on),
            corrections=self._judged(draft.corrections, draft.on),
        )
        if not self._sound(draft):
            draft = replace(
                draft,
                status=Status.NO_SOURCE,
                reply=self.replies.statuses[Status.NO_SOURCE],
                pathways=(),
                ruled_out=(),
                deadlines=(),
                corrections=(),
                ask=None,
            )
        asked = self.resolver.resolve(draft.text, on=draft.on)
        draft = Correcting(self.replies)(draft, asked)
        return warn_of_new_numbers(draft, asked, resolver=self.resolver, replies=self.replies)

    def _sound(self, draft: Draft) -> bool:
        """Return whether every citation resolves and every figure has a source."""
        if any(c.status in _UNRESOLVED for c in cited(draft)) or not self._figures_known(draft):
            return False
        written = self.resolver.resolve(draft.reply, on=draft.on)
        return not any(c.article and c.status in _UNRESOLVED for c in written)

    def _judged(self, value: T, on: date) -> T:
        """Return a value with every citation inside it judged by register and texts."""
        if isinstance(value, CheckedCitation):
            return self._checked(value, on)  # type: ignore[return-value]  # T is CheckedCitation
        if isinstance(value, tuple):
            return tuple(self._judged(one, on) for one in value)  # type: ignore[return-value]
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            held = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
            changed = {n: self._judged(v, on) for n, v in held.items()}
            return replace(value, **changed) if changed != held else value
        return value

    def _checked(self, citation: CheckedCitation, on: date) -> CheckedCitation:
        place = citation.article, citation.paragraph, citation.item
        verdict = self.resolver.check(Citation(citation.instrument, *place), on=on)
        several = len(self.resolver.register.get(citation.instrument, ())) > 1
        kept = several and citation.status in _DATED  # it was cited as one version of the title
        status = citation.status if kept else verdict.status
        if verdict.part_missing:
            status = Validity.NO_SUCH_ARTICLE
        return replace(citation, status=status, text_available=verdict.text_available)

    def _figures_known(self, draft: Draft) -> bool:
        """Return whether every number in the reply stands in what the reply was made from."""
        said = self.replies
        sources = [draft.text, repr(draft.corrections), repr(draft.changed)]
        sources += [m.title for m in self.knowledge.matters if m.title in draft.reply]
        for fixed in (said.statuses, said.remarks, said.phrases):
            sources += fixed.values()
        if draft.matter:
            sources += [repr(draft.matter), repr(draft.pathways), repr(draft.deadlines)]
            sources += [repr(self.knowledge.time_limit[id]) for id in draft.matter.time_limits]
        sources += [repr(forum) for forum in open_forums(draft, self.knowledge)]
        sources += [str(hit) for hit in draft.hits] + [repr(draft.ask)]
        known = set(_FIGURES.findall(" ".join(sources)))
        for deadline in draft.deadlines:
            for day in (deadline.last_day, deadline.counted_from):
                known.update(_FIGURES.findall(str(day)))
        known.add("2000")
        return set(_FIGURES.findall(draft.reply)) <= known


def cited(draft: Draft) -> list[CheckedCitation]:
    """Return every citation of the draft once, in order of weight."""
    found = [*draft.asked, *(c for told in draft.corrections for c in told.citations)]
    found += [c for p in draft.pathways for c in p.citations]
    found += [d.citation for d in draft.deadlines] + [
        c for r in draft.ruled_out for c in r.citations
    ]
    return list(dict.fromkeys(found))
