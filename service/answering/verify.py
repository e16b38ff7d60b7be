"""Last step: nothing leaves without a source; every check fails closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.knowledge_base import Knowledge
from service.answering.draft import Draft
from service.domain.answer import CheckedCitation, Status, Validity
from service.prompts import Replies

_FIGURES = re.compile(r"0*(\d+)")
_UNRESOLVED = {Validity.NO_SUCH_ARTICLE, Validity.NO_SUCH_INSTRUMENT, Validity.AMBIGUOUS}


@dataclass(frozen=True, slots=True)
class Verifying:
    """The step with what it needs."""

    knowledge: Knowledge
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft, or one that says there is no source when a check does not pass."""
        if draft.status is Status.REFUSED:
            return draft
        if any(c.status in _UNRESOLVED for c in cited(draft)) or not self._figures_known(draft):
            reply = self.replies.statuses[Status.NO_SOURCE]
            return replace(
                draft,
                status=Status.NO_SOURCE,
                reply=reply,
                pathways=(),
                ruled_out=(),
                deadlines=(),
                ask=None,
            )
        return draft

    def _figures_known(self, draft: Draft) -> bool:
        """Return whether every number in the reply stands in what the reply was made from."""
        sources = [draft.text, *self.replies.statuses.values(), *self.replies.phrases.values()]
        if draft.matter:
            sources += [repr(draft.matter), repr(draft.pathways), repr(draft.deadlines)]
            sources += [repr(self.knowledge.time_limit[id]) for id in draft.matter.time_limits]
        sources += [str(hit) for hit in draft.hits] + [repr(draft.ask)]
        known = set(_FIGURES.findall(" ".join(sources)))
        for deadline in draft.deadlines:
            for day in (deadline.last_day, deadline.counted_from):
                known.update(_FIGURES.findall(str(day)))
        known.add("2000")
        return set(_FIGURES.findall(draft.reply)) <= known


def cited(draft: Draft) -> list[CheckedCitation]:
    """Return every citation of the draft once, in order of weight."""
    found = [c for p in draft.pathways for c in p.citations]
    found += [d.citation for d in draft.deadlines] + [
        c for r in draft.ruled_out for c in r.citations
    ]
    return list(dict.fromkeys(found))
