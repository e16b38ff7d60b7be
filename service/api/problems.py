"""Everything that can go wrong at the HTTP edge, as one JSON form with a clear message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.decode import decode
from corpus.yaml_file import read
from service.conversations.model import (
    ConversationFull,
    NoSuchConversation,
    NothingSaid,
    TooFast,
    UnknownFact,
)


class Code(StrEnum):
    """Why a request could not be served; each has a message in problems.yaml."""

    BAD_INPUT = "bad_input"
    EMPTY_TEXT = "empty_text"
    UNKNOWN_FACT = "unknown_fact"
    NO_KEY = "no_key"
    NO_SUCH_CONVERSATION = "no_such_conversation"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    STILL_ANSWERING = "still_answering"
    CONVERSATION_FULL = "conversation_full"
    TOO_LARGE = "too_large"
    TOO_FAST = "too_fast"
    BUSY = "busy"
    INTERNAL = "internal"


STATUS = {
    Code.BAD_INPUT: 422,
    Code.EMPTY_TEXT: 422,
    Code.UNKNOWN_FACT: 422,
    Code.NO_KEY: 401,
    Code.NO_SUCH_CONVERSATION: 404,
    Code.NOT_FOUND: 404,
    Code.METHOD_NOT_ALLOWED: 405,
    Code.STILL_ANSWERING: 409,
    Code.CONVERSATION_FULL: 409,
    Code.TOO_LARGE: 413,
    Code.TOO_FAST: 429,
    Code.BUSY: 503,
    Code.INTERNAL: 500,
}
_HEADERS = {
    Code.NO_KEY: {"WWW-Authenticate": "Bearer"},
    Code.BUSY: {"Retry-After": "5"},  # seconds
    Code.TOO_FAST: {"Retry-After": "60"},
}
_BY_STATUS = {
    404: Code.NOT_FOUND,
    405: Code.METHOD_NOT_ALLOWED,
    413: Code.TOO_LARGE,
}
_FROM_USE_CASES: dict[type[Exception], Code] = {
    NoSuchConversation: Code.NO_SUCH_CONVERSATION,
    NothingSaid: Code.EMPTY_TEXT,
    UnknownFact: Code.UNKNOWN_FACT,
    ConversationFull: Code.CONVERSATION_FULL,
    TooFast: Code.TOO_FAST,
}


@dataclass(frozen=True, slots=True)
class _Messages:
    owner: str
    messages: Mapping[str, str]


MESSAGES = decode(_Messages, read(Path(__file__).with_name("problems.yaml"))).messages


class Problem(Exception):
    """A request that cannot be served."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str:
        """Return what the person is told."""
        return MESSAGES[self.code]


def code_of(error: Exception) -> Code:
    """Return the code for an exception that reached the edge."""
    if isinstance(error, Problem):
        return error.code
    if isinstance(error, RequestValidationError):
        return Code.BAD_INPUT
    if isinstance(error, HTTPException):
        fallback = Code.INTERNAL if error.status_code >= 500 else Code.BAD_INPUT
        return _BY_STATUS.get(error.status_code, fallback)
    return _FROM_USE_CASES.get(type(error), Code.INTERNAL)


def problem_response(code: Code) -> JSONResponse:
    """Return the JSON response for a code."""
    body = {"error": {"code": code.value, "message": MESSAGES[code]}}
    return JSONResponse(body, status_code=STATUS[code], headers=_HEADERS.get(code))


def add_problem_responses(app: FastAPI) -> None:
    """Answer every refusal in the one form; the envelope does so for what nobody expected."""
    kinds = [Problem, RequestValidationError, HTTPException, *_FROM_USE_CASES]
    for kind in kinds:
        app.add_exception_handler(kind, _respond)


async def _respond(_: Request, error: Exception) -> JSONResponse:
    return problem_response(code_of(error))
