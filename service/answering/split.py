"""Several troubles in one message, told apart: the first is answered, the others wait."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId, Stage
from index.recognise import Recognition
from service.answering.draft import Draft
from service.answering.ports import CaseFile
from service.domain.triage import PURPOSE, triage

# Words that add another trouble; not those of 还有没有, 还有三个月, 另外一方.
_JOIN = re.compile(
    r"[，,。；;！!？?\s]*(?:还有(?!没有|没|什么|多|几|效|权|可能|必要|法|点|些|的|用|机会|希望|办法|时间"
    r"|[一二三四五六七八九十\d])(?:个事|就是)?|还有一件事|另外(?!一方|的|[一二两三]个?人|找|一家)(?:一件事|还有)?"
    r"|此外|再就是|再有就是|再一个|顺便(?:再)?问|第二件事?|其次)[，,：:、]?"
)
_NUMBERED = re.compile(
    r"(?:^|[，,。；;：:\s])(?:第[一二三]件?(?:事)?[，,、：:是]?|[一二三123][、.．)）]|[一二三]是)"
)
_ENDS = " ，,。；;"
_SHORTEST = 5  # characters of a trouble
_MASS, _LEAD = 0.3, 1.8  # share of the likeliest subject, and how far it leads the next
_SURE = 0.85  # subjects as sure as this are two even where both go to court
_ONLY_KNOWLEDGE = 0.6
_WEIGHED = 25  # matters among which a clause is placed
_MOST = 3  # troubles taken from one message
_FAMILY = {
    PathwayId.ADMINISTRATIVE_LITIGATION: PathwayId.ADMINISTRATIVE_RECONSIDERATION,
    PathwayId.STATE_COMPENSATION: PathwayId.ADMINISTRATIVE_RECONSIDERATION,
    PathwayId.PEOPLES_MEDIATION: PathwayId.CIVIL_LITIGATION,
}


class Recogniser(Protocol):
    """Finds the matter of a message."""

    def recognise(self, text: str, *, limit: int = 5) -> Recognition:
        """Return the most likely matters and first pathways."""
        ...


@dataclass(frozen=True, slots=True)
class _Trouble:
    text: str
    matter: str
    subject: str
    share: float
    family: str

    def differs(self, other: _Trouble) -> bool:
        """Return whether two troubles have different subjects and go different ways."""
        apart = self.family != other.family or min(self.share, other.share) > _SURE
        return self.subject != other.subject and apart


@dataclass(frozen=True, slots=True)
class Splitting:
    """The step with what it needs."""

    knowledge: Knowledge
    recogniser: Recogniser

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft about its first trouble; the others wait in the case."""
        found: list[_Trouble] = []
        for trouble in self._troubles(draft.text):
            if all(trouble.differs(known) for known in found):
                found.append(trouble)
        if len(found) < 2:
            return draft
        first, *others = found[:_MOST]
        waiting = tuple(CaseFile(account=t.text, likely=t.matter) for t in others)
        return replace(draft, heard=first.text, case=draft.case.parking(waiting), told_apart=True)

    def _troubles(self, text: str) -> Iterator[_Trouble]:
        parts = clauses(text)
        for part in parts if len(parts) > 1 else ():
            trouble = self._placed(part)
            if trouble:
                yield trouble

    def _placed(self, part: str) -> _Trouble | None:
        """Return a clause with its likeliest subject, or None when that is not clear."""
        seen = self.recogniser.recognise(part, limit=_WEIGHED)
        if not seen.matters or seen.knowledge > _ONLY_KNOWLEDGE:
            return None
        shares: Counter[str] = Counter()
        for id, score in seen.matters:
            shares[self.knowledge.matter[id].category] += score  # type: ignore[assignment]
        matter = self.knowledge.matter[seen.matters[0][0]]
        total, mine = sum(shares.values()), shares[matter.category]
        rest = max((s for c, s in shares.items() if c != matter.category), default=0.0)
        if mine < _MASS * total or mine < _LEAD * rest:
            return None
        today = triage(matter, {PURPOSE: "dispute", "danger_now": "no"}).standing
        first = next((s.entry.pathway for s in today if s.stage is Stage.NOW), None)
        family = _FAMILY.get(first, first) if first else ""
        return _Trouble(part, matter.id, matter.category, mine / total, family)


def clauses(text: str) -> list[str]:
    """Return the parts of a message that words like 还有 or numbers set apart."""
    pattern = _NUMBERED if len(_NUMBERED.findall(text)) > 1 else _JOIN
    parts = [part.strip(_ENDS) for part in pattern.split(text)]
    return [part for part in parts if len(part) >= _SHORTEST]
