"""The one place that names concrete parts and puts them together."""

from __future__ import annotations

from functools import partial

from index import generation
from index.store import Generation, open_generation
from service.adapters.index_retriever import IndexRetriever
from service.answering.advise import Advising
from service.answering.choose import choose
from service.answering.compose import Composing
from service.answering.count import Counting
from service.answering.pipeline import Pipeline
from service.answering.retrieve import retrieve
from service.answering.screen import screen
from service.answering.understand import Understanding
from service.answering.verify import Verifying
from service.domain.calendar import Calendar
from service.domain.facts import FactReader
from service.prompts import read_replies, read_screen
from service.settings import Settings


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
