"""What 该法, 同条, 前款 refer to: the trail of what a text has cited so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.citation.mention import Mention
from corpus.citation.numerals import value
from corpus.citation.place import NUMERAL, Place, places_at

_LAW = re.compile(
    r"(?:该|本|同|此|上述|前述|这部|那部|这个|该部|这一)(?P<kind>法典|法律|法|条例|规定|办法|细则|司法解释"
    r"|解释|规则|决定)(?![院庭官人师医])"
)
_ARTICLE = re.compile(
    rf"(?:(?P<same>本|该|同|此)|(?P<before>前|上)一?(?P<many>{NUMERAL})?|(?P<after>下|次|后)一?)条"
    r"(?=第|的|规定|中|明确|所|[,。;、]|$)"
)
_PARAGRAPH = re.compile(
    rf"(?:(?P<same>本|该|同)|前(?P<many>{NUMERAL})?|上一)款(?=第|的|规定|中|所|情|行|[,。;、]|$)"
)
_ITEM = re.compile(rf"第\(?({NUMERAL})\)?项")


@dataclass(frozen=True, slots=True)
class Trail:
    """The instruments cited so far, and the place cited last."""

    laws: tuple[Mention, ...] = ()
    article: str | None = None
    paragraph: int | None = None

    @property
    def law(self) -> Mention | None:
        """Return the instrument cited last."""
        return self.laws[-1] if self.laws else None

    def after(self, law: Mention) -> Trail:
        """Return the trail once an instrument was named."""
        return Trail((*self.laws, law))

    def at(self, law: Mention, article: str | None, paragraph: int | None) -> Trail:
        """Return the trail once a place was cited."""
        laws = self.laws if self.law == law else (*self.laws, law)
        return replace(self, laws=laws, article=article, paragraph=paragraph)

    def called(self, kind: str) -> Mention | None:
        """Return the last instrument of a kind (条例, 办法 …), else the last one cited."""
        for law in reversed(self.laws):
            name = re.sub(r"\([^()]*\)$", "", law.titles[0] if law.titles else law.name)
            if name.endswith(kind) or (kind in ("法", "法律") and name.endswith("法典")):
                return law
        return self.law


def law_at(text: str, at: int) -> tuple[str, int] | None:
    """Return kind and end of a reference such as 该条例 at a position."""
    match = _LAW.match(text, at)
    return (match["kind"].removeprefix("司法"), match.end()) if match else None


def place_at(text: str, at: int, trail: Trail) -> list[Place]:
    """Return the places that a reference such as 前条第二款 or 同款第三项 means, if any."""
    if trail.law is None or trail.article is None:
        return []
    if match := _ARTICLE.match(text, at):
        articles = _articles(match, trail.article)
        rest = places_at(text, match.end(), article=articles[-1]) if articles else []
        if articles and rest and text[match.end()] == "第" and not _starts_article(text, match):
            return [replace(p, start=at if p is rest[0] else p.start) for p in rest]
        return [Place(a, None, None, at, match.end()) for a in articles]
    if match := _PARAGRAPH.match(text, at):
        item = _ITEM.match(text, match.end())
        end = item.end() if item else match.end()
        number = value(item[1]) if item else None
        return [Place(trail.article, p, number, at, end) for p in _paragraphs(match, trail)]
    return []


def _starts_article(text: str, match: re.Match[str]) -> bool:
    return re.match(rf"第{NUMERAL}条", text[match.end() :]) is not None


def _articles(match: re.Match[str], article: str) -> list[str]:
    if match["same"]:
        return [article]
    number, _, suffix = article.partition("-")
    if match["after"]:
        return [str(int(number) + 1)]
    if suffix:
        return [number if suffix == "1" else f"{number}-{int(suffix) - 1}"]
    many = value(match["many"]) if match["many"] else 1
    return [str(n) for n in range(int(number) - many, int(number)) if n > 0]


def _paragraphs(match: re.Match[str], trail: Trail) -> list[int | None]:
    if match["same"]:
        return [trail.paragraph]
    if trail.paragraph is None or trail.paragraph == 1:
        return [None]  # which one is meant cannot be told; the article can
    many = value(match["many"]) if match["many"] else 1
    return [n for n in range(trail.paragraph - many, trail.paragraph) if n > 0]
