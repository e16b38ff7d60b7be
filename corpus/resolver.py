"""Resolves citations: the register and, where it is there, the library decide what each one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from corpus.citation.day import first_day
from corpus.citation.find import find
from corpus.citation.judge import Judged, judge, missing_part
from corpus.citation.mention import PRESENT, Mention
from corpus.citation.names import Names, key
from corpus.citation.near import near_names
from corpus.citation.states import Known, State, known
from corpus.citation.words import article_in_words
from corpus.knowledge_base import Knowledge
from corpus.model.law import Amendment, Citation, Instrument, Validity
from corpus.model.text import WHOLE, Article, Version

NOTE = "题注"


class Texts(Protocol):
    """Official texts by title; the library is one."""

    def titles(self) -> tuple[str, ...]:
        """Return the full titles of all instruments, sorted."""
        ...

    def versions(self, title: str) -> tuple[Version, ...]:
        """Return the versions of an instrument, oldest first."""
        ...

    def article_of(self, version: Version, number: str) -> Article | None:
        """Return an article of a given version, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """A citation of a text with its verdict; `near` holds titles close to an unknown one.

    `status` is that of the article. `valid_range` tells what does exist: first and last article
    where there is no such article, first and last part ("20.1", "20.3") where the article is there
    and the paragraph or item is not.
    """

    written: str
    instrument: str
    article: str | None
    paragraph: int | None
    item: int | None
    status: Validity
    text_available: bool
    valid_range: tuple[str, str] | None = None
    successor: str | None = None
    near: tuple[str, ...] = ()
    state: State | None = field(default=None, compare=False)

    @property
    def part_missing(self) -> bool:
        """Return whether the article is there and the paragraph or item cited is not."""
        return self.status is Validity.IN_FORCE and self.valid_range is not None


@dataclass(frozen=True)
class Resolver:
    """Names and states of every instrument known here."""

    names: Names
    register: Mapping[str, tuple[Instrument, ...]]
    short: Mapping[str, Instrument]
    amendments: Sequence[Amendment]
    library: Mapping[str, str]
    texts: Texts | None
    _known: dict[str, Known] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, knowledge: Knowledge, texts: Texts | None = None) -> Resolver:
        """Return a resolver over a knowledge and, where there is one, a library of texts."""
        titles = texts.titles() if texts else ()
        by_key: dict[str, list[Instrument]] = {}
        for instrument in knowledge.instruments:
            by_key.setdefault(key(instrument.title), []).append(instrument)
        register = {entries[0].title: tuple(entries) for entries in by_key.values()}
        canonical = {k: entries[0].title for k, entries in by_key.items()}
        return cls(
            names=Names.of(knowledge.instruments, titles),
            register=register,
            short=knowledge.instrument,
            amendments=knowledge.amendments,
            library={canonical.get(key(title), title): title for title in reversed(titles)},
            texts=texts,
        )

    def resolve(self, text: str, *, on: date) -> list[Resolved]:
        """Return every citation of a text in order, judged on a day."""
        return [self._resolved(mention, on) for mention in find(text, self.names)]

    def check(self, citation: Citation, *, on: date) -> Resolved:
        """Return the verdict on a citation by short name or by full title."""
        entry = self.short.get(citation.instrument)
        titles = self.names.behind(entry.title if entry else citation.instrument)
        edition = PRESENT
        mention = Mention(
            article_in_words(citation),
            citation.instrument,
            titles,
            citation.article,
            citation.paragraph,
            citation.item,
            edition,
            0,
            0,
        )
        if entry and len(self.register.get(titles[0] if titles else "", ())) > 1:
            return self._judged(mention, self._alone(entry), on)
        return self._resolved(mention, on)

    def known(self, title: str) -> Known:
        """Return the states of an instrument by its full title."""
        if title not in self._known:
            self._known[title] = self._read(title)
        return self._known[title]

    def text(self, state: State | None, number: str | None) -> Article | None:
        """Return the verbatim text of an article of a state, None when it is not at hand."""
        if self.texts is None or state is None or state.version is None:
            return None
        return self.texts.article_of(state.version, number or WHOLE)

    def _resolved(self, mention: Mention, on: date) -> Resolved:
        if not mention.name:
            return _plain(mention, mention.written, Validity.AMBIGUOUS)
        if not mention.titles:
            near = near_names(mention.name, (*self.register, *self.library))
            title = mention.name
            return _plain(mention, title, Validity.NO_SUCH_INSTRUMENT, near=near)
        if len(mention.titles) > 1:
            name = mention.name
            return _plain(mention, name, Validity.AMBIGUOUS, near=mention.titles)
        return self._judged(mention, self.known(mention.titles[0]), on)

    def _judged(self, mention: Mention, instrument: Known, on: date) -> Resolved:
        verdict = judge(mention, instrument, on=on)
        status, valid_range = verdict.status, verdict.valid_range
        article = self._article(mention, verdict)
        if article and mention.article and status is Validity.IN_FORCE:
            part = missing_part(article.text, mention.article, mention.paragraph, mention.item)
            valid_range = part or valid_range
        here = mention.article is None and bool(verdict.state and verdict.state.version)
        return Resolved(
            mention.written,
            instrument.title,
            mention.article,
            mention.paragraph,
            mention.item,
            status,
            here or article is not None,
            valid_range,
            verdict.successor,
            state=verdict.state,
        )

    def _article(self, mention: Mention, verdict: Judged) -> Article | None:
        return self.text(verdict.state, mention.article) if mention.article else None

    def _read(self, title: str) -> Known:
        entries = self.register.get(title, ())
        versions = self.texts.versions(self.library.get(title, title)) if self.texts else ()
        replaced = [
            self.short[name].title
            for name in (e.replaced_by for e in entries)
            if name and name in self.short
        ]
        successor = next((t for t in replaced if t != title), None)
        begun = self._begun(versions[0]) if versions else None
        return known(title, entries, versions, self.amendments, begun=begun, successor=successor)

    def _begun(self, version: Version) -> date | None:
        numbered = [n for n in version.articles if n[0].isdigit()]
        if self.texts is None or not numbered:
            return None
        final = self.texts.article_of(version, numbered[-1])
        note = self.texts.article_of(version, NOTE)
        return first_day(final.text if final else "", note.text if note else "")

    def registered(self, entry: Instrument) -> State | None:
        """Return the state that an entry of the register is about."""
        states = self.known(self.names.behind(entry.title)[0]).states
        start, adopted = entry.in_force_from, entry.adopted
        if start and (adopted is None or start >= adopted):
            return next((s for s in states if s.first_day == start), None)
        named = [s for s in states if adopted and adopted.year in s.years]
        return (named or states)[-1] if states else None

    def _alone(self, entry: Instrument) -> Known:
        """Return an entry that is one of several versions of the same title, by itself."""
        everything, own = self.known(entry.title), self.registered(entry)
        dated = own and own.first_day == entry.in_force_from
        states = (own,) if own and dated else everything.states
        return Known(everything.title, states, entry.title)


def _plain(
    mention: Mention, instrument: str, status: Validity, *, near: tuple[str, ...] = ()
) -> Resolved:
    return Resolved(
        mention.written,
        instrument,
        mention.article,
        mention.paragraph,
        mention.item,
        status,
        text_available=False,
        near=near,
    )
