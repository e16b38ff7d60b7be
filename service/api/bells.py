"""Bells that wake the streams of a conversation when something was added to it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Bells:
    """One bell for every stream that listens; belongs to one event loop."""

    def __init__(self) -> None:
        self._bells: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    @contextmanager
    def listen(self, id: str) -> Iterator[asyncio.Event]:
        """Give a bell that rings for the conversation while the block runs."""
        bell = asyncio.Event()
        self._bells[id].add(bell)
        try:
            yield bell
        finally:
            self._bells[id].discard(bell)
            if not self._bells[id]:
                del self._bells[id]

    def ring(self, id: str) -> None:
        """Wake every stream of a conversation."""
        for bell in self._bells.get(id, ()):
            bell.set()
