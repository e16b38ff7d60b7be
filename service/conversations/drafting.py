"""The use case of papers: which fit a conversation, and one filled from what was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.model.matter import Fact, FactType
from service.conversations.model import Conversation, Speaker
from service.domain.answer import Answer, CaseFact, FactSource, PathwayAdvice, Validity
from service.domain.conditions import UNSURE
from service.domain.paper import Paper, Told, advice_for, fill, fitting
from service.papers import Papers
from service.wording import day_in_words, name

_OWN_WORDS = 8  # characters; shorter messages are answers, not an account
_CITED = 4
_UNSAID = frozenset({"purpose", "danger_now"})  # for the engine, not for an authority


class NoSuchPaper(Exception):
    """There is no such paper, or today's pathways do not ask for it."""


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A draft ready to be made into a file."""

    title: str
    label: str
    hint: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    producer: str
    produce_id: str


@dataclass(frozen=True, slots=True)
class Drafting:
    """Papers over the facts that rules read."""

    papers: Papers
    facts: Mapping[str, Fact]

    def fitting(self, conversation: Conversation) -> tuple[Paper, ...]:
        """Return the papers that the last advice asks for."""
        answer = _advice(conversation)
        return fitting(self.papers.papers, answer) if answer else ()

    def draft(self, conversation: Conversation, paper_id: str) -> FilledPaper:
        """Return a paper filled with what the person told, and nothing else.

        Raises:
            NoSuchPaper: there is no such paper, or today's pathways do not ask for it.
        """
        answer = _advice(conversation)
        paper = next((p for p in self.papers.papers if p.id == paper_id), None)
        advice = advice_for(paper, answer) if paper and answer else None
        if paper is None or answer is None or advice is None:
            raise NoSuchPaper(paper_id)
        told = self._told(conversation, answer, advice)
        blank = self.papers.blank
        return FilledPaper(
            title=paper.title,
            label=self.papers.label,
            hint=fill(self.papers.hint, told, blank=blank),
            parts=tuple((p.heading, fill(p.lines, told, blank=blank)) for p in paper.parts),
            producer=self.papers.producer,
            produce_id=f"{paper.id}-{answer.generation}-{answer.as_of:%Y%m%d}",
        )

    def _told(self, conversation: Conversation, answer: Answer, advice: PathwayAdvice) -> Told:
        known = [f for f in answer.facts if f.source is not FactSource.DEFAULT]
        said = {f.fact: words for f in known if (words := self._words(f))}
        account = [
            m.text
            for m in conversation.messages
            if m.speaker is Speaker.RESIDENT and len(m.text) >= _OWN_WORDS
        ]
        cited = [c for c in advice.citations if c.status is Validity.IN_FORCE]
        days = [d.last_day for d in advice.deadlines if d.last_day and d.who == "person"]
        return Told(
            facts=said,
            statements=[
                f"{self.facts[id].question.rstrip('？')}：{words}"
                for id, words in said.items()
                if id not in _UNSAID
            ],
            account=account,
            basis="、".join(name(c) for c in cited[:_CITED]),
            organ=advice.organ.name,
            last_day=day_in_words(min(days)) if days else "",
        )

    def _words(self, fact: CaseFact) -> str:
        known = self.facts.get(fact.fact)
        if known is None or fact.value == UNSURE:
            return ""
        if known.type is FactType.DATE:
            day = day_in_words(date.fromisoformat(fact.value))
            return f"大约{day}以后（请写准日子）" if fact.latest else day
        if known.type is FactType.AMOUNT:
            return f"{fact.value}元"
        return next((c.label for c in known.choices if c.value == fact.value), "")


def _advice(conversation: Conversation) -> Answer | None:
    answers = (m.answer for m in reversed(conversation.messages) if m.answer)
    return next((a for a in answers if a.pathways), None)
