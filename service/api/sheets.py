"""Pages without a conversation: guide, stations, notices, calendar files, embedding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service.api.problems import Code, Problem
from service.api.turns import Turns
from service.conversations.guide import Guide, Step
from service.conversations.viewer import Viewer

_PLAIN = ("stations", "about-ai", "privacy", "moulds")
_PARAMETERS = ("elder", "kiosk")
_HOUR = {"Cache-Control": "public, max-age=3600"}

CalendarFile = Callable[[str, date, datetime], str | None]


class SheetPage(Protocol):
    """Renders pages without a conversation."""

    def guide(self, step: Step, viewer: Viewer) -> str:
        """Return one step of the guided questions."""
        ...

    def sheet(self, name: str, viewer: Viewer, **given: object) -> str:
        """Return a page that does not depend on a conversation."""
        ...

    def embedding(self, origin: str) -> str:
        """Return the loader that other sites put into their pages."""
        ...


@dataclass(frozen=True, slots=True)
class Sheets:
    """What these pages need."""

    page: SheetPage
    guide: Guide
    calendar: CalendarFile
    now: Callable[[], datetime]


def sheet_endpoints(sheets: Sheets, turns: Turns) -> APIRouter:
    """Return the endpoints of these pages."""
    pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def plain(name: str) -> Callable[[Request], HTMLResponse]:
        return lambda request: HTMLResponse(sheets.page.sheet(name, _viewer(request)))

    for name in _PLAIN:
        pages.add_api_route(f"/{name}", _endpoint(plain(name)))
    pages.add_api_route("/guide", _endpoint(plain("guides")))

    @pages.get("/guide/{topic}")
    async def guide(topic: str, request: Request) -> HTMLResponse:
        """Show the question after the answers that the address carries."""
        if topic not in sheets.guide.topics:
            raise Problem(Code.NOT_FOUND)
        given = [p for p in request.query_params.multi_items() if p[0] not in _PARAMETERS]
        work = partial(sheets.guide.step, topic, given, on=sheets.now().date())
        return HTMLResponse(sheets.page.guide(await turns.alone(work), _viewer(request)))

    @pages.get("/deadlines/{rule}/{day}.ics")
    async def calendar(rule: str, day: str) -> Response:
        """Give a last day as a calendar file with reminders."""
        try:
            file = sheets.calendar(rule, date.fromisoformat(day), sheets.now())
        except ValueError:
            file = None
        if file is None:
            raise Problem(Code.NOT_FOUND)
        name = {"Content-Disposition": 'attachment; filename="deadline.ics"'}
        return Response(file, media_type="text/calendar", headers=name)

    @pages.get("/embed.js")
    async def embed(request: Request) -> Response:
        """Give the loader for other sites."""
        script = sheets.page.embedding(_origin(request))
        return Response(script, media_type="text/javascript", headers=_HOUR)

    @pages.get("/embed/demo")
    async def demo(request: Request) -> HTMLResponse:
        """Show how other sites take the page in."""
        html = sheets.page.sheet("embed-demo", _viewer(request), origin=_origin(request))
        return HTMLResponse(html)

    return pages


def _endpoint(show: Callable[[Request], HTMLResponse]) -> Callable[[Request], HTMLResponse]:
    def endpoint(request: Request) -> HTMLResponse:
        return show(request)

    return endpoint


def _viewer(request: Request) -> Viewer:
    given: Mapping[str, str] = request.query_params
    return Viewer.of(elder=given.get("elder", ""), kiosk=given.get("kiosk", ""))


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
