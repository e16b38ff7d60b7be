"""How far a matter has come: what a phase opens and closes, in every matter of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model.law import Citation
from corpus.model.matter import MatterPathway
from corpus.model.pathway import PathwayId


@dataclass(frozen=True, slots=True)
class Closing:
    """A pathway, or one mechanism of it, that a phase closes; people are told a `reason` given."""

    pathway: PathwayId
    mechanism: str | None = None
    reason: str | None = None
    cites: tuple[Citation, ...] = ()

    def meets(self, entry: MatterPathway) -> bool:
        """Return whether an entry of a matter is closed."""
        return entry.pathway is self.pathway and self.mechanism in (None, entry.mechanism)


@dataclass(frozen=True, slots=True)
class Phase:
    """One value of the fact that tells how far a matter has come, in all that have `beside`.

    An entry that itself asks for the fact in `needs` is left as its matter has it; `except_in`
    names matters that the phase leaves alone.
    """

    id: str
    beside: PathwayId
    fact: str
    value: str
    opens: tuple[MatterPathway, ...] = ()
    closes: tuple[Closing, ...] = ()
    time_limits: tuple[str, ...] = ()
    except_in: tuple[str, ...] = ()
