"""The tables: conversations, their messages, hand-overs to a person, ratings."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import (
    JSON,
    Column,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
)
from sqlalchemy.pool import ConnectionPoolEntry

_PATIENCE = 5000  # milliseconds to wait for another writer
_CONNECTIONS = 20  # as many as the edge may use at once

metadata = MetaData()


def _owner() -> Column[str]:
    owner = ForeignKey("conversation.id", ondelete="CASCADE")
    return Column("conversation", String(32), owner, primary_key=True)


conversation = Table(
    "conversation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("key_digest", LargeBinary, nullable=False),
    Column("touched_at", String(32), nullable=False),  # ISO, Beijing time
    Column("case_file", JSON, nullable=False),
    Index("ix_conversation_touched_at", "touched_at"),
)
message = Table(
    "message",
    metadata,
    _owner(),
    Column("number", Integer, primary_key=True),
    Column("speaker", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("answer", JSON(none_as_null=True)),
)
handover = Table(
    "handover",
    metadata,
    _owner(),
    Column("state", String(16), nullable=False, index=True),
    Column("asked_at", String(32), nullable=False, index=True),
    Column("upto", Integer, nullable=False),  # messages the resident agreed to show
    Column("note", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("station", String(64)),
    Column("assigned_to", String(64)),
    Column("closed_at", String(32)),
)
rating = Table(
    "rating",
    metadata,
    _owner(),
    Column("grade", String(24), nullable=False, index=True),
    Column("reasons", JSON, nullable=False),
    Column("comment", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("follow_up", String(16), nullable=False, index=True),
    Column("follow_up_note", Text),
)


def open_database(file: Path) -> Engine:
    """Return the database in a file, made with its tables where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{file}", pool_size=_CONNECTIONS, max_overflow=_CONNECTIONS)
    event.listen(engine, "connect", _prepare)
    metadata.create_all(engine)
    return engine


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # Deleted rows are overwritten; a commit that was reported survives a loss of power.
    for pragma in (
        f"busy_timeout = {_PATIENCE}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
