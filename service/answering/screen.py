"""Step one: make the message readable, put safety first, refuse what cannot be served."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.answering.draft import Draft
from service.domain.answer import Reason, Status
from service.domain.privacy import mask
from service.prompts import Screen

CHAT_LIMIT = 2000  # characters of a message that are read in a conversation
BATCH_LIMIT = 20_000  # characters a line of a batch may have
FIXED = (Status.NO_SOURCE, Status.INFORMATION)  # statuses that words settle, with fixed replies
MINOR = "minor"
TO_MACHINE = "to_machine"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format (zero width), surrogates, private use
_LABEL = re.compile(r"【[^】]*】")
_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*")
_MEANINGFUL = re.compile(r"[一-鿿㐀-䶿A-Za-z0-9]")
# 我的身份证号是 and what was masked after it: it tells nothing of the matter.
_LED = re.compile(
    r"(?:我的?|本人)?(?:身份证|证件|手机|电话|银行卡|微信|邮箱|住址|地址)(?:号码?)?(?:是|为|[:：])\s*"
    r"［[^］]{2,5}］(?:[,，。；;、 ]+|$)"
)
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|\"[^\"]*\"|\[[^\]]*\]|【[^】]*】")
# A borrowed role that asks for something unlawful is refused for what it asks.
_REFUSALS = (
    Reason.ILLEGAL,
    Reason.INJECTION,
    Reason.POLITICAL,
    Reason.PRIVACY,
    Reason.DEFAMATION,
    Reason.OPINION_PERSON,
)


def clean(text: str) -> str:
    """Return the text in plain form without characters nobody can see."""
    plain = "".join(" " if c in "\n\r\t" else c for c in text)
    seen = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", seen)).strip()


@dataclass(frozen=True, slots=True)
class Screening:
    """The step with what it needs; `standard` puts other scripts and slips in standard words."""

    lists: Screen
    standard: Callable[[str], str]

    def __call__(self, draft: Draft) -> Draft:
        """Return the draft with a clean text, ended where nothing can be answered."""
        text = self.standard(_LED.sub("", mask(clean(draft.text))))
        draft = replace(draft, text=text[:CHAT_LIMIT], cut=len(text) > CHAT_LIMIT)
        if not draft.text and (draft.case.facts or draft.case.matter):
            return draft  # a choice was tapped; there is no message to read
        if not _MEANINGFUL.search(draft.text):
            return replace(draft, status=Status.REFUSED, reason=Reason.INPUT)
        return self._judged(replace(draft, heard=self._for_people(draft.text)))

    def _for_people(self, text: str) -> str:
        """Return the text without sentences that speak to a machine; all of it if none does."""
        sentences = _SENTENCE.findall(text)
        told = [s for s in sentences if not self.lists.hit(TO_MACHINE, s)]
        return _LABEL.sub("", "".join(told)) if told and len(told) < len(sentences) else ""

    def _judged(self, draft: Draft) -> Draft:
        danger = self.lists.hit("safety", draft.text)
        if danger:
            return replace(draft, safety=True, status=Status.SAFETY, remark=danger.say)
        own = _QUOTED.sub(" ", draft.text)  # what is quoted is read, never obeyed
        for reason in _REFUSALS:
            found = self.lists.hit(reason, own if reason is Reason.INJECTION else draft.text)
            if found:
                return replace(draft, status=Status.REFUSED, reason=reason, remark=found.say)
        for status in FIXED:
            found = self.lists.hit(status, draft.text)
            if found:
                return replace(draft, status=status, remark=found.say)
        young = self.lists.hit(MINOR, draft.text)
        return replace(draft, remark=young.say) if young else draft
