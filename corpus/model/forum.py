"""Administrative organs that may settle a dispute between private sides, beside the courts."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model.law import Citation, Conditions, Statement, Verified
from corpus.model.pathway import PathwayId

# The two ways in which an organ settles what is private: it decides, or it mediates.
SETTLING = (PathwayId.ADMINISTRATIVE_ADJUDICATION, PathwayId.ADMINISTRATIVE_MEDIATION)


@dataclass(frozen=True, slots=True)
class OpenIn:
    """A matter in which a forum is open, and the facts on which that turns."""

    matter: str
    needs: Conditions = field(default_factory=dict)
    unless: Conditions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forum:
    """A dispute that an organ may adjudicate or mediate: who, on which article, how far.

    It is open in the `matters` named, and in every matter with a complaint that is one of its
    `doors`: whoever complains there is offered mediation.
    """

    id: str
    pathway: PathwayId
    name: str
    subject: str
    organ: str
    settles: str
    cannot: tuple[Statement, ...]
    after: Statement
    cites: tuple[Citation, ...]
    matters: tuple[OpenIn, ...] = ()
    doors: tuple[str, ...] = ()
    verified: Verified = Verified.TEXT
    note: str | None = None
