"""What people often take for granted wrongly, and what the law says instead."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model.law import Citation, Verified
from corpus.model.pathway import PathwayId


@dataclass(frozen=True, slots=True)
class Premise:
    """A point that is told first when a message has one of `words`, of `also` and of `about`.

    `closes` are the pathways that the mistake was about; what the message says of them (`words`)
    then does not count for what its matter is.
    """

    id: str
    words: tuple[str, ...]
    text: str
    cites: tuple[Citation, ...]
    also: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    closes: tuple[PathwayId, ...] = ()
    verified: Verified = Verified.TEXT
    note: str | None = None
