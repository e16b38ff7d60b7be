"""The one place that names concrete parts and puts them together."""

from __future__ import annotations

from datetime import date, datetime, timedelta
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
from service.conversations.guide import Guide
from service.conversations.model import FollowUp
from service.conversations.store import ConversationStore
from service.domain.answer import Status
from service.domain.calendar import Calendar
from service.domain.facts import FactReader
from service.domain.validity import check
from service.prompts import read_replies, read_screen
from service.settings import Settings
from service.wording import name

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from service.pages.renderer import Shown

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
    from service.api.sheets import Sheets
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
        forgotten=replies.say("forgotten"),
        thanks={
            FollowUp.NONE: replies.say("rated"),
            FollowUp.OPEN: replies.say("rated_bad"),
        },
    )
    guide = Guide(chat.answerer, chat.facts, {m.id: m.title for m in index.knowledge.matters})
    page = Renderer.of(WEB / "templates", shown(index.knowledge, kept_days=settings.kept_days))
    notice = replies.say("calendar_notice")
    return create_app(
        chat,
        aftercare,
        page,
        Sheets(page, guide, partial(_calendar, index.knowledge, notice), _now),
        static=WEB / "static",
        frame_ancestors=settings.frame_ancestors,
    )


def shown(knowledge: Knowledge, *, kept_days: int) -> Shown:
    """Return what the pages show beside the conversation."""
    from service.pages.board import read_board, read_rating
    from service.pages.renderer import Shown

    of = {
        c.id: [(m.id, m.title) for m in knowledge.matters if m.category == c.id]
        for c in knowledge.categories
    }
    return Shown(
        board=read_board(WEB / "board.yaml"),
        rating=read_rating(WEB / "rating.yaml"),
        hotlines={line.number: line for line in knowledge.hotlines},
        pathways=pathway_names(knowledge),
        facts=knowledge.fact,
        topics={c.name: of[c.id] for c in knowledge.categories},
        stations=knowledge.stations,
        kept_days=kept_days,
    )


def _calendar(
    knowledge: Knowledge, notice: str, rule: str, day: date, stamp: datetime
) -> str | None:
    from service.pages.calendar_file import calendar_file

    limit = knowledge.time_limit.get(rule)
    if limit is None:
        return None
    basis = name(check(limit.cites[0], knowledge.instrument, on=stamp.date()))
    return calendar_file(
        rule=rule, name=limit.name, day=day, basis=basis, notice=notice, stamp=stamp
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
