"""Renders the pages from web/templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.model.catalogue import Hotline, Station
from corpus.model.matter import Fact
from service.conversations.chat import KEPT_CHARACTERS
from service.conversations.drafting import Drafting
from service.conversations.guide import Step
from service.conversations.known import known_facts
from service.conversations.model import Conversation, Message, Speaker
from service.conversations.viewer import Viewer
from service.pages import words
from service.pages.blank import BLANK, Blank
from service.pages.board import Board, RatingSheet
from service.pages.law import address


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pages show beside the conversation."""

    board: Board
    rating: RatingSheet
    hotlines: Mapping[str, Hotline]
    pathways: Mapping[str, str]
    facts: Mapping[str, Fact]
    drafting: Drafting
    topics: Mapping[str, Sequence[tuple[str, str]]]  # category → (matter id, title)
    stations: Sequence[Station]
    kept_days: int


@dataclass(frozen=True, slots=True)
class Renderer:
    """The pages over a folder of templates."""

    templates: Environment
    shown: Shown

    @classmethod
    def of(cls, folder: Path, shown: Shown) -> Renderer:
        """Return a renderer over a folder of templates."""
        return cls(_environment(folder, shown), shown)

    def chat(
        self,
        conversation: Conversation | None,
        viewer: Viewer,
        *,
        problem: str = "",
        unsent: str = "",
        told: str = "",
    ) -> str:
        """Return the page with the conversation so far, and what went wrong if anything did."""
        messages = conversation.messages if conversation else ()
        said = [n for n, m in enumerate(messages) if m.speaker is not Speaker.ASSISTANT]
        answered = [n for n, m in enumerate(messages) if m.answer]
        matters = _matters(messages, self.shown.topics)
        return self._page(
            "chat.html",
            viewer,
            messages=messages,
            latest=said[-1] if said else None,
            answered=answered[-1] if answered else None,
            known=known_facts(conversation, self.shown.facts) if conversation else (),
            papers=_papers(conversation, self.shown.drafting),
            matters=[{"id": id, "title": title} for id, title, _ in matters],
            anchors={number: f"matter-{id}" for id, _, number in matters},
            matter=conversation.case.matter if conversation else None,
            problem=problem,
            unsent=unsent,
            told=told,
            limit=KEPT_CHARACTERS,
            starters=self.shown.board.starters,
            rating=self.shown.rating,
            safety=any(m.answer and m.answer.safety for m in messages),
        )

    def guide(self, step: Step, viewer: Viewer) -> str:
        """Return one step of the guided questions."""
        return self._page("guide.html", viewer, step=step)

    def sheet(self, name: str, viewer: Viewer, **given: object) -> str:
        """Return a page that does not depend on a conversation."""
        return self._page(f"{name}.html", viewer, **given)

    def embedding(self, origin: str) -> str:
        """Return the loader that other sites put into their pages."""
        return self.templates.get_template("embed.js").render(origin=origin)

    def _page(self, name: str, viewer: Viewer, **given: Any) -> str:
        return self.templates.get_template(name).render(viewer=viewer, **given)


def _matters(
    messages: Sequence[Message], topics: Mapping[str, Sequence[tuple[str, str]]]
) -> list[tuple[str, str, int]]:
    """Return the matters that came up, the latest last, with the number of their last answer."""
    titles = dict(pair for pairs in topics.values() for pair in pairs)
    last = {m.answer.matter: n for n, m in enumerate(messages) if m.answer and m.answer.matter}
    found = [(id, titles[id], number) for id, number in last.items() if id in titles]
    return sorted(found, key=lambda matter: matter[2])


def _papers(conversation: Conversation | None, drafting: Drafting) -> list[dict[str, str]]:
    """Return the papers that fit, by title, with where each can be had."""
    if conversation is None:
        return []
    at = f"/api/conversations/{conversation.id}/papers"
    return [{"title": p.title, "href": f"{at}/{p.id}"} for p in drafting.fitting(conversation)]


def _environment(folder: Path, shown: Shown) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        blank=BLANK,
        pathways=dict(shown.pathways),
        always=[shown.hotlines[number] for number in shown.board.always],
        emergency=[shown.hotlines[number] for number in shown.board.emergency],
        topics=shown.topics,
        titles=dict(pair for pairs in shown.topics.values() for pair in pairs),
        topic_ids={id for matters in shown.topics.values() for id, _ in matters},
        stations=shown.stations,
        kept_days=shown.kept_days,
    )
    environment.filters.update(
        address=address,
        as_day=words.as_day,
        ics=words.ics,
        input_kind=words.input_kind,
        lines=words.lines,
        overdue=words.overdue,
        place=words.place,
        state=words.state,
    )
    environment.tests.update(among=words.among, blank=lambda value: isinstance(value, Blank))
    return environment
