"""The one place that names concrete parts and puts them together."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId
from index import generation
from index.store import Generation, open_generation
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
from service.conversations.aftercare import Aftercare
from service.conversations.chat import Chat
from service.conversations.model import FollowUp
from service.conversations.store import ConversationStore
from service.domain.answer import Status
from service.domain.calendar import Calendar
from service.domain.facts import FactReader
from service.prompts import read_replies, read_screen
from service.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp

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
    return Counting(index.knowledge, Calendar(index.knowledge.calendar), read_replies())


def engine(index: Generation) -> Pipeline:
    """Return the engine over a generation."""
    knowledge, replies = index.knowledge, read_replies()
    counted = counting(index)
    return Pipeline(
        opening=partial(screen, lists=read_screen()),
        steps=(
            Understanding(knowledge, index.recogniser, FactReader.of(knowledge.facts)),
            partial(choose, knowledge=knowledge, replies=replies),
            counted,
            Advising(knowledge, replies),
            partial(retrieve, retriever=IndexRetriever(index.searcher)),
        ),
        closing=(Composing(knowledge, counted, replies), Verifying(knowledge, replies)),
        replies=replies,
        generation=index.id,
    )


def site(settings: Settings) -> ASGIApp:
    """Return the web application over the current generation of the index."""
    from service.api.app import create_app
    from service.pages.board import read_board
    from service.pages.renderer import Renderer

    index, replies, store = open_index(settings), read_replies(), open_store(settings)
    chat = Chat(
        answerer=engine(index),
        store=store,
        facts=index.knowledge.fact,
        unavailable=replies.statuses[Status.UNAVAILABLE],
        now=_now,
        kept_for=timedelta(days=settings.kept_days),
    )
    aftercare = Aftercare(
        store=store,
        now=_now,
        handed_over=replies.statuses[Status.HANDED_OVER],
        thanks={
            FollowUp.NONE: replies.say("rated"),
            FollowUp.OPEN: replies.say("rated_bad"),
        },
    )
    page = Renderer.of(
        WEB / "templates",
        board=read_board(WEB / "board.yaml"),
        hotlines=index.knowledge.hotlines,
        pathways=pathway_names(index.knowledge),
    )
    return create_app(
        chat,
        aftercare,
        page,
        static=WEB / "static",
        frame_ancestors=settings.frame_ancestors,
    )


def open_store(settings: Settings) -> ConversationStore:
    """Return where conversations are kept: a database file, or this process's memory."""
    if not settings.database:
        return MemoryStore()
    from service.adapters.store.conversations import SqlStore
    from service.adapters.store.tables import open_database

    return SqlStore(open_database(Path(settings.database)))


def _now() -> datetime:
    return datetime.now(BEIJING)


def pathway_names(knowledge: Knowledge) -> dict[str, str]:
    """Return the name of every pathway, for the ones an answer rules out."""
    known = {id: knowledge.pathway(id) for id in PathwayId}
    return {id.value: pathway.title for id, pathway in known.items() if pathway}
