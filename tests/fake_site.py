"""The whole site over a fake engine and a law of one article, with the real templates."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from fastapi import FastAPI

from corpus.knowledge_base import Knowledge
from corpus.model.catalogue import Hotline, NetworkLevel, Station
from corpus.model.pathway import PathwayId
from corpus.model.text import Article, Version
from corpus.resolver import Resolver
from service.adapters.docx_paper import MEDIA_TYPE, docx_of
from service.adapters.memory_store import MemoryStore
from service.api.app import create_app
from service.api.articles import Shelf
from service.api.papers import PaperDesk
from service.api.sheets import Sheets
from service.conversations.aftercare import Aftercare
from service.conversations.chat import Chat
from service.conversations.drafting import Drafting
from service.conversations.guide import Guide
from service.conversations.model import FollowUp
from service.conversations.store import ConversationStore
from service.lawbook import LawBook
from service.pages.board import read_board, read_rating
from service.pages.calendar_file import calendar_file
from service.pages.law import LawRenderer
from service.pages.renderer import Renderer, Shown
from service.papers import read_papers
from tests.fakes import FACTS, LAW, NOW, FakeAnswerer

WEB = Path(__file__).parents[1] / "web"
HOTLINES = {
    "12348": "公共法律服务",
    "110": "公安报警",
    "120": "急救",
    "119": "火警",
    "12356": "心理援助",
}
PIECE = Article("20", ("第二章　申请",), "第二十条　甲乙丙丁，戊己庚辛。\n子丑寅卯<b>辰巳</b>。")


class OneLaw:
    """A library that holds one article of the law the answers rest on."""

    def titles(self) -> tuple[str, ...]:
        """Return the title."""
        return (LAW.instrument,)

    def versions(self, title: str) -> tuple[Version, ...]:
        """Return the one version."""
        first = Version(LAW.instrument, "2023修订", date(2024, 1, 1), None, ("20",), "x.md")
        return (first,) if title == LAW.instrument else ()

    def article_of(self, version: Version, number: str) -> Article | None:
        """Return the one article."""
        return PIECE if number == "20" else None


def site(
    answerer: FakeAnswerer,
    store: ConversationStore | None = None,
    *,
    frame_ancestors: str = "'self' http://127.0.0.1:*",
) -> FastAPI:
    """Return the whole site over a fake engine, with the real templates."""
    kept = store or MemoryStore()
    chat = Chat(
        answerer=answerer,
        store=kept,
        facts=FACTS,
        unavailable="现在答不了，请过一会儿再试。",
        now=lambda: NOW,
    )
    aftercare = Aftercare(
        store=kept,
        now=lambda: NOW,
        handed_over="已经转给工作人员，着急请拨打12348。",
        forgotten="对话已经删除。",
        thanks={FollowUp.NONE: "谢谢您的评价。", FollowUp.OPEN: "谢谢您说出来，会有人跟进。"},
    )
    drafting = Drafting(read_papers(), FACTS)
    page = Renderer.of(WEB / "templates", shown(drafting))
    guide = Guide(answerer, FACTS, {"PEN_SPOT": "被当场处罚"})
    book = LawBook(Knowledge(), Resolver.of(Knowledge(), OneLaw()))
    return create_app(
        chat,
        aftercare,
        page,
        Sheets(page, guide, fake_calendar, lambda: NOW),
        Shelf(book, LawRenderer.of(WEB / "templates"), lambda: NOW),
        PaperDesk(drafting, docx_of, MEDIA_TYPE),
        static=WEB / "static",
        frame_ancestors=frame_ancestors,
    )


def shown(drafting: Drafting) -> Shown:
    """Return what the pages show beside the conversation."""
    return Shown(
        board=read_board(WEB / "board.yaml"),
        rating=read_rating(WEB / "rating.yaml"),
        hotlines={number: Hotline(number, use) for number, use in HOTLINES.items()},
        pathways={id.value: id.value for id in PathwayId} | {"petition": "信访"},
        facts=FACTS,
        drafting=drafting,
        topics={"行政行为": [("PEN_SPOT", "被当场处罚")], "邻里": [("LEAK", "楼上漏水")]},
        stations=(
            Station("centre", "西城区公共法律服务中心", NetworkLevel.DISTRICT),
            Station("one", "甲街道公共法律服务站", NetworkLevel.SUBDISTRICT),
        ),
        kept_days=30,
    )


def fake_calendar(rule: str, day: date, stamp: datetime) -> str | None:
    """Return a calendar file for the one known rule."""
    if rule != "FY_APPLY":
        return None
    return calendar_file(
        rule=rule, name="申请行政复议的期限", day=day, basis="某法", notice="AI", stamp=stamp
    )
