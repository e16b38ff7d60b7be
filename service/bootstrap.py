"""The one place that names concrete parts and puts them together."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
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
from service.answering.amend import Amending
from service.answering.choose import choose
from service.answering.compose import Composing
from service.answering.count import Counting
from service.answering.pipeline import Pipeline
from service.answering.premise import Questioning
from service.answering.retrieve import retrieve
from service.answering.screen import Screening
from service.answering.split import Splitting
from service.answering.standard import Standard
from service.answering.turn import turn
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
from service.lawbook import LawBook
from service.papers import read_papers
from service.prompts import read_replies, read_screen, read_spellings
from service.settings import Settings
from service.wording import name

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from service.api.articles import Shelf
    from service.conversations.drafting import Drafting
    from service.pages.renderer import Shown

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
    reader = FactReader.of(knowledge.facts)
    return Pipeline(
        opening=Screening(read_screen(), Standard.of(read_spellings())),
        steps=(
            turn,
            Questioning.of(knowledge.premises, knowledge.instrument),
            Splitting(knowledge, index.recogniser),
            Amending(knowledge, reader, replies),
            Understanding(knowledge, index.recogniser, reader),
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
    from service.api.papers import PaperDesk
    from service.api.sheets import Sheets
    from service.conversations.drafting import Drafting
    from service.pages.renderer import Renderer

    index, texts = open_index(settings), open_texts(settings)
    replies, store = read_replies(), open_store(settings)
    chat = Chat(
        answerer=engine(index, texts),
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
    drafting = Drafting(read_papers(), index.knowledge.fact)
    beside = shown(index.knowledge, drafting, kept_days=settings.kept_days)
    page = Renderer.of(WEB / "templates", beside)
    notice = replies.say("calendar_notice")
    return create_app(
        chat,
        aftercare,
        page,
        Sheets(page, guide, partial(_calendar, index.knowledge, notice), _now),
        shelf(index.knowledge, texts),
        PaperDesk(drafting, docx_of, MEDIA_TYPE),
        static=WEB / "static",
        frame_ancestors=settings.frame_ancestors,
    )


def shown(knowledge: Knowledge, drafting: Drafting, *, kept_days: int) -> Shown:
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
        drafting=drafting,
        topics={c.name: of[c.id] for c in knowledge.categories},
        stations=knowledge.stations,
        kept_days=kept_days,
    )


def shelf(knowledge: Knowledge, texts: Library | None) -> Shelf:
    """Return the official texts as articles and pages."""
    from service.api.articles import Shelf
    from service.pages.law import LawRenderer

    return Shelf(
        LawBook(knowledge, Resolver.of(knowledge, texts)),
        LawRenderer.of(WEB / "templates"),
        _now,
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
