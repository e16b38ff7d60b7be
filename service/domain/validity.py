"""Whether a citation points at something in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corpus.model.law import Citation, Instrument
from service.domain.answer import CheckedCitation, Validity


def check(citation: Citation, register: Mapping[str, Instrument], *, on: date) -> CheckedCitation:
    """Return the citation by full title, with its validity on the day."""
    instrument = register.get(citation.instrument)
    return CheckedCitation(
        instrument=instrument.title if instrument else citation.instrument,
        article=citation.article,
        paragraph=citation.paragraph,
        item=citation.item,
        status=_validity(citation, instrument, on),
        text_available=False,
    )


def _validity(citation: Citation, instrument: Instrument | None, on: date) -> Validity:
    if instrument is None:
        return Validity.NO_SUCH_INSTRUMENT
    if instrument.in_force_from and on < instrument.in_force_from:
        return Validity.NOT_YET_IN_FORCE
    if instrument.in_force_to and on > instrument.in_force_to:
        return Validity.REPEALED
    if citation.article and instrument.articles:
        number = int(citation.article.partition("-")[0])
        if not 1 <= number <= instrument.articles:
            return Validity.NO_SUCH_ARTICLE
    return Validity.IN_FORCE
