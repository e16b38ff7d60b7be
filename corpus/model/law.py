"""Instruments, citations of them, and statements that rest on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Facts with the values that satisfy: every fact must hold, any of its values will do.
Conditions = Mapping[str, tuple[str, ...]]


class Verified(StrEnum):
    """How far a statement was checked; only `text` may be stated as certain."""

    TEXT = "text"
    SECONDARY = "secondary"
    PLAN = "plan"
    GENERAL = "general"
    NOT_VERIFIED = "not_verified"


class InstrumentKind(StrEnum):
    """What sort of legal file an instrument is."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    DEPARTMENTAL_RULE = "departmental_rule"
    LOCAL_REGULATION = "local_regulation"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    NORMATIVE_DOCUMENT = "normative_document"
    PLAN = "plan"


class Validity(StrEnum):
    """Whether what a citation points at exists and is in force on the day asked about."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    NO_SUCH_ARTICLE = "no_such_article"
    NO_SUCH_INSTRUMENT = "no_such_instrument"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer into an instrument by its short name; `article` is digits such as "276-1"."""

    instrument: str
    article: str | None = None
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of the law in our own words, with what it rests on."""

    text: str
    cites: tuple[Citation, ...] = ()
    verified: Verified = Verified.TEXT
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A registered instrument: its short and full names and the days on which it is in force.

    `first_in_force` is the first day of its first version, where the registered one is a later one
    with a day of its own; `articles` is the number of the last article, `inserted` those with a
    suffix such as "276-1".
    """

    id: str
    title: str
    slug: str
    kind: InstrumentKind
    verified: Verified
    aliases: tuple[str, ...] = ()
    version: str | None = None
    first_in_force: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaced_by: str | None = None
    repealed_by: Citation | None = None
    articles: int | None = None
    inserted: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None

    @property
    def adopted(self) -> date | None:
        """Return the day on which the registered version was adopted, when it is known."""
        return date.fromisoformat(self.version) if self.version else None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A decision that changed instruments, and the day on which their new texts begin.

    Registered where the texts themselves do not say: an amended text keeps the final article of
    the first one. `instruments` are full titles; none means every law changed on that day.
    """

    id: str
    adopted: date
    in_force_from: date
    verified: Verified
    instruments: tuple[str, ...] = ()
    note: str | None = None
