"""The web application, put together from what it is given."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from service.api.aftercare import aftercare_endpoints
from service.api.articles import Shelf, article_endpoints
from service.api.assets import asset_endpoints
from service.api.conversations import conversation_endpoints
from service.api.envelope import Envelope
from service.api.forms import ChatPage
from service.api.health import health_endpoints
from service.api.pages import page_endpoints
from service.api.papers import PaperDesk, paper_endpoints
from service.api.problems import add_problem_responses
from service.api.sheets import Sheets, sheet_endpoints
from service.api.turns import Turns
from service.conversations.aftercare import Aftercare
from service.conversations.chat import Chat

_LARGEST_BODY = 256 * 1024  # bytes; a form of 20,000 Chinese characters needs 180,000
_SMALLEST_ZIPPED = 400  # bytes


def create_app(
    chat: Chat,
    aftercare: Aftercare,
    page: ChatPage,
    sheets: Sheets,
    shelf: Shelf,
    desk: PaperDesk,
    *,
    static: Path,
    frame_ancestors: str,
) -> FastAPI:
    """Return the application that serves the page and the programming interface."""
    app = FastAPI(
        title="西城法律服务指引",
        version="1",
        docs_url=None,
        redoc_url=None,
    )
    turns = Turns()
    app.include_router(conversation_endpoints(chat, turns))
    app.include_router(aftercare_endpoints(chat, aftercare, turns))
    app.include_router(paper_endpoints(chat, desk))
    app.include_router(health_endpoints(turns))
    app.include_router(page_endpoints(chat, aftercare, turns, page))
    app.include_router(sheet_endpoints(sheets, turns))
    app.include_router(article_endpoints(shelf))
    app.include_router(asset_endpoints(static))
    add_problem_responses(app)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=_LARGEST_BODY)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_ZIPPED)
    app.add_middleware(Envelope, frame_ancestors=frame_ancestors, largest_body=_LARGEST_BODY)
    return app
