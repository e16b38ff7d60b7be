"""Step seven: plain Chinese, conclusion first, then steps, then law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.knowledge_base import Knowledge
from corpus.model.law import Statement
from corpus.model.pathway import PathwayId, Stage
from service.answering.count import Counting
from service.answering.draft import Draft
from service.answering.screen import CHAT_LIMIT
from service.domain.answer import Deadline, PathwayAdvice, Status
from service.domain.conditions import Truth, judge
from service.domain.triage import PURPOSE
from service.prompts import Replies
from service.wording import day_in_words, name, plain, sentence, unique

_BASIS, _POINTS = 4, 3


@dataclass(frozen=True, slots=True)
class Composing:
    """The step with what it needs."""

    knowledge: Knowledge
    counting: Counting
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with its status and the text of the reply."""
        if draft.status is Status.REFUSED and draft.reason:
            return replace(draft, reply=self.replies.reasons[draft.reason])
        status = draft.status or self._status(draft)
        lines = [self.replies.statuses[status]] if self.replies.statuses[status] else []
        lines += list(self._lines(draft, status))
        if draft.cut:
            lines.append(self.replies.say("cut", limit=CHAT_LIMIT))
        return replace(draft, status=status, reply="\n".join(lines))

    def _status(self, draft: Draft) -> Status:
        if draft.pathways and draft.pathways[0].pathway is PathwayId.OUT_OF_SCOPE:
            return Status.OUT_OF_SCOPE
        if draft.matter is None or (draft.ask and draft.ask.id == PURPOSE):
            return Status.NEEDS_FACT if draft.ask else Status.INFORMATION
        if draft.purpose == "knowledge":
            return Status.INFORMATION
        return Status.ANSWERED_PENDING_FACT if draft.ask else Status.ANSWERED

    def _lines(self, draft: Draft, status: Status) -> Iterator[str]:
        say, matter = self.replies.say, draft.matter
        if matter is None:
            yield say("unclear")
            return
        today = [p for p in draft.pathways if p.stage is Stage.NOW]
        if status is Status.INFORMATION:
            yield say("information", matter=matter.title)
            yield from (f"· {point}" for point in self._points(draft))
            today = [p for p in today if p.pathway is not PathwayId.CONSULTATION]
        if matter.urgent and (draft.safety or draft.values.get("danger_now") == "yes"):
            yield say("urgent", text=matter.urgent)
        if today:
            yield from self._advice(today)
        if self._must_reconsider_first(draft, today):
            yield say("prior")
        yield from (self._deadline(d, draft.on) for d in draft.deadlines[:1])
        if matter.mistakes and status is not Status.INFORMATION:
            yield say("avoid", text=plain(matter.mistakes[0].text))
        cites = unique(c for p in today[:2] for c in p.citations)
        if cites:
            yield say("basis", citations="、".join(name(c) for c in cites[:_BASIS]))
        if draft.ask:
            yield say("ask", question=draft.ask.question)

    def _advice(self, today: list[PathwayAdvice]) -> Iterator[str]:
        first, *others = today
        yield self.replies.say("conclusion", name=first.name, when=sentence(plain(first.when)))
        if first.steps:
            yield self.replies.say("first_step", do=sentence(plain(first.steps[0])))
        for other in others[:1]:
            yield self.replies.say("second", name=other.name, when=sentence(plain(other.when)))

    def _points(self, draft: Draft) -> list[str]:
        """Return what the knowledge says closest to the question."""
        found: list[str] = []
        for hit in draft.hits:
            statement = self._statement(hit.passage)
            if statement and statement.text not in found:
                found.append(statement.text)
        if not found and draft.matter:
            found = [m.text for m in draft.matter.mistakes]
        return [sentence(plain(text)) for text in found[:_POINTS]]

    def _statement(self, passage: str) -> Statement | None:
        kind, _, rest = passage.partition("/")
        matter, _, number = rest.partition("/mistake/")
        if kind == "matter" and number:
            return self.knowledge.matter[matter].mistakes[int(number)]
        return None

    @staticmethod
    def _must_reconsider_first(draft: Draft, today: list[PathwayAdvice]) -> bool:
        duties = draft.matter.prior_reconsideration if draft.matter else ()
        due = any(judge(draft.values, needs=d.needs, unless={}) is Truth.YES for d in duties)
        return due and any(p.pathway is PathwayId.ADMINISTRATIVE_RECONSIDERATION for p in today)

    def _deadline(self, deadline: Deadline, on: date) -> str:
        say, limit = self.replies.say, self.knowledge.time_limit[deadline.rule]
        length = self.counting.length(limit)
        if deadline.last_day is None:
            return say(
                "deadline_unknown",
                name=deadline.name,
                length=length,
                counted=deadline.counted_from,
            )
        counted = say(
            "counted",
            start=day_in_words(date.fromisoformat(deadline.counted_from)),
            length=self.counting.length_to(deadline),
        )
        if deadline.passed:
            return say(
                "deadline_passed",
                name=deadline.name,
                day=day_in_words(deadline.last_day),
                counted=counted,
            )
        if deadline.days_left == 0:
            return say("deadline_today", name=deadline.name, counted=counted)
        return say(
            "deadline",
            name=deadline.name,
            day=day_in_words(deadline.last_day),
            counted=counted,
            left=deadline.days_left,
        )
