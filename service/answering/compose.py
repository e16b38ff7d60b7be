"""Step seven: plain Chinese, conclusion first, then steps, then law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.knowledge_base import Knowledge
from corpus.model.law import Statement
from corpus.model.matter import Matter
from corpus.model.pathway import PathwayId, Stage
from service.answering.count import Counting
from service.answering.draft import Correction, Draft
from service.answering.notice import notices
from service.answering.ports import OTHER, CaseFile
from service.answering.screen import CHAT_LIMIT
from service.domain.answer import AnswerChoice, Deadline, PathwayAdvice, Status
from service.domain.conditions import UNSURE, Truth, judge
from service.domain.triage import PURPOSE
from service.prompts import Replies
from service.wording import day_in_words, name, plain, sentence, unique

_BASIS, _POINTS = 4, 3
_NAMED = 2  # pathways that the reply names
_ALONE = {"self_harm", "attack"}  # remarks after which nobody is lectured on law


@dataclass(frozen=True, slots=True)
class Composing:
    """The step with what it needs."""

    knowledge: Knowledge
    counting: Counting
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with its status and the text of the reply."""
        if draft.ended:
            reason = self.replies.reasons.get(draft.reason or "", "")
            return replace(draft, reply=self.replies.remarks.get(draft.remark, reason))
        if draft.corrections and _unclear(draft):
            draft = replace(draft, ask=None)
        status = draft.status or self._status(draft)
        lines = [self.replies.statuses[status]] if self.replies.statuses[status] else []
        if draft.remark:
            lines.append(self.replies.remarks[draft.remark])
        lines += self._heard(draft)
        lines += [self._correction(told) for told in draft.corrections]
        if not self._enough(draft):
            lines += list(self._lines(draft, status))
        if draft.cut:
            lines.append(self.replies.say("cut", limit=CHAT_LIMIT))
        return replace(draft, status=status, reply="\n".join(lines), offers=self._offers(draft))

    @staticmethod
    def _enough(draft: Draft) -> bool:
        """Return whether nothing more helps: a fright, or a point that was the whole question."""
        frightened = draft.status is Status.SAFETY and _unclear(draft)
        settled = bool(draft.corrections) and draft.matter is not None and _vague(draft.matter)
        return draft.remark in _ALONE or frightened or settled

    def _heard(self, draft: Draft) -> Iterator[str]:
        """Yield what the message changed: a fact, the matter, or that it held several."""
        say = self.replies.say
        for change in draft.changed:
            phrase = "changed" if change.what else "reworded"
            yield say(phrase, what=change.what, old=change.old, new=change.new)
        if draft.amends and not draft.changed:
            yield say("change_what")
        if draft.told_apart and draft.matter:
            waiting = [f"“{self._title(c)}”" for c in draft.case.parked if not c.matter]
            titles = "、".join([f"“{draft.matter.title}”", *waiting])
            yield say("several", titles=titles, first=draft.matter.title)
        elif draft.left and draft.matter:
            left = self.knowledge.matter[draft.left].title
            yield say("turned", matter=draft.matter.title, left=left)

    def _offers(self, draft: Draft) -> tuple[AnswerChoice, ...]:
        """Return the other troubles as choices to tap."""
        if draft.status is Status.SAFETY:
            return ()
        parked = list(enumerate(draft.case.parked))[:_NAMED]
        return tuple(
            AnswerChoice(
                f"{OTHER}{number}",
                self.replies.say("back" if case.matter else "next", matter=self._title(case)),
            )
            for number, case in parked
        )

    def _title(self, case: CaseFile) -> str:
        return self.knowledge.matter[case.matter or case.likely or ""].title

    def _correction(self, told: Correction) -> str:
        cited = "、".join(name(c) for c in told.citations)
        return self.replies.say("premise", text=told.text, citations=cited)

    def _status(self, draft: Draft) -> Status:
        if draft.pathways and draft.pathways[0].pathway is PathwayId.OUT_OF_SCOPE:
            return Status.OUT_OF_SCOPE
        if draft.matter is None or _unclear(draft):
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
        yield from self._deadlines(draft, today)
        if status is not Status.INFORMATION:
            yield from notices(draft, knowledge=self.knowledge, replies=self.replies)
        if matter.mistakes and status is not Status.INFORMATION:
            yield say("avoid", text=plain(matter.mistakes[0].text))
        yield from self._closing(draft, today)

    def _closing(self, draft: Draft, today: list[PathwayAdvice]) -> Iterator[str]:
        """Yield the articles, and the question back or the way to a person."""
        cites = unique(c for p in today[:2] for c in p.citations)
        if cites:
            yield self.replies.say("basis", citations="、".join(name(c) for c in cites[:_BASIS]))
        if draft.ask:
            yield self.replies.say("ask", question=draft.ask.question)
        elif any(fact.value == UNSURE for fact in draft.case.facts.values()):
            yield self.replies.say("person")

    def _advice(self, today: list[PathwayAdvice]) -> Iterator[str]:
        first, *others = today
        yield self.replies.say("conclusion", name=first.name, when=sentence(plain(first.when)))
        if first.steps:
            yield self.replies.say("first_step", do=sentence(plain(first.steps[0])))
        for other in others[:1]:
            do = sentence(plain(other.steps[0])) if other.steps else ""
            yield self.replies.say(
                "second", name=other.name, when=sentence(plain(other.when)), do=do
            )

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

    def _deadlines(self, draft: Draft, today: list[PathwayAdvice]) -> Iterator[str]:
        """Yield the last days that matter first, and whether they lack a calendar."""
        for deadline in _first_of_each(draft.deadlines, today):
            yield self._deadline(deadline, draft.on)
            yield from self._calendar(deadline)

    def _calendar(self, deadline: Deadline) -> Iterator[str]:
        """Yield that the year's holidays are not published, where the last day hangs on that."""
        if deadline.last_day is None:
            return
        years = {deadline.last_day.year, date.fromisoformat(deadline.counted_from).year}
        unpublished = self.replies.say("calendar_unknown", year=max(years))
        if unpublished in (deadline.note or ""):
            yield sentence(unpublished)

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


def _unclear(draft: Draft) -> bool:
    return draft.ask is not None and draft.ask.id == PURPOSE


def _vague(matter: Matter) -> bool:
    return matter.pathways[0].pathway in (PathwayId.CONSULTATION, PathwayId.OUT_OF_SCOPE)


def _first_of_each(deadlines: tuple[Deadline, ...], today: list[PathwayAdvice]) -> list[Deadline]:
    """Return the earliest deadline, and the earliest of the other pathway that is named."""
    found = list(deadlines[:1])
    for pathway in today[:_NAMED]:
        own = [d for d in pathway.deadlines if d not in found and d.who == "person"]
        if own and not any(d in pathway.deadlines for d in found):
            found.append(own[0])
    return found
