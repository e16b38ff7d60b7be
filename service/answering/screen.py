"""Step one: make the message readable, put safety first, refuse what cannot be served."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from service.answering.draft import Draft
from service.domain.answer import Reason, Status
from service.prompts import Screen

CHAT_LIMIT = 2000  # characters of a message that are read in a conversation
BATCH_LIMIT = 20_000  # characters a line of a batch may have
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format (zero width), surrogates, private use
_MEANINGFUL = re.compile(r"[一-鿿㐀-䶿A-Za-z0-9]")
_REFUSALS = (
    Reason.INJECTION,
    Reason.ILLEGAL,
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


def screen(draft: Draft, *, lists: Screen) -> Draft:
    """Return the draft with a clean text, ended where nothing can be answered."""
    text = clean(draft.text)
    cut = len(text) > CHAT_LIMIT
    draft = replace(draft, text=text[:CHAT_LIMIT], cut=cut)
    if not draft.text and draft.case.facts:
        return draft  # a choice was tapped; there is no message to read
    if not _MEANINGFUL.search(draft.text):
        return replace(draft, status=Status.REFUSED, reason=Reason.INPUT)
    if lists.hits("safety", draft.text):
        draft = replace(draft, safety=True, status=Status.SAFETY)
    for reason in _REFUSALS:
        if lists.hits(reason, draft.text):
            return replace(draft, status=Status.REFUSED, reason=reason)
    return draft
