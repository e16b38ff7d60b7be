"""Official texts: `/api/articles/{slug}/{article}` for programs, `/law/{slug}` for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Protocol
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from corpus.citation.words import number_in_words
from corpus.compare import Row
from corpus.model.law import Validity
from service.api.problems import MESSAGES, Code, Problem
from service.contract import Json
from service.conversations.viewer import Viewer
from service.lawbook import Choice, Law, LawBook, Opened

Day = Annotated[date | None, Query(description="按哪一天看，年-月-日；默认今天（北京时间）")]
HOW_TO_IMPORT = "python -m corpus import 文件夹"


class LawPage(Protocol):
    """Renders the page of a law."""

    def render(
        self,
        law: Law,
        viewer: Viewer,
        *,
        since: str = "",
        changes: Sequence[Row] | None = None,
    ) -> str:
        """Return the page of a law, with what changed since another version if that was asked."""
        ...


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the endpoints need: the law book, its page and the clock (Asia/Shanghai)."""

    book: LawBook
    page: LawPage
    now: Callable[[], datetime]


def article_endpoints(shelf: Shelf) -> APIRouter:
    """Return the endpoints of the official texts."""
    router, book = APIRouter(tags=["texts"]), shelf.book

    @router.get("/api/articles/{slug}/{article}")
    def read(slug: str, article: str, on: Day = None) -> JSONResponse:
        """Return an article as it stood on a day, with its validity; 404 when there is none."""
        opened = book.article(slug, article, on=on or shelf.now().date())
        if opened is None:
            raise Problem(Code.NOT_FOUND)
        missing = opened.verdict.status is Validity.NO_SUCH_ARTICLE
        return JSONResponse(article_json(opened), status_code=404 if missing else 200)

    @router.get("/law/{slug}", include_in_schema=False, response_class=HTMLResponse)
    def show(
        slug: str,
        request: Request,
        on: Day = None,
        version: str = "",
        since: str = "",
        elder: str = "",
        kiosk: str = "",
    ) -> Response:
        """Show a law on a day, in a version, compared with another one."""
        proper = book.slug(slug)
        if proper and proper != slug:  # a citation knows the title alone
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/law/{quote(proper)}{query}", status_code=307)
        law = book.law(slug, on=on or shelf.now().date(), version=version)
        if law is None:
            raise Problem(Code.NOT_FOUND)
        changes = book.changes(law, since) if since else None
        viewer = Viewer.of(elder=elder, kiosk=kiosk)
        html = shelf.page.render(law, viewer, since=since, changes=changes)
        return HTMLResponse(html)

    return router


def article_json(opened: Opened) -> Json:
    """Return an opened article as the programming interface tells it."""
    verdict, article = opened.verdict, opened.article
    body: Json = {
        "slug": opened.slug,
        "instrument": verdict.instrument,
        "article": verdict.article,
        "paragraph": None,
        "item": None,
        "status": verdict.status.value,
        "text_available": article is not None,
        "name": number_in_words(verdict.article or ""),
        "heading": list(article.heading) if article else [],
        "text": article.text if article else None,
        "version": _version(opened.choice),
        "valid_range": list(verdict.valid_range) if verdict.valid_range else None,
        "successor": verdict.successor,
        "gist": list(opened.gists),
        "import": None if article else HOW_TO_IMPORT,
    }
    if verdict.status is Validity.NO_SUCH_ARTICLE:
        body["error"] = {"code": Code.NOT_FOUND.value, "message": MESSAGES[Code.NOT_FOUND]}
    return body


def _version(choice: Choice | None) -> Json | None:
    if choice is None:
        return None
    first, last = choice.first_day, choice.last_day
    return {
        "label": choice.name or None,
        "valid_from": first.isoformat() if first else None,
        "valid_to": last.isoformat() if last else None,
    }
