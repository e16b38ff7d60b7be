"""Change radar: which entries of the knowledge rest on articles that a newer text changed."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from corpus.check.references import cited_in
from corpus.citation import authored
from corpus.knowledge_base import Knowledge
from corpus.library import Library
from corpus.model.law import Citation, Instrument
from corpus.model.text import Article, Version

_SIMILAR = 0.6
_MARK = re.compile(r"^第\S{1,12}?条(?:之[一二三四五六七八九十]+)?\s*")


class Change(StrEnum):
    """What became of an article."""

    CHANGED = "changed"
    MOVED = "moved"
    VANISHED = "vanished"


IN_WORDS = {Change.CHANGED: "文字变了", Change.MOVED: "条号变了", Change.VANISHED: "找不到了"}


@dataclass(frozen=True, slots=True)
class Finding:
    """An article of the knowledge that is no longer what it was, and who rests on it."""

    citation: Citation
    change: Change
    old: Version
    new: Version
    before: Article
    after: Article | None
    rests: tuple[str, ...]


def radar(
    library: Library, knowledge: Knowledge, *, old: date | None = None, new: date | None = None
) -> tuple[Finding, ...]:
    """Return what changed under the knowledge.

    Without days, each instrument is compared between the version that the register names and the
    newest one in the library; with `old` and `new`, between the versions in force on those days.
    """
    register = knowledge.instrument
    findings: list[Finding] = []
    for short, cited in _cited(knowledge).items():
        if short not in register:
            continue
        pair = _versions(library, register[short], old, new)
        if pair:
            findings += _compare(library, *pair, cited)
    return tuple(findings)


def report(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the findings for people, old and new text side by side."""
    for found in findings:
        where = f" → 第{found.after.number}条" if found.after else ""
        yield f"{authored(found.citation)}：{IN_WORDS[found.change]}{where}"
        yield f"  {found.old.label} → {found.new.label}，自 {found.new.valid_from or '不明'} 起"
        yield f"  涉及 {'、'.join(found.rests)}"
        yield f"  旧：{_one_line(found.before)}"
        yield f"  新：{_one_line(found.after) if found.after else '（无）'}"
    yield f"受影响的引用 {len(findings)}"


def match(before: Article, new: dict[str, Article]) -> tuple[Change | None, Article | None]:
    """Return what became of an article among the new ones, and the article that it is now."""
    text = _bare(before)
    same = new.get(before.number)
    if same and _bare(same) == text:
        return None, same
    for article in new.values():
        if _bare(article) == text:
            return Change.MOVED, article
    likeness = {a.number: _alike(text, _bare(a)) for a in new.values()}
    best = max(likeness, key=lambda n: (likeness[n], n == before.number), default=None)
    if best is None or likeness[best] < _SIMILAR:
        return Change.VANISHED, None
    change = Change.CHANGED if best == before.number else Change.MOVED
    return change, new[best]


def _versions(
    library: Library, instrument: Instrument, old: date | None, new: date | None
) -> tuple[Version, Version] | None:
    versions = library.versions(instrument.title)
    if old and new:
        first, last = library.on(instrument.title, old), library.on(instrument.title, new)
    else:
        known = [v for v in versions if v.valid_from]
        until = instrument.in_force_to
        start = max(instrument.adopted or date.min, instrument.in_force_from or date.min)
        rests = [v for v in known if v == _rests_on(known, start, until)]
        first = rests[-1] if rests else None
        last = known[-1] if known else None
    return (first, last) if first and last and first != last else None


def _rests_on(known: list[Version], start: date, until: date | None) -> Version | None:
    """Return the version that began with the registered one, else the last before it."""
    since = [v for v in known if v.valid_from and v.valid_from >= start]
    if since and (until is None or since[0].valid_from is None or since[0].valid_from <= until):
        return since[0]
    return known[-1] if known else None


def _compare(
    library: Library, old: Version, new: Version, cited: dict[Citation, tuple[str, ...]]
) -> Iterator[Finding]:
    after = {n: a for n in new.articles if (a := library.article_of(new, n)) and n[0].isdigit()}
    for citation, rests in cited.items():
        before = library.article_of(old, citation.article or "")
        if before is None:
            continue
        change, article = match(before, after)
        if change:
            yield Finding(citation, change, old, new, before, article, rests)


def _cited(knowledge: Knowledge) -> dict[str, dict[Citation, tuple[str, ...]]]:
    found: dict[str, dict[Citation, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entries in fields(knowledge):
        for value in getattr(knowledge, entries.name):
            name = getattr(value, "id", None) or getattr(value, "name", None) or entries.name
            for citation in dict.fromkeys(cited_in(value)):
                if citation.article:
                    found[citation.instrument][citation].append(f"{entries.name}/{name}")
    return {i: {c: tuple(r) for c, r in cites.items()} for i, cites in found.items()}


def _bare(article: Article) -> str:
    return "".join(_MARK.sub("", article.text).split())


def _alike(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _SIMILAR or matcher.quick_ratio() < _SIMILAR:
        return 0.0
    return matcher.ratio()


def _one_line(article: Article) -> str:
    return " ".join(article.text.split())
