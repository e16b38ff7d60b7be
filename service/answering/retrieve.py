"""Step six: the passages of the knowledge closest to the question."""

from __future__ import annotations

from dataclasses import replace

from service.answering.draft import Draft
from service.answering.ports import Retriever

_WANTED = 24


def retrieve(draft: Draft, *, retriever: Retriever) -> Draft:
    """Return the draft with what was found, what belongs to its matter first."""
    if draft.matter is None or draft.purpose == "dispute" or not draft.text:
        return draft
    prefix = f"matter/{draft.matter.id}/"
    hits = retriever.search(f"{draft.matter.title} {draft.text}", limit=_WANTED)
    own = [hit for hit in hits if hit.passage.startswith(prefix)]
    return replace(draft, hits=tuple(own))
