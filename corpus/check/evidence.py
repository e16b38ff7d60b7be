"""The knowledge together with the place of every entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.knowledge_base import Entry, Knowledge, gather
from corpus.yaml_file import KnowledgeError, Located, read


@dataclass(frozen=True)
class Evidence:
    """Decoded knowledge, its entries by list, and the files as they were read."""

    knowledge: Knowledge
    entries: dict[str, list[Entry]]
    files: list[Located]

    @classmethod
    def of(cls, folder: Path) -> Evidence:
        """Return the evidence of a folder.

        Raises:
            KnowledgeError: a file breaks the schema, or there is none.
        """
        paths = sorted(folder.rglob("*.yaml"))
        if not paths:
            raise KnowledgeError(str(folder), 1, "", "这个文件夹里没有知识文件")
        files = [read(path) for path in paths]
        entries: dict[str, list[Entry]] = {}
        knowledge = gather(
            files, seen=lambda name, entry: entries.setdefault(name, []).append(entry)
        )
        return cls(knowledge, entries, files)

    def each(self, name: str) -> Iterator[tuple[Any, Located]]:
        """Yield the entries of a list with their places."""
        for entry in self.entries.get(name, []):
            yield entry.value, entry.place


def inside(place: Located, *keys: str | int) -> Located:
    """Return the place of something inside an entry, or the nearest that exists."""
    for key in keys:
        value = place.value
        if isinstance(value, dict):
            found = value.get(str(key))
        else:
            found = value[int(key)] if isinstance(value, list) else None
        if found is None:
            break
        place = found
    return place
