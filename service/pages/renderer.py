"""Renders the resident page from web/templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.model.catalogue import Hotline
from service.conversations.chat import KEPT_CHARACTERS
from service.conversations.model import Message
from service.pages import words
from service.pages.blank import BLANK, Blank
from service.pages.board import Board
from service.pages.law import address


@dataclass(frozen=True, slots=True)
class Renderer:
    """The page with what it shows beside the conversation: board, hotlines, pathway names."""

    templates: Environment
    board: Board
    hotlines: Mapping[str, Hotline]
    pathways: Mapping[str, str]

    @classmethod
    def of(
        cls,
        folder: Path,
        *,
        board: Board,
        hotlines: Sequence[Hotline],
        pathways: Mapping[str, str],
    ) -> Renderer:
        """Return a renderer over a folder of templates."""
        environment = _environment(folder, pathways)
        return cls(environment, board, {line.number: line for line in hotlines}, pathways)

    def render(
        self,
        messages: Sequence[Message],
        *,
        elder: bool,
        problem: str = "",
        unsent: str = "",
    ) -> str:
        """Return the page with the conversation so far, and what went wrong if anything did."""
        return self.templates.get_template("chat.html").render(
            messages=messages,
            elder=elder,
            problem=problem,
            unsent=unsent,
            limit=KEPT_CHARACTERS,
            starters=self.board.starters,
            always=[self.hotlines[number] for number in self.board.always],
            emergency=[self.hotlines[number] for number in self.board.emergency],
            safety=any(m.answer and m.answer.safety for m in messages),
        )


def _environment(folder: Path, pathways: Mapping[str, str]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(blank=BLANK, pathways=dict(pathways))
    environment.filters.update(
        address=address,
        as_day=words.as_day,
        input_kind=words.input_kind,
        lines=words.lines,
        overdue=words.overdue,
        place=words.place,
        state=words.state,
    )
    environment.tests.update(among=words.among, blank=lambda value: isinstance(value, Blank))
    return environment
