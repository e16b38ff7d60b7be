"""Step five: what the knowledge says about each chosen pathway."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.beside import forums_of
from corpus.knowledge_base import Knowledge
from corpus.model.forum import SETTLING, Forum
from corpus.model.law import Citation, Verified
from corpus.model.matter import Matter, MatterPathway
from corpus.model.pathway import CompetentOrgan, Pathway, PathwayId
from service.answering.draft import Draft
from service.domain.answer import CheckedCitation, Organ, PathwayAdvice, RuledOutPathway
from service.domain.conditions import Truth, judge
from service.domain.fees import court_fee
from service.domain.triage import Standing
from service.domain.validity import check
from service.prompts import Replies
from service.wording import plain

_STEPS, _MATERIALS, _AVOID, _CITED = 6, 10, 3, 6


@dataclass(frozen=True, slots=True)
class Advising:
    """The step with what it needs."""

    knowledge: Knowledge
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with its pathways as they are shown."""
        if draft.triage is None:
            return draft
        closed = {pathway for told in draft.corrections for pathway in told.closes}
        pathways = tuple(
            self._advice(draft, standing)
            for standing in draft.triage.standing
            if standing.entry.pathway not in closed
        )
        ruled_out = tuple(
            RuledOutPathway(rule.pathway, rule.reason, self._checked(rule.cites, draft))
            for rule in draft.triage.ruled_out
        )
        return replace(draft, pathways=pathways, ruled_out=ruled_out)

    def _advice(self, draft: Draft, standing: Standing) -> PathwayAdvice:
        entry, matter = standing.entry, draft.matter
        sheet = self.knowledge.pathway(entry.pathway, entry.mechanism)
        forum = self._forum(entry, matter)
        steps = [entry.do] if entry.do else []
        steps += [step.text for step in sheet.steps] if sheet else []
        return PathwayAdvice(
            pathway=entry.pathway,
            mechanism=entry.mechanism,
            name=_name(entry.mechanism, sheet),
            stage=standing.stage,
            why=sheet.summary if sheet else entry.when,
            when=entry.when,
            organ=_organ_of(forum) if forum else self._organ(matter, sheet, draft),
            fee=self._fee(sheet, entry, draft),
            materials=_materials(matter, sheet),
            steps=tuple(steps[:_STEPS]),
            avoid=_avoid(forum, sheet),
            deadlines=tuple(
                d
                for d in draft.deadlines
                if self.knowledge.time_limit[d.rule].pathway is entry.pathway
            ),
            citations=self._checked(entry.cites, draft)[:_CITED],
        )

    def _forum(self, entry: MatterPathway, matter: Matter | None) -> Forum | None:
        """Return the row of the table that an adjudication or mediation by an organ rests on."""
        if matter is None or entry.pathway not in SETTLING:
            return None
        return next(forums_of(entry, matter, self.knowledge.forums), None)

    def _fee(self, sheet: Pathway | None, entry: MatterPathway, draft: Draft) -> str:
        if sheet is None or not sheet.fee:
            return self.replies.say("fee_unknown")
        stated = [plain(fee.text) for fee in sheet.fee]
        amount = draft.values.get("claim_amount")
        if amount and entry.pathway is PathwayId.CIVIL_LITIGATION and entry.mechanism is None:
            fee = court_fee(float(amount), self.knowledge.court_fees)
            stated.insert(0, self.replies.say("court_fee", amount=amount, fee=f"{fee:g}"))
        return "；".join(stated)

    def _organ(self, matter: Matter | None, sheet: Pathway | None, draft: Draft) -> Organ:
        organ = _competent(sheet.organs if sheet else (), draft)
        if organ is None and matter and matter.organs:
            stated = matter.organs[0]
            return Organ(stated.text, None, stated.verified is Verified.TEXT)
        if organ is None:
            return Organ(self.replies.say("organ_note"), None, False)
        return Organ(organ.organ, organ.when, organ.verified is Verified.TEXT)

    def _checked(self, cites: Iterable[Citation], draft: Draft) -> tuple[CheckedCitation, ...]:
        return tuple(check(c, self.knowledge.instrument, on=draft.on) for c in cites)


def _organ_of(forum: Forum) -> Organ:
    return Organ(forum.organ, None, forum.verified is Verified.TEXT)


def _avoid(forum: Forum | None, sheet: Pathway | None) -> tuple[str, ...]:
    bounds = tuple(c.text for c in forum.cannot) if forum else ()
    return (*bounds, *(p.text for p in (sheet.pitfalls if sheet else ())))[:_AVOID]


def _competent(organs: Iterable[CompetentOrgan], draft: Draft) -> CompetentOrgan | None:
    """Return the organ whose condition is known to hold, else the first that has none."""
    general = None
    for organ in organs:
        if organ.needs and judge(draft.values, needs=organ.needs, unless={}) is Truth.YES:
            return organ
        if not organ.needs:
            general = general or organ
    return general


def _name(mechanism: str | None, sheet: Pathway | None) -> str:
    if mechanism and (sheet is None or sheet.mechanism != mechanism):
        return mechanism
    return sheet.title if sheet else ""


def _materials(matter: Matter | None, sheet: Pathway | None) -> tuple[str, ...]:
    if matter and matter.materials:
        return matter.materials[:_MATERIALS]
    return tuple(m.text for m in sheet.materials[:_MATERIALS]) if sheet else ()
