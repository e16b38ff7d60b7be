"""What surrounds every response: request id, security headers, one line in the log."""

from __future__ import annotations

import logging
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import Code, problem_response
from service.fault import fault

logger = logging.getLogger(__name__)

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors {ancestors}"
)
_OF_DOCUMENTS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_YEAR = 31_536_000  # seconds
_UNKNOWN = 404


class Envelope:
    """Wraps an app; logs ids, statuses and timings, never what people said."""

    def __init__(self, app: ASGIApp, *, frame_ancestors: str, largest_body: int) -> None:
        self._app, self._largest_body = app, largest_body
        self._headers = {
            "Content-Security-Policy": _POLICY.format(ancestors=frame_ancestors),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }
        policy = f"default-src 'none'; frame-ancestors {frame_ancestors}"
        self._of_static = {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, started, status = secrets.token_hex(8), time.perf_counter(), 0

        async def send_dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._dress(MutableHeaders(scope=message), scope, request_id)
            await send(message)

        try:
            if _length(scope) > self._largest_body:
                await problem_response(Code.TOO_LARGE)(scope, receive, send_dressed)
            else:
                await self._app(scope, receive, send_dressed)
        except Exception as error:
            logger.error("%s failed: %s", request_id, fault(error))
            if not status:
                await problem_response(Code.INTERNAL)(scope, receive, send_dressed)
        # An address that does not exist may be anything somebody typed.
        path = "-" if status == _UNKNOWN else scope["path"]
        spent = (time.perf_counter() - started) * 1000
        logger.info("%s %s %s %s %.0fms", request_id, scope["method"], path, status, spent)

    def _dress(self, headers: MutableHeaders, scope: Scope, request_id: str) -> None:
        headers["X-Request-Id"] = request_id
        static = scope["path"].startswith("/static/")
        for name, value in (self._of_static if static else self._headers | _OF_DOCUMENTS).items():
            headers.setdefault(name, value)
        headers.setdefault("Cache-Control", "no-cache" if static else "no-store")
        if scope["scheme"] == "https":
            headers.setdefault("Strict-Transport-Security", f"max-age={_YEAR}")


def _length(scope: Scope) -> int:
    """Return the length a request states; others are counted as they are read.

    FastAPI's own limit answers in plain text, outside the one form of errors.
    """
    stated = Headers(scope=scope).get("content-length", "")
    return int(stated) if stated.isdecimal() else 0
