"""Promises against the official texts: cited articles exist and carry the figures stated."""

from __future__ import annotations

import unicodedata
from datetime import date

from corpus.check.evidence import Evidence, inside
from corpus.check.references import cited_in
from corpus.citation import authored, in_chinese
from corpus.library import Library
from corpus.model.law import Citation, Instrument
from corpus.model.text import Version
from corpus.model.time_limit import TimeLimit
from corpus.yaml_file import KnowledgeError


def figures_missing(evidence: Evidence, library: Library) -> list[KnowledgeError]:
    """Return an error for every article and every figure that the texts do not have."""
    errors: list[KnowledgeError] = []
    register = evidence.knowledge.instrument
    for name in evidence.entries:
        for value, place in evidence.each(name):
            for citation in dict.fromkeys(cited_in(value)):
                version = _version(register[citation.instrument], library)
                if version and citation.article and citation.article not in version.articles:
                    errors.append(place.error(f"原文里没有 {authored(citation)}"))
    for limit, place in evidence.each("time_limits"):
        found = [text for c in limit.cites if (text := _text(c, register, library))]
        if found and limit.amount and not any(_carries(limit, text) for text in found):
            errors.append(inside(place, "amount").error(f"引用的条文里没有“{limit.amount}”这个数"))
    return errors


def _text(citation: Citation, register: dict[str, Instrument], library: Library) -> str | None:
    version = _version(register[citation.instrument], library)
    article = version and library.article_of(version, citation.article or "")
    return unicodedata.normalize("NFKC", article.text) if article else None


def _carries(limit: TimeLimit, text: str) -> bool:
    amount = limit.amount or 0
    forms = {in_chinese(amount), str(amount)}
    if amount == 2:
        forms.add("两")
    if limit.unit == "month" and amount == 6:
        forms.add("半")
    return any(form in text for form in forms)


def _version(instrument: Instrument, library: Library) -> Version | None:
    """Return the version that an entry of the register speaks of."""
    versions = library.versions(instrument.title)
    if instrument.in_force_to:
        return library.on(instrument.title, instrument.in_force_to)
    if len(versions) > 1 and instrument.adopted:
        start = max(instrument.adopted, instrument.in_force_from or date.min)
        later = [v for v in versions if v.valid_from and v.valid_from >= start]
        return later[0] if later else versions[-1]
    return versions[-1] if versions else None
