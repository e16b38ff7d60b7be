"""Every citation of the knowledge resolves, and its text opens where it is at hand."""

from __future__ import annotations

from corpus.check.references import cited_in
from corpus.citation import authored
from corpus.knowledge_base import Knowledge
from corpus.library import Library
from corpus.model.law import Citation, Validity
from corpus.resolver import Resolver
from tests.conftest import TODAY

WRONG = {Validity.NO_SUCH_ARTICLE, Validity.NO_SUCH_INSTRUMENT, Validity.AMBIGUOUS}


def citations(knowledge: Knowledge) -> list[Citation]:
    return list(dict.fromkeys(cited_in(tuple(vars(knowledge).values()))))


def test_every_citation_resolves_by_the_register(knowledge: Knowledge) -> None:
    resolver = Resolver.of(knowledge)
    found = {c: resolver.check(c, on=TODAY) for c in citations(knowledge)}

    assert len(found) > 3000
    assert [authored(c) for c, r in found.items() if r.status in WRONG] == []


def test_every_citation_opens_where_its_text_is_at_hand(
    knowledge: Knowledge, library: Library
) -> None:
    resolver = Resolver.of(knowledge, library)
    unopened = []
    for citation in citations(knowledge):
        entry = knowledge.instrument[citation.instrument]
        state = resolver.registered(entry)
        verdict = resolver.check(citation, on=TODAY)
        at_hand = state is not None and state.version is not None
        if verdict.status in WRONG or verdict.part_missing or at_hand > verdict.text_available:
            unopened.append((authored(citation), verdict.status.value))

    assert unopened == []
