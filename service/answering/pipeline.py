"""One answer: a list of steps, each from draft to draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.answering.draft import Draft
from service.answering.ports import CaseFile, Turn
from service.answering.verify import cited
from service.domain.answer import Answer, AnswerChoice, Ask, CaseFact, Status
from service.domain.conditions import UNSURE
from service.prompts import Replies

Step = Callable[[Draft], Draft]
_NEAR = 15  # days before a last day that count as near


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The engine: runs the steps and hands over the finished turn."""

    opening: Step
    steps: Sequence[Step]
    closing: Sequence[Step]
    replies: Replies
    generation: str

    def answer(self, text: str, *, case: CaseFile, on: date) -> Turn:
        """Return the turn for a message, or for an empty one after a choice was tapped."""
        draft = self.opening(Draft(text=text, case=case, on=on))
        if not draft.ended:
            for step in self.steps:
                draft = step(draft)
        for step in self.closing:
            draft = step(draft)
        asked = (*draft.case.asked, draft.ask.id) if draft.ask else draft.case.asked
        return Turn(self._finished(draft), replace(draft.case, asked=asked))

    def _finished(self, draft: Draft) -> Answer:
        return Answer(
            status=draft.status or Status.UNAVAILABLE,
            reason=draft.reason,
            text=draft.reply,
            as_of=draft.on,
            generation=self.generation,
            matter=draft.matter.id if draft.matter else None,
            matters=draft.matters,
            facts=_in_effect(draft),
            pathways=draft.pathways,
            ruled_out=draft.ruled_out,
            ask=self._ask(draft),
            deadlines=draft.deadlines,
            safety=draft.safety or draft.values.get("danger_now") == "yes",
            deadline_near=any(
                d.days_left is not None and 0 <= d.days_left <= _NEAR for d in draft.deadlines
            ),
            citations=tuple(cited(draft)),
        )

    def _ask(self, draft: Draft) -> Ask | None:
        if draft.ask is None:
            return None
        choices = [AnswerChoice(c.value, c.label) for c in draft.ask.choices]
        choices.append(AnswerChoice(UNSURE, self.replies.say("not_answered")))
        return Ask(draft.ask.id, draft.ask.question, tuple(choices), draft.ask.why)


def _in_effect(draft: Draft) -> tuple[CaseFact, ...]:
    return tuple(draft.facts[id] for id in sorted(draft.facts))
