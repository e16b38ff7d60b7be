"""A later turn that corrects an earlier fact: 不对，是去年收到的; 不是公司，是个人."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.knowledge_base import Knowledge
from corpus.model.matter import Fact, FactType, Tense
from service.answering.draft import Change, Draft
from service.answering.relevant import relevant
from service.domain.amounts import find_amount
from service.domain.answer import CaseFact, FactSource
from service.domain.dates import find_dates, iso
from service.domain.facts import FactReader
from service.prompts import Replies
from service.wording import fact_in_words

_SLIP = re.compile(
    r"^(?:(?:哦|噢|啊|呃|嗯|对不起|抱歉|不好意思|等等|等一下)[，,。!！ ]*)*"
    r"(?:不对|不是这样的?|错了|(?:我|刚才|刚刚|前面|上面)*[说写打记搞弄讲]错了?|更正(?:一下)?|纠正(?:一下)?"
    r"|改一下|我想改(?:一下)?|应该是|其实是|准确地?说)(?:[，,。!！:： 啊呀了]+|(?=是|应该|不是|$))"
)
_NOT_BUT = re.compile(
    r"不是(?P<old>[^，,。；;是]{1,12}?)的?[，,、 ]*(?:而|其实|应该)?是"
    r"(?P<new>[^，,。；;]{1,16}?)[的啊呀了]*(?=[，,。；;!！]|$)"
)
_PAIR = re.compile(r"(?=([一-鿿]{2}))")


@dataclass(frozen=True, slots=True)
class Amending:
    """The step with what it needs."""

    knowledge: Knowledge
    reader: FactReader
    replies: Replies

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with its case corrected, and what was changed."""
        said = draft.text and draft.case.matter and correction(draft.text)
        if not said:
            return draft
        text, swap = said
        case, facts = draft.case, dict(draft.case.facts)
        changes: list[Change] = []
        heard = ""
        if swap and swap[0] in case.account:
            heard = case.account.replace(*swap)
            kept = {id: f for id, f in facts.items() if f.source is FactSource.CHOICE}
            facts = kept | self._read(heard, draft)
            if not find_dates(swap[1], on=draft.on):  # a day is told as a fact
                changes.append(Change("", *swap))
        for id, fact in self._amended(text, draft, facts).items():
            old = draft.case.facts.get(id)
            facts.pop(id, None)
            facts[id] = fact
            if old is None or (old.value, old.latest) != (fact.value, fact.latest):
                changes.append(self._change(id, old, fact))
        if not changes:
            return draft if text else replace(draft, heard="", amends=True)
        amended = replace(case, facts=facts, account=heard or case.account)
        return replace(draft, case=amended, heard=heard, amends=True, changed=tuple(changes))

    def _read(self, text: str, draft: Draft) -> dict[str, CaseFact]:
        told = self.reader.read(text, on=draft.on)
        return {id: CaseFact.told(id, value) for id, value in told.items()}

    def _amended(
        self, text: str, draft: Draft, known: Mapping[str, CaseFact]
    ) -> dict[str, CaseFact]:
        """Return the facts that the words of a correction settle."""
        matter = self.knowledge.matter[draft.case.matter or ""]
        open_ = relevant(matter, self.knowledge) | set(known)
        found = {id: fact for id, fact in self._read(text, draft).items() if id in open_}
        days = find_dates(text, on=draft.on)
        types = {self.knowledge.fact[id].type for id in found}
        if days and FactType.DATE not in types:
            fact = self._dated(text, known)
            if fact and (days[0].day <= draft.on or fact.tense is Tense.ANY):
                found[fact.id] = CaseFact.told(fact.id, iso(days[0]))
        amount = None if days or FactType.AMOUNT in types else find_amount(f"{text}元")
        if amount is not None:
            found["claim_amount"] = CaseFact.told("claim_amount", f"{amount:g}")
        return found

    def _dated(self, text: str, known: Mapping[str, CaseFact]) -> Fact | None:
        """Return the day that was told before and is meant: by its words, else the latest."""
        told = [self.knowledge.fact[id] for id in known]
        dates = [fact for fact in told if fact.type is FactType.DATE]
        pairs = set(_PAIR.findall(text))
        named = [f for f in dates if any(pair in f.question for pair in pairs)]
        return next(reversed(named or dates), None)

    def _change(self, id: str, old: CaseFact | None, new: CaseFact) -> Change:
        fact = self.knowledge.fact[id]
        before = fact_in_words(fact, old) if old else self.replies.say("unsaid")
        return Change(fact.question.rstrip("？"), before, fact_in_words(fact, new))


def correction(text: str) -> tuple[str, tuple[str, str] | None] | None:
    """Return what a correcting message says instead, and the words it swaps; None for others."""
    slip = _SLIP.match(text)
    rest = text[slip.end() :] if slip else text
    swap = _NOT_BUT.search(rest) if slip else _NOT_BUT.match(rest)
    if not slip and not swap:
        return None
    if swap is None:
        return rest, None
    said = rest[: swap.start()] + swap["new"] + rest[swap.end() :]
    return said, (swap["old"], swap["new"])
