"""What the register says of titles and days; where sources disagree it decides."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from corpus.importers.text import Text, key
from corpus.knowledge_base import Knowledge
from corpus.model.law import Instrument, InstrumentKind


class Register:
    """The registered instruments and amendments, found by title."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the register of a knowledge."""
        self._instruments: dict[str, list[Instrument]] = defaultdict(list)
        for instrument in knowledge.instruments:
            self._instruments[key(instrument.title)].append(instrument)
        self._amendments = knowledge.amendments
        self.titles = {key(i.title): i.title for i in knowledge.instruments}

    def title(self, text: Text) -> str:
        """Return the registered title of a text, or its own."""
        return self.titles.get(text.key, text.title)

    def begins(self, text: Text) -> date | None:
        """Return the first day in force of a version, or None when the register is silent."""
        for instrument in self._instruments[text.key]:
            start = instrument.in_force_from
            if instrument.adopted == text.adopted and start and text.adopted:
                if start >= text.adopted:
                    return start
            elif text.adopted is None and start:
                return start
        for amendment in self._amendments:
            if amendment.adopted != text.adopted:
                continue
            named = text.key in map(key, amendment.instruments)
            if named or (not amendment.instruments and text.amended and self._is_law(text)):
                return amendment.in_force_from
        return None

    def starts(self, title_key: str) -> set[date]:
        """Return the days on which some version of an instrument is known to begin."""
        known = {
            i.in_force_from
            for i in self._instruments[title_key]
            if i.in_force_from and (i.adopted is None or i.in_force_from >= i.adopted)
        }
        return known | {
            a.in_force_from for a in self._amendments if title_key in map(key, a.instruments)
        }

    def ends(self, text: Text) -> date | None:
        """Return the last day in force that the register states for a version, or None."""
        stated = [
            i.in_force_to
            for i in self._instruments[text.key]
            if i.in_force_to
            and (i.adopted is None or text.adopted is None or text.adopted <= i.adopted)
        ]
        return min(stated, default=None)

    def prefers(self, text: Text) -> bool:
        """Return whether the register names the source of a text."""
        return any(
            _names(registered, text.source)
            for instrument in self._instruments[text.key]
            for registered in instrument.sources
        )

    def _is_law(self, text: Text) -> bool:
        kinds = {i.kind for i in self._instruments[text.key]}
        return InstrumentKind.LAW in kinds if kinds else text.title.endswith("法")


def _names(registered: str, source: str) -> bool:
    """Return whether a registered path is a file, or lies in a folder, under whatever root."""
    for collection in ("just-laws/", "lawrefbook/", "docs/"):
        registered = registered.removeprefix(collection)
    folder, found, _ = registered.rpartition("/")
    return f"/{source}".endswith(f"/{registered}") or (
        bool(found) and f"/{source}".endswith(f"/{folder}")
    )
