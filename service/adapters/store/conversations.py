"""The conversation store over the database: rows in, whole conversations out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, func, insert, select, text, update

from service.adapters.store import tables
from service.adapters.store.frozen import freeze, thaw
from service.answering.ports import CaseFile
from service.conversations.model import Conversation, Handover, Message, Rating, Speaker
from service.domain.answer import Answer


class SqlStore:
    """Keeps conversations in a database; safe to call from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._one_writer = Lock()  # waiting here is fair; SQLite's own waiting is by chance

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._one_writer, self._engine.begin() as rows:
            yield rows

    def add(self, conversation: Conversation) -> None:
        """Keep a new conversation."""
        with self._writing() as rows:
            rows.execute(
                insert(tables.conversation).values(
                    id=conversation.id,
                    key_digest=conversation.key_digest,
                    **_state(conversation),
                )
            )
            _append(rows, conversation)

    def find(self, id: str) -> Conversation | None:
        """Return the conversation with the id, if it is kept."""
        with self._engine.connect() as rows:
            head = _one(rows, tables.conversation, id, key="id")
            return _whole(rows, head) if head else None

    def save(self, conversation: Conversation) -> None:
        """Replace the kept conversation; one that was removed meanwhile stays removed."""
        head = update(tables.conversation).where(tables.conversation.c.id == conversation.id)
        with self._writing() as rows:
            if rows.execute(head.values(**_state(conversation))).rowcount:
                _append(rows, conversation)

    def remove(self, id: str) -> None:
        """Forget the conversation with the id: no byte of it stays in the files."""
        self._delete(tables.conversation.c.id == id)

    def remove_before(self, when: datetime) -> None:
        """Forget the conversations that nobody has touched since a time."""
        old = tables.conversation.c.touched_at < when.isoformat()
        with self._engine.connect() as rows:
            found = rows.scalar(select(func.count()).where(old))
        if found:
            self._delete(old)

    def waiting_before(self, when: datetime) -> int:
        """Return how many queued hand-overs were asked for before a time."""
        place = tables.handover.c
        queued = (place.state == "queued") & (place.asked_at < when.isoformat())
        with self._engine.connect() as rows:
            return rows.scalar(select(func.count()).where(queued)) or 0

    def _delete(self, which: Any) -> None:
        with self._writing() as rows:
            gone = rows.execute(delete(tables.conversation).where(which)).rowcount
        if gone:  # the log of the database still holds what was written before
            with self._engine.connect() as rows:
                rows.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _state(conversation: Conversation) -> dict[str, Any]:
    return {
        "touched_at": conversation.touched_at.isoformat(),
        "case_file": freeze(conversation.case),
    }


def _append(rows: Connection, conversation: Conversation) -> None:
    """Write what is new; messages are never changed, only added."""
    id, owner = conversation.id, tables.message.c.conversation
    kept = rows.scalar(select(func.count()).where(owner == id)) or 0
    fresh = [
        {"conversation": id, "number": number, **freeze(message)}
        for number, message in enumerate(conversation.messages[kept:], kept + 1)
    ]
    if fresh:
        row = {column.name: None for column in tables.message.columns}
        rows.execute(insert(tables.message), [row | one for one in fresh])
    parts = ((tables.handover, conversation.handover), (tables.rating, conversation.rating))
    for table, part in parts:
        if part is not None:
            stated = {f: v for f, v in _every(part).items() if f in table.c}
            mine = table.c.conversation == id
            if not rows.execute(update(table).where(mine).values(**stated)).rowcount:
                rows.execute(insert(table).values(conversation=id, **stated))


def _every(part: Handover | Rating) -> dict[str, Any]:
    return {name: freeze(getattr(part, name)) for name in type(part).__dataclass_fields__}


def _one(rows: Connection, table: Any, id: str, *, key: str = "conversation") -> RowMapping | None:
    return rows.execute(select(table).where(table.c[key] == id)).mappings().first()


def _whole(rows: Connection, head: RowMapping) -> Conversation:
    mine = tables.message.c.conversation == head["id"]
    ordered = select(tables.message).where(mine).order_by(tables.message.c.number)
    handover = _one(rows, tables.handover, head["id"])
    rating = _one(rows, tables.rating, head["id"])
    return Conversation(
        id=head["id"],
        key_digest=head["key_digest"],
        touched_at=datetime.fromisoformat(head["touched_at"]),
        messages=tuple(_message(row) for row in rows.execute(ordered).mappings()),
        case=thaw(CaseFile, head["case_file"]),
        handover=thaw(Handover, dict(handover)) if handover else None,
        rating=thaw(Rating, dict(rating)) if rating else None,
    )


def _message(row: RowMapping) -> Message:
    return Message(
        speaker=Speaker(row["speaker"]),
        text=row["text"],
        at=datetime.fromisoformat(row["at"]),
        answer=thaw(Answer, row["answer"]) if row["answer"] else None,
    )
