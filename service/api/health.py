"""Whether the process lives, and whether it takes questions."""

from __future__ import annotations

from fastapi import APIRouter

from service.api.problems import Code, Problem
from service.api.schemas import Health
from service.api.turns import Turns


def health_endpoints(turns: Turns) -> APIRouter:
    """Return /healthz and /readyz."""
    api = APIRouter(tags=["operations"])

    @api.get("/healthz")
    async def alive() -> Health:
        """Tell that the process lives."""
        return Health(status="ok")

    @api.get("/readyz")
    async def ready() -> Health:
        """Tell that questions are taken; 503 while the queue is full."""
        if turns.full:
            raise Problem(Code.BUSY)
        return Health(status="ready")

    return api
