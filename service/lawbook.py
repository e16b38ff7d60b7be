"""The law book: official texts as pages and articles, by slug and day, with our own gist."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.citation.states import Known, State
from corpus.compare import Row, compare
from corpus.knowledge_base import Knowledge
from corpus.model.law import Citation, Instrument, Statement, Validity
from corpus.model.text import Article
from corpus.resolver import Resolved, Resolver

_GISTS = 4  # statements of ours that stand beside an article


@dataclass(frozen=True, slots=True)
class Choice:
    """A version that a reader may choose; `name` is what the address calls it."""

    name: str
    first_day: date | None
    last_day: date | None
    status: Validity
    shown: bool


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument on a day: its status, its versions, the text and our gist of one of them."""

    title: str
    slug: str
    on: date
    status: Validity
    successor: str | None
    shown: Choice | None
    choices: tuple[Choice, ...]
    articles: tuple[Article, ...]
    gists: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Opened:
    """An article on a day: the verdict, the verbatim text where it is at hand, our gist."""

    slug: str
    verdict: Resolved
    choice: Choice | None
    article: Article | None
    gists: tuple[str, ...]


class LawBook:
    """Reads laws and articles; every answer is a value."""

    def __init__(self, knowledge: Knowledge, resolver: Resolver) -> None:
        """Index the register by slug and the knowledge by the article it cites."""
        self._resolver = resolver
        self._by_slug: dict[str, Instrument] = {}
        for instrument in reversed(knowledge.instruments):
            self._by_slug[instrument.slug] = instrument
        self._slugs = {i.title: i.slug for i in self._by_slug.values()}
        self._gists = _gists(knowledge)

    def slug(self, title: str) -> str | None:
        """Return the slug of a title, the title itself where only its text is known."""
        registered = self._slugs.get(title)
        return registered or (title if title in self._resolver.library else None)

    def title(self, slug: str) -> str | None:
        """Return the title behind a slug, or behind a title used as one."""
        instrument = self._by_slug.get(slug)
        if instrument:
            return next(iter(self._resolver.names.behind(instrument.title)), None)
        return slug if slug in self._resolver.library else None

    def law(self, slug: str, *, on: date, version: str = "") -> Law | None:
        """Return a law on a day, in the version asked for or the one that counts on that day."""
        title = self.title(slug)
        if title is None:
            return None
        verdict = self._resolver.check(Citation(title), on=on)
        known = self._resolver.known(title)
        state = _named(known, version) or verdict.state
        return Law(
            title=title,
            slug=slug,
            on=on,
            status=verdict.status,
            successor=verdict.successor,
            shown=_choice(state, on, shown=state) if state else None,
            choices=tuple(_choice(s, on, shown=state) for s in known.states if s.version),
            articles=tuple(self._articles(state)),
            gists=self._gist(title, state),
        )

    def article(self, slug: str, number: str, *, on: date) -> Opened | None:
        """Return an article on a day, None when nobody knows the instrument."""
        title = self.title(slug)
        if title is None:
            return None
        verdict = self._resolver.check(Citation(title, number), on=on)
        state = verdict.state
        return Opened(
            slug=slug,
            verdict=verdict,
            choice=_choice(state, on, shown=state) if state else None,
            article=self._resolver.text(state, number),
            gists=self._gist(title, state).get(number, ()),
        )

    def changes(self, law: Law, since: str) -> list[Row] | None:
        """Return what differs between an older version and the one shown, None without texts."""
        known = self._resolver.known(law.title)
        old = _named(known, since)
        if old is None or not law.articles:
            return None
        return compare(_numbered(self._articles(old)), _numbered(law.articles))

    def _gist(self, title: str, state: State | None) -> Mapping[str, tuple[str, ...]]:
        """Return what we say on the articles of a state: only of the version it was said of."""
        gists: dict[str, tuple[str, ...]] = {}
        for entry in self._resolver.register.get(title, ()):
            if self._resolver.registered(entry) == state:
                gists |= self._gists.get(entry.id, {})
        return gists

    def _articles(self, state: State | None) -> Iterator[Article]:
        for number in state.version.articles if state and state.version else ():
            article = self._resolver.text(state, number)
            if article:
                yield article


def _named(known: Known, version: str) -> State | None:
    return next((s for s in known.states if s.version and _name(s) == version), None)


def _name(state: State) -> str:
    return state.version.label if state.version else ""


def _choice(state: State, on: date, *, shown: State | None) -> Choice:
    status = Validity.IN_FORCE
    if state.first_day and on < state.first_day:
        status = Validity.NOT_YET_IN_FORCE
    elif state.last_day and on > state.last_day:
        status = Validity.REPEALED
    return Choice(_name(state), state.first_day, state.last_day, status, state == shown)


def _numbered(articles: Iterator[Article] | tuple[Article, ...]) -> list[Article]:
    return [a for a in articles if a.number[0].isdigit()]


def _gists(knowledge: Knowledge) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what the knowledge states on each article, by short name and number."""
    said: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for field in dataclasses.fields(knowledge):
        for statement in _statements(getattr(knowledge, field.name)):
            for citation in statement.cites:
                if citation.article:
                    said[citation.instrument][citation.article][statement.text] = None
    return {
        short: {number: tuple(texts)[:_GISTS] for number, texts in articles.items()}
        for short, articles in said.items()
    }


def _statements(value: object) -> Iterator[Statement]:
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _statements(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _statements(getattr(value, field.name))
