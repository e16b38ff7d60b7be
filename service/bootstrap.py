"""The one place that names concrete parts and puts them together."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from corpus.knowledge_base import Knowledge
from corpus.library import Library, LibraryMissing
from corpus.model.pathway import PathwayId
from corpus.resolver import Resolver
from index import generation
from index.hybrid import Hybrid, read_weights
from index.store import Generation, open_generation
from index.texts import open_search
from service.adapters.index_retriever import IndexRetriever
from service.adapters.memory_store import MemoryStore
from service.answering.advise import Advising
from service.answering.choose import choose
from service.answering.compose import Composing
from service.answering.count import Counting
from service.answering.pipeline import Pipeline
from service.answering.retrieve import retrieve
from service.answering.screen import screen
from service.answering.understand import Understanding
from service.answering.verify import Verifying
from service.conversations.chat import Chat
from service.domain.answer import Status
from service.domain.calendar import Calendar
from service.domain.facts import FactReader
from service.lawbook import LawBook
from service.papers import read_papers
from service.prompts import read_replies, read_screen
from service.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from service.api.articles import Shelf

logger = logging.getLogger(__name__)
BEIJING = ZoneInfo("Asia/Shanghai")
WEB = Path(__file__).parents[1] / "web"


def open_index(settings: Settings) -> Generation:
    """Return the current generation of the index.

    Raises:
        BadIndex: there is none, or it was damaged.
    """
    folder = generation.current(settings.index)
    generation.verify(folder)
    return open_generation(folder, model=settings.embedding)


def counting(index: Generation) -> Counting:
    """Return what turns time limits into last days."""
    knowledge = index.knowledge
    calendar = Calendar(knowledge.calendar, knowledge.statutory_holidays)
    return Counting(knowledge, calendar, read_replies())


def open_texts(settings: Settings) -> Library | None:
    """Return the library of official texts, None when nothing was imported."""
    try:
        return Library(settings.library)
    except LibraryMissing as missing:
        logger.info("no official texts: %s", missing)
        return None


def searching(index: Generation, settings: Settings) -> Hybrid:
    """Return the search over the knowledge and, where they were indexed, the official texts.

    Raises:
        BadIndex: the index of the texts was damaged.
    """
    found = open_search(settings.index, model=settings.embedding)
    return Hybrid(index.searcher, found, read_weights())


def engine(index: Generation, texts: Library | None = None) -> Pipeline:
    """Return the engine over a generation and, where they are there, the official texts."""
    knowledge, replies = index.knowledge, read_replies()
    counted, resolver = counting(index), Resolver.of(knowledge, texts)
    return Pipeline(
        opening=partial(screen, lists=read_screen()),
        steps=(
            Understanding(knowledge, index.recogniser, FactReader.of(knowledge.facts)),
            partial(choose, knowledge=knowledge, replies=replies),
            counted,
            Advising(knowledge, replies),
            partial(retrieve, retriever=IndexRetriever(index.searcher)),
        ),
        closing=(Composing(knowledge, counted, replies), Verifying(knowledge, replies, resolver)),
        replies=replies,
        generation=index.id,
    )


def site(settings: Settings) -> ASGIApp:
    """Return the web application over the current generation of the index."""
    from service.adapters.docx_paper import MEDIA_TYPE, docx_of
    from service.api.app import create_app
    from service.api.papers import paper_endpoints
    from service.conversations.drafting import Drafting
    from service.pages.board import read_board
    from service.pages.renderer import Renderer

    index, texts = open_index(settings), open_texts(settings)
    chat = Chat(
        answerer=engine(index, texts),
        store=MemoryStore(),
        facts=index.knowledge.fact,
        unavailable=read_replies().statuses[Status.UNAVAILABLE],
        now=lambda: datetime.now(BEIJING),
    )
    page = Renderer.of(
        WEB / "templates",
        board=read_board(WEB / "board.yaml"),
        hotlines=index.knowledge.hotlines,
        pathways=pathway_names(index.knowledge),
    )
    app = create_app(
        chat,
        page,
        static=WEB / "static",
        frame_ancestors=settings.frame_ancestors,
        shelf=shelf(index.knowledge, texts),
    )
    drafting = Drafting(read_papers(), index.knowledge.fact)
    app.include_router(paper_endpoints(chat, drafting, file=docx_of, media_type=MEDIA_TYPE))
    return app


def shelf(knowledge: Knowledge, texts: Library | None) -> Shelf:
    """Return the official texts as articles and pages."""
    from service.api.articles import Shelf
    from service.pages.law import LawRenderer

    return Shelf(
        LawBook(knowledge, Resolver.of(knowledge, texts)),
        LawRenderer.of(WEB / "templates"),
        lambda: datetime.now(BEIJING),
    )


def pathway_names(knowledge: Knowledge) -> dict[str, str]:
    """Return the name of every pathway, for the ones an answer rules out."""
    known = {id: knowledge.pathway(id) for id in PathwayId}
    return {id.value: pathway.title for id, pathway in known.items() if pathway}
