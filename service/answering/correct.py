"""What a message cites and should not: articles that do not exist, law that is not in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from corpus.citation.bare import looks_like_law
from corpus.citation.words import article_in_words
from corpus.model.law import Citation, Validity
from corpus.model.pathway import PathwayId
from corpus.resolver import Resolved
from service.answering.draft import Draft
from service.domain.answer import CheckedCitation, Status
from service.prompts import Replies
from service.wording import day_in_words

# Only such a name claims to be public law; 《考勤管理办法》 may be the employer's own paper.
_PUBLIC = re.compile(
    r"(?:(?<!办)法|法典|条例)$|^(?:中华人民共和国|国家|国务院|最高|全国|.{2,3}[省市区县])"
)
# What is left of a message that only asks what an article says.
_ONLY_ASKED = re.compile(
    r"(?:请问|想?问一下|我想|知道|根据|依据|按照|的|内容|原文|规定|怎么|如何|是|什么|哪些|了|说|写|讲"
    r"|罚|多少|意思|解释|一下|具体|有没有|吗|呢|啊|和|及|、|，|,|。|？|[?]|!|！|\s|查|看|给我|帮我|念)*"
)
_OPEN = {Status.INFORMATION, Status.NEEDS_FACT, Status.NO_SOURCE, Status.OUT_OF_SCOPE}
_UNKNOWN = {Validity.AMBIGUOUS, Validity.NO_SUCH_INSTRUMENT}
_MOST = 3  # corrections that are told


@dataclass(frozen=True, slots=True)
class Correcting:
    """Tells a person what is wrong with the law they named."""

    replies: Replies

    def __call__(self, draft: Draft, asked: Sequence[Resolved]) -> Draft:
        """Return the draft with its corrections first, and the status they call for."""
        if draft.status is not Status.SAFETY and only_asks(draft.text, asked):
            draft = self._article(
                draft, [c for c in asked if c.status is Validity.IN_FORCE and not c.part_missing]
            )
        wrong = [c for c in dict.fromkeys(asked) if self._matters(c)]
        if not wrong:
            return draft
        status = self._status(draft, wrong)
        told = list(dict.fromkeys(line for c in wrong for line in self._lines(c, draft)))[:_MOST]
        lines = [*told, *self._kept(draft)]
        if draft.status is Status.SAFETY:
            lines = [*draft.reply.splitlines(), *told]
        return replace(draft, status=status, reply="\n".join(lines))

    def _article(self, draft: Draft, found: Sequence[Resolved]) -> Draft:
        """Return an answer to a message that only asks what an article says."""
        say, day = self.replies.say, day_in_words(draft.on)
        lines = []
        for one in dict.fromkeys(found):
            place = article_in_words(Citation("", one.article, one.paragraph, one.item))
            where = "article_here" if one.text_available else "article_not_imported"
            lines.append(say(where, title=one.instrument, place=place, day=day))
        return replace(
            draft,
            status=Status.INFORMATION,
            reply="\n".join(lines[:_MOST]),
            pathways=tuple(p for p in draft.pathways if p.pathway is PathwayId.CONSULTATION),
            ruled_out=(),
            deadlines=(),
            ask=None,
            asked=tuple(checked(one) for one in dict.fromkeys(found)),
        )

    @staticmethod
    def _matters(citation: Resolved) -> bool:
        if citation.status is Validity.NO_SUCH_INSTRUMENT:
            name = citation.instrument
            return bool(citation.article and looks_like_law(name) and _PUBLIC.search(name))
        right = citation.status in (Validity.IN_FORCE, Validity.AMBIGUOUS)
        return citation.part_missing or not right

    @staticmethod
    def _status(draft: Draft, wrong: Sequence[Resolved]) -> Status | None:
        found = {c.status for c in wrong if c.article and not c.part_missing}
        if draft.status is Status.SAFETY:
            return draft.status
        if Validity.NO_SUCH_ARTICLE in found:
            return Status.NO_SUCH_ARTICLE
        if Validity.NO_SUCH_INSTRUMENT in found:
            return Status.NO_SOURCE
        return Status.NOT_IN_FORCE if found and draft.status in _OPEN else draft.status

    def _kept(self, draft: Draft) -> list[str]:
        """Return the lines of the reply that still hold: all but fixed words of another status."""
        fixed = {self.replies.statuses[s] for s in _OPEN}
        return [line for line in draft.reply.splitlines() if line not in fixed]

    def _lines(self, citation: Resolved, draft: Draft) -> Iterator[str]:
        say, title, state = self.replies.say, citation.instrument, citation.state
        if citation.status is Validity.NO_SUCH_INSTRUMENT:
            yield say("instrument_unknown", name=title)
            if citation.near:
                yield say("instrument_near", names="、".join(f"《{n}》" for n in citation.near))
        elif citation.part_missing or citation.status is Validity.NO_SUCH_ARTICLE:
            yield self._missing(citation, day_in_words(draft.on))
        elif citation.status is Validity.REPEALED and state and state.last_day:
            day = day_in_words(state.last_day + timedelta(days=1))
            if citation.successor == title:
                yield say("superseded", title=title, day=day)
            else:
                yield say("repealed", title=title, day=day)
                if citation.successor:
                    yield say("successor", title=citation.successor)
        elif state and state.first_day:
            yield say("not_yet", title=title, day=day_in_words(state.first_day))
        else:
            yield say("not_yet_undated", title=title)

    def _missing(self, citation: Resolved, day: str) -> str:
        place = article_in_words(Citation("", citation.article, citation.paragraph, citation.item))
        first, last = (_in_words(bound) for bound in citation.valid_range or ("1", "1"))
        phrase = (
            "part_missing" if "." in (citation.valid_range or ("", ""))[0] else "article_missing"
        )
        return self.replies.say(
            phrase, title=citation.instrument, place=place, day=day, first=first, last=last
        )


def only_asks(text: str, asked: Sequence[Resolved]) -> bool:
    """Return whether a message is nothing but a question for the articles it names."""
    if any(c.status in _UNKNOWN for c in asked) or not any(c.article for c in asked):
        return False
    for citation in asked:
        text = text.replace(citation.written, "")
    return _ONLY_ASKED.fullmatch(text) is not None


def checked(citation: Resolved) -> CheckedCitation:
    """Return a resolved citation in the form of the contract."""
    return CheckedCitation(
        citation.instrument,
        citation.article,
        citation.paragraph,
        citation.item,
        citation.status,
        citation.text_available,
    )


def _in_words(bound: str) -> str:
    article, *part = bound.split(".")
    paragraph, item = [*map(int, part), None, None][:2]
    return article_in_words(Citation("", article, paragraph, item))
